package store

import (
	"encoding/json"
	"reflect"
	"strings"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
)

// lock is what a locked desk does: arrivals, and what has no words; a joined one hears
// what the others did as well, and says what it did itself.
func (tr *apartTrio) lock(t *rapid.T, d *sharer) {
	by, err := d.Sender()
	if err != nil {
		t.Fatal(err)
	}
	defer by.Clear()
	if err := d.Lock(); err != nil {
		t.Fatal(err)
	}
	for range rapid.IntRange(0, 5).Draw(t, "while locked") {
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			tr.checkIn(t, d)
		case 1:
			tr.guest(t, d)
		case 2:
			p := &surgery.Presence{ID: tr.NewID(), Surgery: tr.at, Surgeon: "sgn", From: tr.Now()}
			tr.do(t, d, tr.op(surgery.SurgeonHere, p.ID, surgery.Edit{After: p}))
		case 3:
			p, err := d.OutgoingLocked(nil, by)
			if err != nil {
				t.Fatal(err)
			}
			tr.left = append(tr.left, p)
		default:
			tr.readShut(t, d, by)
		}
	}
	if !rapid.Bool().Draw(t, "unlocks") {
		return
	}
	shut, _, err := d.SharedHash()
	if err != nil {
		t.Fatal(err)
	}
	epoch := d.epoch
	tr.unlocked(t, d)
	if open, _, err := d.SharedHash(); err != nil || open != shut && d.epoch == epoch {
		t.Fatalf("desk %s shows other facts once it is open, %v", d.letter, err)
	}
}

// readShut has a locked desk take one of the parcels that were ever left, or a part of it.
func (tr *apartTrio) readShut(t *rapid.T, d *sharer, by *Sender) {
	p, ok := tr.parcel(t)
	if !ok {
		return
	}
	taken, err := d.TakeShut(by, p)
	if err != nil && (surgery.KindOf(err) != surgery.Locked || !d.share.home && p.Epoch <= by.epoch) || err == nil && d.share.home {
		t.Fatalf("desk %s: %v", d.letter, err)
	}
	if !d.Locked() || len(d.keys) > 0 {
		t.Fatal("keys are left on a desk that is locked")
	}
	for _, o := range taken.Operations {
		if says, err := json.Marshal(o); err != nil || strings.Contains(string(says), "Seeded") {
			t.Fatalf("a locked desk is told %s, %v", says, err)
		}
		for _, e := range o.Edits {
			for _, r := range []surgery.Record{e.Before, e.After} {
				if r != nil && r.Text() != nil && !reflect.ValueOf(r.Text()).Elem().IsZero() {
					t.Fatalf("a locked desk is told %+v", r.Text())
				}
			}
		}
	}
}
