package week_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/ui/kit"
)

// A surgery of another day is not opened by a slip: everybody would be counted for
// today.
func TestASurgeryOfAnotherDayIsAskedAbout(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Now = r.Now.Add(24 * time.Hour)
	r.screen.StartSurgery() // today's of yesterday is selected
	r.Says("Start it today?")
	r.Says("is planned for Tue 24 Nov.")
	r.Press(fyne.KeyEscape)
	if len(r.Went) != 0 {
		t.Fatalf("went to %q", r.Went)
	}
	r.screen.StartSurgery()
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Went, []string{"today"}) {
		t.Errorf("went to %q", r.Went)
	}
}

// Bookings that say no day are for the surgery whose card is selected, or for
// another one.
func TestBookingsArePutToASurgery(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.BringIn()
	r.Choose("people")
	r.TabTo("One name in each line, or a table").SetText("Made-up Mina\nMade-up Otto")
	r.TabTo("Choose it below, or type where it is")
	r.Press(fyne.KeyReturn)
	r.Says("For which surgery")
	r.Says("Tue 24 Nov")
	r.Tab("the surgeries", func(on fyne.Focusable) bool { _, ok := on.(*kit.Select); return ok })
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyDown, fyne.KeyReturn)
	r.PressButton("Keep these bookings")
	if n, err := world.Expected(r.Rooms); n != 0 || err != nil {
		t.Errorf("%d are expected today, %v", n, err)
	}
	r.Now = time.Date(2026, 11, 27, 13, 0, 0, 0, time.UTC)
	if n, err := world.Expected(r.Rooms); n != 2 || err != nil {
		t.Errorf("%d are expected on the other day, %v", n, err)
	}
}
