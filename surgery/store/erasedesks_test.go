package store

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

// A joined desk's own store refuses what it may not.
func TestAJoinedDeskRefuses(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	b := tr.desks[1]
	week := &surgery.Week{ID: "w", From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "W"}}
	wantKind(t, b.Do(tr.op(surgery.WeekAdded, "w", surgery.Edit{After: week})), surgery.Conflict, "error.at_home_desk")
	if n := countIn(t, b.Store, "SELECT count(*) FROM operation WHERE desk = 'seat-b'"); n != 0 {
		t.Errorf("%d written", n)
	}
}

// Erasing wins: also of what another desk did meanwhile, and of a key on its way.
func TestErasedEverywhere(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	v := tr.in(t, a, "Seededzebedee Testperson")
	tr.carry(t, a, b)
	tr.edits(t, b, surgery.VisitEdited, v.ID, func(v *surgery.Visit) { v.Words.Goal = "Seededgoal" })
	person, err := a.Attendee(v.Attendee)
	if err != nil {
		t.Fatal(err)
	}
	o := tr.op(surgery.AttendeesErased, person.ID, surgery.Edit{Before: person})
	o.Erases = []surgery.ID{person.ID, v.ID}
	tr.must(t, a.Store, o)
	tr.carry(t, b, c) // with the name
	if got, err := c.Attendee(person.ID); err != nil || got.Words.Name != "Seededzebedee Testperson" {
		t.Errorf("%+v, %v", got, err)
	}
	if taken := tr.carry(t, a, c); !slices.Contains(taken.Erased, person.ID) {
		t.Errorf("%+v", taken)
	}
	tr.round(t)
	tr.agree(t)
	for _, d := range tr.desks {
		got, err := d.Visit(v.ID)
		if err != nil || got.Attendee != "" || got.Words != (surgery.VisitWords{}) {
			t.Errorf("desk %s: %+v, %v", d.letter, got, err)
		}
		erased, err := d.Erased()
		if err != nil || len(erased) != 2 || erased[0].Desk != "seat-a" || erased[0].Clock != a.ends.clock {
			t.Errorf("desk %s: %+v, %v", d.letter, erased, err)
		}
		shut(t, d.Store)
		for _, seeded := range []string{"Seededzebedee", "Seededgoal"} {
			if where := filesWith(t, d.Folder(), seeded); where != "" {
				t.Errorf("desk %s: %s stands in %s", d.letter, seeded, where)
			}
		}
	}
}

// A desk that hears of somebody only after they were erased takes the visit all the
// same: the key does not come any more.
func TestErasedBeforeItWasHeardOf(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	v := tr.in(t, a, "Zebedee Testperson")
	tr.carry(t, a, b)
	person, err := b.Attendee(v.Attendee)
	if err != nil {
		t.Fatal(err)
	}
	o := tr.op(surgery.AttendeesErased, person.ID, surgery.Edit{Before: person})
	o.Erases = []surgery.ID{person.ID}
	tr.must(t, b.Store, o)
	tr.carry(t, b, a)
	p, err := a.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	first := p
	first.Entries = slices.DeleteFunc(slices.Clone(p.Entries), func(e surgery.Entry) bool { return e.Desk == "seat-b" })
	if taken := tr.take(t, c, &first); len(taken.Waiting) != 1 || taken.Waiting[0].Reason != surgery.KeysMissing {
		t.Errorf("%+v", taken)
	}
	wantOK(t, c.Store)
	if taken := tr.take(t, c, &p); len(taken.Waiting) != 0 {
		t.Errorf("%+v", taken)
	}
	tr.agree(t)
}

// Two desks give a visit to different surgeons: it is on every desk's list, until one
// that has seen both changes it, or says that it is settled.
func TestCrossedAndSettled(t *testing.T) {
	for _, settle := range []bool{false, true} {
		tr := sharing(t, newWorld(), 2)
		a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
		v := tr.in(t, a, "Zebedee Testperson")
		tr.round(t)
		pair := func(with surgery.ID) func(*surgery.Visit) {
			return func(v *surgery.Visit) { v.State, v.PairedAt, v.Surgeon = surgery.BeingHelped, tr.Now(), with }
		}
		first := tr.edits(t, a, surgery.Paired, v.ID, pair("one"))
		second := tr.edits(t, b, surgery.Paired, v.ID, pair("two"))
		tr.round(t)
		tr.agree(t)
		want := surgery.Crossing{Family: surgery.Visits, Record: v.ID, Part: "seat", First: first.ID, Second: second.ID}
		for _, d := range tr.desks {
			if got, err := d.Crossed(); err != nil || len(got) != 1 || got[0] != want {
				t.Errorf("desk %s: %+v, %v", d.letter, got, err)
			}
		}
		if settle {
			o := tr.op(surgery.CrossingSettled, v.ID)
			o.Surgery, o.Settles = tr.at, []surgery.Crossing{want}
			tr.must(t, c.Store, o)
		} else {
			tr.edits(t, c, surgery.VisitEdited, v.ID, func(v *surgery.Visit) { v.Track = surgery.Both })
			if got, err := c.Crossed(); err != nil || len(got) != 1 {
				t.Errorf("another part ends it: %+v, %v", got, err)
			}
			tr.edits(t, c, surgery.Paired, v.ID, pair("three"))
		}
		if got, err := c.Crossed(); err != nil || len(got) != 0 {
			t.Errorf("%+v, %v", got, err)
		}
		tr.round(t)
		tr.agree(t)
		for _, d := range tr.desks {
			if got, err := d.Crossed(); err != nil || len(got) != 0 {
				t.Errorf("desk %s: %+v, %v", d.letter, got, err)
			}
		}
	}
}

// Two desks made a key each for a visit that has nobody any more, and one of them erased
// what was written there: the other, which has its own key, takes what it cannot open.
func TestErasedWithAKeyThatNeverCame(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	v := tr.in(t, a, "Zebedee Testperson")
	erase := func(owner surgery.ID, edits ...surgery.Edit) {
		t.Helper()
		o := tr.op(surgery.AttendeesErased, owner, edits...)
		o.Surgery, o.Erases = tr.at, []surgery.ID{owner}
		tr.must(t, a.Store, o)
	}
	person, err := a.Attendee(v.Attendee)
	if err != nil {
		t.Fatal(err)
	}
	erase(person.ID, surgery.Edit{Before: person})
	tr.round(t)
	for _, d := range tr.desks {
		step := &surgery.Progress{On: v.ID, Checklist: "c", Step: "s", State: surgery.Done, At: tr.Now(), Person: v.ID, Words: surgery.ProgressWords{Note: "by " + d.letter}}
		o := tr.op(surgery.StepMarked, v.ID, surgery.Edit{After: step})
		o.Surgery = tr.at
		tr.must(t, d.Store, o)
	}
	erase(v.ID)
	if taken := tr.carry(t, a, b); len(taken.Waiting) != 0 {
		t.Errorf("%+v", taken.Waiting)
	}
	tr.round(t)
	tr.agree(t)
	if n := countIn(t, b.Store, "SELECT count(*) FROM key WHERE owner = ?", v.ID); n != 0 {
		t.Errorf("%d keys of what was erased", n)
	}
}
