package kit_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"socialmediasurgery/assets"
	"socialmediasurgery/ui/kit"
)

const (
	text = 4.5 // WCAG 1.4.3
	mark = 3.0 // WCAG 1.4.11: edges that matter, signs, focus
)

// pairs are the colours that meet on our screens.
var pairs = []struct {
	front, back fyne.ThemeColorName
	least       float64
}{
	{kit.ColourInk, kit.ColourBackground, text}, {kit.ColourInk, kit.ColourSurface, text},
	{kit.ColourInk, kit.ColourTint, text}, {kit.ColourInk, kit.ColourDangerTint, text},
	{kit.ColourInk, theme.ColorNameHover, text}, {kit.ColourInk, theme.ColorNamePressed, text},
	{kit.ColourInk, kit.ColourAccentTint, text}, {kit.ColourInk, kit.ColourNeutralTint, text},
	{kit.ColourMuted, kit.ColourBackground, text}, {kit.ColourMuted, kit.ColourSurface, text},
	{kit.ColourMuted, kit.ColourTint, text}, {kit.ColourMuted, theme.ColorNameHover, text},
	{kit.ColourMuted, kit.ColourNeutralTint, text}, {kit.ColourHint, kit.ColourSurface, text},
	{kit.ColourPrimary, kit.ColourBackground, text}, {kit.ColourPrimary, kit.ColourSurface, text},
	{kit.ColourPrimary, kit.ColourTint, text}, {kit.ColourOnPrimary, kit.ColourPrimary, text},
	{kit.ColourOnPrimary, "primaryPressed", text},
	{kit.ColourAccent, kit.ColourBackground, text}, {kit.ColourAccent, kit.ColourSurface, text},
	{kit.ColourAccent, kit.ColourAccentTint, text},
	{kit.ColourDone, kit.ColourBackground, text}, {kit.ColourDone, kit.ColourSurface, text},
	{kit.ColourDone, kit.ColourDoneTint, text}, {kit.ColourOnDone, kit.ColourDone, text},
	{kit.ColourDanger, kit.ColourBackground, text}, {kit.ColourDanger, kit.ColourSurface, text},
	{kit.ColourDanger, kit.ColourDangerTint, text}, {kit.ColourOnDanger, kit.ColourDanger, text},
	{kit.ColourDisabled, kit.ColourNeutralTint, mark}, {kit.ColourDisabled, kit.ColourSurface, text},
	{kit.ColourWallBar, kit.ColourWallTrack, mark}, {kit.ColourWallAccent, kit.ColourWallTrack, mark}, {kit.ColourWallAccent, kit.ColourWall, text},
	{kit.ColourOnWall, kit.ColourWall, text}, {kit.ColourWallMuted, kit.ColourWall, text},
	{kit.ColourEdge, kit.ColourSurface, mark}, {kit.ColourEdge, kit.ColourBackground, mark},
	{kit.ColourPrimary, kit.ColourTrack, mark}, {kit.ColourEdge, theme.ColorNameHover, mark},
	{theme.ColorNameForeground, theme.ColorNameFocus, text}, // the menu that is open
	{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, text},
	{theme.ColorNameInputBorder, theme.ColorNameInputBackground, mark},
	{theme.ColorNameInputBorder, kit.ColourBackground, mark},
	{theme.ColorNameForeground, theme.ColorNameMenuBackground, text},
	{theme.ColorNameForeground, theme.ColorNameOverlayBackground, text},
	{theme.ColorNameForeground, theme.ColorNameSelection, text}, {kit.ColourMuted, theme.ColorNameSelection, text},
	{kit.ColourPrimary, theme.ColorNameSelection, text}, // the ring of a row, and words of act
	{theme.ColorNameForeground, theme.ColorNameHeaderBackground, text},
	{theme.ColorNameForegroundOnError, theme.ColorNameError, text},
	{theme.ColorNameForegroundOnSuccess, theme.ColorNameSuccess, text},
	{theme.ColorNameForegroundOnWarning, theme.ColorNameWarning, text},
	{theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary, text},
	{theme.ColorNameHyperlink, kit.ColourBackground, text},
	{theme.ColorNameScrollBar, kit.ColourBackground, mark}, {theme.ColorNameScrollBar, kit.ColourSurface, mark},
}

func TestContrast(t *testing.T) {
	for _, look := range kit.Looks() {
		th, err := kit.NewTheme(assets.Files(), look, 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pairs {
			front, back := th.Color(p.front, 0), th.Color(p.back, 0)
			least := p.least
			if look == kit.HighContrast && least == text {
				least = 7 // WCAG 1.4.6
			}
			if got := contrast(front, back); got < least {
				t.Errorf("%s: %s on %s is %.2f, at least %.1f", look, p.front, p.back, got, least)
			}
		}
	}
}

func TestContrastFormula(t *testing.T) {
	if got := contrast(color.Black, color.White); math.Abs(got-21) > 0.001 {
		t.Errorf("black on white is %.3f, not 21", got)
	}
	if got := contrast(color.NRGBA{R: 0x77, G: 0x77, B: 0x77, A: 255}, color.White); math.Abs(got-4.48) > 0.01 {
		t.Errorf("#777 on white is %.3f, not 4.48", got)
	}
}

// contrast is WCAG's ratio of two opaque colours.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}
