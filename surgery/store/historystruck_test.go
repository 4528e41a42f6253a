package store

import (
	"testing"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// strike has the home desk strike the last desk off, or take what that brought since.
func (tr *apartTrio) strike(t *rapid.T, d *sharer) {
	if rapid.IntRange(0, 2).Draw(t, "not yet") > 0 {
		return
	}
	tr.cut(t, d, rapid.Bool().Draw(t, "what is held too"))
}

func (tr *apartTrio) cut(t *rapid.T, d *sharer, held bool) {
	now, err := d.Sharing()
	if err != nil {
		t.Fatal(err)
	}
	seen, err := d.Seen()
	if err != nil {
		t.Fatal(err)
	}
	lost := now.Desk(tr.desks[2].share.seat)
	after := *lost
	switch {
	case !lost.Struck:
		after.Struck, after.Left, after.UpTo = true, tr.Now(), seen[lost.ID]
	case held:
		after.UpTo = max(after.UpTo, seen[lost.ID])
	default:
		return
	}
	o := tr.op(surgery.DeskLeft, lost.ID, surgery.Edit{Before: lost, After: &after})
	renews := !lost.Struck && (rapid.Bool().Draw(t, "another key") || len(tr.keys) > 0)
	if renews {
		edits := tr.renewing(t, d, lost.ID)
		after.Epoch = edits[0].After.(*surgery.DeskHere).Epoch
		if after.Renewal, err = d.Notice(lost, after.UpTo); err != nil {
			t.Fatal(err)
		}
		o.Edits = append(o.Edits, edits...)
	}
	if !tr.do(t, d, o) {
		return
	}
	tr.shut = tr.shut || renews
	if _, err := d.Take(&surgery.Parcel{Share: now.Share}); err != nil {
		t.Fatal(err)
	}
}

// takenIn has the home desk take in what the desk it struck off had to say, unless it is
// to be left out. A desk that had taken in who was erased there, before it knew, cannot
// take that back: such is always taken in. It returns whether something is left out.
func (tr *apartTrio) takenIn(t *rapid.T) (out bool) {
	home, lost := tr.desks[0], tr.desks[2]
	for {
		now, err := home.Sharing()
		if err != nil {
			t.Fatal(err)
		}
		held, err := home.HeldOf(lost.share.seat)
		if err != nil {
			t.Fatal(err)
		}
		if !now.Desk(lost.share.seat).Struck || len(held) == 0 {
			return false
		}
		erases := false
		for _, e := range held {
			erased, err := erasedBy(&e)
			erases = erases || err != nil || len(erased) > 0
		}
		if !erases && rapid.Bool().Draw(t, "left out") {
			return true
		}
		tr.cut(t, home, true)
	}
}

// contact writes down at the home desk how somebody is reached, or takes it away.
func (tr *apartTrio) contact(t *rapid.T, d *sharer) {
	a, ok := tr.personAt(t, d)
	if !ok {
		return
	}
	now, err := d.ContactOf(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	edit := surgery.Edit{}
	if now != nil {
		edit.Before = now
	} else {
		c := &surgery.Contact{ID: tr.NewID(), Attendee: a.ID, Words: surgery.ContactWords{How: "reach@example.org"}}
		edit.After, tr.contacts[c.ID] = c, a.ID
	}
	tr.do(t, d, tr.op(surgery.ContactEdited, a.ID, edit))
}

// contactsErased: no key of how somebody was reached outlives them.
func (tr *apartTrio) contactsErased(t *testing.T, rt *rapid.T, d *sharer) {
	for id, who := range tr.contacts {
		if n := countIn(t, d.Store, "SELECT count(*) FROM key WHERE owner = ?", id); n > 0 && (tr.erased[who] || d != tr.desks[0]) {
			rt.Fatalf("desk %s has the key of how somebody was reached who is erased", d.letter)
		}
	}
}

// everywhere has everybody hear everything.
func (tr *apartTrio) everywhere(t *rapid.T) {
	for range 2 {
		for i, from := range tr.desks {
			p, err := from.Outgoing(nil)
			if err != nil {
				t.Fatal(err)
			}
			for j, to := range tr.desks {
				if i != j && tr.opens(t, to, &p) {
					if _, err := to.Take(&p); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

// waitsFor fails where something waits at a desk, but for what is left out of one that
// was struck off.
func (tr *apartTrio) waitsFor(t *rapid.T, d *sharer, out bool) {
	waiting, err := d.Waiting()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range waiting {
		if !out || w.Reason != surgery.Struck || w.Desk != tr.desks[2].share.seat {
			t.Fatalf("desk %s: %+v wait", d.letter, waiting)
		}
	}
}

// strikesOff has the home desk strike the last desk off, after the first that it did.
func (tr *trio) strikesOff(t *testing.T, home *sharer) {
	t.Helper()
	now, err := home.Sharing()
	if err != nil {
		t.Fatal(err)
	}
	lost := now.Desk("seat-c")
	gone := *lost
	gone.Struck, gone.UpTo, gone.Left = true, 1, tr.Now()
	o := tr.op(surgery.DeskLeft, "seat-c", surgery.Edit{Before: lost, After: &gone})
	o.Surgery = tr.at
	tr.must(t, home.Store, o)
}

// A desk that was struck off and whose work nobody takes counts for nothing, wherever it
// had come before that was known; what others did on it stands.
func TestAStruckDeskCountsForNothing(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	before := tr.in(t, c, "Zebedee Testperson")
	tr.carry(t, c, a)
	after := tr.in(t, c, "Quillfeather Sample")
	tr.carry(t, c, b)
	tr.strikesOff(t, a)
	for range 2 {
		tr.carry(t, c, a)
		tr.carry(t, a, b)
		tr.carry(t, b, a)
		tr.carry(t, a, c)
	}
	for _, d := range tr.desks {
		if _, err := d.Visit(before.ID); err != nil {
			t.Errorf("desk %s: %v", d.letter, err)
		}
		if _, err := d.Visit(after.ID); surgery.KindOf(err) != surgery.NotFound {
			t.Errorf("desk %s: %v", d.letter, err)
		}
		wantOK(t, d.Store)
	}
	held, err := a.HeldOf("seat-c")
	if err != nil || len(held) != 1 {
		t.Errorf("%d held, %v", len(held), err)
	}
	if seen, err := a.Seen(); err != nil || seen["seat-c"] != 2 {
		t.Errorf("%v, %v", seen, err)
	}
}

// A desk that knows it was struck off does nothing more but erase: nobody would count it,
// so no screen there may say that it is done.
func TestAStruckDeskDoesNothingMore(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, c := tr.desks[0], tr.desks[2]
	v := tr.in(t, c, "Zebedee Testperson")
	tr.carry(t, c, a)
	tr.strikesOff(t, a)
	tr.carry(t, a, c)
	p := &surgery.Print{ID: tr.NewID(), Surgery: tr.at, Kind: surgery.HandoutPrint, Size: surgery.Plain, Copies: 1, At: tr.Now()}
	printed := tr.op(surgery.Printed, p.ID, surgery.Edit{After: p})
	printed.Surgery = tr.at
	if err := c.Do(printed); surgery.AsError(err).Key != "error.struck_off" {
		t.Errorf("%v", err)
	}
	who, err := c.Attendee(v.Attendee)
	if err != nil {
		t.Fatal(err)
	}
	erased := tr.op(surgery.AttendeesErased, who.ID, surgery.Edit{Before: who})
	erased.Surgery, erased.Erases = tr.at, []surgery.ID{who.ID}
	tr.must(t, c.Store, erased)
}

// What a struck-off desk did is held by whoever met it, and carried on: the host of the
// home desk is asked about it, with the names that came with it.
func TestWhatIsHeldOfAStruckDeskComesHome(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	tr.in(t, c, "Zebedee Testperson")
	tr.round(t)
	tr.strikesOff(t, a)
	tr.carry(t, a, b)
	late := tr.in(t, c, "Quillfeather Sample")
	tr.carry(t, c, b)
	tr.carry(t, b, a)
	held, err := a.HeldOf("seat-c")
	if err != nil || len(held) != 1 {
		t.Fatalf("%d held, %v", len(held), err)
	}
	now, err := a.Sharing()
	if err != nil {
		t.Fatal(err)
	}
	lost := now.Desk("seat-c")
	taken := *lost
	taken.UpTo = 2
	o := tr.op(surgery.DeskLeft, "seat-c", surgery.Edit{Before: lost, After: &taken})
	o.Surgery = tr.at
	tr.must(t, a.Store, o)
	if _, err := a.Take(&surgery.Parcel{Share: now.Share}); err != nil {
		t.Fatal(err)
	}
	v, err := a.Visit(late.ID)
	if err != nil {
		t.Fatal(err)
	}
	if who, err := a.Attendee(v.Attendee); err != nil || who.Words.Name != "Quillfeather Sample" {
		t.Errorf("%+v, %v", who, err)
	}
	tr.carry(t, a, b)
	wantOK(t, b.Store)
}
