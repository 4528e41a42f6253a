package store

import (
	"database/sql"
	"maps"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// What waits waits with its reason, and is taken when it can be.
func TestWhatWaits(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	tr.in(t, b, "Quillfeather Sample")
	tr.in(t, b, "Mordecai Sample")
	whole, err := b.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	is := func(d *sharer, reason surgery.Reason, n int) {
		t.Helper()
		got, err := d.Waiting()
		if err != nil || len(got) != 1 || got[0].Reason != reason || got[0].N != n || got[0].Desk != "seat-b" {
			t.Fatalf("%+v, %v; want %d for %s", got, err, n, reason)
		}
		wantOK(t, d.Store)
	}
	mine := func(change func(*surgery.Entry)) *surgery.Parcel {
		p := whole
		p.Entries = nil
		for _, e := range whole.Entries {
			if e.Desk == "seat-b" {
				change(&e)
				p.Entries = append(p.Entries, e)
			}
		}
		return &p
	}
	p := mine(func(*surgery.Entry) {})
	p.Entries, p.Keys = p.Entries[1:], nil
	tr.take(t, a, p)
	is(a, surgery.Gap, 1)
	p = mine(func(*surgery.Entry) {})
	p.Entries = p.Entries[:1]
	p.Keys = nil
	tr.take(t, a, p)
	is(a, surgery.KeysMissing, 2)
	tr.take(t, a, mine(func(e *surgery.Entry) { e.Signature = []byte("nonsense") })) // the others are taken with the keys
	if got, err := a.Waiting(); err != nil || len(got) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
	tr.take(t, c, mine(func(e *surgery.Entry) { e.Signature = []byte("nonsense") }))
	is(c, surgery.BadSignature, 2)

	p = mine(func(e *surgery.Entry) { e.Facts = append(slices.Clone(e.Facts), ' ') })
	tr.take(t, c, &whole)
	tr.take(t, c, p)
	if visits, err := c.Visits(tr.at); err != nil || len(visits) != 2 {
		t.Errorf("%v, %v", visits, err)
	}
	is(c, surgery.BadEntry, 2) // what is damaged is shown, and stays
}

// An entry that a desk writes by hand: what its store would not do.
func (tr *trio) forged(t testing.TB, d *sharer, o *surgery.Operation, change func(*surgery.Entry)) *surgery.Parcel {
	t.Helper()
	var facts, words []byte
	err := d.inTx(func(tx *sql.Tx) (err error) {
		facts, words, err = d.encode(tx, o)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range o.Edits { // the keys it was sealed with
		keys, err := d.keysAlone(e.Record().Owner())
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(p.Keys, keys)
	}
	e := surgery.Entry{Turn: surgery.Turn{Clock: d.ends.clock.Next(tr.Now()), Desk: d.share.seat, Seq: d.ends.own.seq + 1}, ID: o.ID, Kind: o.Kind, About: o.About,
		Surgery: tr.at, Facts: facts, Words: words, Prev: d.ends.own.digest}
	change(&e)
	e.Digest = e.Sum()
	e.Signature = d.secret.Sign(e.Digest)
	p.Entries = append(p.Entries, e)
	return &p
}

// keysAlone returns the keys of an owner as a parcel has them.
func (d *sharer) keysAlone(owner surgery.ID) (found map[surgery.ID]surgery.OwnerKeys, err error) {
	key, err := d.shareKey()
	if err != nil || owner == "" {
		return nil, err
	}
	return found, d.inTx(func(tx *sql.Tx) (err error) {
		found, err = d.keysFor(tx, map[surgery.ID]bool{owner: true}, key)
		return err
	})
}

// What a desk may not do, what comes from the future, from a newer program, from a
// stranger, and what forks is held.
func TestWhatADeskMayNot(t *testing.T) {
	for name, tc := range map[string]struct {
		reason surgery.Reason
		make   func(*trio, *surgery.Surgery) *surgery.Operation
		change func(*surgery.Entry)
	}{
		"closing": {surgery.NotAllowed, func(tr *trio, s *surgery.Surgery) *surgery.Operation {
			after := *s
			after.ClosedAt = tr.Now()
			return tr.op(surgery.SurgeryClosed, s.ID, surgery.Edit{Before: s, After: &after})
		}, nil},
		"a text": {surgery.NotAllowed, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.op(surgery.ContentEdited, "stay-safe", surgery.Edit{After: &surgery.Content{ID: "stay-safe", Checked: "2026-11-24"}})
		}, nil},
		"another desk": {surgery.NotAllowed, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.joined(&sharer{letter: "Z", secret: seal.NewDeskSecret()}, "seat-z")
		}, nil},
		"the future": {surgery.ClockAhead, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.op(surgery.Printed, "p", surgery.Edit{After: &surgery.Print{ID: "p", Surgery: tr.at, Kind: surgery.SheetPrint, Size: surgery.Plain, Copies: 1}})
		}, func(e *surgery.Entry) { e.Clock += surgery.Clock(surgery.AheadAtMost.Milliseconds()+60_000) << 16 }},
		"a newer kind": {surgery.NewerKind, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.op("dance_danced", "d")
		}, nil},
		"nonsense": {surgery.BadEntry, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.op(surgery.Printed, "p", surgery.Edit{After: &surgery.Print{ID: "p", Surgery: tr.at, Kind: surgery.SheetPrint, Size: surgery.Plain, Copies: -1}})
		}, nil},
		"the clock back": {surgery.BadEntry, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.op(surgery.Printed, "p", surgery.Edit{After: &surgery.Print{ID: "p", Surgery: tr.at, Kind: surgery.SheetPrint, Size: surgery.Plain, Copies: 1}})
		}, func(e *surgery.Entry) { e.Clock = 1 }},
		"a fork": {surgery.Forked, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.op(surgery.Printed, "p", surgery.Edit{After: &surgery.Print{ID: "p", Surgery: tr.at, Kind: surgery.SheetPrint, Size: surgery.Plain, Copies: 1}})
		}, func(e *surgery.Entry) { e.Prev = make([]byte, 32) }},
		"a stranger": {surgery.UnknownDesk, func(tr *trio, _ *surgery.Surgery) *surgery.Operation {
			return tr.op(surgery.Printed, "p", surgery.Edit{After: &surgery.Print{ID: "p", Surgery: tr.at, Kind: surgery.SheetPrint, Size: surgery.Plain, Copies: 1}})
		}, func(e *surgery.Entry) { e.Desk, e.Seq, e.Prev = "seat-x", 1, nil }},
	} {
		t.Run(name, func(t *testing.T) {
			tr := sharing(t, newWorld(), 1)
			a, b := tr.desks[0], tr.desks[1]
			tr.in(t, b, "Quillfeather Sample")
			sur, err := b.Surgery(tr.at)
			if err != nil {
				t.Fatal(err)
			}
			o := tc.make(tr, sur)
			if tc.change == nil {
				tc.change = func(*surgery.Entry) {}
			}
			taken := tr.take(t, a, tr.forged(t, b, o, tc.change))
			if len(taken.Operations) != 1 || len(taken.Waiting) != 1 || taken.Waiting[0].Reason != tc.reason {
				t.Errorf("%d taken, %+v", len(taken.Operations), taken.Waiting)
			}
			wantOK(t, a.Store)
		})
	}
}

// Where the laptops' clocks are put back, what was done before is not of later than now:
// this log is as late itself.
func TestClocksPutBack(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	was := tr.in(t, b, "Quillfeather Sample")
	tr.in(t, a, "Zebedee Testperson")
	tr.now = tr.now.Add(-24 * time.Hour)
	tr.carry(t, b, a)
	if waiting, err := a.Waiting(); err != nil || len(waiting) > 0 {
		t.Errorf("%+v wait, %v", waiting, err)
	}
	if _, err := a.Visit(was.ID); err != nil {
		t.Error(err)
	}
	wantOK(t, a.Store)
}
