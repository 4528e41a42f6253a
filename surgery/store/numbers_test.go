package store

import (
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

// Every desk of a share counts under its own letter, from one; at the home desk the
// numbers go on where they were. One that was given out is gone for ever.
func TestNumbersAtSeveralDesks(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := w.open(t, folder)
	sur := w.start(t, s)
	give := func(letter string, n int) *surgery.Visit {
		v := w.visit(sur, "", n)
		v.Letter = letter
		w.must(t, s, w.op(surgery.GuestCounted, v.ID, surgery.Edit{After: v}))
		return v
	}
	wants := func(letter string, n int) {
		t.Helper()
		if l, got, err := s.NextNumber(sur); l != letter || got != n || err != nil {
			t.Errorf("the next is %s%d, not %s%d: %v", l, got, letter, n, err)
		}
	}
	// seat has this laptop work as a desk of a share.
	seat := func(letter string) {
		shut(t, s)
		alter(t, filepath.Join(folder, File), `INSERT OR REPLACE INTO share (id, surgery, seat, home, home_seat, home_key, number, began) VALUES ('share', '`+string(sur)+`', 'seat', 1, 'seat', x'', 0, 0);
			INSERT OR REPLACE INTO desk_here (id, share, surgery, letter, home, was, sign_key, box_key, joined_at, left_at)
			VALUES ('seat', 'share', '`+string(sur)+`', '`+letter+`', 1, '', zeroblob(32), zeroblob(32), 'now', '')`)
		s = w.open(t, folder)
	}
	give("", 1)
	last := give("", 2)
	w.must(t, s, w.op(surgery.CheckInRemoved, last.ID, surgery.Edit{Before: last}))
	wants("", 3)
	seat("A")
	wants("A", 3)
	gone := give("A", 3)
	give("B", 7) // another desk's
	wants("A", 4)
	w.must(t, s, w.op(surgery.CheckInRemoved, gone.ID, surgery.Edit{Before: gone}))
	wants("A", 4)
	seat("C")
	wants("C", 1)
	if err := s.Rebuild(); err != nil {
		t.Fatal(err)
	}
	seat("A")
	wants("A", 4)
}
