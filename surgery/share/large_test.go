package share

import (
	"context"
	"math/rand/v2"
	"os"
	"runtime"
	"strconv"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A parcel takes no more memory than some of its pieces, however large it is. ENTRIES
// has another number of entries written and read than a test has time for.
func TestALargeParcelTakesLittleMemory(t *testing.T) {
	entries := int64(60_000)
	if n, err := strconv.ParseInt(os.Getenv("ENTRIES"), 10, 64); err == nil {
		entries = n
	}
	const each, most = 1500, 64 << 20 // bytes
	noise := rand.NewChaCha8([32]byte{1})
	parts := func(yield func(*surgery.Parcel, error) bool) {
		for n := int64(1); n <= entries; {
			p := &surgery.Parcel{}
			for range min(1000, entries-n+1) {
				words := make([]byte, each)
				_, _ = noise.Read(words) // never fails
				p.Entries = append(p.Entries, surgery.Entry{Turn: surgery.Turn{Desk: "home", Seq: n, Clock: surgery.Clock(n)}, Words: words})
				n++
			}
			if !yield(p, nil) {
				return
			}
		}
	}
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	before, peak := now.HeapAlloc, uint64(0)
	look := func(int64, int64) {
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapAlloc)
	}
	s, key, ctx := on(t, ""), seal.NewKey(), context.Background()
	head := Head{Share: "share", From: "home", Number: 1, Written: noon, Seen: surgery.Seen{"home": entries}}
	if err := s.Write(ctx, seal.OneKey(key), head, parts, look); err != nil {
		t.Fatal(err)
	}
	last := int64(0)
	got, err := s.Gather(ctx, seal.OneKey(key), Gathering{Share: "share", Seat: "door"}, look, func(p *surgery.Parcel) error {
		for _, e := range p.Entries {
			if e.Seq != last+1 {
				t.Fatalf("%d after %d", e.Seq, last)
			}
			last = e.Seq
		}
		return nil
	})
	if err != nil || last != entries || len(got.Read) != 1 {
		t.Fatal(last, got, err)
	}
	t.Logf("%d entries, a file of %d MB, at most %d MB of memory", entries, got.Parcels[0].Size>>20, (peak-before)>>20)
	if entries*each < most {
		t.Fatal("too little to tell")
	}
	if peak-before > most {
		t.Errorf("%d MB", (peak-before)>>20)
	}
}
