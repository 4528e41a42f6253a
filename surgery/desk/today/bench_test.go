package today_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// BenchmarkKeystroke is all the domain does for one key in the check-in box: the
// names of people are typed letter by letter, and each prefix is a keystroke,
// with no row remembered from one before. The bound is 4 ms at the 99th
// percentile with 100,000 people. own-p99 takes the quickest of each keystroke's
// repeats, which leaves out what other programs on the machine took.
func BenchmarkKeystroke(b *testing.B) {
	for _, people := range world.Crowds {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			_, d := world.Seeded(b, people)
			var typed []string
			for i := range 200 {
				name := []rune(strings.ToLower(world.MadeUpName(i * 7919 % people)))
				if i%3 == 0 { // the last name first, as many lists have it
					words := strings.Fields(string(name))
					name = []rune(words[1] + " " + words[0])
				}
				for n := 1; n <= min(len(name), 8); n++ {
					typed = append(typed, string(name[:n]))
				}
			}
			took, own := make([]time.Duration, 0, 1<<12), make([]time.Duration, len(typed))
			b.ResetTimer()
			for n := 0; b.Loop(); n++ {
				today.ForgetRows(d.Today)
				began := time.Now()
				if _, err := d.Today.Search(typed[n%len(typed)]); err != nil {
					b.Fatal(err)
				}
				t := time.Since(began)
				took = append(took, t)
				if best := &own[n%len(typed)]; *best == 0 || t < *best {
					*best = t
				}
			}
			percentiles(b, took, "", 50, 90, 99)
			percentiles(b, own, "own-", 99)
		})
	}
}

func percentiles(b *testing.B, took []time.Duration, name string, of ...int) {
	slices.Sort(took)
	for _, p := range of {
		b.ReportMetric(float64(took[(len(took)-1)*p/100].Microseconds())/1000, fmt.Sprintf("%sp%d-ms", name, p))
	}
}

// BenchmarkLoadNames is reading and unsealing all names after a start, and the
// heap that the desk then takes.
func BenchmarkLoadNames(b *testing.B) {
	for _, people := range world.Crowds {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			w, d := world.Seeded(b, people)
			if err := d.Desk.Close(); err != nil {
				b.Fatal(err)
			}
			d = nil
			before := heap()
			d = w.Open(b)
			b.ReportMetric(float64(heap()-before)/(1<<20), "heap-MB")
			b.ResetTimer()
			for b.Loop() {
				if err := d.Names.LoadNames(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(heap()-before)/(1<<20), "heap-MB")
		})
	}
}

// heap returns the bytes in use once what nobody needs is gone.
func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkBoard is what Today reads to draw itself; its bound is 20 ms.
func BenchmarkBoard(b *testing.B) {
	for _, visits := range []int{10, 100, 400} {
		b.Run(fmt.Sprint(visits), func(b *testing.B) {
			w := world.New(b)
			d := w.Open(b)
			world.Must(b)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
			w.Crowd(b, d, visits-1)
			world.Must(b)(d.Today.CountGuest()) // the latest operation is a small one, as it is in life
			b.ResetTimer()
			for b.Loop() {
				if _, err := d.Today.Board(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCheckInNew is a walk-in, durable when it returns; BenchmarkCheckIn of
// the store has its bound.
func BenchmarkCheckInNew(b *testing.B) {
	for _, people := range []int{0, 100_000} {
		b.Run(fmt.Sprint(people), func(b *testing.B) {
			_, d := world.Seeded(b, max(people, 40))
			b.ResetTimer()
			for n := 0; b.Loop(); n++ {
				if _, err := d.Today.CheckInNew(today.Arrival{Name: world.MadeUpName(n), Track: surgery.Personal, Checklists: []string{world.Basics}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkClosing is what the page that settles a surgery reads.
func BenchmarkClosing(b *testing.B) {
	_, d := world.Seeded(b, 100_000)
	b.ResetTimer()
	for b.Loop() {
		if c, err := d.Closing.Closing(); err != nil || len(c.Open) != 40 {
			b.Fatal(err)
		}
	}
}
