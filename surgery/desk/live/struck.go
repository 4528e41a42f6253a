package live

import (
	"bytes"
	"log/slog"
	"slices"

	"socialmediasurgery/surgery"
)

// A desk that was struck off is let in by no lead, and reads nothing more of what others
// send. What the home desk says to it alone it is told at the door, or reads beside what
// the home desk keeps at an organisation's server. It takes that in as it would from a
// stick, also while locked.

// onStream is what lies beside what this desk sends, where no door says it.
func (r *Room) onStream() []surgery.Renewal {
	if r.way.Way != Uses {
		return nil
	}
	return r.known.Notices()
}

// keepHeeded keeps whom the home desk struck off, where that was read and waits to be taken
// in: a restart is to let them in no more than before.
func (r *Room) keepHeeded() error {
	heeded := r.known.Heeded()
	if slices.EqualFunc(heeded, r.way.Heeded, bytes.Equal) {
		return nil
	}
	k := r.way
	k.Heeded = heeded
	return r.keepWay(k)
}

// heedStruck takes to heart that this desk was struck off, where that was said.
func (r *Room) heedStruck(x *Exchanged) error {
	run := r.running
	n := run.link.StruckOff()
	if n == nil || run.home || run.struck != nil && run.struck.Has >= n.Has {
		return nil
	}
	if err := r.desk.Store().StruckOff(n); err != nil {
		return err
	}
	r.known.Stale()
	if run.struck == nil {
		slog.Warn("live: the home desk has struck this laptop off")
	}
	run.struck = n
	x.Done.Changed = append(x.Done.Changed, surgery.Everything()...)
	return nil
}
