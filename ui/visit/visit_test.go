package visit

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// world is a window with the Visit screen on a real store, with a set clock and
// ids.
type world struct {
	t      testing.TB
	now    time.Time
	desk   *rooms.Rooms
	stage  *Stage
	screen *Screen
	went   []string // screens gone to
	told   []string // notices

	documents string // the folder PDFs are saved in
}

func newWorld(t testing.TB) *world { return newWorldIn(t, kit.Light, 100) }

func newWorldIn(t testing.TB, look kit.Look, percent int) *world {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	app := test.NewTempApp(t)
	th, err := kit.NewTheme(assets.Files(), look, percent)
	if err != nil {
		t.Fatal(err)
	}
	app.Settings().SetTheme(th)
	x := &world{t: t, documents: t.TempDir(), now: time.Date(2026, 10, 27, 13, 0, 0, 0, time.UTC)}
	n := 0
	id := func() surgery.ID {
		n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", n))
	}
	x.desk, err = rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), NewID: id, NewOp: id, Print: t.TempDir(), Saves: x.documents,
		Now: func() time.Time { return x.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.desk.Desk.Close() })
	w := test.NewWindow(kit.Body(""))
	t.Cleanup(w.Close)
	w.SetPadded(false)
	x.stage = &Stage{Checklists: x.desk.Checklists, Prints: x.desk.Prints, Settings: x.desk.Settings, Texts: x.desk.Texts, Visit: x.desk.Visit, Stage: &kit.Stage{Window: w, Settle: x.desk.Desk.Settle, Now: x.desk.Desk.Now, Platforms: x.desk.Desk.Platforms(), Runner: kit.NewInlineRunner(),
		Go:   func(screen string) { x.went = append(x.went, screen) },
		Told: func(d surgery.Change) { x.told = append(x.told, d.Notice); x.screen.Changed(d.Changed) }}}
	x.screen = New(x.stage)
	s := x.screen
	x.stage.Commands = kit.NewCommands(w,
		kit.Command{ID: "back", LabelNow: said("Today"), Shortcut: kit.Alt(fyne.KeyLeft), Action: s.Back},
		kit.Command{ID: "print", Label: "visit.print", Shortcut: kit.Ctrl(fyne.KeyP, false), Action: s.Print},
		kit.Command{ID: "save_pdf", Label: "visit.save_pdf", Shortcut: kit.Ctrl(fyne.KeyS, false), Action: s.SavePDF},
		kit.Command{ID: "finish", Label: "visit.finish", Shortcut: kit.Ctrl(fyne.KeyReturn, false), Action: s.Finish},
		kit.Command{ID: "step_done", LabelNow: said("Done"), Key: fyne.KeySpace, Action: s.StepDone},
		kit.Command{ID: "step_not_today", LabelNow: said("Not today"), Key: fyne.KeyS, Action: s.StepNotToday},
		kit.Command{ID: "step_not_for_me", LabelNow: said("Not for me"), Key: fyne.KeyX, Action: s.StepNotForMe},
		kit.Command{ID: "step_note", LabelNow: said("Add a note"), Key: fyne.KeyN, Action: s.StepNote})
	kit.PassKey = func(ev *fyne.KeyEvent) { x.stage.Commands.TypedKey(ev) }
	t.Cleanup(func() { kit.PassKey = nil })
	w.SetContent(s.Content())
	w.Resize(fyne.NewSize(1366, 768))
	return x
}

func (x *world) must(done surgery.Change, err error) surgery.Change {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
	return done
}

// startSurgery opens a surgery on the world's day.
func (x *world) startSurgery() {
	x.t.Helper()
	x.must(x.desk.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, NextDay: "2026-12-29", NextTime: "13:00",
		Words: surgery.SurgeryWords{Venue: "Made-up Hall", Title: "Recovery week", Hashtag: "LYPFTrecovery", On: []string{"bluesky"},
			Links: []surgery.WeekLink{{Opens: "Considering Lilies", Address: "https://example.org/lilies"}}}}))
}

// sam was here in October, saved their place, and is being helped by Vicky now.
func (x *world) sam() surgery.ID {
	x.t.Helper()
	x.startSurgery()
	a := x.must(x.desk.Today.CheckInNew(today.Arrival{Name: "Sam Okafor", Track: surgery.Personal,
		Checklists: []string{"bluesky-setup", "safe-basics", "whatsapp-setup"}, SavePlace: true}))
	x.must(x.desk.Visit.Mark(a.Visit, "bluesky-setup", "bsky-strong-password", surgery.Done))
	x.must(x.desk.Visit.FinishVisit(a.Visit, visit.Finish{SaveUntil: "2027-01-25"}))
	x.must(x.desk.Closing.CloseSurgery(nil))
	x.now = x.now.Add(28 * 24 * time.Hour)
	x.startSurgery()
	for range 3 {
		x.must(x.desk.Today.CountGuest())
	}
	x.must(x.desk.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vicky Sample"}}))
	surgeons, err := x.desk.Today.Surgeons()
	if err != nil {
		x.t.Fatal(err)
	}
	x.must(x.desk.Today.SurgeonArrives(surgeons[0].ID, x.now))
	if err := x.desk.Names.LoadNames(); err != nil {
		x.t.Fatal(err)
	}
	found, err := x.desk.Today.Search("sam")
	if err != nil || len(found.Rows) != 1 {
		x.t.Fatal(found, err)
	}
	b := x.must(x.desk.Today.CheckIn(found.Rows[0].Attendee))
	x.must(x.desk.Visit.EditVisit(b.Visit, visit.EditVisit{Track: surgery.Personal, Goal: "Keep in touch with my sister in Lahore"}))
	x.must(x.desk.Today.Pair(b.Visit, surgeons[0].ID))
	x.now = x.now.Add(12 * time.Minute)
	return b.Visit
}

// press sends keys to what has the focus, as the window does.
func (x *world) press(keys ...fyne.KeyName) {
	x.t.Helper()
	for _, k := range keys {
		if k == fyne.KeyTab {
			x.stage.Window.Canvas().FocusNext()
			continue
		}
		focused := x.stage.Window.Canvas().Focused()
		if focused == nil {
			x.t.Fatalf("nothing has the focus for %s", k)
		}
		focused.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// write types letters into what has the focus.
func (x *world) write(s string) {
	for _, r := range s {
		x.stage.Window.Canvas().Focused().TypedRune(r)
	}
}

// steps returns the states of the steps of a list, "d", "t" not today, "x", "-".
func (x *world) steps(visit surgery.ID, list int) string {
	x.t.Helper()
	v, err := x.desk.Visit.Visit(visit)
	if err != nil {
		x.t.Fatal(err)
	}
	said := ""
	for _, s := range v.Lists[list].Steps {
		said += map[surgery.StepState]string{surgery.Done: "d", surgery.NotTodayStep: "t", surgery.NotForMe: "x", surgery.ToDo: "-"}[s.State]
	}
	return said
}

func said(label string) func() string { return func() string { return label } }
