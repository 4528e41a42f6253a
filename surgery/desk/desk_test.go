package desk

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// world gives a test its clock and ids, so that a history is the same every time.
type world struct {
	now    time.Time
	n      int
	folder string

	ids   func() surgery.ID // of records, where they are to begin otherwise
	print string            // see Options.Print
	saves string            // see Options.Saves
}

func newWorld(t testing.TB) *world {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	return &world{now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC), folder: t.TempDir()}
}

func (w *world) pass(d time.Duration) { w.now = w.now.Add(d) }

func (w *world) options() Options {
	id := func() surgery.ID {
		w.n++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", w.n))
	}
	record := func() surgery.ID {
		if w.ids != nil {
			return w.ids()
		}
		return id()
	}
	return Options{Folder: w.folder, Files: assets.Files(), NewID: record, NewOp: id, Print: w.print, Saves: w.saves,
		Now: func() time.Time { w.pass(time.Second); return w.now }}
}

func (w *world) open(t testing.TB) *Desk {
	t.Helper()
	d, err := Open(w.options())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.LoadNames(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func (w *world) started(t testing.TB) *Desk {
	t.Helper()
	d := w.open(t)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	return d
}

func must(t testing.TB) func(surgery.Change, error) surgery.Change {
	return func(done surgery.Change, err error) surgery.Change {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
}

// holds reports whether any file of the folder holds the text.
func holds(t *testing.T, folder, text string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		found = found || strings.Contains(string(raw), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestASurgeryFromStartToClose(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	sam := must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", Track: surgery.Personal, Checklists: []string{"safe-basics", "bluesky-setup"}, SavePlace: true}))
	mo := must(t)(d.CheckInNew(Arrival{Name: "Mordecai Frobnicate"}))
	guest := must(t)(d.CountGuest())
	if sam.Notice != "Zebedee is checked in, number 1." || guest.Notice != "Guest 3 is counted." {
		t.Errorf("notices %q, %q", sam.Notice, guest.Notice)
	}
	surgeon := surgery.Surgeon{Helps: []string{"bluesky"}, Words: surgery.SurgeonWords{Name: "Vera Sample"}}
	must(t)(d.SaveSurgeon(surgeon))
	all, err := d.Surgeons()
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	must(t)(d.SurgeonArrives(all[0].ID, w.now))
	must(t)(d.Pair(sam.Visit, all[0].ID))
	must(t)(d.Mark(sam.Visit, "safe-basics", "basics-email-first", surgery.Done))
	must(t)(d.MarkSheet(sam.Visit, "2-3 s4 x5"))
	must(t)(d.FinishVisit(mo.Visit, Finish{After: 4, Learnt: "Hashtags are doors"}))

	b, err := d.Board()
	if err != nil {
		t.Fatal(err)
	}
	if b.Counts.CheckedIn != 3 || b.Counts.StepsDone != 3 || len(b.Helped) != 1 || len(b.Finished) != 1 || len(b.Waiting) != 1 {
		t.Errorf("%+v", b.Counts)
	}
	if b.Undo != "Undo: finish Mordecai" {
		t.Errorf("undo label %q", b.Undo)
	}
	for d.UndoLabel("") != "" {
		must(t)(d.Undo(""))
	}
	if _, err := d.OpenSurgery(); err == nil {
		t.Error("everything is undone, and the surgery is still open")
	}
	for d.RedoLabel("") != "" {
		must(t)(d.Redo(""))
	}
	again, err := d.Board()
	if err != nil || again.Counts.StepsDone != 3 || again.Undo != b.Undo {
		t.Errorf("after redoing all: %+v %v", again.Counts, err)
	}

	c, err := d.Closing()
	if err != nil || c.NamesGo != 1 || len(c.Open) != 2 || len(c.Guests) != 1 || len(c.Learnt) != 1 {
		t.Fatalf("%+v %v", c, err)
	}
	must(t)(d.CloseSurgery(c.Learnt))
	report, err := d.Verify()
	if err != nil || report.Chain != "ok" || report.People != 1 || report.Visits != 3 {
		t.Fatalf("%+v %v", report, err)
	}
	for _, name := range []string{"Zebedee", "Quux", "Mordecai", "Frobnicate", "Made-up Hall", "Vera"} {
		if holds(t, w.folder, name) {
			t.Errorf("%s stands in a file", name)
		}
	}
	found, err := d.Search("mordecai")
	if err != nil || len(found.Rows) != 0 {
		t.Errorf("%+v %v", found, err)
	}

	w.pass(28 * 24 * time.Hour)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	found, err = d.Search("quux zeb")
	if err != nil || found.Chosen != 0 || found.Rows[0].Detail != "last here 24 Nov · personal · 3 of 21 steps" {
		t.Errorf("%+v %v", found, err)
	}
	back := must(t)(d.CheckIn(found.Rows[0].Attendee))
	v, err := d.Visit(back.Visit)
	if err != nil || v.Lists[0].Done != 3 || v.Lists[0].Steps[0].Earlier != "24 Nov" || v.Lists[0].Steps[3].State != surgery.ToDo {
		t.Errorf("%+v %v", v.Lists, err)
	}
}
