package kit_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"socialmediasurgery/ui/kit"
)

// TestWhatLiesBeneathIsNotDrawn holds that exactly what something lies over is left out,
// and that all comes back.
func TestWhatLiesBeneathIsNotDrawn(t *testing.T) {
	mark := canvas.NewRectangle(color.NRGBA{R: 255, A: 255})
	u := kit.NewUnder(mark)
	w := open(t, func() fyne.CanvasObject { return u })
	w.Resize(fyne.NewSize(100, 200))
	size := u.Size()
	shown := func() (from float32) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(u)
		picture := w.Canvas().Capture()
		for y := range int(size.Height) {
			if r, g, _, _ := picture.At(int(at.X+size.Width/2), int(at.Y)+y).RGBA(); r > 0xF000 && g < 0x1000 {
				return float32(y)
			}
		}
		return size.Height
	}
	for _, c := range []struct {
		name string
		at   fyne.Position
		size fyne.Size
		from float32
	}{
		{"nothing", fyne.Position{}, fyne.Size{}, 0},
		{"its top half", fyne.NewPos(-5, -40), fyne.NewSize(size.Width+10, 140), 100},
		{"all but its right side", fyne.NewPos(-5, -40), fyne.NewSize(size.Width, 140), 0},
		{"all but its left side", fyne.NewPos(5, -40), fyne.NewSize(size.Width, 140), 0},
		{"all but its top", fyne.NewPos(-5, 10), fyne.NewSize(size.Width+10, 90), 0},
		{"what stands above it", fyne.NewPos(-5, -40), fyne.NewSize(size.Width+10, 40), 0},
		{"all of it", fyne.NewPos(-5, -40), fyne.NewSize(size.Width+10, 400), size.Height},
		{"nothing again", fyne.Position{}, fyne.Size{}, 0},
	} {
		u.Cover(c.at, c.size)
		if from := shown(); from != c.from {
			t.Errorf("over %s: drawn from %v, not from %v", c.name, from, c.from)
		}
		if mark.Size() != size {
			t.Errorf("over %s: the content is %v, not %v", c.name, mark.Size(), size)
		}
	}
}
