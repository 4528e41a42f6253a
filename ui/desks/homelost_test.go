package desks_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/desks"
	"socialmediasurgery/ui/kit"
)

// at shows the screen of another laptop.
func (r *room) at(d *rooms.Rooms) {
	r.T.Helper()
	stage := *r.stage
	stage.Crossed, stage.Sharing, stage.HomeLost = d.Crossed, d.Sharing, d.HomeLost
	r.screen = desks.New(&stage)
	r.Show(r.screen)
	r.screen.Shown()
}

// usesStick chooses the stick, in whichever way it is offered.
func (r *room) usesStick() {
	r.T.Helper()
	r.says("Which stick?")
	if strings.Contains(r.Texts(), "The one used last") {
		r.Press(fyne.KeyReturn)
		return
	}
	r.PressButton("Another folder...")
}

// homeless is a laptop that joined, has somebody checked in, and loses its home desk; and
// another with a passphrase of its own and nothing else.
func homeless(r *room) (b, h *rooms.Rooms) {
	r.T.Helper()
	r.share()
	b = r.letIn("Front door")
	r.Must(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample", SavePlace: true}))
	h = r.laptop()
	if _, err := h.Lock.SetPassphrase(nil, []byte(phrase), false); err != nil {
		r.T.Fatal(err)
	}
	return b, h
}

// By keyboard: a joined laptop writes the whole surgery, and another brings it in with the
// paper, and is the home desk.
func TestTheHomeLaptopIsLost(t *testing.T) {
	r := open(t, kit.Light, 100)
	b, h := homeless(r)
	r.at(b)
	r.TabToButton("The home laptop is lost...")
	r.Press(fyne.KeyReturn)
	r.says("Is the home laptop lost for good?", "Nobody can read the stick without that paper.")
	r.Press(fyne.KeyReturn)
	r.usesStick()
	r.says("The whole surgery is on the stick", "1 check-in is on the stick, with ", "bring back a backup of the home laptop")
	r.Press(fyne.KeyReturn)
	if _, err := b.Today.CountGuest(); err != nil {
		t.Fatal(err)
	}
	r.TabToButton("The home laptop is lost...") // again
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyReturn)
	r.usesStick()
	r.says("2 check-ins are on the stick")
	r.Press(fyne.KeyReturn)

	r.at(h)
	r.TabToButton("Bring in a surgery from a stick...")
	r.Press(fyne.KeyReturn)
	r.usesStick()
	r.says("Type the recovery key from paper")
	r.Write("not a recovery key")
	r.Press(fyne.KeyReturn)
	r.says("That is not a recovery key: a letter is wrong or missing.")
	r.Window.Canvas().Focused().(*kit.Entry).SetText("")
	r.Write(r.paper)
	r.Press(fyne.KeyReturn)
	r.says("Bring in this surgery?", "Made-up Hall, 24 November 2026: 2 check-ins. Written at 13:00 by desk B.", "This laptop becomes the home desk")
	r.on("Cancel") // Return alone brings nothing in
	r.PressButton("Bring it in")
	r.says("The surgery is here", "2 check-ins are here now. This laptop is the home desk, Z.")
	r.Press(fyne.KeyReturn)
	r.says("This is the home desk, Z.", "goes on as desk Z", "B   Front door")
	r.PressButton("Today’s passphrase...")
	r.says("Make another passphrase for today?")
	r.PressButton("Make another")
	r.says("Other desks ask for today’s passphrase")
	r.Press(fyne.KeyReturn)
	r.PressButton("Bring in a surgery from a stick...") // once more
	r.usesStick()
	r.Write(r.paper)
	r.Press(fyne.KeyReturn)
	r.PressButton("Bring it in")
	r.says("Everything on the stick was here already.")
	r.Press(fyne.KeyReturn)
	r.swapAt(h)
	r.swapAt(b)
	r.at(b)
	r.says("Z   Home desk")
}

// What does not go well is said, and can be done again.
func TestBringingInDoesNotGoWell(t *testing.T) {
	r := open(t, kit.Light, 100)
	b, h := homeless(r)
	r.at(h)
	r.PressButton("Bring in a surgery from a stick...")
	r.usesStick()
	r.says("There is no whole surgery on this stick.", "choose The home laptop is lost.")
	r.Press(fyne.KeyEscape)
	r.at(b)
	r.PressButton("The home laptop is lost...")
	if err := os.RemoveAll(r.stick); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(r.stick, nil, 0o600); err != nil { // no folder can be there
		t.Fatal(err)
	}
	r.Press(fyne.KeyReturn)
	r.PressButton("Another folder...")
	r.says("Try again")
	if err := os.Remove(r.stick); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(r.stick, 0o700); err != nil {
		t.Fatal(err)
	}
	r.Press(fyne.KeyReturn)
	r.says("1 check-in is on the stick")
	r.Press(fyne.KeyReturn)

	files, err := filepath.Glob(filepath.Join(r.stick, "surgery", "*.all"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(files[0], raw[:len(raw)-40], 0o600); err != nil {
		t.Fatal(err)
	}
	r.at(h)
	r.PressButton("Bring in a surgery from a stick...")
	r.usesStick()
	r.Write(r.paper)
	r.Press(fyne.KeyReturn)
	r.says("The file with the whole surgery is damaged, or half of it is missing.")
	if err := os.WriteFile(files[0], raw, 0o600); err != nil {
		t.Fatal(err)
	}
	r.Press(fyne.KeyReturn)
	r.says("Bring in this surgery?")
	r.Press(fyne.KeyEscape) // not yet
	if state, err := h.Sharing.State(); err != nil || state.Shared {
		t.Errorf("%+v, %v", state, err)
	}
	r.Must(h.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up House"}}))
	r.PressButton("Bring in a surgery from a stick...")
	r.usesStick()
	r.Write(r.paper)
	r.Press(fyne.KeyReturn)
	r.PressButton("Bring it in")
	r.says("Another surgery is open on this laptop.")
}
