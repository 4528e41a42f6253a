package desk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/printer"
)

// kind is an operation that can be undone, with the label it should have.
type kind struct {
	label string
	do    func() (surgery.Change, error)
}

// kindsOf does every kind of operation that can be undone.
func kindsOf(w *world, t *testing.T, d *Desk) []kind {
	var zoe, guest, vera surgery.ID
	presence := func() SurgeonHere { return board(t, d).Surgeons[0] }
	return []kind{
		{"start the surgery", func() (surgery.Change, error) {
			return d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}})
		}},
		{"change the surgery's details", func() (surgery.Change, error) {
			s := *d.current
			s.Words.Hashtag = "MadeUp"
			return d.EditSurgery(s)
		}},
		{"check in Zoë", func() (done surgery.Change, err error) {
			done, err = d.CheckInNew(Arrival{Name: "Zoë Sampleton", Checklists: []string{basics}})
			zoe = done.Visit
			return done, err
		}},
		{"count Guest 2", func() (done surgery.Change, err error) {
			done, err = d.CountGuest()
			guest = done.Visit
			return done, err
		}},
		{"add surgeon Vera", func() (surgery.Change, error) {
			done, err := d.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}})
			all, _ := d.Surgeons()
			vera = all[0].ID
			return done, err
		}},
		{"change surgeon Vera", func() (surgery.Change, error) {
			return d.SaveSurgeon(surgery.Surgeon{ID: vera, Helps: []string{"x"}, Words: surgery.SurgeonWords{Name: "Vera Supposed"}})
		}},
		{"Vera is here", func() (surgery.Change, error) { return d.SurgeonArrives(vera, w.now) }},
		{"Vera is here", func() (surgery.Change, error) {
			return d.SetPresence(presence().Presence, w.now.Add(-time.Hour), time.Time{})
		}},
		{"pair Zoë", func() (surgery.Change, error) { return d.Pair(zoe, vera) }},
		{"Zoë back to waiting", func() (surgery.Change, error) { return d.Unpair(zoe) }},
		{"change Guest 2", func() (surgery.Change, error) { return d.EditVisit(guest, EditVisit{Track: surgery.Both}) }},
		{"change Sam", func() (surgery.Change, error) { return d.EditVisit(guest, EditVisit{Name: "Sam Pretend"}) }},
		{"add a checklist for Zoë", func() (surgery.Change, error) { return d.AddChecklist(zoe, "bluesky-setup") }},
		{"take off a checklist of Zoë", func() (surgery.Change, error) { return d.RemoveChecklist(zoe, "bluesky-setup") }},
		{"how sure Zoë feels", func() (surgery.Change, error) { return d.SetConfidence(zoe, 2) }},
		{"mark a step of Zoë", func() (surgery.Change, error) { return d.Mark(zoe, basics, email, surgery.Done) }},
		{"mark the sheet of Zoë", func() (surgery.Change, error) { return d.MarkSheet(zoe, "2-3 s4") }},
		{"note for Zoë", func() (surgery.Change, error) { return d.WriteNote(zoe, basics, email, "by phone") }},
		{"finish Zoë", func() (surgery.Change, error) { return d.FinishVisit(zoe, Finish{After: 4, SaveUntil: d.SaveUntil()}) }},
		{"open Zoë again", func() (surgery.Change, error) { return d.ReopenVisit(zoe) }},
		{"Vera has left", func() (surgery.Change, error) { return d.SurgeonLeaves(presence().Presence) }},
	}
}

// picture is all a desk shows, to compare.
func snapshot(t *testing.T, d *Desk) string {
	t.Helper()
	surgeries, err := d.store.Surgeries()
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	say := func(r surgery.Record) { said += sprint(r) + "\n" }
	for _, s := range surgeries {
		say(s)
		visits, err := d.store.Visits(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range visits {
			say(v)
		}
		marks, err := d.store.ProgressUpTo(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range marks {
			say(p)
		}
		presences, err := d.store.Presences(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range presences {
			say(p)
		}
	}
	people, err := d.store.Attendees()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range people {
		say(a)
	}
	surgeons, err := d.store.Surgeons()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range surgeons {
		say(s)
	}
	return said
}

func TestEveryKindIsUndoneAndDoneAgain(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	var pictures []string
	kinds := kindsOf(w, t, d)
	for _, k := range kinds {
		pictures = append(pictures, snapshot(t, d))
		if done := must(t)(k.do()); !done.CanUndo || len(done.Changed) == 0 || done.Notice == "" {
			t.Errorf("%s: %+v", k.label, done)
		}
		if got := d.UndoLabel(""); got != "Undo: "+k.label {
			t.Errorf("%q, want %q", got, k.label)
		}
	}
	pictures = append(pictures, snapshot(t, d))
	for range 2 { // there and back twice: an undo of a redo is an undo
		for i := len(kinds) - 1; i >= 0; i-- {
			if done := must(t)(d.Undo("")); done.Notice != "Undone: "+kinds[i].label {
				t.Errorf("%q, want %q", done.Notice, kinds[i].label)
			}
			if got := snapshot(t, d); got != pictures[i] {
				t.Fatalf("undoing %s leaves\n%s\nnot\n%s", kinds[i].label, got, pictures[i])
			}
			if got := d.RedoLabel(""); got != "Redo: "+kinds[i].label {
				t.Errorf("%q, want %q", got, kinds[i].label)
			}
		}
		_, err := d.Undo("")
		refused(t, err, surgery.NotFound, "error.nothing_to_undo")
		for i := range kinds {
			if done := must(t)(d.Redo("")); done.Notice != "Done again: "+kinds[i].label {
				t.Errorf("%q, want %q", done.Notice, kinds[i].label)
			}
			if got := snapshot(t, d); got != pictures[i+1] {
				t.Fatalf("doing %s again leaves\n%s\nnot\n%s", kinds[i].label, got, pictures[i+1])
			}
		}
		_, err = d.Redo("")
		refused(t, err, surgery.NotFound, "error.nothing_to_redo")
	}
	if report := verified(t, d); report.Chain != "ok" {
		t.Errorf("%+v", report)
	}
}

func TestSomethingNewEndsRedo(t *testing.T) {
	d := newWorld(t).started(t)
	arrive(t, d, "Zoë Sampleton", false)
	must(t)(d.Undo(""))
	must(t)(d.CountGuest())
	if label := d.RedoLabel(""); label != "" {
		t.Errorf("%q", label)
	}
}

func TestAVisitHasAnUndoOfItsOwn(t *testing.T) {
	d := newWorld(t).started(t)
	zoe, sam := arrive(t, d, "Zoë Sampleton", false).Visit, arrive(t, d, "Sam Pretend", false).Visit
	must(t)(d.Mark(zoe, basics, email, surgery.Done))
	must(t)(d.Mark(sam, basics, email, surgery.Done))
	must(t)(d.WriteNote(zoe, basics, three, "by phone"))
	must(t)(d.Mark(sam, basics, three, surgery.NotForMe))
	labels := func(visit surgery.ID, undo, redo string) {
		t.Helper()
		if u, r := d.UndoLabel(visit), d.RedoLabel(visit); u != undo || r != redo {
			t.Errorf("%q and %q, want %q and %q", u, r, undo, redo)
		}
	}
	labels("", "Undo: mark a step of Sam", "")
	labels(zoe, "Undo: note for Zoë", "")
	must(t)(d.Undo(zoe))
	must(t)(d.Undo(zoe))
	labels(zoe, "Undo: check in Zoë", "Redo: mark a step of Zoë")
	labels(sam, "Undo: mark a step of Sam", "")
	if v := visit(t, d, sam); v.Lists[0].Done != 1 || step(t, v, three).State != surgery.NotForMe || v.Undo != "Undo: mark a step of Sam" {
		t.Errorf("Sam's visit changed: %+v", v)
	}
	if v := visit(t, d, zoe); v.Lists[0].Done != 0 || step(t, v, three).Note != "" || v.Redo != "Redo: mark a step of Zoë" {
		t.Errorf("%+v", v)
	}
	must(t)(d.Undo(sam))
	must(t)(d.Redo(zoe))
	must(t)(d.Redo(zoe))
	labels(zoe, "Undo: note for Zoë", "")
	labels("", "Undo: note for Zoë", "Redo: mark a step of Sam")
	if v := visit(t, d, zoe); v.Lists[0].Done != 1 || step(t, v, three).Note != "by phone" {
		t.Errorf("%+v", v)
	}
	must(t)(d.Redo(sam))
	labels(sam, "Undo: mark a step of Sam", "")
}

func TestAPrintIsNotUndone(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := arrive(t, d, "Zoë Sampleton", false).Visit
	if done := must(t)(d.Counted(Outgoing{paper: Paper{Kind: surgery.HandoutPrint, Size: surgery.Standard, Visit: zoe}, job: printer.Job{Copies: 1}}, "printed")); done.CanUndo {
		t.Error("a print can be undone")
	}
	if label := d.UndoLabel(""); label != "Undo: check in Zoë" {
		t.Errorf("%q", label)
	}
}

// killed returns a desk on what lies on the disk now, as after kill -9: the
// first desk is never closed.
func (w *world) killed(t *testing.T) *Desk {
	t.Helper()
	left := t.TempDir()
	for _, name := range []string{"surgery.db", "surgery.db-wal", "surgery.tail"} {
		copyFile(t, filepath.Join(w.folder, name), filepath.Join(left, name))
	}
	entries, err := os.ReadDir(w.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".key" {
			copyFile(t, filepath.Join(w.folder, e.Name()), filepath.Join(left, e.Name()))
		}
	}
	again := *w
	again.folder = left
	return again.open(t)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheHistoryIsTheSameAfterACrash(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	for _, k := range kindsOf(w, t, d) {
		must(t)(k.do())
	}
	for range 5 {
		must(t)(d.Undo(""))
	}
	must(t)(d.Redo(""))
	must(t)(d.Undo(board(t, d).Waiting[0].Visit))
	after := w.killed(t)
	if snapshot(t, after) != snapshot(t, d) {
		t.Error("the records differ")
	}
	var ids []surgery.ID
	for _, v := range board(t, d).Waiting {
		ids = append(ids, v.Visit)
	}
	for _, id := range append(ids, "") {
		if a, b := d.UndoLabel(id), after.UndoLabel(id); a != b || a == "" {
			t.Errorf("undo %q, then %q", a, b)
		}
		if a, b := d.RedoLabel(id), after.RedoLabel(id); a != b {
			t.Errorf("redo %q, then %q", a, b)
		}
	}
	if err := after.LogShort(); err != nil {
		t.Error(err)
	}
	steps := func(d *Desk) (labels []string) {
		for d.UndoLabel("") != "" {
			labels = append(labels, must(t)(d.Undo("")).Notice)
		}
		for d.RedoLabel("") != "" {
			labels = append(labels, must(t)(d.Redo("")).Notice)
		}
		return labels
	}
	if a, b := steps(d), steps(after); !slices.Equal(a, b) || len(a) < 30 {
		t.Errorf("%q\n%q", a, b)
	}
}
