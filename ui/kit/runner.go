package kit

import (
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/logbook"
)

// Runner does storage and other slow work on one goroutine of its own, in the
// order it was asked, and brings results back to the main goroutine. It is the
// only place of the user interface with go and fyne.Do.
type Runner struct {
	mu      sync.Mutex
	more    *sync.Cond
	queue   []func()
	rest    []func() // waits for the first frame
	closed  bool
	started bool
	done    chan struct{}

	inline bool
	steps  bool          // inline: work waits for Step
	now    time.Duration // inline: how far Advance has gone
	timers []*timer
	comes  []coming // inline: see Comes
}

type timer struct {
	at time.Duration
	do func()
}

// NewRunner makes a runner. Until Start, while there is no window to keep alive,
// work and what follows happen at once, so that the first frame shows it.
func NewRunner() *Runner {
	ahead = typedAhead{}
	r := &Runner{done: make(chan struct{})}
	r.more = sync.NewCond(&r.mu)
	return r
}

// Start starts the worker. What follows its work comes once the window is drawn.
// Close ends it.
func (r *Runner) Start() {
	if r.inline {
		return
	}
	r.mu.Lock()
	r.started = true
	r.mu.Unlock()
	go r.work()
	waited := r.rest
	r.rest = nil
	// Not before: the first frame has both processors to itself so.
	Do(r, func() (struct{}, error) { return struct{}{}, nil }, func(struct{}, error) {
		for _, rest := range waited {
			rest()
		}
	})
}

// Rest is Do for what the first frame can do without: before Start it waits for that
// frame.
func Rest[T any](r *Runner, work func() (T, error), then func(T, error)) {
	r.mu.Lock()
	waits := !r.inline && !r.started && !r.closed
	r.mu.Unlock()
	if waits {
		r.rest = append(r.rest, func() { Do(r, work, then) })
		return
	}
	Do(r, work, then)
}

// NewInlineRunner makes a runner for tests: work and what follows happen at
// once, on the caller's goroutine, and time passes by Advance.
func NewInlineRunner() *Runner {
	ahead = typedAhead{}
	return &Runner{inline: true}
}

// Wait has an inline runner leave work until Step does it: keys come between, as where
// they come faster than records are written.
func (r *Runner) Wait() { r.steps = true }

// Step does what waits longest, and reports whether there was anything.
func (r *Runner) Step() bool {
	if len(r.queue) == 0 {
		return false
	}
	job := r.queue[0]
	r.queue = r.queue[1:]
	job()
	return true
}

// Do has work done on the worker and then its result given to then, on the main
// goroutine. A panic in work reaches then as an internal error. After Close,
// work is done at once by the caller, so that nothing asked for is lost.
func Do[T any](r *Runner, work func() (T, error), then func(T, error)) {
	do(r, work, then, 0)
}

// grace is how long Soon waits: about what a frame takes to draw without a graphics card,
// since an answer that comes later costs a frame more. With a million people a search takes
// 6 to 20 ms.
const grace = 24 * time.Millisecond

// Soon is Do for an answer that mostly comes at once, to a key just pressed: the
// main goroutine waits a moment for it, so that one frame shows the key and the
// answer, not one each.
func Soon[T any](r *Runner, work func() (T, error), then func(T, error)) {
	do(r, work, then, grace)
}

func do[T any](r *Runner, work func() (T, error), then func(T, error), wait time.Duration) {
	asked := ahead.acting
	if asked {
		ahead.begin(r)
	}
	job := func() (follow func()) {
		result, err := guarded(work)
		return func() {
			if !asked {
				then(result, err)
				return
			}
			Act(func() { then(result, err) })
			ahead.end()
		}
	}
	came := make(chan func(), 1)
	var left atomic.Bool // the first to swap it brings the answer, or leaves that to the other
	if wait == 0 {
		left.Store(true)
	}
	if !r.enqueue(func() {
		follow := job()
		if left.Swap(true) {
			fyne.Do(follow)
			return
		}
		came <- follow
	}) {
		job()()
		return
	}
	if wait == 0 {
		return
	}
	late := time.NewTimer(wait)
	defer late.Stop()
	select {
	case follow := <-came:
		follow()
	case <-late.C:
		if left.Swap(true) {
			(<-came)()
		}
	}
}

// guarded does work; a panic in it is an internal error, told by its place alone,
// since what it says may name somebody.
func guarded[T any](work func() (T, error)) (result T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = surgery.Fail(surgery.Internal, "error.internal").Because(logbook.Panicked(p))
		}
	}()
	return work()
}

// Beside has work done beside the worker, for what waits for something outside
// the program and touches no records, and its result given to then.
func Beside[T any](r *Runner, work func() (T, error), then func(T, error)) {
	if r.inline {
		then(work())
		return
	}
	go func() {
		result, err := guarded(work)
		fyne.Do(func() { then(result, err) })
	}()
}

// enqueue returns false when there is no worker to give a job to.
func (r *Runner) enqueue(job func()) bool {
	if r.steps {
		r.queue = append(r.queue, job)
		return true
	}
	if r.inline {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed || !r.started {
		return false
	}
	r.queue = append(r.queue, job)
	r.more.Signal()
	return true
}

func (r *Runner) work() {
	defer close(r.done)
	for {
		r.mu.Lock()
		for len(r.queue) == 0 && !r.closed {
			r.more.Wait()
		}
		if len(r.queue) == 0 {
			r.mu.Unlock()
			return
		}
		job := r.queue[0]
		r.queue[0] = nil // or a screen it belongs to would stay in memory
		r.queue = r.queue[1:]
		r.mu.Unlock()
		job()
	}
}

// Close waits until all work asked for so far is done, and ends the worker. What
// was to follow may not happen any more: a save never stands there. Timers end.
func (r *Runner) Close() {
	if r.inline {
		return
	}
	r.mu.Lock()
	r.closed = true
	r.more.Signal()
	started := r.started
	r.mu.Unlock()
	if started {
		<-r.done
	}
}

// Clock returns the time since some moment, for measuring how soon a key follows
// another; it takes no part in any record. In tests it passes by Advance.
func (r *Runner) Clock() time.Duration {
	if r.inline {
		return r.now
	}
	return time.Since(born)
}

// born is when the program started.
var born = time.Now()

// next has f called on the main goroutine once what goes on there is over; in tests at
// once.
func next(f func()) { fyne.Do(f) }

// After has f called on the main goroutine once d has passed, unless stop is
// called before.
func (r *Runner) After(d time.Duration, f func()) (stop func()) {
	if r.inline {
		t := &timer{at: r.now + d, do: f}
		r.timers = append(r.timers, t)
		return func() { t.do = nil }
	}
	stopped := false // touched on the main goroutine only
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped && !r.ended() {
				f()
			}
		})
	})
	return func() {
		stopped = true
		t.Stop()
	}
}

// Every has f called on the main goroutine each d, until stop is called.
func (r *Runner) Every(d time.Duration, f func()) (stop func()) {
	var again func()
	var cancel func()
	stopped := false
	again = func() {
		f()
		if !stopped {
			cancel = r.After(d, again)
		}
	}
	cancel = r.After(d, again)
	return func() {
		stopped = true
		cancel()
	}
}

// Advance lets time pass on an inline runner: timers that are due run in order.
func (r *Runner) Advance(d time.Duration) {
	end := r.now + d
	for {
		next := -1
		for i, t := range r.timers {
			if t.at <= end && (next < 0 || t.at < r.timers[next].at) {
				next = i
			}
		}
		if next < 0 {
			r.now = end
			return
		}
		t := r.timers[next]
		r.timers = append(r.timers[:next], r.timers[next+1:]...)
		r.now = t.at
		if t.do != nil {
			t.do()
		}
	}
}

// Each calls do on the main goroutine each time something comes, until the
// channel is closed. In tests it does so with Comes alone.
func (r *Runner) Each(comes <-chan struct{}, do func()) {
	if comes == nil {
		return
	}
	if r.inline {
		r.comes = append(r.comes, coming{comes, do})
		return
	}
	go func() {
		for range comes {
			fyne.Do(func() {
				if !r.ended() {
					do()
				}
			})
		}
	}()
}

// coming is what is done when something comes.
type coming struct {
	comes <-chan struct{}
	do    func()
}

// Comes has an inline runner do what has come.
func (r *Runner) Comes() {
	for _, c := range r.comes {
		select {
		case _, more := <-c.comes:
			if more {
				c.do()
			}
		default:
		}
	}
}

// ended reports whether Close was called: the window that this was for has gone.
func (r *Runner) ended() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.closed
}
