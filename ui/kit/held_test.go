package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"socialmediasurgery/ui/kit"
)

// hold presses Return as a window does when it is held: down once, then again and
// again to what has the focus by then. It is let go of there too.
func hold(w fyne.Window, times int) {
	ev := &fyne.KeyEvent{Name: fyne.KeyReturn}
	w.Canvas().Focused().(desktop.Keyable).KeyDown(ev)
	for range times {
		w.Canvas().Focused().TypedKey(ev)
	}
	w.Canvas().Focused().(desktop.Keyable).KeyUp(ev)
}

// TestHoldingReturnActsOnce where it began, and nowhere else: not on the list, the
// button or the box that it leads to.
func TestHoldingReturnActsOnce(t *testing.T) {
	p := &people{names: []string{"Ayesha", "Sam"}}
	w := p.open(t)
	pressed, entered := 0, 0
	box, next := kit.NewEntry(""), kit.NewEntry("")
	button := kit.NewButton(kit.Primary, "Count", func() { pressed++ })
	next.OnEnter = func() { entered++ }
	w.SetContent(kit.Column(0, box, button, next, p.list))
	for _, to := range []fyne.Focusable{p.list, button, next} {
		box.OnEnter = func() { w.Canvas().Focus(to) }
		w.Canvas().Focus(box)
		hold(w, 20)
		p.told = nil
	}
	w.Canvas().Focus(box)
	box.OnEnter = func() { w.Canvas().Focus(p.list) }
	hold(w, 20)
	p.heard(t)
	if pressed != 0 || entered != 0 {
		t.Errorf("the button was pressed %d times, the box entered %d times", pressed, entered)
	}
	hold(w, 20)
	p.heard(t, "chose Ayesha")
	w.Canvas().Focus(button)
	hold(w, 20)
	hold(w, 20)
	if pressed != 2 {
		t.Errorf("pressed twice, the button counted %d", pressed)
	}
}
