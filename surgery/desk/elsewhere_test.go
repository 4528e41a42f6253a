package desk_test

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

// elsewhere has another desk change a visit: the store has taken it in, and the desk
// follows.
func elsewhere(t *testing.T, d *rooms.Rooms, kind surgery.Kind, id surgery.ID, how func(*surgery.Visit)) surgery.Change {
	t.Helper()
	v, err := d.Desk.Store().Visit(id)
	if err != nil {
		t.Fatal(err)
	}
	after := v.Copy()
	how(after)
	return taken(t, d, &surgery.Operation{Kind: kind, About: id, Visit: id, Edits: []surgery.Edit{{Before: v, After: after}}})
}

func taken(t *testing.T, d *rooms.Rooms, o *surgery.Operation) surgery.Change {
	t.Helper()
	o.ID, o.Surgery = d.Desk.NewID(), d.Desk.Surgery().ID
	if err := d.Desk.Store().Do(o); err != nil {
		t.Fatal(err)
	}
	done, err := d.Desk.Elsewhere(o)
	if err != nil {
		t.Fatal(err)
	}
	if !done.Elsewhere || done.Notice != "" || done.CanUndo || len(done.Changed) == 0 {
		t.Errorf("%+v", done)
	}
	return done
}

// Undo takes back what was done here, as far as it still stands, and nothing of what
// another desk did.
func TestUndoLeavesAnotherDesksWork(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false).Visit
	edit := func(e visit.EditVisit) { e.Name = "Zoë Sampleton"; world.Must(t)(d.Visit.EditVisit(zoe, e)) }
	edit(visit.EditVisit{Track: surgery.Both})
	elsewhere(t, d, surgery.VisitEdited, zoe, func(v *surgery.Visit) { v.Before = 3 })
	if label := d.Desk.History.UndoLabel(""); label != "Undo: change Zoë" {
		t.Errorf("%q", label)
	}
	done := world.Must(t)(d.Desk.History.Undo(""))
	if v := world.Visit(t, d, zoe); v.Track == surgery.Both || v.Before != 3 || done.Notice != "Undone: change Zoë" {
		t.Errorf("%q: %+v", done.Notice, v)
	}
	if done = world.Must(t)(d.Desk.History.Redo("")); done.Notice != "Done again: change Zoë" || world.Visit(t, d, zoe).Track != surgery.Both {
		t.Errorf("%q", done.Notice)
	}

	edit(visit.EditVisit{Track: surgery.Personal, Goal: "a blog"})
	elsewhere(t, d, surgery.VisitEdited, zoe, func(v *surgery.Visit) { v.Words.Goal = "another blog" })
	done = world.Must(t)(d.Desk.History.Undo(""))
	if v := world.Visit(t, d, zoe); v.Track != surgery.Both || v.Words.Goal != "another blog" ||
		done.Notice != "Undone: change Zoë. What was changed since then stays as it is." {
		t.Errorf("%q: %+v", done.Notice, v)
	}

	edit(visit.EditVisit{Track: surgery.Personal, Goal: "another blog"})
	elsewhere(t, d, surgery.VisitEdited, zoe, func(v *surgery.Visit) { v.Track = surgery.Professional })
	_, err := d.Desk.History.Undo("")
	world.Refused(t, err, surgery.Conflict, "error.changed_meanwhile")

	ruth := world.Arrive(t, d, "Ruth Supposed", false).Visit
	elsewhere(t, d, surgery.VisitEdited, ruth, func(v *surgery.Visit) { v.Track = surgery.Both })
	_, err = d.Desk.History.Undo("") // somebody there works with her
	world.Refused(t, err, surgery.Conflict, "error.changed_meanwhile")
	if report := world.Verified(t, d); report.Chain != "ok" {
		t.Errorf("%+v", report)
	}
}

// What was done at another desk is followed: who is here, and the end of a surgery.
func TestWhatAnotherDeskDidIsFollowed(t *testing.T) {
	d := world.New(t).Started(t)
	world.Arrive(t, d, "Zoë Sampleton", false)
	person := &surgery.Attendee{ID: d.Desk.NewID(), Words: surgery.AttendeeWords{Name: "Mordecai Elsewhere"}}
	v := &surgery.Visit{ID: d.Desk.NewID(), Surgery: d.Desk.Surgery().ID, Attendee: person.ID, Number: 2, State: surgery.Waiting, ArrivedAt: d.Desk.Moment()}
	taken(t, d, &surgery.Operation{Kind: surgery.CheckedIn, About: v.ID, Visit: v.ID, Edits: []surgery.Edit{{After: person}, {After: v}}})
	b := world.Board(t, d)
	if len(b.Waiting) != 2 || !b.Waiting[0].Here || b.Waiting[1].Here || b.Waiting[1].Name != "Mordecai" {
		t.Errorf("%+v", b.Waiting)
	}
	if found := d.Names.NameIndex().Search("mordecai", 5); len(found) != 1 {
		t.Errorf("%v", found)
	}
	if label := d.Desk.History.UndoLabel(""); label != "Undo: check in Zoë" {
		t.Errorf("%q", label)
	}
	closed := *d.Desk.Surgery()
	closed.ClosedAt = d.Desk.Moment()
	taken(t, d, &surgery.Operation{Kind: surgery.SurgeryClosed, About: closed.ID, Edits: []surgery.Edit{{Before: d.Desk.Surgery(), After: &closed}}})
	if d.Desk.Surgery() != nil || d.Desk.History.UndoLabel("") != "" {
		t.Error("the surgery is still open, or something can be undone")
	}
}
