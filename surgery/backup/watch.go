package backup

import (
	"time"

	"socialmediasurgery/surgery"
)

// Patience is how long a folder may be silent before it counts as one that cannot
// be reached: longer than a stick takes to wake up, shorter than a host waits.
const Patience = 15 * time.Second

// Watched does work that may never end, since the folder it is done in may not
// answer, on a goroutine of its own. It returns NotFound "backups.silent" once
// nothing has moved for as long as Patience; work goes on alone then, and what it
// returns is dropped. work calls alive whenever something has moved.
func Watched[T any](work func(alive func()) (T, error)) (T, error) {
	type answer struct {
		found T
		err   error
	}
	came, silent := make(chan answer, 1), make(chan struct{})
	w := watch(afterFunc, func() { close(silent) })
	go func() {
		found, err := work(w.alive)
		came <- answer{found, err}
	}()
	defer w.end()
	select {
	case a := <-came:
		return a.found, a.err
	case <-silent:
		var none T
		return none, surgery.Fail(surgery.NotFound, "backups.silent")
	}
}

// After is time.AfterFunc, or what a test has in its place.
type After func(d time.Duration, f func()) (again func(time.Duration) bool, stop func() bool)

func afterFunc(d time.Duration, f func()) (func(time.Duration) bool, func() bool) {
	t := time.AfterFunc(d, f)
	return t.Reset, t.Stop
}

// watching calls silent once nothing has moved for as long as Patience.
type watching struct {
	again func(time.Duration) bool
	stop  func() bool
}

func watch(in After, silent func()) watching {
	again, stop := in(Patience, silent)
	return watching{again, stop}
}

// alive gives it its time anew; one that was silent stays so.
func (w watching) alive() {
	if w.stop() {
		w.again(Patience)
	}
}

func (w watching) end() { w.stop() }
