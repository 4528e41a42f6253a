package network

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/door"
)

// BenchmarkAChange has 20 desks over one lead, each of which does one thing after the
// other; it measures how long a change takes until it is everywhere, and what the memory
// of the lead, and of all others, grows to.
func BenchmarkAChange(b *testing.B) {
	const desks = 20
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	r := newRoomOf(b)
	r.pace = paced
	lead := r.desk()
	at := lead.leads()
	for range desks - 1 {
		r.desk().Follow(at)
	}
	until(b, "all are in", func() bool {
		return !slices.ContainsFunc(r.all, func(l *laptop) bool { return !l.State().Connected })
	})
	var took []time.Duration
	b.ResetTimer()
	for n := range b.N {
		r.all[n%desks].write(1)
		took = append(took, r.agree(int64(n+1), r.all...))
	}
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100])/1e6, "ms-p99")
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB-all")
}

// BenchmarkALead measures what a lead takes beside its desk: its memory, and how long it
// is until it is there.
func BenchmarkALead(b *testing.B) {
	var grown float64
	for range b.N {
		r := newRoomOf(b)
		l := r.desk()
		before := resident(b)
		l.leads()
		until(b, "it leads", func() bool { return l.State().Connected })
		grown = max(grown, resident(b)-before)
		l.write(2000)
		until(b, "all is kept", func() bool { lacks, some := l.Lacks(l.seen()); return !some && lacks[l.Seat] == 2000 })
		grown = max(grown, resident(b)-before)
		l.kill()
	}
	b.ReportMetric(grown, "MB-more")
}

// resident returns how much memory the process has, in MB.
func resident(t testing.TB) float64 {
	raw, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Skip("memory is read in /proc")
	}
	var size, pages float64
	if _, err := fmt.Sscan(string(raw), &size, &pages); err != nil {
		t.Fatal(err)
	}
	return pages * float64(os.Getpagesize()) / (1 << 20)
}

// BenchmarkAHandshake is what the door does for a desk that comes in.
func BenchmarkAHandshake(b *testing.B) {
	r := newRoomOf(b)
	lead, l := r.desk(), r.desk()
	at := lead.leads()
	for b.Loop() {
		c, _, err := door.Dial(b.Context(), at, l.Identity, l.terms)
		if err != nil {
			b.Fatal(err)
		}
		c.Close()
	}
}
