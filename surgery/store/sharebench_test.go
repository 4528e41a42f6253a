package store

import (
	"fmt"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery/seal"
)

// BenchmarkTake is a home desk that takes in 1,000 check-ins of another, which it did not
// hear of all day. The desk is a new copy each time.
func BenchmarkTake(b *testing.B) {
	tr := sharing(b, newWorld(), 1)
	home, other := tr.desks[0], tr.desks[1]
	for range 1000 {
		tr.in(b, other, "Zebedee Testperson")
	}
	p, err := other.Outgoing(nil)
	if err != nil {
		b.Fatal(err)
	}
	shut(b, home.Store)
	b.ResetTimer()
	for b.Loop() {
		b.StopTimer()
		folder := copyFolder(b, home.Folder())
		s, err := Open(tr.options(folder))
		if err == nil {
			err = s.Unlock(home.open())
		}
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if taken, err := s.Take(&p); err != nil || len(taken.Operations) != 1000 {
			b.Fatalf("%d, %v", len(taken.Operations), err)
		}
		b.StopTimer()
		shut(b, s)
		b.StartTimer()
	}
}

// BenchmarkStartSharing is sharing a surgery with 40 visits in a store of many
// operations, of 3,000 surgeries.
func BenchmarkStartSharing(b *testing.B) {
	for _, operations := range []int{1000, 1_000_000} {
		b.Run(fmt.Sprint(operations), func(b *testing.B) {
			w := newWorld()
			s := w.open(b, b.TempDir())
			protect(b, s)
			at := w.start(b, s)
			for n := range 40 {
				w.must(b, s, w.checkIn(at, "Zebedee Testperson", n+1))
			}
			fillUp(b, s, operations)
			n := 0
			b.ResetTimer()
			for b.Loop() {
				n++
				err := s.StartSharing(NewShare{Share: w.NewID(), Surgery: at, Seat: w.NewID(), Letter: "A", Key: seal.NewKey(), Desk: seal.NewDeskSecret(), NewID: w.NewID})
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if err := s.StopSharing(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}

// fillUp copies operations, visits and people until there are so many: of other days, as
// long as real ones.
func fillUp(b *testing.B, s *Store, operations int) {
	b.Helper()
	for _, query := range []string{
		`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
			INSERT INTO operation (id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest)
			SELECT 'op' || i, 'earlier', i, i, kind, about, 'sur' || (i % 3000), visit, reverts, facts, words, prev, digest
			FROM n, (SELECT * FROM operation WHERE kind = 'checked_in' LIMIT 1)`,
		`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 / 5)
			INSERT INTO visit (id, surgery, attendee, letter, number, state, track, checklists, size, surgeon, arrived_at, paired_at, ended_at,
				before, after, outcome, barrier, came_back, kiosk, words)
			SELECT 'vis' || i, 'sur' || (i % 3000), 'att' || (i % 20000), '', i, state, track, checklists, size, surgeon, arrived_at, paired_at, ended_at,
				before, after, outcome, barrier, came_back, kiosk, NULL FROM n, (SELECT * FROM visit LIMIT 1)`,
		`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < min(?1 / 5, 20000))
			INSERT INTO attendee (id, saved_until, saved_at, expected_day, expected_at, consents, words)
			SELECT 'att' || i, '2027-02-22', '2026-11-24T13:00:00.000Z', '', '', '', NULL FROM n`,
	} {
		if _, err := s.db.Exec(query, operations); err != nil {
			b.Fatal(err)
		}
	}
	if info := size(filepath.Join(s.Folder(), File)); testing.Verbose() {
		b.Logf("%d MB", info>>20)
	}
}
