package find

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// made returns n made-up people, the same ones every time: about as many
// different names, of about the same length, as a town has.
func made(n int) []Person {
	r := rand.New(rand.NewPCG(1, 2))
	parts := strings.Fields("an bel cor da el fi gra ho is jo ka lin mar ned ol per qui ra sam ta ul vi wen xa yo zu bri chu dro fle")
	word := func() string {
		var w string
		for range 2 + r.IntN(2) {
			w += parts[r.IntN(len(parts))]
		}
		return strings.ToUpper(w[:1]) + w[1:]
	}
	first, last := make([]string, 400), make([]string, 6000)
	for i := range first {
		first[i] = word()
	}
	for i := range last {
		last[i] = word()
	}
	list := make([]Person, n)
	for i := range list {
		name := first[r.IntN(len(first))] + " " + last[r.IntN(len(last))]
		switch r.IntN(20) {
		case 0:
			name += "-" + last[r.IntN(len(last))]
		case 1:
			name = strings.NewReplacer("o", "ó", "l", "ł", "e", "é").Replace(name)
		case 2:
			name = strings.Replace(name, " ", " O'", 1)
		}
		list[i] = Person{madeID(i), name}
	}
	return list
}

// keystrokes returns what the check-in box holds while somebody types: names
// from the front, the last name first, with a slip, and of nobody.
func keystrokes(list []Person) []string {
	var out []string
	for i := range 12 {
		words := strings.Fields(list[i*len(list)/12].Name)
		slipped := []rune(words[1])
		if k := len(slipped) / 2; k+1 < len(slipped) {
			slipped[k], slipped[k+1] = slipped[k+1], slipped[k]
		}
		for _, whole := range []string{
			strings.Join(words, " "), words[1] + " " + words[0], string(slipped) + " " + words[0], "zzqx nobody",
		} {
			runes := []rune(whole)
			for n := 1; n <= len(runes); n++ {
				out = append(out, string(runes[:n]))
			}
		}
	}
	return out
}

const rows = 50 // as many as a list shows, and more

func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := made(n)
			x, typed := New(list), keystrokes(list)
			measure(b, typed, func(s string) { x.Search(s, rows) })
		})
	}
}

// BenchmarkScanBound is what BenchmarkSearch is compared with: the plain scan
// that finds every name each typed word starts a word of, and neither ranks nor
// orders nor forgives.
func BenchmarkScanBound(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := made(n)
			folded := make([]string, n)
			for i, p := range list {
				folded[i] = " " + Fold(p.Name)
			}
			measure(b, keystrokes(list), func(s string) { scan(folded, s) })
		})
	}
}

func scan(folded []string, typed string) []int32 {
	words := strings.Fields(Fold(typed))
	for i := range words {
		words[i] = " " + words[i]
	}
	var found []int32
next:
	for i, name := range folded {
		for _, w := range words {
			if !strings.Contains(name, w) {
				continue next
			}
		}
		found = append(found, int32(i))
	}
	return found
}

// measure runs one keystroke a turn and reports the spread of how long they
// took, in milliseconds.
func measure(b *testing.B, typed []string, search func(string)) {
	var took []time.Duration
	i := 0
	for b.Loop() {
		start := time.Now()
		search(typed[i%len(typed)])
		took = append(took, time.Since(start))
		i++
	}
	slices.Sort(took)
	for name, share := range map[string]float64{"p50-ms": 0.50, "p99-ms": 0.99, "max-ms": 1} {
		b.ReportMetric(float64(took[int(share*float64(len(took)-1))].Microseconds())/1000, name)
	}
}

func BenchmarkNew(b *testing.B) {
	list := made(100_000)
	for b.Loop() {
		New(list)
	}
}

func BenchmarkPut(b *testing.B) {
	list := made(100_000)
	x := New(list)
	i := 0
	for b.Loop() {
		p := list[i%len(list)]
		x.Put(p.ID, p.Name)
		i++
	}
}

// A whole index, ids and all, stays small beside what a window takes.
func TestMemoryOf100000People(t *testing.T) {
	list := made(100_000)
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x := New(list)
	runtime.GC()
	runtime.ReadMemStats(&after)
	mb := float64(after.HeapAlloc-before.HeapAlloc) / (1 << 20)
	t.Logf("%.1f MB, of which %.1f MB are names", mb, float64(len(x.text))/(1<<20))
	if mb > 25 {
		t.Errorf("%.1f MB, want at most 25", mb)
	}
	runtime.KeepAlive(x)
	runtime.KeepAlive(list)
}
