package endtoend

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jezek/xgb/xproto"
)

// runs is how often each of two programs is started, in turn.
const runs = 11

// emptyWindow builds the program that is only a window.
func emptyWindow(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(filepath.Dir(program), "empty")
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,sqlite_omit_load_extension", "-o", path, "./testdata/empty")
	if out, err := build.CombinedOutput(); err != nil {
		tb.Fatalf("%v %s", err, out)
	}
	return path
}

// end ends a program as the system does when it shuts down, and waits. Fyne
// 2.8.1 now and then waits for ever for its own last events, an empty window too.
func end(tb testing.TB, c *exec.Cmd) {
	tb.Helper()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		tb.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { c.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-time.After(5 * time.Second):
		c.Process.Kill()
		<-ended
	}
}

// BenchmarkFirstWindow times from starting the program, with 10,000 people in
// its store and a surgery open, to the first frame that shows what the window
// goes on showing: Today with the cursor in the check-in box. Beside it, in
// turn, the same for an empty window.
func BenchmarkFirstWindow(b *testing.B) {
	folder, empty := crowdOf(b, 10_000).folder, emptyWindow(b)
	d := newDesktopOf(b, "1600x900") // or the frame of the window would make it draw twice
	w := d.watch()
	open := func(name string, args ...string) time.Duration {
		before := w.rest(w.whole(), 100*time.Millisecond)
		c := d.command(name, args...)
		start := time.Now()
		if err := c.Start(); err != nil {
			b.Fatal(err)
		}
		took := stayed(w.film(w.whole(), before, 700*time.Millisecond)).Sub(start)
		d.look("first-window-" + filepath.Base(name))
		end(b, c)
		return took
	}
	ours := func() time.Duration { return open(program, "-data", folder) }
	bare := func() time.Duration { return open(empty) }
	ours() // files and fonts are in memory from now on, for both
	bare()
	var a, z []time.Duration
	for range runs {
		a, z = append(a, ours()), append(z, bare())
	}
	b.Log("ours", a, "empty", z)
	b.ReportMetric(ms(a, 0.5), "ours-ms")
	b.ReportMetric(ms(z, 0.5), "empty-ms")
	b.ReportMetric(0, "ns/op")
}

// ms returns the duration that this share of them is not above, in milliseconds.
func ms(all []time.Duration, share float64) float64 {
	slices.Sort(all)
	return float64(all[int(share*float64(len(all)-1)+0.5)].Microseconds()) / 1000
}

// underBox is where the matches appear: the part of the window below the
// check-in box.
var underBox = region{230, 214, 755, 480, 6}

// BenchmarkKeyToPixels times from a key going down, the cursor being in the
// check-in box, to the list of matches below it showing something else. Each key
// does, because the last row of the list holds what was typed.
func BenchmarkKeyToPixels(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { keyToPixels(b, crowdOf(b, n)) })
	}
}

func keyToPixels(b *testing.B, c crowd) {
	d := newDesktop(b)
	running := d.start(c.folder)
	w := d.watch()
	const names = 12
	var took []time.Duration
	for i := range names + 1 {
		typed := strings.ToLower(c.names[i*len(c.names)/(names+1)])
		for _, letter := range typed {
			before := w.rest(underBox, 120*time.Millisecond)
			pressed := w.press(xproto.Keysym(letter))
			if letter == ' ' { // at the end of the text it changes nothing
				continue
			}
			if at := w.change(underBox, before); i > 0 { // the first name warms up
				took = append(took, at.Sub(pressed))
			}
		}
		d.look("keys-" + strconv.Itoa(len(c.names)))
		w.press(escapeKey) // closes the list
		w.rest(underBox, 120*time.Millisecond)
		w.press(escapeKey) // clears the box
		w.rest(underBox, 120*time.Millisecond)
	}
	end(b, running.cmd)
	b.Log(len(took), "keys", took)
	b.ReportMetric(ms(took, 0.5), "p50-ms")
	b.ReportMetric(ms(took, 0.9), "p90-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkMemory reads what the program holds once it has come to rest, with
// 100,000 people in its store, and what an empty window does.
func BenchmarkMemory(b *testing.B) {
	c, empty := crowdOf(b, 100_000), emptyWindow(b)
	b.Log(c.size())
	d := newDesktop(b)
	w := d.watch()
	held := func(name string, args ...string) float64 {
		c := d.command(name, args...)
		if err := c.Start(); err != nil {
			b.Fatal(err)
		}
		w.film(w.whole(), w.frame(w.whole()), time.Second)
		n := restingMemory(b, c.Process.Pid)
		end(b, c)
		return n
	}
	b.ReportMetric(held(program, "-data", c.folder), "ours-MB")
	b.ReportMetric(held(empty), "empty-MB")
	b.ReportMetric(0, "ns/op")
}

// restingMemory returns the megabytes that a process holds once they have not
// changed for some seconds.
func restingMemory(tb testing.TB, process int) float64 {
	tb.Helper()
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	last, same := 0.0, 0
	for range tick.C {
		now := memory(tb, process)
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

func memory(tb testing.TB, process int) float64 {
	tb.Helper()
	raw, err := os.ReadFile("/proc/" + strconv.Itoa(process) + "/status")
	if err != nil {
		tb.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			kb, err := strconv.Atoi(f[1])
			if err != nil {
				tb.Fatal(err)
			}
			return float64(kb) / 1024
		}
	}
	tb.Fatal("no VmRSS")
	return 0
}
