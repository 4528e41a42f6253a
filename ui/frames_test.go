package ui

import (
	"fmt"
	"image/color"
	"runtime"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// frames is how often everything is measured: as often as in a quarter of an hour in
// which nothing but the cursor blinks.
const frames = 10_000

// TestFramesLeaveNothingBehind on any screen: before each frame everything is measured,
// and what is made for that stays with the toolkit for a minute.
func TestFramesLeaveNothingBehind(t *testing.T) {
	r := window(t, 0, func(r *room) {
		if err := r.desk.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
	})
	r.everyScreen(func(id string) {
		content := r.Window().Content()
		held := func() int64 {
			for range frames / 2 {
				content.MinSize()
			}
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return int64(m.HeapObjects)
		}
		before := held()
		if more := held() - before; more > frames/20 {
			t.Errorf("%s: %d things more after %d frames", id, more, frames/2)
		}
	})
}

// TestMeasuringDrawsNothing on any screen, at any size: everything is measured before each
// frame, and what that draws anew brings about the next frame, without end.
func TestMeasuringDrawsNothing(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		r := window(t, 0, func(r *room) {
			if err := r.desk.Demo.Fill(); err != nil {
				t.Fatal(err)
			}
			now := r.desk.Settings.Settings()
			now.TextSize = percent
			r.do(r.desk.Settings.Set(now))
		})
		for _, size := range []fyne.Size{{Width: 1024, Height: 600}, {Width: 1366, Height: 743}} {
			r.Window().Resize(size)
			r.everyScreen(func(id string) {
				marked := map[*canvas.Rectangle]string{}
				eachWithin(r.Window().Content(), nil, func(o, in fyne.CanvasObject) {
					if shape, is := o.(*canvas.Rectangle); is {
						shape.FillColor, marked[shape] = mark, fmt.Sprintf("%T %s", in, wordsOf(in))
					}
				})
				eachWithin(r.Window().Content(), nil, func(o, _ fyne.CanvasObject) { o.MinSize() })
				for shape, in := range marked {
					if shape.FillColor != mark {
						t.Errorf("%s at %d percent in %v: %s is drawn anew", id, percent, size, in)
					}
				}
			})
		}
	}
}

// mark is a colour that no widget gives a shape.
var mark = color.NRGBA{R: 1, G: 2, B: 3, A: 4}

// eachWithin calls each for an object and all within it, hidden or not, with the widget
// that it stands in.
func eachWithin(o, in fyne.CanvasObject, each func(o, in fyne.CanvasObject)) {
	each(o, in)
	if widget, is := o.(fyne.Widget); is {
		in = widget
	}
	for _, inner := range testroom.Inner(o) {
		eachWithin(inner, in, each)
	}
}

// wordsOf returns what a widget says.
func wordsOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *kit.Button:
		return o.Label
	case *kit.Pill:
		return o.Text()
	}
	return ""
}

// TestCardButtonHeight holds that it is that of a button, at each size of text.
func TestCardButtonHeight(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		window(t, 0, func(r *room) {
			now := r.desk.Settings.Settings()
			now.TextSize = percent
			r.do(r.desk.Settings.Set(now))
		})
		if want := kit.NewButton(kit.Secondary, "Print", nil).InCard().MinSize().Height; kit.CardButtonHeight() != want {
			t.Errorf("at %d percent %.1f, want %.1f", percent, kit.CardButtonHeight(), want)
		}
	}
}
