package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/ui/kit"
)

func TestFocusComesIntoSight(t *testing.T) {
	var scroll *container.Scroll
	w := open(t, func() fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for range 40 {
			rows = append(rows, kit.NewCard(kit.NewField("Name", kit.NewEntry(""), "")))
		}
		scroll = kit.Scrolled(kit.Column(8, rows...))
		return scroll
	})
	check := func(step string) {
		t.Helper()
		o := w.Canvas().Focused().(fyne.CanvasObject)
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		if y < 0 || y+o.Size().Height > scroll.Size().Height {
			t.Fatalf("%s: the box with the focus is at %.0f of %.0f", step, y, scroll.Size().Height)
		}
	}
	for range 40 {
		press(w, fyne.KeyTab)
		check("forward")
	}
	if scroll.Offset.Y == 0 {
		t.Fatal("nothing had to scroll")
	}
	press(w, fyne.KeyTab) // round to the first
	check("first again")
	if scroll.Offset.Y != 0 {
		t.Errorf("offset %.0f at the first", scroll.Offset.Y)
	}
}
