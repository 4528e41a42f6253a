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
	asks, err := home.Sharing.Requests(stick)
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
	if err := next.Opened(r.desk.Desk); err != nil {
		t.Fatal(err)
	}
	r.Shell, err = New(Parts{App: quitApp{test.NewTempApp(t), &r.quits}, Rooms: r.desk, Files: assets.Files(), Runner: r.runner})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Window().Close)
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

// A joined desk opens on Today and says whose desk it is; what the home desk alone has
// says so, calmly; nothing closes the surgery here, not even quitting.
func TestAJoinedDeskSaysWhatIsAtTheHomeDesk(t *testing.T) {
	r, _, _ := joined(t)
	r.on(todayID)
	for _, want := range []string{"Desk B of the surgery at Made-up Hall", "Sam"} {
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
	for _, d := range []*rooms.Rooms{home, r.desk} {
		swap, err := d.Sharing.BeginSwap(stick)
		if err != nil {
			t.Fatal(err)
		}
		for {
			piece, err := swap.Next()
			if err != nil {
				t.Fatal(err)
			}
			if piece == nil {
				break
			}
			r.told(r.do(d.Sharing.Take(swap, piece)))
		}
		if err := d.Sharing.Fill(swap); err != nil {
			t.Fatal(err)
		}
		if err := swap.Write(); err != nil {
			t.Fatal(err)
		}
		r.do(d.Sharing.Swapped(swap))
	}
	r.told(surgery.Change{Changed: everything(), Elsewhere: true})
	if !strings.Contains(r.said(), "1 thing needs a look") {
		t.Errorf("the column at the left says:\n%s", r.said())
	}
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1024, Height: 600}} {
		for _, look := range []string{"light", "dark", "high_contrast"} {
			for _, percent := range []int{100, 200} {
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
