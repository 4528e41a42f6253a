package kit_test

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

func TestInlineRunner(t *testing.T) {
	r := kit.NewInlineRunner()
	var got []string
	kit.Do(r, func() (string, error) { return "one", nil }, func(s string, err error) { got = append(got, s) })
	kit.Do(r, func() (int, error) { panic("no") }, func(n int, err error) {
		if surgery.KindOf(err) == surgery.Internal {
			got = append(got, "panic told")
		}
	})
	want := errors.New("x")
	kit.Do(r, func() (int, error) { return 0, want }, func(n int, err error) {
		if errors.Is(err, want) {
			got = append(got, "error told")
		}
	})
	if !slices.Equal(got, []string{"one", "panic told", "error told"}) {
		t.Errorf("%q", got)
	}
}

// The order is kept, and Close waits for all of it. What follows is left out:
// Fyne's test driver would run it on the worker.
func TestWorkerKeepsOrderAndCloseWaits(t *testing.T) {
	open(t, func() fyne.CanvasObject { return kit.Body("") })
	r := kit.NewRunner()
	r.Start()
	gate := make(chan bool)
	var order []int // the worker's until Close has returned
	for i := range 50 {
		kit.Do(r, func() (int, error) {
			if i == 0 {
				<-gate
			}
			order = append(order, i)
			return i, nil
		}, func(int, error) {})
	}
	close(gate)
	r.Close()
	if len(order) != 50 || !slices.IsSorted(order) {
		t.Errorf("order %v", order)
	}
	late := 0
	kit.Do(r, func() (int, error) { return 7, nil }, func(n int, _ error) { late = n })
	if late != 7 {
		t.Error("work after Close was lost")
	}
	r.Close()
}

func TestTimersRunInOrder(t *testing.T) {
	r := kit.NewInlineRunner()
	var got []string
	r.After(2*time.Second, func() { got = append(got, "two") })
	r.After(time.Second, func() { got = append(got, "one") })
	stop := r.After(time.Second, func() { got = append(got, "stopped") })
	stop()
	end := r.Every(time.Second, func() { got = append(got, "tick") })
	r.Advance(2500 * time.Millisecond)
	end()
	r.Advance(time.Hour)
	if !slices.Equal(got, []string{"one", "tick", "two", "tick"}) {
		t.Errorf("%q", got)
	}
}

func TestNotice(t *testing.T) {
	r := kit.NewInlineRunner()
	var n *kit.NoticeBar
	var box *kit.Entry
	w := open(t, func() fyne.CanvasObject {
		n, box = kit.NewNoticeBar(r), kit.NewEntry("")
		return kit.WithNotice(kit.Column(0, box), n)
	})
	w.Canvas().Focus(box)
	undone := 0
	n.SayWith("Sam is checked in, number 4", "Undo", "Ctrl Z", func() { undone++ })
	r.Advance(8 * time.Second)
	if n.Text() != "Sam is checked in, number 4" || w.Canvas().Focused() != box {
		t.Fatalf("after 8 s: %q, focus on %T", n.Text(), w.Canvas().Focused())
	}
	n.SayWith("Priya is checked in, number 5", "Undo", "Ctrl Z", func() { undone += 10 })
	r.Advance(8 * time.Second)
	if n.Text() != "Priya is checked in, number 5" {
		t.Errorf("the second notice had the first one's time: %q", n.Text())
	}
	press(w, fyne.KeyTab, fyne.KeyReturn)
	if undone != 10 || n.Text() != "" {
		t.Errorf("undone %d, still says %q", undone, n.Text())
	}
	n.Say("Saved")
	r.Advance(time.Minute)
	if n.Text() != "" {
		t.Error("the notice stays for ever")
	}
}

// Before the window runs, what is asked for is there at once; closing a runner
// that never started waits for nothing.
func TestBeforeStartWorkIsDoneAtOnce(t *testing.T) {
	r := kit.NewRunner()
	got := 0
	kit.Do(r, func() (int, error) { return 3, nil }, func(n int, _ error) { got = n })
	if got != 3 {
		t.Errorf("%d", got)
	}
	r.Close()
}

// Soon brings an answer that comes at once before it returns, also an error and
// a panic, and waits no longer than a moment for one that does not. On a busy
// machine some quick ones come late too.
func TestSoonBringsAQuickAnswerAtOnce(t *testing.T) {
	open(t, func() fyne.CanvasObject { return kit.Body("") })
	r := kit.NewRunner()
	r.Start()
	var mu sync.Mutex
	var told []error
	count := func() int {
		mu.Lock()
		defer mu.Unlock()
		return len(told)
	}
	want := errors.New("of a test")
	atOnce := 0
	for i := range 20 {
		before := count()
		kit.Soon(r, func() (int, error) {
			if i%2 == 1 {
				panic("of a test")
			}
			return 0, want
		}, func(_ int, err error) {
			mu.Lock()
			defer mu.Unlock()
			told = append(told, err)
		})
		if count() == before+1 {
			atOnce++
		}
	}
	gate, came := make(chan bool), make(chan bool, 1)
	kit.Soon(r, func() (int, error) { <-gate; return 0, nil }, func(int, error) { came <- true })
	select {
	case <-came:
		t.Error("an answer came before its work was done")
	default:
	}
	close(gate)
	r.Close()
	<-came
	if atOnce == 0 || len(told) != 20 {
		t.Fatalf("%d at once, %d in all", atOnce, len(told))
	}
	for i, err := range told {
		if i%2 == 0 && err != want || i%2 == 1 && surgery.KindOf(err) != surgery.Internal {
			t.Errorf("%d: %v", i, err)
		}
	}
}
