package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// room is the whole window on a real store, with a clock the test sets.
type room struct {
	*Shell
	t      *testing.T
	desk   *rooms.Rooms
	runner *kit.Runner
	now    time.Time
	quits  int
	left   bool // the window has gone by itself
}

// quitApp counts instead of quitting.
type quitApp struct {
	fyne.App
	quits *int
}

func (a quitApp) Quit() { *a.quits++ }

// window has before done to the records, lets days pass, and opens the window.
func window(t *testing.T, days int, before func(*room)) *room {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { words.CallAttendees("") })
	r := &room{t: t, runner: kit.NewInlineRunner(), now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	var err error
	r.desk, err = rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id,
		Now: func() time.Time { return r.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.desk.Desk.Close() })
	if before != nil {
		before(r)
	}
	r.now = r.now.AddDate(0, 0, days)
	r.Shell, err = New(Parts{App: quitApp{test.NewTempApp(t), &r.quits}, Rooms: r.desk, Files: assets.Files(), Runner: r.runner})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.close)
	r.Window().Resize(fyne.NewSize(1366, 768))
	return r
}

// close closes the window, unless another has taken its place.
func (r *room) close() {
	if !r.left {
		r.Window().Close()
	}
}

func (r *room) do(done surgery.Change, err error) surgery.Change {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	return done
}

// started is a surgery with Sam in it.
func started(r *room) {
	r.do(r.desk.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	r.do(r.desk.Today.CheckInNew(today.Arrival{Name: "Sam Sample", Track: surgery.Personal, Checklists: []string{"safe-basics"}}))
}

func (r *room) on(screen string) {
	r.t.Helper()
	if r.visible == nil || r.visible.id != screen {
		r.t.Fatalf("the window shows %v, want %s", r.visible, screen)
	}
}

func (r *room) run(command string) {
	r.t.Helper()
	if !r.commands.Run(command) {
		r.t.Fatalf("%s did nothing", command)
	}
}

func (r *room) refuses(command string) {
	r.t.Helper()
	if r.commands.Run(command) {
		r.t.Errorf("%s did something", command)
	}
}

func (r *room) panel() *kit.Panel { return kit.TopPanel(r.Window().Canvas()) }

func (r *room) present() int {
	r.t.Helper()
	b, err := r.desk.Today.Board()
	if err != nil {
		r.t.Fatal(err)
	}
	return b.Counts.CheckedIn
}

func TestItOpensWhereThereIsSomethingToDo(t *testing.T) {
	for _, c := range []struct {
		name   string
		days   int
		before func(*room)
		want   string
	}{
		{"nothing was ever done", 0, nil, startID},
		{"a surgery is open", 0, started, todayID},
		{"one was left open yesterday", 1, started, closingID},
		{"the last one was closed", 1, func(r *room) { started(r); r.do(r.desk.Closing.CloseSurgery(nil)) }, startID},
	} {
		t.Run(c.name, func(t *testing.T) { window(t, c.days, c.before).on(c.want) })
	}
}

func TestOnlyTheScreenThatIsSeenReadsAgain(t *testing.T) {
	r := window(t, 0, started)
	seen, hidden := &counted{}, &counted{}
	r.built["seen"], r.built["hidden"] = &shown{place: place{id: "seen"}, screen: seen}, &shown{place: place{id: "hidden"}, screen: hidden}
	r.goTo("seen")
	r.stage.Change(r.desk.Today.CountGuest, nil)
	if len(seen.changed) != 1 || len(hidden.changed) != 0 {
		t.Fatalf("changed: seen %v, hidden %v", seen.changed, hidden.changed)
	}
	r.goTo("hidden")
	if len(hidden.changed) != 1 || len(hidden.changed[0]) == 0 || hidden.shown != 1 {
		t.Errorf("gone to, it was told %v and shown %d times", hidden.changed, hidden.shown)
	}
	r.goTo("seen")
	r.goTo("hidden")
	if len(hidden.changed) != 1 {
		t.Error("it was told the same change twice")
	}
}

// counted is a screen that counts what it is told.
type counted struct {
	changed [][]surgery.Family
	shown   int
}

func (c *counted) Content() fyne.CanvasObject { return kit.VGap(1) }
func (c *counted) Shown()                     { c.shown++ }
func (c *counted) Changed(f []surgery.Family) { c.changed = append(c.changed, f) }

func TestAGuestIsCountedFromAnyScreen(t *testing.T) {
	r := window(t, 0, started)
	for i, screen := range []string{todayID, settingsID, closingID} {
		r.goTo(screen)
		r.run("guest")
		r.on(screen)
		if got := r.present(); got != i+2 {
			t.Errorf("on %s: %d are checked in", screen, got)
		}
		if r.notice.Text() == "" {
			t.Errorf("on %s nothing was said", screen)
		}
	}
	r.run("help")
	r.run("guest")
	if r.present() != 5 {
		t.Error("a guest was not counted while a panel was open")
	}
}

func TestWithoutASurgeryItsCommandsDoNothing(t *testing.T) {
	r := window(t, 0, nil)
	for _, id := range []string{"check_in_box", "new_attendee", "guest", "open_visit", "roles", "surgery_details",
		"close_surgery", "finish", "step_done", "step_note", "undo", "redo", "print", "print_with", "save_pdf"} {
		r.refuses(id)
	}
	r.on(startID)
	r.run("back")
	r.on(startID)
}

// TestAMadeUpWeekSaysSo on every screen, in the title, and when it ends.
func TestAMadeUpWeekSaysSo(t *testing.T) {
	r := window(t, 0, started)
	if r.band() != nil {
		t.Error("a real one says it is made up")
	}
	shell, err := New(Parts{App: quitApp{r.parts.App, &r.quits}, Rooms: r.desk, Files: assets.Files(), Runner: r.runner, MadeUp: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Window().Close)
	r.Shell = shell
	for _, place := range places {
		if place.id == visitID || place.id == startID {
			continue
		}
		r.goTo(place.id)
		if !strings.Contains(r.seen(), "Made-up week: nothing here is kept") {
			t.Errorf("%s does not say so", place.id)
		}
	}
	if title := r.Window().Title(); title != "Social Media Surgery: made-up week" {
		t.Error(title)
	}
	for name, out := range map[string]func(){
		"asked for twice":  func() { r.run("quit"); r.run("quit") },
		"without closing":  func() { r.closing().Quit() },
		"with a form open": func() { r.run("new_attendee"); r.quit() },
		"under cover":      func() { r.guard.cover(); r.quit() },
	} {
		r.quits = 0
		out()
		p := r.panel()
		if p == nil || r.quits != 0 || p.Title() != "Quit the made-up week?" {
			t.Fatalf("%s: it does not ask", name)
		}
		if p.Submit(); r.quits != 1 {
			t.Errorf("%s: it did not quit", name)
		}
		r.guard.lift()
		for p := r.panel(); p != nil; p = r.panel() {
			p.Close()
		}
		r.goTo(todayID)
	}
}
