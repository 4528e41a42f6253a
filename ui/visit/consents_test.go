package visit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// What they say yes to is asked at the end, kept with a date, and taken back as
// easily; finishing with nothing leaves it as it was.
func TestConsentsAtTheEnd(t *testing.T) {
	x := newWorld(t)
	id := x.sam()
	x.show(id)
	finish := func(tick ...string) {
		t.Helper()
		x.screen.Finish()
		for _, label := range tick {
			x.tick(label)
		}
		x.panel().Submit()
		if x.panel() != nil {
			t.Fatalf("not finished: %v", x.panel().Failed())
		}
		x.show(id)
	}
	allowed := func(want ...surgery.Purpose) {
		t.Helper()
		v, err := x.desk.Visit.Visit(id)
		if err != nil || !slices.Equal(v.Allowed.For, want) {
			t.Errorf("allowed %v, want %v, %v", v.Allowed.For, want, err)
		}
	}
	finish()
	allowed()
	finish("We may use their words, without a name", "We may take a photo")
	allowed(surgery.UseMyWords, surgery.Photo)
	finish()
	allowed(surgery.UseMyWords, surgery.Photo)
	finish("We may take a photo")
	allowed(surgery.UseMyWords)
}

// tick ticks or unticks the box with that label in the panel, by keyboard.
func (x *world) tick(label string) {
	x.t.Helper()
	canvas := x.stage.Window.Canvas()
	for range 40 {
		if c, ok := canvas.Focused().(*kit.Check); ok && strings.Contains(texts(test.WidgetRenderer(c).Objects()[1]), label) {
			c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			return
		}
		canvas.FocusNext()
	}
	x.t.Fatalf("Tab never reaches %q", label)
}
