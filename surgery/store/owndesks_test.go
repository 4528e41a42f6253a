package store

import (
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

// A desk undoes what it did itself, under whichever id, and nothing of another desk;
// what ends the history ends it for all.
func TestThePastIsADesksOwn(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	first := w.checkIn(at, "Zebedee Testperson", 1)
	w.must(t, s, first)
	elsewhere := t.TempDir()
	if err := s.WriteInto(elsewhere, "desk-2"); err != nil {
		t.Fatal(err)
	}
	shut(t, s)
	s = w.open(t, elsewhere)
	second := w.checkIn(at, "Quillfeather Sample", 2)
	w.must(t, s, second)
	p := w.apart(t, s)
	mine, theirs := p.checkIn(at, "Mordecai Sample", 3), p.checkIn(at, "Ruth Supposed", 3)
	p.must(t, p.a, mine)
	p.must(t, p.b, theirs)
	p.carried(t)
	past := func(s *Store) (ids []surgery.ID) {
		t.Helper()
		all, err := s.Past()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range all[1:] { // the start of the surgery
			ids = append(ids, p.ID)
		}
		return ids
	}
	if got := past(p.a); !slices.Equal(got, []surgery.ID{first.ID, second.ID, mine.ID}) {
		t.Errorf("%v", got)
	}
	closing := p.op(surgery.SurgeryClosed, at)
	p.must(t, p.b, closing)
	p.carried(t)
	if all, err := p.a.Past(); err != nil || len(all) != 0 {
		t.Errorf("%v, %v", all, err)
	}
}

// Mending keeps in mind under which ids a desk worked.
func TestAMendedStoreKnowsWhichDeskItWas(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s, _ := w.lived(t, folder, 3)
	was, secret := s.Desk(), keyOf(s)
	shut(t, s)
	alter(t, filepath.Join(folder, File), "DELETE FROM visit")
	if _, err := Mend(Salvaging{Folder: folder, Secret: secret, Desk: "desk-2"}); err != nil {
		t.Fatal(err)
	}
	s = w.open(t, folder)
	if own, err := ownDesks(s.db); err != nil || !slices.Equal(own, []surgery.ID{was, "desk-2"}) {
		t.Errorf("%v, %v", own, err)
	}
	if past, err := s.Past(); err != nil || len(past) != 4 {
		t.Errorf("%v, %v", past, err)
	}
	wantOK(t, s)
}
