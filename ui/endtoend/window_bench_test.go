package endtoend

import (
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
// turn, the same for a bare window, with a menu, a label and a box; for that window in
// a program of our size; and for an empty one.
func BenchmarkFirstWindow(b *testing.B) {
	folder, bare, linked, empty := crowdOf(b, 10_000).folder, build(b, "bare"), build(b, "linked"), build(b, "empty")
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
	var times [4][]time.Duration
	for n := range runs + 1 {
		for i, took := range []time.Duration{open(program, "-data", folder), open(bare), open(linked), open(empty)} {
			if n > 0 { // files and fonts are in memory from the first on, for all
				times[i] = append(times[i], took)
			}
		}
	}
	b.Log("ours, bare, linked, empty", times)
	b.ReportMetric(ms(times[0], 0.5), "ours-ms")
	b.ReportMetric(ms(times[1], 0.5), "bare-ms")
	b.ReportMetric(ms(times[2], 0.5), "linked-ms")
	b.ReportMetric(ms(times[3], 0.5), "empty-ms")
	b.ReportMetric(0, "ns/op")
}

// ms returns the duration that this share of them is not above, in milliseconds.
func ms(all []time.Duration, share float64) float64 {
	slices.Sort(all)
	return float64(all[int(share*float64(len(all)-1)+0.5)].Microseconds()) / 1000
}

// sizes are how many people may be known: a town, a county, more than any trust.
var sizes = []int{10_000, 100_000, 1_000_000}

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
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) { ourKeys(b, crowdOf(b, n)) })
	}
	b.Run("full", func(b *testing.B) { ourKeys(b, fullBoard(b)) })
}

func ourKeys(b *testing.B, c crowd) {
	d := newDesktop(b)
	r := d.start(c.folder)
	restingMemory(b, r.cmd.Process.Pid) // the names are read
	keyToPixels(b, d, r, c.names)
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
