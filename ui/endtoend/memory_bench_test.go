package endtoend

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// aWhile is how long a window rests before its memory is read: what is drawn is kept
// for a minute, and the collector runs now and then.
const aWhile = time.Minute

// nameBytes is what the index says one person takes in it.
const nameBytes = 60

// BenchmarkMemory reads what the program holds once it has rested, with ever more people
// in its store, and what three windows hold that show next to nothing: a bare one, the
// same in a program of our size, and an empty one. Beside all that is resident stands what
// is a process's own: the rest are pages of the program, the toolkit and the graphics,
// which the system maps as it finds them in memory: one that was just copied whole comes to
// 13 MB more than the same one read bit by bit. The floor is the bare window in a program of our size with an
// index of 100,000 people.
func BenchmarkMemory(b *testing.B) {
	d := newDesktop(b)
	held := func(unit, path string, args ...string) float64 {
		d.held(0, path, args...) // whoever comes first makes its shaders, and holds more
		all, own := d.held(aWhile, path, args...)
		b.ReportMetric(all, unit+"-MB")
		b.ReportMetric(own, unit+"-own-MB")
		return all
	}
	var ours []float64
	for _, n := range sizes {
		c := crowdOf(b, n)
		b.Log(c.size())
		ours = append(ours, held(strconv.Itoa(n), program, "-data", c.folder))
	}
	for i := range sizes[1:] { // what one person more takes
		b.ReportMetric((ours[i+1]-ours[i])*(1<<20)/float64(sizes[i+1]-sizes[i]), strconv.Itoa(sizes[i+1])+"-B")
	}
	held("bare", build(b, "bare"))
	held("empty", build(b, "empty"))
	b.ReportMetric(held("linked", build(b, "linked"))+100_000*nameBytes/float64(1<<20), "floor-MB")
	b.ReportMetric(0, "ns/op")
}

// held returns the megabytes that a program in a window holds at rest, and how many of
// them are its own and no pages of files.
func (d *desktop) held(rests time.Duration, name string, args ...string) (all, own float64) {
	d.t.Helper()
	w, c := d.watch(), d.command(name, args...)
	before := w.rest(w.whole(), 100*time.Millisecond)
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	w.film(w.whole(), before, time.Second)
	time.Sleep(rests)
	all = restingMemory(d.t, c.Process.Pid)
	own = memory(d.t, c.Process.Pid, "RssAnon:")
	end(d.t, c)
	return all, own
}

// restingMemory returns the megabytes that a process holds once they have not
// changed for some seconds.
func restingMemory(tb testing.TB, process int) float64 {
	tb.Helper()
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	last, same := 0.0, 0
	for range tick.C {
		now := memory(tb, process, "VmRSS:")
		if now-last < 0.5 && last-now < 0.5 {
			same++
		} else {
			same = 0
		}
		if last = now; same == 8 {
			return now
		}
	}
	return 0
}

// memory returns the megabytes that the system says of a process under that name.
func memory(tb testing.TB, process int, name string) float64 {
	tb.Helper()
	raw, err := os.ReadFile("/proc/" + strconv.Itoa(process) + "/status")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == name {
			kb, err := strconv.Atoi(f[1])
			if err != nil {
				tb.Fatal(err)
			}
			return float64(kb) / 1024
		}
	}
	tb.Fatal("no " + name)
	return 0
}

// BenchmarkCheckMemory is the most that looking at everything holds at once, as it is
// done each day beside the work, and how large the file is that is looked at.
func BenchmarkCheckMemory(b *testing.B) {
	c := crowdOf(b, 100_000)
	info, err := os.Stat(filepath.Join(c.folder, store.File))
	if err != nil {
		b.Fatal(err)
	}
	s, err := store.Open(store.Options{Folder: c.folder, Now: time.Now, NewID: func() surgery.ID { return surgery.ID(uuid.NewString()) }})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	key := *s.Secret()
	runtime.GC()
	ended, most := make(chan struct{}), make(chan uint64)
	go func() { most <- mostHeap(ended) }()
	report, err := s.Copier().Check(context.Background(), b.TempDir(), &key)
	close(ended)
	b.ReportMetric(float64(<-most)/(1<<20), "most-MB")
	b.ReportMetric(float64(info.Size())/(1<<20), "file-MB")
	b.ReportMetric(0, "ns/op")
	if err != nil || report.Chain != "ok" {
		b.Fatal(report, err)
	}
}

// mostHeap returns the most bytes that the heap took from the system until it ended.
func mostHeap(ended <-chan struct{}) (most uint64) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapSys-m.HeapReleased)
		select {
		case <-ended:
			return most
		case <-tick.C:
		}
	}
}
