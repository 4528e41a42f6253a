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

// build builds one of the programs in testdata that ours is set beside.
func build(tb testing.TB, name string) string {
	tb.Helper()
	path := filepath.Join(filepath.Dir(program), name)
	build := exec.Command("go", "build", "-tags", "migrated_fynedo,sqlite_omit_load_extension", "-o", path, "./testdata/"+name)
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
// turn, the same for a bare window, with a menu, a label and a box, and for an empty
// one.
func BenchmarkFirstWindow(b *testing.B) {
	folder, bare, empty := crowdOf(b, 10_000).folder, build(b, "bare"), build(b, "empty")
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
	var times [3][]time.Duration
	for n := range runs + 1 {
		for i, took := range []time.Duration{open(program, "-data", folder), open(bare), open(empty)} {
			if n > 0 { // files and fonts are in memory from the first on, for all
				times[i] = append(times[i], took)
			}
		}
	}
	b.Log("ours, bare, empty", times)
	b.ReportMetric(ms(times[0], 0.5), "ours-ms")
	b.ReportMetric(ms(times[1], 0.5), "bare-ms")
	b.ReportMetric(ms(times[2], 0.5), "empty-ms")
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
	b.Run("limit", func(b *testing.B) {
		path, d := build(b, "limit"), newDesktop(b)
		keyToPixels(b, d, d.startOther(path, "", "Social Media Surgery"), madeUp(10_000))
	})
	for _, n := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { ourKeys(b, crowdOf(b, n)) })
	}
	b.Run("full", func(b *testing.B) { ourKeys(b, fullBoard(b)) })
}

func ourKeys(b *testing.B, c crowd) {
	d := newDesktop(b)
	keyToPixels(b, d, d.start(c.folder), c.names)
}

func keyToPixels(b *testing.B, d *desktop, running *running, people []string) {
	w := d.watch()
	const names = 12
	var took []time.Duration
	for i := range names + 1 {
		typed := strings.ToLower(people[i*len(people)/(names+1)])
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
		d.look("keys-" + filepath.Base(running.folder))
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
// 100,000 people in its store, with a tenth of them, and what a bare and an empty
// window do.
func BenchmarkMemory(b *testing.B) {
	c := crowdOf(b, 100_000)
	b.Log(c.size())
	d := newDesktop(b)
	for _, p := range []struct {
		unit, path string
		args       []string
	}{{"ours-MB", program, []string{"-data", c.folder}}, {"tenth-MB", program, []string{"-data", crowdOf(b, 10_000).folder}},
		{"bare-MB", build(b, "bare"), nil}, {"empty-MB", build(b, "empty"), nil}} {
		d.held(p.path, p.args...) // whoever comes first makes its shaders, and holds more
		b.ReportMetric(d.held(p.path, p.args...), p.unit)
	}
	b.ReportMetric(0, "ns/op")
}

// held returns the megabytes that a program in a window holds at rest.
func (d *desktop) held(name string, args ...string) float64 {
	d.t.Helper()
	w, c := d.watch(), d.command(name, args...)
	before := w.rest(w.whole(), 100*time.Millisecond)
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	w.film(w.whole(), before, time.Second)
	n := restingMemory(d.t, c.Process.Pid)
	end(d.t, c)
	return n
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
