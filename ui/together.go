package ui

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/ui/kit"
)

// together exchanges with other desks over a network: on the worker, behind what the host
// has asked for, and a little at a time.
type together struct {
	shell   *Shell
	busy    bool // on the worker
	again   bool // something came meanwhile
	changed []surgery.Family
	failed  string        // what was written down last
	waits   bool          // what changed is shown in a moment
	shown   time.Duration // when something was shown last
	scours  bool          // memory is written over in a moment
	panel   time.Duration // since when a panel keeps this desk from leaving; 0: none does
}

// showEvery is how often what other desks did is shown at most, leavesAnyway for how long
// a panel that is left open keeps a desk here that has handed over, and scourAfter how long
// after something came behind a lock memory is written over.
const (
	showEvery    = 250 * time.Millisecond
	leavesAnyway = time.Minute
	scourAfter   = 30 * time.Second
)

// exchange does one turn; more follows once the host's own work has had its turn.
func (t *together) exchange() {
	if t.busy {
		t.again = true
		return
	}
	t.busy = true
	s := t.shell
	waits := ""
	kit.Do(s.parts.Runner, func() (live.Exchanged, error) {
		x, err := s.parts.Rooms.Live.Exchange()
		if s.parts.Rooms.Desk.Locked() {
			waits, _ = s.parts.Rooms.Sharing.Line()
		}
		return x, err
	}, func(x live.Exchanged, err error) {
		t.busy = false
		s.guard.waiting(waits)
		if failed := fmt.Sprint(err); failed != t.failed { // it is tried again every few seconds
			if t.failed = failed; err != nil {
				slog.Warn("ui: not all was exchanged with other desks", "cause", err)
			}
		}
		if x.Sends != nil {
			kit.Beside(s.parts.Runner, func() (struct{}, error) { return struct{}{}, x.Sends.Send() }, func(struct{}, error) {})
		}
		t.show(x.Done.Changed)
		t.scour(x)
		if x.Leaves != nil && t.mayLeave() {
			s.anew(x.Leaves)
			return
		}
		if again := t.again; again || x.More {
			t.again = false
			t.exchange()
		}
	})
}

// scour writes over what words went through memory on their way into the records, where
// something was taken in behind a lock.
func (t *together) scour(x live.Exchanged) {
	s := t.shell
	if hidden := s.guard.what; len(x.Done.Changed) == 0 || t.scours || hidden != locked && hidden != inKiosk {
		return
	}
	t.scours = true
	s.parts.Runner.After(scourAfter, func() {
		t.scours = false
		kit.Beside(s.parts.Runner, func() (struct{}, error) { seal.Scour(); return struct{}{}, nil }, func(struct{}, error) {})
	})
}

// show has screens follow, not more often than can be read.
func (t *together) show(changed []surgery.Family) {
	for _, f := range changed {
		if !slices.Contains(t.changed, f) {
			t.changed = append(t.changed, f)
		}
	}
	if len(t.changed) == 0 || t.waits {
		return
	}
	r := t.shell.parts.Runner
	if long := r.Clock() - t.shown; t.shown > 0 && long < showEvery {
		t.waits = true
		r.After(showEvery-long, t.tell)
		return
	}
	t.tell()
}

func (t *together) tell() {
	t.waits, t.shown = false, max(t.shell.parts.Runner.Clock(), 1)
	changed := t.changed
	t.changed = nil
	t.shell.told(surgery.Change{Changed: changed, Elsewhere: true})
}

// mayLeave reports whether a joined desk that has handed over goes now: it waits for a
// panel to be closed, but not for ever, and for self check-in to be ended.
func (t *together) mayLeave() bool {
	s := t.shell
	now := max(s.parts.Runner.Clock(), 1)
	switch {
	case s.parts.Anew == nil || s.guard.what == inKiosk:
		return false
	case s.guard.hidden() || kit.TopPanel(s.stage.Window.Canvas()) == nil:
		return true
	case t.panel == 0:
		t.panel = now
	}
	return now-t.panel >= leavesAnyway
}
