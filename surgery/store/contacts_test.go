package store

import (
	"testing"

	"socialmediasurgery/surgery"
)

// How somebody is reached is known at the home desk alone, and goes there when they are
// erased at any desk; what other desks cannot have is no reason for anything to wait.
func TestHowSomebodyIsReachedStaysAtHome(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	home, b := tr.desks[0], tr.desks[1]
	v := tr.in(t, home, "Quillfeather Sample")
	c := &surgery.Contact{ID: tr.NewID(), Attendee: v.Attendee, Words: surgery.ContactWords{How: "seededreach@example.org"}}
	tr.must(t, home.Store, tr.op(surgery.ContactEdited, c.Attendee, surgery.Edit{After: c}))
	tr.round(t)
	tr.agree(t)
	for i, d := range tr.desks {
		all, err := all[*surgery.Contact](d.Store, surgery.Contacts, "")
		if err != nil || len(all) != map[bool]int{true: 1}[i == 0] {
			t.Errorf("desk %s: %v, %v", d.letter, all, err)
		}
		if n := countIn(t, d.Store, "SELECT count(*) FROM operation WHERE facts LIKE '%contact%'"); n != len(all) {
			t.Errorf("desk %s: %d operations tell it", d.letter, n)
		}
	}
	both := tr.op(surgery.VisitEdited, v.ID, surgery.Edit{Before: v, After: v.Copy()}, surgery.Edit{Before: c})
	wantKind(t, home.Do(both), surgery.Conflict, "error.after_closing")

	person, err := b.Attendee(v.Attendee)
	if err != nil {
		t.Fatal(err)
	}
	after := v.Copy()
	after.Attendee = ""
	o := tr.op(surgery.AttendeesErased, person.ID, surgery.Edit{Before: person}, surgery.Edit{Before: v, After: after})
	o.Erases, o.Surgery = []surgery.ID{person.ID, v.ID}, tr.at
	tr.must(t, b.Store, o)
	tr.round(t)
	tr.agree(t)
	if left, err := home.ContactOf(person.ID); left != nil || err != nil {
		t.Errorf("%+v, %v", left, err)
	}
	keys, erased, err := home.Keys()
	if err != nil || keys[c.ID] != nil || len(erased) != 3 {
		t.Errorf("its key %v, erased %v, %v", keys[c.ID], erased, err)
	}
}

// A yes that was taken back where nobody knows how, leaves the home desk with what nobody
// wants any more: closing destroys it.
func TestHowSomebodyIsReachedIsLooseWithoutTheirYes(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	a := w.attendee("Quillfeather Sample")
	a.Consents = []surgery.Consent{{For: surgery.ContactMe, Given: "2026-11-24"}}
	c := &surgery.Contact{ID: w.NewID(), Attendee: a.ID, Words: surgery.ContactWords{How: "@madeup"}}
	w.must(t, s, w.op(surgery.AttendeeEdited, a.ID, surgery.Edit{After: a}, surgery.Edit{After: c}))
	wants := func(want int) {
		t.Helper()
		if loose, err := s.LooseKeys(); err != nil || len(loose) != want {
			t.Errorf("loose are %q, %v", loose, err)
		}
	}
	wants(0)
	no := *a
	no.Consents = []surgery.Consent{{For: surgery.ContactMe, Given: "2026-11-24", Withdrawn: "2026-11-25"}}
	w.must(t, s, w.op(surgery.ConsentWithdrawn, a.ID, surgery.Edit{Before: a, After: &no}))
	wants(1)
	o := w.op(surgery.SurgeryClosed, a.ID)
	o.Erases = []surgery.ID{c.ID}
	w.must(t, s, o)
	wants(0)
	if left, err := s.ContactOf(a.ID); left != nil || err != nil {
		t.Errorf("%+v, %v", left, err)
	}
	wantOK(t, s)
}
