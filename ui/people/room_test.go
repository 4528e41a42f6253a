package people_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// At large text in a small window the box and the choice stand in one line, and the
// list has the room beneath until somebody is on the page.
func TestTheListHasRoomAtLargeTextInASmallWindow(t *testing.T) {
	r := open(t, kit.Light, 200, "Ann Sample", "José Sampleton", "Kim Sample")
	r.Window.Resize(fyne.NewSize(730, 420)) // what 1024 x 600 leaves
	r.Says("Ann Sample", "José Sampleton")
	r.SaysNot("Choose somebody")
	r.Capture("people-small")
	r.Write("jose")
	r.Press(fyne.KeyReturn)
	list, is := r.Window.Canvas().Focused().(*kit.List)
	if !is || list.Size().Height < 54 {
		t.Errorf("%T is %v", list, list.Size())
	}
	r.Press(fyne.KeyReturn)
	r.Capture("people-small-one")
	r.Says("We keep this until Monday 25 January 2027.")
}
