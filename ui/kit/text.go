package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Blank stands in the texts of a new row until it is filled, so that the row is
// measured with letters in it.
const Blank = "Xy"

// Weight is how heavy letters are.
type Weight int

// The three weights of our typeface.
const (
	Regular Weight = iota
	Semi
	Bold
)

func (w Weight) style() fyne.TextStyle {
	switch w {
	case Semi:
		return fyne.TextStyle{Bold: true, Italic: true} // see Theme.Font
	case Bold:
		return fyne.TextStyle{Bold: true}
	}
	return fyne.TextStyle{}
}

// Run is a stretch of text in one style. The zero values of Size and Colour are
// body size and ink.
type Run struct {
	Text   string
	Weight Weight
	Size   fyne.ThemeSizeName
	Colour fyne.ThemeColorName
}

func (r Run) size() float32 {
	if r.Size == "" {
		return Size(SizeBody)
	}
	return Size(r.Size)
}

// Overflow says what text does where its width ends.
type Overflow int

// Wrap goes on in the next line, between words; Ellipsis stays in one line and
// ends in "…"; Whole makes its place as wide as it is.
const (
	Wrap Overflow = iota
	Ellipsis
	Whole
)

// Text is text in one or more runs, with nothing around it, that follows the
// look and the text size. Change it with Set.
type Text struct {
	widget.BaseWidget
	Runs     []Run
	Overflow Overflow
	Align    fyne.TextAlign
	width    float32
}

var _ fyne.Accessible = (*Text)(nil)

// NewText makes text of runs.
func NewText(overflow Overflow, runs ...Run) *Text {
	t := &Text{Runs: runs, Overflow: overflow}
	t.ExtendBaseWidget(t)
	return t
}

// Heading is the title of a screen.
func Heading(s string) *Text { return NewText(Wrap, Run{Text: s, Weight: Bold, Size: SizeHeading}) }

// Title is the title of a panel, a card or a part of a screen.
func Title(s string) *Text { return NewText(Wrap, Run{Text: s, Weight: Bold, Size: SizeTitle}) }

// Strong is body text in bold: a name, the heading of a column.
func Strong(s string) *Text { return NewText(Wrap, Run{Text: s, Weight: Bold}) }

// Body is plain text.
func Body(s string) *Text { return NewText(Wrap, Run{Text: s}) }

// Muted is second text of body size.
func Muted(s string) *Text { return NewText(Wrap, Run{Text: s, Colour: ColourMuted}) }

// Small is second text, smaller and muted.
func Small(s string) *Text {
	return NewText(Wrap, Run{Text: s, Size: SizeSmall, Colour: ColourMuted})
}

// Caption is the smallest text, muted: key hints, dates on a preview.
func Caption(s string) *Text {
	return NewText(Whole, Run{Text: s, Size: SizeCaption, Colour: ColourMuted})
}

// OneLine keeps t in one line that ends in "…" where it does not fit.
func (t *Text) OneLine() *Text {
	t.Overflow = Ellipsis
	return t
}

// Unbroken keeps t in one line, and its place as wide as that.
func (t *Text) Unbroken() *Text {
	t.Overflow = Whole
	return t
}

// Centred centres the lines of t.
func (t *Text) Centred() *Text {
	t.Align = fyne.TextAlignCenter
	return t
}

// Trailing sets the lines of t to the right.
func (t *Text) Trailing() *Text {
	t.Align = fyne.TextAlignTrailing
	return t
}

// In gives the first run another colour.
func (t *Text) In(colour fyne.ThemeColorName) *Text {
	t.Runs[0].Colour = colour
	return t
}

// Set replaces the text of the first run, keeping its style, and drops others.
func (t *Text) Set(s string) {
	if len(t.Runs) == 1 && t.Runs[0].Text == s {
		return
	}
	first := Run{}
	if len(t.Runs) > 0 {
		first = t.Runs[0]
	}
	first.Text = s
	t.Runs = []Run{first}
	t.Refresh()
}

// SetRuns replaces the runs.
func (t *Text) SetRuns(runs ...Run) {
	t.Runs = runs
	t.Refresh()
}

// String returns the text without its styles.
func (t *Text) String() string {
	s := ""
	for _, r := range t.Runs {
		s += r.Text
	}
	return s
}

// AccessibilityLabel returns the text.
func (t *Text) AccessibilityLabel() string { return t.String() }

// AccessibilityRole returns that this is text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Resize remembers the width, since wrapped text is as high as its width makes it.
func (t *Text) Resize(size fyne.Size) {
	t.width = size.Width
	t.BaseWidget.Resize(size)
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.lay(t.Size().Width)
	return r
}

type textRenderer struct {
	text    *Text
	objects []fyne.CanvasObject
	min     fyne.Size
	laid    float32 // the width the lines were made for
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *textRenderer) MinSize() fyne.Size           { return r.min }

func (r *textRenderer) Layout(size fyne.Size) {
	if size.Width != r.laid {
		r.lay(size.Width)
	}
}

func (r *textRenderer) Refresh() {
	r.lay(r.text.Size().Width)
	canvas.Refresh(r.text)
}

// lay breaks the runs into lines for a width and places a canvas.Text each.
func (r *textRenderer) lay(width float32) {
	t := r.text
	r.laid = width
	lines := breakLines(t.Runs, t.Overflow, width)
	count, y, widest := 0, float32(0), float32(0)
	for _, line := range lines {
		x := float32(0)
		if spare := width - line.width; spare > 0 {
			switch t.Align {
			case fyne.TextAlignCenter:
				x = Snap(spare / 2)
			case fyne.TextAlignTrailing:
				x = Snap(spare)
			}
		}
		for _, piece := range line.pieces {
			o := r.object(count)
			write(o, piece.Text, piece.size(), piece.Weight)
			o.Color = Colour(colourOr(piece.Colour, ColourInk))
			o.Move(fyne.NewPos(Snap(x), Snap(y+line.ascent-ascent(piece.Run))))
			o.Resize(fyne.NewSize(piece.width, piece.height))
			o.Refresh()
			x += piece.width
			count++
		}
		y += up(line.height)
		widest = max(widest, line.width)
	}
	r.objects = r.objects[:count]
	switch t.Overflow {
	case Whole:
		r.min = fyne.NewSize(up(widest), y)
	default:
		r.min = fyne.NewSize(Grow(24), y)
	}
}

func (r *textRenderer) object(i int) *canvas.Text {
	if i < cap(r.objects) && i >= len(r.objects) {
		r.objects = r.objects[:i+1]
	}
	if i < len(r.objects) && r.objects[i] != nil {
		return r.objects[i].(*canvas.Text)
	}
	o := canvas.NewText("", nil)
	if i < len(r.objects) {
		r.objects[i] = o
	} else {
		r.objects = append(r.objects, o)
	}
	return o
}

func colourOr(name, otherwise fyne.ThemeColorName) fyne.ThemeColorName {
	if name == "" {
		return otherwise
	}
	return name
}
