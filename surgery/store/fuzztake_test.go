package store

import (
	"database/sql"
	"encoding/json"
	"testing"

	"socialmediasurgery/surgery"
)

// Whatever an approved desk writes and signs, and whatever a parcel says, taking it in
// ends in order: the store stays well, and says what waits.
func FuzzTake(f *testing.F) {
	tr := sharing(f, newWorld(), 1)
	home, other := tr.desks[0], tr.desks[1]
	v := tr.in(f, other, "Quillfeather Sample")
	tr.edits(f, other, surgery.VisitEdited, v.ID, func(v *surgery.Visit) { v.Words.Goal = "a blog" })
	p, err := other.Outgoing(nil)
	if err != nil {
		f.Fatal(err)
	}
	whole, err := json.Marshal(p)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, []byte{}, []byte{}, "", int64(0))
	for _, e := range p.Entries {
		f.Add([]byte(nil), e.Facts, e.Words, string(e.Kind), int64(0))
	}
	f.Add([]byte(nil), []byte(`{"edits":[{"family":"visit"}]}`), []byte(`[{}]`), "visit_edited", int64(1)<<62)
	f.Add([]byte(nil), []byte(`{"edits":[{"family":"desk_here","after":{"id":"seat-b"}}],"erases":["x"]}`), []byte(`[{}]`), "attendees_erased", int64(-1))
	f.Fuzz(func(t *testing.T, whole, facts, words []byte, kind string, later int64) {
		var p surgery.Parcel
		if len(whole) > 0 && json.Unmarshal(whole, &p) == nil {
			p.Share = "share"
		} else {
			at, _, err := endAt(home.Store, "seat-b")
			if err != nil {
				t.Fatal(err)
			}
			e := surgery.Entry{Turn: surgery.Turn{Clock: max(at.clock, home.ends.clock) + surgery.Clock(later), Desk: "seat-b", Seq: at.seq + 1},
				ID: tr.NewID(), Kind: surgery.Kind(kind), About: "about", Surgery: tr.at, Facts: facts, Words: words, Prev: at.digest}
			e.Digest = e.Sum()
			e.Signature = other.secret.Sign(e.Digest)
			p = surgery.Parcel{Share: "share", From: "seat-b", Number: 1, Entries: []surgery.Entry{e}}
		}
		if _, err := home.Take(&p); err != nil {
			t.Fatal(err)
		}
		if report, err := home.Verify(); err != nil || report.Chain != "ok" {
			t.Fatalf("%+v, %v", report, err)
		}
		if _, err := home.db.Exec("DELETE FROM waiting; DELETE FROM outside WHERE family = 'waiting'"); err != nil { // or it grows for ever
			t.Fatal(err)
		}
	})
}

func endAt(s *Store, desk surgery.ID) (at end, place int64, err error) {
	err = s.inTx(func(tx *sql.Tx) (err error) {
		at, place, err = endOf(tx, desk)
		return err
	})
	return at, place, err
}
