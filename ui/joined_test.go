package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// joined is the window of a joined desk, B, of a surgery with Sam in it; home is the home
// desk, without a window, and stick what goes between them.
func joined(t *testing.T) (r *room, home *rooms.Rooms, stick string) {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	quick.Passphrases(t)
	r = &room{t: t, runner: kit.NewInlineRunner(), now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	open := func(folder string) *rooms.Rooms {
		d, err := rooms.Open(desk.Options{Folder: folder, Files: assets.Files(), NewID: id, NewOp: id, Now: func() time.Time { return r.now }})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	own := t.TempDir()
	home, stick = open(t.TempDir()), t.TempDir()
	t.Cleanup(func() { home.Desk.Close() })
	r.do(home.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if _, err := home.Lock.SetPassphrase(nil, []byte("seven made-up otters juggle"), false); err != nil {
		t.Fatal(err)
	}
	r.do(home.Today.CheckInNew(today.Arrival{Name: "Sam Sample", Track: surgery.Personal, Checklists: []string{"safe-basics"}}))
	r.do(home.Sharing.Share())
	first := open(own)
	j, err := first.Sharing.NewJoining("Front door")
	if err == nil {
		_, err = j.Write(stick)
	}
	if err != nil {
		t.Fatal(err)
	}
	asks, err := sharing.Requests(stick)
	if err != nil || len(asks) != 1 {
		t.Fatal(asks, err)
	}
	letting, err := home.Sharing.LetIn(asks[0], "")
	if err == nil {
		err = letting.Write(stick)
	}
	if err == nil {
		err = j.Read()
	}
	if err != nil {
		t.Fatal(err)
	}
	next, err := j.Enter(letting.Passphrase)
	if err != nil {
		t.Fatal(err)
	}
	first.Desk.Close()
	r.desk = open(sharing.Opens(own))
	t.Cleanup(func() { r.desk.Desk.Close() })
	if err := r.desk.Sharing.Opened(next); err != nil {
		t.Fatal(err)
	}
	r.Shell, err = New(Parts{App: quitApp{test.NewTempApp(t), &r.quits}, Rooms: r.desk, Files: assets.Files(), Runner: r.runner})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.close)
	r.Window().Resize(fyne.NewSize(1366, 768))
	return r, home, stick
}

// said returns all words in the window.
func (r *room) said() string { return strings.Join(testroom.Words(r.Window().Content()), "\n") }

// capture writes what the window shows into the folder that LOOK names.
func (r *room) capture(name string) {
	if folder := os.Getenv("LOOK"); folder != "" {
		(&testroom.Room{T: r.t, Window: r.Window()}).Capture(filepath.Base(name))
	}
}

// swapAt swaps with the stick at a desk without its window.
func (r *room) swapAt(d *rooms.Rooms, stick string) {
	r.t.Helper()
	world.Swap(r.t, d, stick)
}

// panelSays returns the words of the panel that is open.
func (r *room) panelSays() string {
	r.t.Helper()
	if r.panel() == nil {
		r.t.Fatalf("no panel is open over:\n%s", r.said())
	}
	return strings.Join(testroom.Words(r.Window().Canvas().Overlays().Top()), "\n")
}

// A joined desk that learns from a stick that it was struck off says so on that swap, and
// on every screen from then on.
func TestAStruckDeskSaysSo(t *testing.T) {
	r, home, stick := joined(t)
	now, err := home.Sharing.State()
	if err != nil {
		t.Fatal(err)
	}
	r.do(home.Sharing.Lost(now.Desks[1].Seat))
	r.swapAt(home, stick)
	r.run("swap_stick")
	if got := r.panelSays(); !strings.Contains(got, "The home desk has struck this laptop off.") {
		t.Errorf("it says:\n%s", got)
	}
	r.strike(fyne.KeyReturn)
	if got := r.said(); !strings.Contains(got, "Desk B is struck off: hand over with the stick") {
		t.Errorf("it says:\n%s", got)
	}
}

// By keyboard: a joined desk swaps with the stick, is told that the surgery is closed,
// hands over, and goes on with its own records, having said that it keeps nothing. While a
// swap is read nothing moves.
func TestAJoinedDeskHandsOverByKeyboard(t *testing.T) {
	r, home, stick := joined(t)
	said := ""
	r.parts.Anew = func(between func() (*sharing.Next, error)) error {
		if err := r.desk.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		next, err := between()
		if err != nil {
			t.Fatal(err)
		}
		said, r.left = next.Said, true
		return nil
	}
	r.run("guest")
	r.run("swap_stick") // with the stick from which it joined
	if got := r.panelSays(); !strings.Contains(got, "Nothing new came from other desks. 1 change was written for desk A.") {
		t.Fatalf("it says:\n%s", got)
	}
	r.strike(fyne.KeyReturn)
	r.swapAt(home, stick)
	r.do(home.Closing.CloseSurgery(nil))
	r.swapAt(home, stick)
	r.run("guest")      // which the home desk does not know yet
	r.run("swap_stick") // the stick that was used last is there
	if got := r.panelSays(); !strings.Contains(got, "came from desk A.") {
		t.Fatalf("it says:\n%s", got)
	}
	r.strike(fyne.KeyReturn)
	if said != "" {
		t.Fatal("it left before the home desk had everything")
	}
	r.on(desksID)
	if !strings.Contains(r.said(), "The surgery is closed. Desk B hands over") {
		t.Errorf("it says:\n%s", r.said())
	}
	if said != "" {
		t.Fatal("it left before the home desk had everything")
	}
	r.swapAt(home, stick)
	r.run("swap_stick")
	r.strike(fyne.KeyReturn)
	if said != "This laptop handed everything over at 13:00 and keeps nothing." {
		t.Errorf("it says %q", said)
	}
}

// strike presses a key where the focus is.
func (r *room) strike(key fyne.KeyName) {
	r.t.Helper()
	on := r.Window().Canvas().Focused()
	if on == nil {
		r.t.Fatalf("%s goes nowhere", key)
	}
	on.TypedKey(&fyne.KeyEvent{Name: key})
}

// A joined desk opens on Today and says whose desk it is; what the home desk alone has
// says so, calmly; nothing closes the surgery here, not even quitting.
func TestAJoinedDeskSaysWhatIsAtTheHomeDesk(t *testing.T) {
	r, _, _ := joined(t)
	r.on(todayID)
	for _, want := range []string{"Desk B of Made-up Hall: nothing is kept here", "Sam"} {
		if !strings.Contains(r.said(), want) {
			t.Errorf("%q is not said:\n%s", want, r.said())
		}
	}
	for _, p := range places {
		if !p.home {
			continue
		}
		r.goTo(p.id)
		r.on(p.id)
		if !strings.Contains(r.said(), "At the home desk") {
			t.Errorf("%s says:\n%s", p.id, r.said())
		}
		if b, ok := r.Window().Canvas().Focused().(*kit.Button); !ok || b.Label != "Go to Today" {
			t.Errorf("%s: the focus is on %v", p.id, r.Window().Canvas().Focused())
		}
	}
	r.goTo(settingsID)
	if said := r.said(); strings.Contains(said, words.Say("settings.organisation_title")) || strings.Contains(said, words.Say("backups.now")) ||
		!strings.Contains(said, words.Say("settings.look_title")) {
		t.Errorf("Settings says:\n%s", said)
	}
	r.run("today")
	r.run("guest")
	if !strings.Contains(r.said(), "B01") {
		t.Errorf("the guest has no letter:\n%s", r.said())
	}
	r.quit()
	if r.quits != 1 {
		t.Errorf("it quit %d times", r.quits)
	}
}

// The desk's screens at the sizes and looks there are, for somebody to look at.
func TestDesksInAllLooks(t *testing.T) {
	r, home, stick := joined(t)
	for _, name := range []string{"Kepthelene Sample", "Wobble Inventa"} {
		r.do(home.Today.CheckInNew(today.Arrival{Name: name}))
	}
	r.do(r.desk.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample"}))
	r.swapAt(home, stick)
	r.swapAt(r.desk, stick)
	r.told(surgery.Change{Changed: everything(), Elsewhere: true})
	if !strings.Contains(r.said(), "1 thing needs a look") {
		t.Errorf("the column at the left says:\n%s", r.said())
	}
	percents := []int{100, 200}
	if os.Getenv("LOOK") != "" {
		percents = []int{100, 125, 150, 200}
	}
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1024, Height: 600}} {
		for _, look := range []string{"light", "dark", "high_contrast"} {
			for _, percent := range percents {
				s := r.desk.Settings.Settings()
				s.Look, s.TextSize = look, percent
				r.do(r.desk.Settings.Set(s))
				r.restyled()
				r.Window().Resize(size)
				for _, screen := range []string{todayID, desksID, peopleID, settingsID} {
					r.goTo(screen)
					r.capture(fmt.Sprintf("%s-%s-%d-%.0f", screen, look, percent, size.Width))
				}
			}
		}
	}
}
