package desks_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/desks"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

const phrase = "seven made-up otters juggle"

// room is the window of the home desk; stick is a folder, which is chosen as any other.
type room struct {
	*testroom.Room
	stage  *desks.Stage
	screen *desks.Screen
	stick  string
	paper  string // recovery key
	n      int
}

// open opens the screen on a surgery that can be shared.
func open(t testing.TB, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent), stick: t.TempDir(), n: 1_000_000}
	r.Must(r.Rooms.Start.StartSurgery(surgery.Surgery{Kind: surgery.Conference, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	recovery, err := r.Rooms.Lock.SetPassphrase(nil, []byte(phrase), false)
	if err != nil {
		t.Fatal(err)
	}
	r.paper = recovery.Text
	r.stage = &desks.Stage{Stage: r.Stage, Crossed: r.Rooms.Crossed, Sharing: r.Rooms.Sharing, HomeLost: r.Rooms.HomeLost, Hidden: func() bool { return false },
		Protect: func(then func()) { then() }, ChooseFolder: func(_ string, chosen func(string)) { chosen(r.stick) }}
	r.Stage.Commands = kit.NewCommands(r.Window, kit.Command{ID: "swap_stick", Label: "sharing.swap", Action: func() { desks.SwapStick(r.stage) }})
	r.screen = desks.New(r.stage)
	r.Show(r.screen)
	r.screen.Shown()
	return r
}

// laptop is another one, with nobody's window.
func (r *room) laptop() *rooms.Rooms { return r.openIn(r.T.TempDir()) }

func (r *room) openIn(folder string) *rooms.Rooms {
	r.T.Helper()
	id := func() surgery.ID {
		r.n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", r.n))
	}
	d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return r.Now }})
	if err != nil {
		r.T.Fatal(err)
	}
	r.T.Cleanup(func() { d.Desk.Close() })
	return d
}

// asks has another laptop ask on the stick.
func (r *room) asks(name string) (*rooms.Rooms, *sharing.Joining, [3]string) {
	r.T.Helper()
	d := r.laptop()
	j, err := d.Sharing.NewJoining(name)
	if err != nil {
		r.T.Fatal(err)
	}
	w, err := j.Write(r.stick)
	if err != nil {
		r.T.Fatal(err)
	}
	return d, j, w
}

// joins goes on with what was let in.
func (r *room) joins(d *rooms.Rooms, j *sharing.Joining) *rooms.Rooms {
	r.T.Helper()
	if err := j.Read(); err != nil {
		r.T.Fatal(err)
	}
	return r.entered(d, j.Enter)
}

// entered goes on with what a laptop was let in to, by today's passphrase.
func (r *room) entered(d *rooms.Rooms, enter func(typed string) (*sharing.Next, error)) *rooms.Rooms {
	r.T.Helper()
	todays, err := r.Rooms.Sharing.Passphrase()
	if err != nil {
		r.T.Fatal(err)
	}
	next, err := enter(todays)
	if err != nil {
		r.T.Fatal(err)
	}
	own := d.Desk.Folder()
	d.Desk.Close()
	d = r.openIn(sharing.Opens(own))
	if err := d.Sharing.Opened(next); err != nil {
		r.T.Fatal(err)
	}
	return d
}

// swapAt swaps with the stick at another desk.
func (r *room) swapAt(d *rooms.Rooms) {
	r.T.Helper()
	world.Swap(r.T, d, r.stick)
}

// says holds that all this stands in the window, or in the panel over it.
func (r *room) says(all ...string) {
	r.T.Helper()
	for _, want := range all {
		if !strings.Contains(r.Texts(), want) {
			r.T.Fatalf("%q is not said:\n%s", want, r.Texts())
		}
	}
}

// on holds which button has the focus.
func (r *room) on(label string) {
	r.T.Helper()
	if b, is := r.Window.Canvas().Focused().(*kit.Button); !is || b.Label != label {
		r.T.Fatalf("the focus is on %v, want %q", r.Window.Canvas().Focused(), label)
	}
}

// share shares the surgery by keyboard.
func (r *room) share() {
	r.T.Helper()
	r.on("Share this surgery...")
	r.Press(fyne.KeyReturn)
	r.PressButton("Share it")
}

// letIn lets a laptop in that is called so, by keyboard, and returns its desk.
func (r *room) letIn(name string) *rooms.Rooms {
	r.T.Helper()
	d, j, w := r.asks(name)
	r.PressButton("Let a laptop in...")
	if kit.TopPanel(r.Window.Canvas()).Title() == words.Say("sharing.which_stick") {
		if strings.Contains(r.Texts(), "The one used last") {
			r.Press(fyne.KeyReturn)
		} else {
			r.PressButton("Another folder...")
		}
	}
	r.says("Let “"+name+"” in?", w[0]+"   "+w[1]+"   "+w[2])
	r.on("These are other words") // Return alone lets nobody in
	r.PressButton("Let it in")
	r.says("is let in", "press Read the stick there")
	r.Press(fyne.KeyReturn)
	return r.joins(d, j)
}

// By keyboard: a surgery is shared, a laptop let in, what it did comes, and what both
// changed is settled; the focus is always where the next thing is to be done.
func TestSharingByKeyboard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.says("This surgery runs on this laptop alone.")
	r.share()
	r.says("On the other laptop choose Join a surgery")
	r.on("Let a laptop in...")
	if strings.Contains(r.Texts(), "Swap with the stick") {
		t.Error("there is nobody to swap with, and it is offered")
	}
	b := r.letIn("Front door")
	at := r.Must(r.Rooms.Today.CountGuest()).Visit
	r.screen.Shown()
	r.says("B   Front door", "1 change made here is not on the stick yet.")
	r.on("Swap with the stick")
	r.Press(fyne.KeyReturn)
	r.says("Swapped", "were written for desk B.", "Carry it to the next desk")
	r.Press(fyne.KeyReturn)
	r.swapAt(b)
	for d, name := range map[*rooms.Rooms]string{r.Rooms: "Vera Sample", b: "Jas Pretend"} {
		r.Must(d.Today.NewSurgeonArrives(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}, r.Now))
		all, err := d.Today.Surgeons()
		if err != nil {
			t.Fatal(err)
		}
		r.Must(d.Today.Pair(at, all[len(all)-1].ID))
	}
	r.swapAt(b)
	r.screen.Shown()
	r.Press(fyne.KeyReturn)
	r.says("1 thing needs a look.")
	r.Press(fyne.KeyReturn)
	r.says("A01: two desks changed who helps", "did stands now.")
	r.screen.Look()
	r.screen.Shown()
	if _, is := r.Window.Canvas().Focused().(*kit.List); !is {
		t.Fatalf("the focus is on %v", r.Window.Canvas().Focused())
	}
	r.Press(fyne.KeyReturn) // to the ways
	r.Press(fyne.KeyTab)
	r.Press(fyne.KeyReturn)
	r.says("Nothing. When two desks change the same thing")
	r.on("Swap with the stick")
	if n, err := r.Rooms.Crossed.Count(); err != nil || n != 0 {
		t.Errorf("%d things are left: %v", n, err)
	}
}

// Where there is no stick, none is offered to be used: looking again is the thing to do.
// One that is put in appears by itself. What was chosen is remembered whatever comes of it.
func TestChoosingTheStick(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.share()
	r.Press(fyne.KeyReturn) // let a laptop in
	r.says("Which stick?", "There is no stick in this laptop yet.")
	if strings.Contains(r.Texts(), "Use this stick") {
		t.Error("there is none, and it is to be used")
	}
	r.on("Look again")
	if b := r.Window.Canvas().Focused().(*kit.Button); b.Kind != kit.Primary {
		t.Error("looking again is not what is offered first")
	}
	r.PressButton("Another folder...")
	r.says("No laptop asks to join on this stick.")
	r.Press(fyne.KeyEscape)
	if got := r.Rooms.Sharing.Stick(); got != r.stick {
		t.Errorf("%q is remembered", got)
	}
	if err := os.RemoveAll(r.stick); err != nil {
		t.Fatal(err)
	}
	r.PressButton("Let a laptop in...")
	r.says("There is no stick in this laptop yet.")
	if err := os.MkdirAll(r.stick, 0o700); err != nil {
		t.Fatal(err)
	}
	r.Stage.Runner.Advance(3 * time.Second)
	r.says("The one used last", "Use this stick")
	if _, is := r.Window.Canvas().Focused().(*kit.List); !is {
		t.Errorf("the focus is on %v", r.Window.Canvas().Focused())
	}
	if err := os.RemoveAll(r.stick); err != nil { // pulled out again
		t.Fatal(err)
	}
	r.Stage.Runner.Advance(3 * time.Second)
	r.says("There is no stick in this laptop yet.")
	if strings.Contains(r.Texts(), "Use this stick") {
		t.Error("it is gone, and is to be used")
	}
	if r.Window.Canvas().Focused() == nil {
		t.Error("the focus is nowhere")
	}
	r.PressButton("Look again")
}

// Return on the verb that is not there uses no stick, and says why.
func TestReturnUsesNoStickThatIsNotThere(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.share()
	r.Press(fyne.KeyReturn)
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.says("Which stick?", "No stick is chosen.")
}

// A desk that is lost is struck off by keyboard, and Return alone does it not; the share
// ends when the host ends it.
func TestLostAndStopped(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.share()
	r.letIn("Front door")
	r.screen.Shown()
	r.Tab("the desks", func(on fyne.Focusable) bool { _, is := on.(*kit.List); return is })
	r.Press(fyne.KeyDown)
	r.PressButton("Desk B is lost or stolen...")
	r.says("Is desk B lost, stolen, or not coming back?")
	r.on("Cancel")
	r.PressButton("Strike it off")
	r.says("gone since 13:00")
	r.on("Swap with the stick")
}

// Once a desk is struck off the others are to be told another passphrase, which is shown;
// and the host makes another whenever too many know it.
func TestAnotherPassphraseIsShown(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.share()
	r.letIn("Front door")
	r.letIn("Table")
	r.screen.Shown()
	phrase := func() string {
		t.Helper()
		todays, err := r.Rooms.Sharing.Passphrase()
		if err != nil {
			t.Fatal(err)
		}
		return todays
	}
	first := phrase()
	r.Tab("the desks", func(on fyne.Focusable) bool { _, is := on.(*kit.List); return is })
	r.Press(fyne.KeyDown)
	r.PressButton("Desk B is lost or stolen...")
	r.PressButton("Strike it off")
	second := phrase()
	if first == second {
		t.Error("the passphrase is the same")
	}
	r.says(second, "Other desks ask for today’s passphrase when they are unlocked:")
	r.on("Close")
	r.PressButton("Make another...")
	r.says("Make another passphrase for today?")
	r.on("Cancel")
	r.PressButton("Make another")
	if third := phrase(); third == second {
		t.Error("the passphrase is the same")
	}
	r.says(phrase())
	r.Press(fyne.KeyReturn)
	r.PressButton("Today’s passphrase...")
	r.says(phrase())
}

// With the stick pulled out the swap says so, and nothing is lost.
func TestTheStickIsPulledOut(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.share()
	r.letIn("Front door")
	r.screen.Shown()
	r.Must(r.Rooms.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample"}))
	if err := os.RemoveAll(r.stick); err != nil {
		t.Fatal(err)
	}
	r.TabToButton("Swap with the stick")
	r.Press(fyne.KeyReturn)
	r.says("Which stick?", "There is no stick in this laptop yet.")
	if err := os.WriteFile(r.stick, nil, 0o600); err != nil { // no folder can be there
		t.Fatal(err)
	}
	r.PressButton("Another folder...")
	r.says("Try again")
	r.Press(fyne.KeyEscape)
	if err := os.Remove(r.stick); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(r.stick), 0o700); err != nil {
		t.Fatal(err)
	}
	r.PressButton("Swap with the stick")
	r.says("were written for desk B.")
}

// Stopping names what it does, and only the button does it.
func TestSharingIsStoppedByItsButton(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.share()
	r.PressButton("Stop sharing...")
	r.says("Stop sharing?", "This cannot be undone.")
	r.on("Cancel")
	r.PressButton("Stop sharing")
	r.says("This surgery runs on this laptop alone.")
	r.on("Share this surgery...")
}
