package today

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/ui/kit"
)

func TestPicks(t *testing.T) {
	test.NewTempApp(t)
	p := newPicks([]kit.Option{{Key: "a", Label: "Apple"}, {Key: "b", Label: "Banana"}, {Key: "c", Label: "Cherry"}, {Key: "d", Label: "Blackberry"}})
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(260, 300)) // two on a line
	w.Canvas().Focus(p)
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			p.TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeySpace)
	p.TypedRune('b')
	press(fyne.KeySpace)
	if got := p.chosen(); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("chosen %q", got)
	}
	p.TypedRune('b')
	press(fyne.KeySpace, fyne.KeyHome, fyne.KeySpace)
	if got := p.chosen(); !slices.Equal(got, []string{"b", "d"}) {
		t.Errorf("chosen %q", got)
	}
	press(fyne.KeyDown)
	if p.at == 0 || p.chips[p.at].Position().Y <= p.chips[0].Position().Y {
		t.Errorf("Down led to %d", p.at)
	}
	press(fyne.KeyUp)
	if p.at != 0 {
		t.Errorf("Up led to %d", p.at)
	}
	press(fyne.KeyLeft, fyne.KeyEnd, fyne.KeyRight)
	if p.at != 3 {
		t.Errorf("the end is %d", p.at)
	}
	p.setOptions([]kit.Option{{Key: "d", Label: "Blackberry"}, {Key: "e", Label: "Elder"}})
	if got := p.chosen(); !slices.Equal(got, []string{"d"}) || p.at != 1 {
		t.Errorf("with other answers: chosen %q, at %d", got, p.at)
	}
	p.setOptions(nil)
	press(fyne.KeyDown, fyne.KeySpace, fyne.KeyRight, fyne.KeyEnd)
	p.TypedRune('x')
	if got := p.chosen(); len(got) != 0 {
		t.Errorf("chosen of nothing: %q", got)
	}
}

// TestPicksAreScrolledTo holds at large text, where the form is higher than the
// window.
func TestPicksAreScrolledTo(t *testing.T) {
	r := newRoom(t, setting{kit.Light, 200, fyne.NewSize(1366-196, 728)}, known())
	r.screen.NewAttendee()
	r.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyEnd)
	p, ok := r.window.Canvas().Focused().(*picks)
	if !ok {
		t.Fatalf("the focus is on %T", r.window.Canvas().Focused())
	}
	last := p.chips[len(p.chips)-1]
	bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y + last.Size().Height
	if bottom > 728-60 {
		t.Errorf("the answer with the focus ends at %v of 728", bottom)
	}
}
