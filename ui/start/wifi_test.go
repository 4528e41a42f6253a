package start_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// The network of a venue is there the next time, stays with its venue, and what was
// typed wrong is said beneath its box.
func TestTheGuestsNetworkStaysWithItsVenue(t *testing.T) {
	hall := surgery.WiFi{Name: "Made-up Guests", Key: "seven otters", OnWall: true}
	r := open(t, kit.Light, 100)
	r.Must(r.Rooms.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall", WiFi: hall}}))
	r.Must(r.Rooms.Closing.CloseSurgery(nil))
	r.screen.Changed([]surgery.Family{surgery.Surgeries})
	r.screen.Shown()
	r.Press(fyne.KeyReturn)
	if got := r.current().Words.WiFi; got != hall {
		t.Errorf("the next time at the hall: %+v", got)
	}
	r.Must(r.Rooms.Closing.CloseSurgery(nil))
	r.screen.Changed([]surgery.Family{surgery.Surgeries})
	r.screen.Shown()
	box := r.Window.Canvas().Focused().(*kit.Entry)
	box.SetText("Invented Library")
	r.Press(fyne.KeyReturn)
	if got := r.current().Words; got.Venue != "Invented Library" || got.WiFi != (surgery.WiFi{}) {
		t.Errorf("the library has the hall's network: %+v", got)
	}
	r.Must(r.Rooms.Closing.CloseSurgery(nil))
	r.screen.Changed([]surgery.Family{surgery.Surgeries})
	r.screen.Shown()
	r.Window.Canvas().Focused().(*kit.Entry).SetText("made-up hall")
	r.Press(fyne.KeyReturn)
	if got := r.current().Words.WiFi; got != hall {
		t.Errorf("back at the hall: %+v", got)
	}
}

func TestAPasswordThatIsNoneIsRefusedBeneathItsBox(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Made-up Hall")
	r.TabTo("As phones list it")
	r.Write("Made-up Guests")
	r.TabTo("As it was given to you")
	r.Write("short")
	r.Press(fyne.KeyReturn)
	r.Says("A Wi-Fi password has 8 to 63 letters.")
	if len(r.Went) != 0 {
		t.Error("it was taken")
	}
}
