package visit_test

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestLeftWithoutBeingHelped(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Invented")
	v := world.Arrive(t, d, "Ann Sample", true).Visit
	world.Must(t)(d.Today.Pair(v, vera))
	before := world.Snapshot(t, d)
	w.Pass(10 * time.Minute)
	if done := world.Must(t)(d.Visit.LeaveUnhelped(v)); done.Notice != "Ann left without being helped." {
		t.Errorf("it says %q", done.Notice)
	}
	b := world.Board(t, d)
	if len(b.Finished) != 1 || !b.Finished[0].Unhelped || b.Counts.HalfWaited != 0 {
		t.Errorf("%+v", b)
	}
	got := world.Visit(t, d, v)
	if got.EndedAt.IsZero() || got.With != "" || !got.Saved {
		t.Errorf("%+v", got.Visit)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if world.Snapshot(t, d) != before {
		t.Error("undo does not bring the visit back as it was")
	}
	world.Must(t)(d.Visit.Mark(v, "safe-basics", "basics-email-first", surgery.Done))
	world.Must(t)(d.Visit.FinishVisit(v, visit.Finish{Outcome: surgery.NotToday}))
	if world.Board(t, d).Finished[0].Unhelped {
		t.Error("somebody who did a step was helped")
	}
}

func TestACheckInIsRemovedWithAllThatBelongsToIt(t *testing.T) {
	for name, saved := range map[string]bool{"only here": false, "who saved their place": true} {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d := w.Started(t)
			ann := world.Arrive(t, d, "Ann Sample", saved)
			person := world.AttendeeOf(t, d, ann.Visit)
			world.Must(t)(d.Visit.MarkSheet(ann.Visit, "1-3"))
			world.Must(t)(d.Visit.WriteNote(ann.Visit, "safe-basics", "basics-email-first", "the blue book"))
			before := world.Snapshot(t, d)
			if done := world.Must(t)(d.Visit.RemoveCheckIn(ann.Visit)); done.Notice != "The check-in of Ann is removed." {
				t.Errorf("it says %q", done.Notice)
			}
			if n := world.Board(t, d).Counts.CheckedIn; n != 0 {
				t.Errorf("%d are here", n)
			}
			if found := world.Search(t, d, "ann"); len(found.Rows) == 1 != saved {
				t.Errorf("the box finds %+v", found.Rows)
			}
			if label := d.Desk.History.UndoLabel(""); label != "Undo: remove the check-in of Ann" {
				t.Errorf("%q", label)
			}
			world.Verified(t, d)
			if next := world.Must(t)(d.Today.CountGuest()); world.Visit(t, d, next.Visit).Number != 2 {
				t.Errorf("the next has number %d", world.Visit(t, d, next.Visit).Number)
			}
			world.Must(t)(d.Desk.History.Undo(""))
			world.Must(t)(d.Desk.History.Undo(""))
			if world.Snapshot(t, d) != before {
				t.Error("undo does not bring everything back")
			}
			if got := world.AttendeeOf(t, d, ann.Visit); got != person {
				t.Errorf("it is %s now", got)
			}
			world.Must(t)(d.Desk.History.Redo(""))
			world.Verified(t, d)
		})
	}
}

// TestTheNameOfARemovedCheckInGoesWhenTheSurgeryCloses: the log has it until then, for
// Undo.
func TestTheNameOfARemovedCheckInGoesWhenTheSurgeryCloses(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	ann := world.Arrive(t, d, "Annabel Sampleworth", false)
	person := world.AttendeeOf(t, d, ann.Visit)
	world.Must(t)(d.Visit.RemoveCheckIn(ann.Visit))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if _, err := d.Desk.History.Undo(""); err == nil {
		t.Error("it can be undone after closing")
	}
	ops, err := d.Desk.Store().OperationsOn(person)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range ops {
		for _, e := range o.Edits {
			if a, ok := e.Record().(*surgery.Attendee); ok && a.Words.Name != "" {
				t.Errorf("the log can still read %q", a.Words.Name)
			}
		}
	}
}

func TestACheckInIsRemovedOnce(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	ann := world.Arrive(t, d, "Ann Sample", false)
	guest := world.Must(t)(d.Today.CountGuest())
	world.Must(t)(d.Visit.RemoveCheckIn(guest.Visit))
	if got := world.CardNames(world.Board(t, d).Waiting); !slices.Equal(got, []string{"Ann"}) {
		t.Errorf("%q", got)
	}
	world.Must(t)(d.Visit.RemoveCheckIn(ann.Visit))
	if _, err := d.Visit.RemoveCheckIn(ann.Visit); surgery.KindOf(err) != surgery.NotFound {
		t.Errorf("removed twice: %v", err)
	}
}
