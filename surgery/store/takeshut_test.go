package store

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// locks locks a desk as one that goes on sending.
func (tr *trio) locks(t testing.TB, d *sharer) *Sender {
	t.Helper()
	by, err := d.Sender()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(by.Clear)
	lock(t, d.Store)
	return by
}

// carryShut takes all that one desk has to another, which is locked.
func (tr *trio) carryShut(t testing.TB, from, to *sharer, by *Sender) surgery.Taken {
	t.Helper()
	p, err := from.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	taken, err := to.TakeShut(by, &p)
	if err != nil {
		t.Fatal(err)
	}
	if !to.Locked() || len(to.keys) > 0 {
		t.Error("keys are left on a desk that is locked")
	}
	return taken
}

// A locked joined desk takes in what others do: facts are seen at once, and words once it
// is open.
func TestALockedDeskTakesIn(t *testing.T) {
	type scene struct {
		*trio
		a, b, c *sharer
		by      *Sender
		was     *surgery.Visit // from before B was locked
		taken   surgery.Taken
	}
	erases := func(t *testing.T, s *scene, who, visit surgery.ID) {
		person, err := s.a.Attendee(who)
		if err != nil {
			t.Fatal(err)
		}
		o := s.op(surgery.AttendeesErased, person.ID, surgery.Edit{Before: person})
		o.Erases = []surgery.ID{person.ID, visit}
		s.must(t, s.a.Store, o)
	}
	noKey := func(t *testing.T, s *scene, who surgery.ID) {
		t.Helper()
		for _, table := range keyTables {
			if n := countIn(t, s.b.Store, "SELECT count(*) FROM "+table+" WHERE owner = ?", who); n != 0 {
				t.Errorf("%d keys of somebody erased", n)
			}
		}
		if s.b.unshrunk {
			t.Error("the write-ahead log may have it still")
		}
	}
	var own *surgery.Visit
	for name, c := range map[string]struct {
		does   func(t *testing.T, s *scene) // elsewhere, or here while locked; then it is carried to B
		locked func(t *testing.T, s *scene)
		open   func(t *testing.T, s *scene)
	}{
		"somebody comes": {
			does: func(t *testing.T, s *scene) { s.in(t, s.a, "Seededquill Sample") },
			locked: func(t *testing.T, s *scene) {
				all, err := s.b.Visits(s.at)
				if err != nil || len(all) != 2 || all[1].Called() != "A02" || all[1].Guest() {
					t.Errorf("%+v, %v", all, err)
				}
				if who, err := s.b.Attendee(all[1].Attendee); err != nil || who.Words.Name != "" {
					t.Errorf("%+v, %v", who, err)
				}
			},
			open: func(t *testing.T, s *scene) {
				if all, err := s.b.Attendees(); err != nil || len(all) != 2 || all[1].Words.Name != "Seededquill Sample" {
					t.Errorf("%+v, %v", all, err)
				}
			},
		},
		"a seat, a step and a goal": {
			does: func(t *testing.T, s *scene) {
				s.edits(t, s.a, surgery.Paired, s.was.ID, func(v *surgery.Visit) { v.State, v.PairedAt, v.Surgeon = surgery.BeingHelped, s.Now(), "sgn" })
				step := &surgery.Progress{On: s.was.ID, Checklist: "c", Step: "s", State: surgery.Done, At: s.Now(), Person: s.was.Attendee,
					Words: surgery.ProgressWords{Note: "Seedednote"}}
				o := s.op(surgery.StepMarked, s.was.ID, surgery.Edit{After: step})
				o.Surgery, o.Visit = s.at, s.was.ID
				s.must(t, s.a.Store, o)
				s.edits(t, s.a, surgery.VisitEdited, s.was.ID, func(v *surgery.Visit) { v.Words.Goal = "Seededwish" })
				s.edits(t, s.a, surgery.VisitEdited, s.was.ID, func(v *surgery.Visit) { v.Words.Goal = "Seededgoal" })
			},
			locked: func(t *testing.T, s *scene) {
				v, err := s.b.Visit(s.was.ID)
				if err != nil || v.State != surgery.BeingHelped || v.Surgeon != "sgn" || v.Words != (surgery.VisitWords{}) {
					t.Errorf("%+v, %v", v, err)
				}
				marks, err := s.b.Progress(s.was.ID)
				if err != nil || len(marks) != 1 || marks[0].State != surgery.Done || marks[0].Words.Note != "" {
					t.Errorf("%+v, %v", marks, err)
				}
			},
			open: func(t *testing.T, s *scene) {
				if v, err := s.b.Visit(s.was.ID); err != nil || v.Words.Goal != "Seededgoal" {
					t.Errorf("%+v, %v", v, err)
				}
			},
		},
		"two people of one name, and numbers": {
			does: func(t *testing.T, s *scene) {
				own = s.in(t, s.b, "Seededzebedee Testperson")
				s.in(t, s.c, "Seededzebedee Testperson")
				s.carryShut(t, s.c, s.b, s.by)
				own = s.in(t, s.b, "Seededzebedee Testperson")
				s.in(t, s.a, "Seededlast Sample")
			},
			locked: func(t *testing.T, s *scene) {
				if own.Called() != "B02" {
					t.Errorf("B gives %s", own.Called())
				}
				p, err := s.b.OutgoingLocked(nil, s.by)
				if err != nil {
					t.Fatal(err)
				}
				s.take(t, s.a, &p)
				if all, err := s.a.Attendees(); err != nil || len(all) != 5 { // with whom C told B of
					t.Errorf("%d at home, %v", len(all), err)
				}
			},
			open: func(t *testing.T, s *scene) {
				past, err := s.b.Past()
				if err != nil || len(past) == 0 || past[len(past)-1].Visit != own.ID {
					t.Errorf("%+v, %v", past, err)
				}
				for _, p := range past {
					if turn, err := s.b.Turn(p.ID); err != nil || turn.Desk != "seat-b" {
						t.Errorf("what %s did could be undone, %v", turn.Desk, err)
					}
				}
			},
		},
		"somebody is erased": {
			does:   func(t *testing.T, s *scene) { erases(t, s, s.was.Attendee, s.was.ID) },
			locked: func(t *testing.T, s *scene) { noKey(t, s, s.was.Attendee) },
			open: func(t *testing.T, s *scene) {
				if v, err := s.b.Visit(s.was.ID); err != nil || v.Attendee != "" {
					t.Errorf("%+v, %v", v, err)
				}
			},
		},
		"somebody who came here while it was locked is erased": {
			does: func(t *testing.T, s *scene) {
				own = s.in(t, s.b, "Seededown Sample")
				p, err := s.b.OutgoingLocked(nil, s.by)
				if err != nil {
					t.Fatal(err)
				}
				s.take(t, s.a, &p)
				erases(t, s, own.Attendee, own.ID)
			},
			locked: func(t *testing.T, s *scene) {
				noKey(t, s, own.Attendee)
				p, err := s.b.OutgoingLocked(nil, s.by)
				if err != nil || p.Keys[own.Attendee] != nil || p.Seen["seat-b"] == 0 {
					t.Errorf("%+v, %v", p, err)
				}
			},
			open: func(*testing.T, *scene) {},
		},
		"the surgery closes": {
			does: func(t *testing.T, s *scene) { s.closes(t, s.a) },
			locked: func(t *testing.T, s *scene) {
				if at, err := s.b.Surgery(s.at); err != nil || at.Open() {
					t.Errorf("%+v, %v", at, err)
				}
			},
			open: func(*testing.T, *scene) {},
		},
	} {
		t.Run(name, func(t *testing.T) {
			tr := sharing(t, newWorld(), 2)
			s := &scene{trio: tr, a: tr.desks[0], b: tr.desks[1], c: tr.desks[2]}
			s.was = tr.in(t, s.a, "Seededwas Here")
			tr.round(t)
			s.by = tr.locks(t, s.b)
			c.does(t, s)
			s.taken = tr.carryShut(t, s.a, s.b, s.by)
			if len(s.taken.Operations) == 0 {
				t.Error("nobody is told of it")
			}
			for _, o := range s.taken.Operations {
				for _, e := range o.Edits {
					for _, r := range []surgery.Record{e.Before, e.After} {
						if r != nil && r.Text() != nil && !reflect.ValueOf(r.Text()).Elem().IsZero() {
							t.Errorf("a locked desk is told %+v", r.Text())
						}
					}
				}
			}
			if again := tr.carryShut(t, s.a, s.b, s.by); len(again.Operations) > 0 {
				t.Errorf("taken twice: %d", len(again.Operations))
			}
			c.locked(t, s)
			wantOK(t, s.b.Store)
			unlock(t, s.b.Store, s.b.open)
			c.open(t, s)
			tr.round(t)
			tr.agree(t)
		})
	}
}

// What a locked desk cannot take in it leaves as it is, and stays locked.
func TestALockedDeskRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoils func(t *testing.T, tr *trio, b *sharer, by *Sender)
		kind   surgery.ErrorKind
		after  func(t *testing.T, tr *trio, b *sharer)
	}{
		"under another key than it has": {func(t *testing.T, tr *trio, _ *sharer, _ *Sender) { tr.renew(t, later, "seat-c") }, surgery.Locked,
			func(t *testing.T, tr *trio, b *sharer) {
				if _, err := b.Slots().OpenPassphrase([]byte(later)); err == nil {
					t.Error("another passphrase opens it, and nobody knows")
				}
			}},
		"with a sender that is forgotten": {func(_ *testing.T, _ *trio, _ *sharer, by *Sender) { by.Clear() }, surgery.Locked, nil},
		"on a disk that is full": {func(t *testing.T, _ *trio, b *sharer, _ *Sender) {
			if _, err := b.db.Exec("PRAGMA max_page_count = 1"); err != nil {
				t.Fatal(err)
			}
		}, surgery.Full, func(t *testing.T, _ *trio, b *sharer) {
			if _, err := b.db.Exec("PRAGMA max_page_count = 1000000"); err != nil {
				t.Fatal(err)
			}
		}},
		"in a folder that is gone": {func(t *testing.T, _ *trio, b *sharer, _ *Sender) {
			if err := os.Rename(b.Folder(), b.Folder()+" elsewhere"); err != nil {
				t.Fatal(err)
			}
		}, surgery.Vanished, func(t *testing.T, _ *trio, b *sharer) {
			if err := os.Rename(b.Folder()+" elsewhere", b.Folder()); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			tr := sharing(t, newWorld(), 2)
			a, b := tr.desks[0], tr.desks[1]
			tr.in(t, a, "Zebedee Testperson")
			tr.carry(t, a, b)
			by := tr.locks(t, b)
			before, err := b.Seen()
			if err != nil {
				t.Fatal(err)
			}
			c.spoils(t, tr, b, by)
			for i := range 40 { // more than a page has room for
				tr.in(t, a, strings.Repeat("Quill ", 5)+strconv.Itoa(i))
			}
			p, err := a.Outgoing(nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := b.TakeShut(by, &p); surgery.KindOf(err) != c.kind {
				t.Errorf("%v", err)
			}
			if !b.Locked() || len(b.keys) > 0 {
				t.Error("it is open")
			}
			if c.after != nil {
				c.after(t, tr, b)
			}
			if now, err := b.Seen(); err != nil || now["seat-a"] != before["seat-a"] {
				t.Errorf("it has %v, had %v, %v", now, before, err)
			}
			unlock(t, b.Store, b.open)
			tr.take(t, b, &p)
			if all, err := b.Attendees(); err != nil || len(all) != 41 {
				t.Errorf("%d, %v", len(all), err)
			}
		})
	}
}

// A home desk holds no surgery key while it is locked, and a desk that was started anew
// and never unlocked nothing at all.
func TestWhoTakesNothingInWhileLocked(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Zebedee Testperson")
	p, err := b.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.TakeShut(tr.locks(t, a), &p)
	wantKind(t, err, surgery.Locked, "error.locked")
	unlock(t, a.Store, a.open)
	by, err := b.Sender()
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.TakeShut(by, &p)
	wantKind(t, err, surgery.Locked, "error.locked") // it is open
	other := p
	other.Share = "another"
	lock(t, b.Store)
	_, err = b.TakeShut(by, &other)
	wantKind(t, err, surgery.Invalid, "error.parcel_of_another")
	by.Clear()
	by = &Sender{key: seal.NewKey()}
	_, err = b.TakeShut(by, &p)
	wantKind(t, err, surgery.Locked, "error.locked")
	unlock(t, b.Store, b.open)
	tr.round(t)
	tr.agree(t)
}

// What gives this desk another share key was taken in, and it could not change over to that
// before it was locked, as its disk was full. That waits until somebody unlocks it: what
// comes meanwhile under the key it has is taken in, and the passphrase stays that of before.
func TestALockedDeskChangesOverToNothing(t *testing.T) {
	tr := sharing(t, newWorld(), 2)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	tr.carry(t, a, b)
	tr.carry(t, a, c)
	tr.in(t, c, "Quill Testperson")
	before, err := c.Outgoing(nil) // it has not heard
	if err != nil {
		t.Fatal(err)
	}
	tr.renew(t, later, "")
	p, err := a.Outgoing(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.takeAll(&taking{Store: b.Store}, ringOf(t, a).Epochs, []*surgery.Parcel{&p}); err != nil {
		t.Fatal(err)
	}
	opens := func() bool {
		key, err := b.Slots().OpenPassphrase([]byte(later))
		if err == nil {
			key.Clear()
		}
		return err == nil
	}
	by, err := b.senderBefore(t)
	if err != nil {
		t.Fatal(err)
	}
	lock(t, b.Store)
	if _, err := b.TakeShut(by, &before); err != nil {
		t.Errorf("what comes under the key it has is not taken in: %v", err)
	}
	if opens() {
		t.Error("another passphrase opens it, and nobody knows")
	}
	if _, err := b.OutgoingLocked(nil, by); err != nil {
		t.Errorf("it sends nothing: %v", err)
	}
	unlock(t, b.Store, b.open)
	tr.round(t)
	tr.agree(t)
	if !opens() {
		t.Error("it has not changed over since")
	}
}

// senderBefore returns what a desk sends with that has not changed over.
func (d *sharer) senderBefore(t *testing.T) (*Sender, error) {
	t.Helper()
	key, secret, err := d.Secrets()
	by := &Sender{key: key, desk: secret}
	t.Cleanup(by.Clear)
	return by, err
}
