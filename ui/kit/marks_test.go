package kit_test

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// Each look of each sign and state can be told from the others without colour:
// as grey pictures they differ in many points.
func TestMarksDifferWithoutColour(t *testing.T) {
	for _, look := range kit.Looks() {
		pictures := map[kit.MarkState]image.Image{}
		for _, state := range []kit.MarkState{kit.MarkToDo, kit.MarkDone, kit.MarkNotToday, kit.MarkNotForMe} {
			w := openIn(t, look, 100, func() fyne.CanvasObject { return kit.NewMark(state) })
			w.Resize(fyne.NewSize(26, 26))
			pictures[state] = w.Canvas().Capture()
		}
		for a, one := range pictures {
			for b, two := range pictures {
				if a < b {
					if n := differ(one, two); n < 25 {
						t.Errorf("%s: marks %d and %d differ in %d points", look, a, b, n)
					}
				}
			}
		}
	}
}

// differ counts the points whose lightness differs much.
func differ(a, b image.Image) int {
	grey := func(img image.Image, x, y int) int {
		r, g, b, _ := img.At(x, y).RGBA()
		return int(299*r+587*g+114*b) / 1000 >> 8
	}
	n := 0
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if d := grey(a, x, y) - grey(b, x, y); d > 60 || d < -60 {
				n++
			}
		}
	}
	return n
}

func TestProgress(t *testing.T) {
	p := kit.NewProgress(2)
	if p.Share() != 1 {
		t.Errorf("a share of %.1f", p.Share())
	}
	var bar *kit.Progress
	w := open(t, func() fyne.CanvasObject {
		bar = kit.NewProgress(0.5)
		return kit.Column(0, bar)
	})
	w.Resize(fyne.NewSize(400, 20))
	fill := kit.Colour(kit.ColourPrimary)
	img := w.Canvas().Capture()
	same := func(x int) bool {
		r, g, b, _ := img.At(x, 4).RGBA()
		wr, wg, wb, _ := fill.RGBA()
		return r == wr && g == wg && b == wb
	}
	if !same(100) || same(300) {
		t.Error("half a bar is not half filled")
	}
}

func TestPillKeepsItsWords(t *testing.T) {
	var p *kit.Pill
	open(t, func() fyne.CanvasObject {
		p = kit.NewPill(kit.Waiting, "3")
		return kit.Row(0, p)
	})
	small := p.MinSize()
	if small.Width < small.Height {
		t.Errorf("a count of one figure is %v, narrower than high", small)
	}
	p.Set(kit.Waiting, "Nobody here can help with Mastodon")
	if p.MinSize().Width < 5*small.Width || p.Text() == "3" {
		t.Errorf("after Set it is %v", p.MinSize())
	}
}
