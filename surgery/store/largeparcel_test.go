package store

import (
	"runtime"
	"testing"

	"socialmediasurgery/surgery"
)

// A parcel takes a bounded part of memory, however much the desks have to say: the rest
// goes with the next, and nothing is left out.
func TestALargeParcelIsCut(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Zebedee Testperson")
	tr.carry(t, b, a)
	// As many again as fit, each as large as a long one; of two desks.
	const each = 8000
	n := 2 * mostOutgoing / each
	for _, seat := range []surgery.ID{"seat-a", "seat-b"} {
		if _, err := a.db.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
			INSERT INTO operation (id, desk, seq, clock, kind, about, surgery, visit, reverts, facts, words, prev, digest, signature)
			SELECT ?2 || i, ?2, last.seq + i, last.clock + i, 'step_marked', 'x', '', '', '', CAST('{"edits":[]}' AS BLOB), zeroblob(?3), x'', zeroblob(32), x'01'
			FROM n, (SELECT seq, clock FROM operation WHERE desk = ?2 ORDER BY seq DESC LIMIT 1) AS last`, n/2, seat, each); err != nil {
			t.Fatal(err)
		}
	}
	has, err := a.Seen()
	if err != nil {
		t.Fatal(err)
	}
	lacks, most, parcels := surgery.Seen{}, uint64(0), 0
	for lacks["seat-a"] < has["seat-a"] || lacks["seat-b"] < has["seat-b"] {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		p, err := a.Outgoing(lacks)
		if err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		most = max(most, after.HeapAlloc-min(after.HeapAlloc, before.HeapAlloc))
		next := surgery.Seen{"seat-a": lacks["seat-a"], "seat-b": lacks["seat-b"]}
		for _, e := range p.Entries {
			if next[e.Desk]++; next[e.Desk] != e.Seq {
				t.Fatalf("%d of %s after %d", e.Seq, e.Desk, next[e.Desk]-1)
			}
		}
		for seat, seq := range next {
			if p.Seen[seat] != max(seq, 0) {
				t.Fatalf("it says %d of %s, and has %d", p.Seen[seat], seat, seq)
			}
		}
		if parcels++; parcels > 10 {
			t.Fatal("it does not come to an end")
		}
		lacks = p.Seen
	}
	t.Logf("%d changes in %d parcels, each at most %d MB of memory", n, parcels, most>>20)
	if parcels < 2 || most > 2*mostOutgoing {
		t.Errorf("%d parcels, %d MB", parcels, most>>20)
	}
}
