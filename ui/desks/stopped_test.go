package desks_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// underWay has a swap be under way: its panel is open, and it goes on with each Step.
func (r *room) underWay() {
	r.T.Helper()
	r.share()
	r.letIn("Front door")
	r.Must(r.Rooms.Today.CountGuest())
	r.screen.Shown()
	r.on("Swap with the stick")
	r.stage.Runner.Wait()
	r.Press(fyne.KeyReturn)
	for kit.TopPanel(r.Window.Canvas()) == nil && r.stage.Runner.Step() {
	}
	r.says("Writing what other desks do not have yet")
	r.stage.Runner.Advance(2 * time.Second)
}

// Stopping is said at once, and once, however long the stick still takes.
func TestStopIsSaidAtOnce(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.underWay()
	r.Press(fyne.KeyReturn)
	r.says("Stopped", "What was read is kept, and nothing is lost.")
	r.Press(fyne.KeyReturn)
	for r.stage.Runner.Step() {
	}
	if top := kit.TopPanel(r.Window.Canvas()); top != nil {
		t.Errorf("%q is said later", top.Title())
	}
}

// What came of a swap that ended behind the curtain is said once that is lifted.
func TestSwapEndsBehindTheCurtain(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.underWay()
	hidden := true
	r.stage.Hidden = func() bool { return hidden }
	curtain := kit.DrawCurtain(r.Window, kit.Body("Covered"), nil)
	for r.stage.Runner.Step() {
	}
	if seen := r.Texts(); !strings.Contains(seen, "Covered") || strings.Contains(seen, "Swapped") {
		t.Fatalf("behind the curtain: %s", seen)
	}
	hidden = false
	curtain.Lift()
	for r.stage.Runner.Step() {
	}
	r.says("Swapped", "written for desk B.")
}
