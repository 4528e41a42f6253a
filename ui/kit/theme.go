package kit

import (
	"fmt"
	"image/color"
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"socialmediasurgery/surgery/picture"
)

// Look is one of our three sets of colours.
type Look string

// The looks a host can choose.
const (
	Light        Look = "light"
	Dark         Look = "dark"
	HighContrast Look = "high_contrast"
)

// Looks lists the looks in the order a screen offers them.
func Looks() []Look { return []Look{Light, Dark, HighContrast} }

// TextSizes lists the text sizes a host can choose, in percent.
func TextSizes() []int { return []int{100, 125, 150, 200} }

// Sizes of our look beside Fyne's own, in Fyne units at 100 percent.
const (
	SizeBody    = theme.SizeNameText           // 16
	SizeSmall   = fyne.ThemeSizeName("small")  // 14, second text
	SizeCaption = theme.SizeNameCaptionText    // 12.5, key hints
	SizeTitle   = theme.SizeNameSubHeadingText // 20, of a card or panel
	SizeHeading = theme.SizeNameHeadingText    // 25, of a screen
	SizeLarge   = fyne.ThemeSizeName("large")  // 18, the check-in box
	SizeTarget  = fyne.ThemeSizeName("target") // 44, the least height of what is pressed
	SizeDisplay = fyne.ThemeSizeName("display")
)

// Theme is our fyne.Theme: one look at one text size. Make a new one and set it
// again to change either.
type Theme struct {
	look    Look
	percent int
	colours map[fyne.ThemeColorName]color.Color
	regular fyne.Resource
	semi    fyne.Resource
	bold    fyne.Resource
	paints  *picture.Painter // of previews, see painter
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes the theme of a look at a text size in percent (100 to 200).
// files holds our typeface under fonts/; an error names the file that is not
// there. An unknown look is Light.
func NewTheme(files fs.FS, look Look, percent int) (*Theme, error) {
	if _, ok := palettes[look]; !ok {
		look = Light
	}
	t := &Theme{look: look, percent: min(max(percent, 100), 200), colours: colours(look)}
	for _, font := range []struct {
		file string
		into *fyne.Resource
	}{
		{"AtkinsonHyperlegibleNext_400Regular.ttf", &t.regular},
		{"AtkinsonHyperlegibleNext_600SemiBold.ttf", &t.semi},
		{"AtkinsonHyperlegibleNext_700Bold.ttf", &t.bold},
	} {
		raw, err := fs.ReadFile(files, "fonts/"+font.file)
		if err != nil {
			return nil, fmt.Errorf("kit: typeface: %w", err)
		}
		*font.into = fyne.NewStaticResource(font.file, raw)
	}
	return t, nil
}

// Look returns which look this is.
func (t *Theme) Look() Look { return t.look }

// Percent returns the text size in percent.
func (t *Theme) Percent() int { return t.percent }

// Color returns a colour of the look; the system's wish for light or dark is
// not asked, because the look is a setting of ours.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colours[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, t.variant())
}

func (t *Theme) variant() fyne.ThemeVariant {
	if t.look == Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Font returns our typeface. We print no italics, so italic is the upright, and
// bold italic, which nothing else uses, is the semi-bold of buttons and pills.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold && style.Italic:
		return t.semi
	case style.Bold:
		return t.bold
	}
	return t.regular
}

// Icon returns Fyne's icons; ours are in icons.go.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size returns a size. Text and what must hold text grow with the percentage;
// headings grow at two thirds of it, since they are large already; lines, radii
// and gaps stay.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	grow := float32(t.percent) / 100
	slow := 1 + (grow-1)*2/3
	switch name {
	case SizeBody:
		return 16 * grow
	case SizeSmall:
		return 14 * grow
	case SizeCaption:
		return 12.5 * grow
	case SizeLarge:
		return 18 * grow
	case SizeTitle:
		return 19 * slow
	case SizeHeading:
		return 25 * slow
	case SizeDisplay:
		return 40 * slow
	case SizeTarget:
		return Snap(44 * slow)
	case theme.SizeNameInlineIcon:
		return 20 * grow
	case theme.SizeNameInnerPadding:
		return 2 * Snap(4*slow) // Fyne halves it
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameLineSpacing:
		return 4 * grow
	case theme.SizeNameScrollBar:
		return 14
	case theme.SizeNameScrollBarSmall:
		return 5
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		if t.look == HighContrast {
			return 2
		}
		return 1
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameMenuRadius:
		return 8
	case theme.SizeNameSelectionRadius:
		return 6
	case theme.SizeNameCardRadius, theme.SizeNameDialogRadius, theme.SizeNamePopupRadius:
		return 10
	}
	return theme.DefaultTheme().Size(name)
}

// Grow returns n, a length at 100 percent, as long as the text size makes it, in whole
// units.
func Grow(n float32) float32 {
	return Snap(n * Size(SizeBody) / 16)
}

// Size returns a size of the look that is on now.
func Size(name fyne.ThemeSizeName) float32 { return current().Size(name) }

// plain stands in while no theme of ours is set, as in a test of a single part.
var plain = &Theme{look: Light, percent: 100, colours: colours(Light)}

func current() *Theme {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t
	}
	return plain
}
