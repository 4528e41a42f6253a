package desk_test

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/printer"
)

// kind is an operation that can be undone, with the label it should have.
type kind struct {
	label string
	do    func() (surgery.Change, error)
}

// kindsOf does every kind of operation that can be undone.
func kindsOf(w *world.World, t *testing.T, d *rooms.Rooms) []kind {
	var zoe, guest, vera surgery.ID
	presence := func() today.SurgeonHere { return world.Board(t, d).Surgeons[0] }
	return []kind{
		{"start the surgery", func() (surgery.Change, error) {
			return d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}})
		}},
		{"change the surgery’s details", func() (surgery.Change, error) {
			s := *d.Desk.Surgery()
			s.Words.Hashtag = "MadeUp"
			return d.Start.EditSurgery(s)
		}},
		{"check in Zoë", func() (done surgery.Change, err error) {
			done, err = d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton", Checklists: []string{world.Basics}})
			zoe = done.Visit
			return done, err
		}},
		{"count Guest 2", func() (done surgery.Change, err error) {
			done, err = d.Today.CountGuest()
			guest = done.Visit
			return done, err
		}},
		{"add surgeon Vera", func() (surgery.Change, error) {
			done, err := d.Today.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: "Vera Invented"}})
			all, _ := d.Today.Surgeons()
			vera = all[0].ID
			return done, err
		}},
		{"change surgeon Vera", func() (surgery.Change, error) {
			return d.Today.SaveSurgeon(surgery.Surgeon{ID: vera, Helps: []string{"x"}, Words: surgery.SurgeonWords{Name: "Vera Supposed"}})
		}},
		{"Vera is here", func() (surgery.Change, error) { return d.Today.SurgeonArrives(vera, w.Now) }},
		{"Vera is here", func() (surgery.Change, error) {
			return d.Today.SetPresence(presence().Presence, w.Now.Add(-time.Hour), time.Time{})
		}},
		{"pair Zoë", func() (surgery.Change, error) { return d.Today.Pair(zoe, vera) }},
		{"Zoë back to waiting", func() (surgery.Change, error) { return d.Today.Unpair(zoe) }},
		{"change Guest 2", func() (surgery.Change, error) { return d.Visit.EditVisit(guest, visit.EditVisit{Track: surgery.Both}) }},
		{"change Sam", func() (surgery.Change, error) { return d.Visit.EditVisit(guest, visit.EditVisit{Name: "Sam Pretend"}) }},
		{"add a checklist for Zoë", func() (surgery.Change, error) { return d.Visit.AddChecklist(zoe, "bluesky-setup") }},
		{"remove a checklist of Zoë", func() (surgery.Change, error) { return d.Visit.RemoveChecklist(zoe, "bluesky-setup") }},
		{"how sure Zoë feels", func() (surgery.Change, error) { return d.Visit.SetConfidence(zoe, 2) }},
		{"mark a step of Zoë", func() (surgery.Change, error) { return d.Visit.Mark(zoe, world.Basics, world.Email, surgery.Done) }},
		{"mark the sheet of Zoë", func() (surgery.Change, error) { return d.Visit.MarkSheet(zoe, "2-3 s4") }},
		{"note for Zoë", func() (surgery.Change, error) { return d.Visit.WriteNote(zoe, world.Basics, world.Email, "by phone") }},
		{"finish Zoë", func() (surgery.Change, error) {
			return d.Visit.FinishVisit(zoe, visit.Finish{After: 4, SaveUntil: d.Settings.SaveUntil()})
		}},
		{"open Zoë again", func() (surgery.Change, error) { return d.Visit.ReopenVisit(zoe) }},
		{"finish Zoë", func() (surgery.Change, error) { return d.Visit.LeaveUnhelped(zoe) }},
		{"remove the check-in of Zoë", func() (surgery.Change, error) { return d.Visit.RemoveCheckIn(zoe) }},
		{"Vera has left", func() (surgery.Change, error) { return d.Today.SurgeonLeaves(presence().Presence) }},
	}
}

func TestEveryKindIsUndoneAndDoneAgain(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	var pictures []string
	kinds := kindsOf(w, t, d)
	for _, k := range kinds {
		pictures = append(pictures, world.Snapshot(t, d))
		if done := world.Must(t)(k.do()); !done.CanUndo || len(done.Changed) == 0 || done.Notice == "" {
			t.Errorf("%s: %+v", k.label, done)
		}
		if got := d.Desk.History.UndoLabel(""); got != "Undo: "+k.label {
			t.Errorf("%q, want %q", got, k.label)
		}
	}
	pictures = append(pictures, world.Snapshot(t, d))
	for range 2 { // there and back twice: an undo of a redo is an undo
		for i := len(kinds) - 1; i >= 0; i-- {
			if done := world.Must(t)(d.Desk.History.Undo("")); done.Notice != "Undone: "+kinds[i].label {
				t.Errorf("%q, want %q", done.Notice, kinds[i].label)
			}
			if got := world.Snapshot(t, d); got != pictures[i] {
				t.Fatalf("undoing %s leaves\n%s\nnot\n%s", kinds[i].label, got, pictures[i])
			}
			if got := d.Desk.History.RedoLabel(""); got != "Redo: "+kinds[i].label {
				t.Errorf("%q, want %q", got, kinds[i].label)
			}
		}
		_, err := d.Desk.History.Undo("")
		world.Refused(t, err, surgery.NotFound, "error.nothing_to_undo")
		for i := range kinds {
			if done := world.Must(t)(d.Desk.History.Redo("")); done.Notice != "Done again: "+kinds[i].label {
				t.Errorf("%q, want %q", done.Notice, kinds[i].label)
			}
			if got := world.Snapshot(t, d); got != pictures[i+1] {
				t.Fatalf("doing %s again leaves\n%s\nnot\n%s", kinds[i].label, got, pictures[i+1])
			}
		}
		_, err = d.Desk.History.Redo("")
		world.Refused(t, err, surgery.NotFound, "error.nothing_to_redo")
	}
	if report := world.Verified(t, d); report.Chain != "ok" {
		t.Errorf("%+v", report)
	}
}

func TestSomethingNewEndsRedo(t *testing.T) {
	d := world.New(t).Started(t)
	world.Arrive(t, d, "Zoë Sampleton", false)
	world.Must(t)(d.Desk.History.Undo(""))
	world.Must(t)(d.Today.CountGuest())
	if label := d.Desk.History.RedoLabel(""); label != "" {
		t.Errorf("%q", label)
	}
}

func TestAVisitHasAnUndoOfItsOwn(t *testing.T) {
	d := world.New(t).Started(t)
	zoe, sam := world.Arrive(t, d, "Zoë Sampleton", false).Visit, world.Arrive(t, d, "Sam Pretend", false).Visit
	world.Must(t)(d.Visit.Mark(zoe, world.Basics, world.Email, surgery.Done))
	world.Must(t)(d.Visit.Mark(sam, world.Basics, world.Email, surgery.Done))
	world.Must(t)(d.Visit.WriteNote(zoe, world.Basics, world.Three, "by phone"))
	world.Must(t)(d.Visit.Mark(sam, world.Basics, world.Three, surgery.NotForMe))
	labels := func(visit surgery.ID, undo, redo string) {
		t.Helper()
		if u, r := d.Desk.History.UndoLabel(visit), d.Desk.History.RedoLabel(visit); u != undo || r != redo {
			t.Errorf("%q and %q, want %q and %q", u, r, undo, redo)
		}
	}
	labels("", "Undo: mark a step of Sam", "")
	labels(zoe, "Undo: note for Zoë", "")
	world.Must(t)(d.Desk.History.Undo(zoe))
	world.Must(t)(d.Desk.History.Undo(zoe))
	labels(zoe, "Undo: check in Zoë", "Redo: mark a step of Zoë")
	labels(sam, "Undo: mark a step of Sam", "")
	if v := world.Visit(t, d, sam); v.Lists[0].Done != 1 || world.Step(t, v, world.Three).State != surgery.NotForMe || v.Undo != "Undo: mark a step of Sam" {
		t.Errorf("Sam's visit changed: %+v", v)
	}
	if v := world.Visit(t, d, zoe); v.Lists[0].Done != 0 || world.Step(t, v, world.Three).Note != "" || v.Redo != "Redo: mark a step of Zoë" {
		t.Errorf("%+v", v)
	}
	world.Must(t)(d.Desk.History.Undo(sam))
	world.Must(t)(d.Desk.History.Redo(zoe))
	world.Must(t)(d.Desk.History.Redo(zoe))
	labels(zoe, "Undo: note for Zoë", "")
	labels("", "Undo: note for Zoë", "Redo: mark a step of Sam")
	if v := world.Visit(t, d, zoe); v.Lists[0].Done != 1 || world.Step(t, v, world.Three).Note != "by phone" {
		t.Errorf("%+v", v)
	}
	world.Must(t)(d.Desk.History.Redo(sam))
	labels(sam, "Undo: mark a step of Sam", "")
}

func TestAPrintIsNotUndone(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false).Visit
	if done := world.Must(t)(d.Prints.Counted(prints.Outgoing{Paper: prints.Paper{Kind: surgery.HandoutPrint, Size: surgery.Standard, Visit: zoe}, Job: printer.Job{Copies: 1}}, "printed")); done.CanUndo {
		t.Error("a print can be undone")
	}
	if label := d.Desk.History.UndoLabel(""); label != "Undo: check in Zoë" {
		t.Errorf("%q", label)
	}
}

func TestTheHistoryIsTheSameAfterACrash(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	for _, k := range kindsOf(w, t, d) {
		world.Must(t)(k.do())
	}
	for range 5 {
		world.Must(t)(d.Desk.History.Undo(""))
	}
	world.Must(t)(d.Desk.History.Redo(""))
	world.Must(t)(d.Desk.History.Undo(world.Board(t, d).Waiting[0].Visit))
	after := w.Killed(t)
	if world.Snapshot(t, after) != world.Snapshot(t, d) {
		t.Error("the records differ")
	}
	var ids []surgery.ID
	for _, v := range world.Board(t, d).Waiting {
		ids = append(ids, v.Visit)
	}
	for _, id := range append(ids, "") {
		if a, b := d.Desk.History.UndoLabel(id), after.Desk.History.UndoLabel(id); a != b || a == "" {
			t.Errorf("undo %q, then %q", a, b)
		}
		if a, b := d.Desk.History.RedoLabel(id), after.Desk.History.RedoLabel(id); a != b {
			t.Errorf("redo %q, then %q", a, b)
		}
	}
	if after.Desk.Store().LogShort() {
		t.Error("the last operations are missing")
	}
	steps := func(d *rooms.Rooms) (labels []string) {
		for d.Desk.History.UndoLabel("") != "" {
			labels = append(labels, world.Must(t)(d.Desk.History.Undo("")).Notice)
		}
		for d.Desk.History.RedoLabel("") != "" {
			labels = append(labels, world.Must(t)(d.Desk.History.Redo("")).Notice)
		}
		return labels
	}
	if a, b := steps(d), steps(after); !slices.Equal(a, b) || len(a) < 30 {
		t.Errorf("%q\n%q", a, b)
	}
}
