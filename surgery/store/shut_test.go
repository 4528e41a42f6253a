package store

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/seal/quick"
)

// What was done at a joined desk before it was locked, and went nowhere yet, goes out while
// it is locked: words with their keys, whoever came, and who comes after.
func TestALockedDeskSendsWhatWasBefore(t *testing.T) {
	quick.Passphrases(t)
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	bar := &surgery.Barometer{ID: "bar", From: "2026-11-23", Until: "2026-11-27", Points: 5, Week: "w", Words: surgery.BarometerWords{Question: "How much?"}}
	tr.must(t, a.Store, tr.op(surgery.BarometerAdded, "bar", surgery.Edit{After: bar}))
	was := tr.in(t, a, "Seededwas Here")
	tr.round(t)
	tr.in(t, b, "Seededbefore Sample")
	tr.edits(t, b, surgery.VisitEdited, was.ID, func(v *surgery.Visit) { v.Words.Goal = "Seededgoal" })
	adds := func(id surgery.ID, text string) {
		t.Helper()
		if err := b.AddAnswers(nil, []AddedWord{{ID: id, Barometer: "bar", Text: text}}); err != nil {
			t.Fatal(err)
		}
	}
	adds("w1", "Seededword")
	by := tr.locks(t, b)
	tr.in(t, b, "Seededafter Sample")
	adds("w2", "Seededlater")
	p, err := b.OutgoingLocked(nil, by)
	if err != nil {
		t.Fatal(err)
	}
	if !b.Locked() || len(b.keys) > 0 {
		t.Error("keys are left on a desk that is locked")
	}
	for _, to := range []*sharer{a, c} {
		tr.take(t, to, &p)
		words, err := to.AddedWords("bar")
		if err != nil || len(words) != 2 || words[0].Text != "Seededword" || words[1].Text != "Seededlater" {
			t.Errorf("desk %s: %+v, %v", to.letter, words, err)
		}
		all, err := to.Attendees()
		if err != nil || len(all) != 3 || all[1].Words.Name != "Seededbefore Sample" || all[2].Words.Name != "Seededafter Sample" {
			t.Errorf("desk %s: %d, %v", to.letter, len(all), err)
		}
		if v, err := to.Visit(was.ID); err != nil || v.Words.Goal != "Seededgoal" {
			t.Errorf("desk %s: %+v, %v", to.letter, v, err)
		}
	}
	unlock(t, b.Store, b.open)
	tr.round(t)
	tr.agree(t)
}

// A locked desk that sends does not change over to another share key, although it has read
// of one: the passphrase would be another, and nobody is there to see it.
func TestALockedDeskSendsWithTheKeyItHas(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Seededbefore Sample")
	by := tr.locks(t, b)
	tr.renew(t, later, "")
	p, err := a.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	p.Epoch = by.epoch // as if its desk had not changed over
	if _, err := b.TakeShut(by, &p); err != nil {
		t.Fatal(err)
	}
	out, err := b.OutgoingLocked(nil, by)
	if err != nil || out.Epoch != by.epoch || len(out.Entries) == 0 {
		t.Errorf("%d entries with key %d, %v", len(out.Entries), out.Epoch, err)
	}
	if _, err := b.Slots().OpenPassphrase([]byte(later)); err == nil {
		t.Error("another passphrase opens it, and nobody knows")
	}
	tr.take(t, a, &out)
	if all, err := a.Attendees(); err != nil || len(all) != 1 || all[0].Words.Name == "" {
		t.Errorf("%+v, %v", all, err)
	}
	unlock(t, b.Store, b.open)
	tr.round(t)
	tr.agree(t)
}

// Nothing is sent with a sender that is forgotten.
func TestAForgottenSenderSendsNothing(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	b := tr.desks[1]
	tr.in(t, b, "Zebedee Testperson")
	by := tr.locks(t, b)
	by.Clear()
	_, err := b.OutgoingLocked(nil, by)
	wantKind(t, err, surgery.Locked, "error.locked")
	if !b.Locked() {
		t.Error("it is open")
	}
}

// The key that a locked desk is open with for one transaction does not stay in memory, and
// the sender's own stays good.
func TestTheKeyOfOneTransactionGoes(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	b := tr.desks[1]
	by := tr.locks(t, b)
	was := *by.key
	shut := b.openFor(by)
	key := b.Store.secret
	shut()
	if !b.Locked() || *key != (seal.Key{}) || *by.key != was {
		t.Error("the key is there still, or the sender has none")
	}
}
