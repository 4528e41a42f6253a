package torture

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/store/torture/faultvfs"
)

// A life is one store's, from cut to cut.
type life struct {
	*world
	folder   string
	s        *store.Store
	chance   *rand.Rand
	number   int
	at       surgery.ID
	started  bool               // an operation was acknowledged, the surgery's
	last     *surgery.Operation // somebody to finish or erase
	acked    []surgery.ID       // since the last cut
	whole    int                // operations that were there after it
	tried    int                // since
	settings int                // the last that was acknowledged
	asked    int                // the last that was tried
}

// work does something until the power goes or there is nothing left to do.
func (l *life) work(most int) error {
	var err error
	if l.s, err = store.Open(l.options(l.folder)); err != nil {
		return err
	}
	for range most {
		if err := l.step(); err != nil {
			return err
		}
	}
	return nil
}

func (l *life) step() error {
	if l.chance.IntN(12) == 0 {
		l.asked++
		if err := l.s.SetSettings(map[string]string{"torture": fmt.Sprint(l.asked)}); err != nil {
			return err
		}
		l.settings = l.asked
		return nil
	}
	if l.chance.IntN(12) == 0 && l.started {
		return l.s.AddTallies([]store.Count{{Surgery: l.at, Day: "2026-11-24", What: "role", Answer: "carer", N: 1}})
	}
	var o *surgery.Operation
	switch {
	case !l.started:
		o = l.surgery(l.at)
	case l.last != nil && l.chance.IntN(5) == 0:
		o, l.last = l.erase(l.last), nil
	case l.last != nil && l.chance.IntN(4) == 0:
		o, l.last = l.finish(l.last, "start small"), nil
	default:
		l.number++
		o = l.checkIn(l.at, "Zebedee Testperson", note(l.chance.IntN(500)), l.number)
	}
	l.tried++
	if err := l.s.Do(o); err != nil {
		return err
	}
	l.acked = append(l.acked, o.ID)
	l.started = true
	if o.Kind == surgery.CheckedIn {
		l.last = o
	}
	return nil
}

// look opens the store after the cut and holds it against what was acknowledged.
func (l *life) look() error {
	s, err := store.Open(l.options(l.folder))
	if err != nil {
		return fmt.Errorf("does not open: %w", err)
	}
	defer s.Close()
	report, err := s.Verify()
	if err != nil {
		return fmt.Errorf("damaged: %w", err)
	}
	if report.Chain != "ok" {
		return fmt.Errorf("damaged: %s", report.Chain)
	}
	if s.LogShort() {
		return fmt.Errorf("the log is said to be short")
	}
	for _, id := range l.acked {
		if _, err := s.Operation(id); err != nil {
			return fmt.Errorf("%s was acknowledged: %w", id, err)
		}
	}
	if n := report.Operations; n < l.whole+len(l.acked) || n > l.whole+l.tried {
		return fmt.Errorf("%d operations, not %d to %d", n, l.whole+len(l.acked), l.whole+l.tried)
	}
	settings, err := s.Settings()
	if err != nil {
		return err
	}
	kept := 0
	fmt.Sscan(settings["torture"], &kept)
	if kept < l.settings || kept > l.asked {
		return fmt.Errorf("setting %d was acknowledged, %d is there", l.settings, kept)
	}
	l.settings, l.asked = kept, kept
	l.whole, l.tried, l.acked = report.Operations, 0, nil
	l.started = report.Surgeries > 0
	if _, l.number, err = s.NextNumber(l.at); err != nil {
		return err
	}
	l.number--
	l.last = nil // whether it is as it was is not known
	return s.Close()
}

// cutTail leaves of the tail file, which is never synced, what a cut may leave.
func (l *life) cutTail(before []byte) error {
	path := filepath.Join(l.folder, store.TailFile)
	now, err := os.ReadFile(path)
	if err != nil {
		return nil // none yet
	}
	switch l.chance.IntN(5) {
	case 0:
		now = before
	case 1:
		now = make([]byte, len(now)) // its length came to the disk, its words did not
	case 2:
		now = nil
	case 3:
		torn := l.chance.IntN(len(now) + 1)
		now = append(append([]byte{}, now[:torn]...), before[min(torn, len(before)):]...)
	}
	return os.WriteFile(path, now, 0o600)
}

type cuts struct {
	cuts, acked, lives, lost, rewritten int
	left                                faultvfs.Left
	first                               error
	seed                                uint64
}

// cutPower cuts the power so many times. synchronous is "" for the store as it
// ships, and what the same store is to run with instead for a control.
func cutPower(t *testing.T, seed uint64, n int, synchronous string) (c cuts) {
	t.Helper()
	starts := startImages(t)
	folder := quick(t)
	for c.cuts < n {
		c.lives++
		lifeSeed := seed + uint64(c.lives)
		chance := rand.New(rand.NewPCG(lifeSeed, 1))
		start := starts[chance.IntN(len(starts))]
		start.put(t, folder)
		l := &life{world: newWorld(), folder: folder, chance: chance, at: "the-surgery"}
		l.n = 1_000_000 // ids after those of the start
		faultvfs.Watch(folder)
		if len(start) > 0 {
			l.tried = 1 << 20 // as many as there are
			if err := l.look(); err != nil {
				t.Fatal(err)
			}
		}
		for range 10 {
			before, _ := os.ReadFile(filepath.Join(folder, store.TailFile))
			faultvfs.Watch(folder)
			faultvfs.Synchronous(synchronous)
			faultvfs.CutAfter(1+chance.IntN(1+chance.IntN(700)), chance.Uint64())
			err := l.work(1 + chance.IntN(20))
			if err != nil && !faultvfs.Dead() {
				t.Fatalf("life %d: it failed with the power on: %v", lifeSeed, err)
			}
			if l.s != nil {
				if chance.IntN(8) == 0 { // properly, if the power is still there: cut in closing or after
					l.s.Close()
				}
				faultvfs.CutNow()
				l.s.Close()
				l.s = nil
			}
			c.rewritten += faultvfs.Rewritten()
			c.cuts++
			c.acked += len(l.acked)
			left, err := faultvfs.Cut()
			if err == nil {
				err = l.cutTail(before)
			}
			if err != nil {
				t.Fatal(err)
			}
			c.left.Add(left)
			if err := l.look(); err != nil {
				c.lost++
				if c.first == nil {
					c.first, c.seed = err, lifeSeed
				}
				break
			}
			if c.cuts == n {
				break
			}
		}
	}
	return c
}

// startImages are the stores that lives begin with: none, one that was closed,
// and, more seldom, one whose write-ahead log is about to be moved into the file.
func startImages(t *testing.T) []image {
	t.Helper()
	w := newWorld()
	folder := quick(t)
	s := w.open(t, folder)
	must(t, s, w.surgery("the-surgery"))
	shut(t, s)
	closed := take(t, folder)
	s = w.open(t, folder)
	for n := 1; n == 1 || fileSize(t, filepath.Join(folder, wal)) < 950*4120; n++ {
		must(t, s, w.checkIn("the-surgery", "Mordecai Sample", note(560), n))
	}
	full := take(t, folder)
	shut(t, s)
	return []image{{}, closed, closed, closed, closed, closed, closed, full}
}

// What was acknowledged survives a power cut at any moment, whichever of the
// writes that were not synced reached the disk, whole or torn.
func TestPowerCut(t *testing.T) {
	c := cutPower(t, 1, times(200, 10_000), "")
	if c.lost > 0 {
		t.Errorf("life %d: %v", c.seed, c.first)
	}
	if c.left.Reverted == 0 || c.left.Torn == 0 || c.left.Written == 0 || c.left.Sizes == 0 || c.acked < c.cuts {
		t.Errorf("cuts that change nothing show nothing: %+v", c)
	}
	promise(t, "power cut: %d cuts, %d acknowledged, %d runs lost or damaged anything (sectors reverted %d, torn %d, older %d, kept %d)",
		c.cuts, c.acked, c.lost, c.left.Reverted, c.left.Torn, c.left.Older, c.left.Written)
}

// The same harness finds the loss where there must be one; else it shows nothing.
func TestPowerCutControl(t *testing.T) {
	for _, synchronous := range []string{"OFF", "1"} { // 1 is NORMAL, the driver's own for a write-ahead log
		c := cutPower(t, 2, times(40, 1_000), synchronous)
		if c.lost == 0 || c.rewritten == 0 {
			t.Errorf("synchronous=%s: %d of %d cuts lost anything: the harness does not bite", synchronous, c.lost, c.cuts)
		}
		promise(t, "power cut, control with synchronous=%s: %d cuts, %d lost or damaged (first: %v)", synchronous, c.cuts, c.lost, c.first)
	}
}
