package live

import (
	"log/slog"
	"maps"
	"net/netip"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share/network"
)

// Exchanged is what came of one turn.
type Exchanged struct {
	Done  surgery.Change // what screens show anew; nothing of it is the host's doing
	More  bool           // there is more to be taken in: in the next turn
	Sends *Sending       // nil: there is nothing to send, or it is being sent

	// Leaves has this joined desk keep nothing, once its records are closed; nil until it
	// has handed everything over. See sharing.Leaving.
	Leaves func() (*sharing.Next, error)
}

// aTurn is how many entries are taken in in one turn: the host is not to wait behind more.
const aTurn = 50

// timesTurn is how many times as long as a turn the pause after it is, up to one and a half
// times the usual: on a slow laptop more is taken in at once, which costs less.
const timesTurn = 10

// turnTime is for how long more is taken in in one turn.
const turnTime = 15 * time.Millisecond

// Exchange takes in some of what has come, says how far this desk is, and returns what is
// to be sent, beside the worker. An error is for the log: what stays is said by State.
func (r *Room) Exchange() (x Exchanged, err error) {
	began := time.Now()
	x.Done.Elsewhere = true
	r.known.Tick(r.desk.Now())
	if shared, _ := r.desk.Store().Desks(); !shared { // it was ended, or never began
		if r.way.Share != "" {
			x.Sends, err = r.finish()
		}
		r.failed = nil
		return x, err
	}
	if r.way.Way == "" && r.running == nil || r.running == nil && r.desk.Locked() {
		return x, nil
	}
	err = r.keep()
	if err == nil {
		err = r.turn(&x)
	}
	r.failed = err
	if len(x.Done.Changed) > 0 || x.Sends != nil {
		r.mutex.Lock()
		r.exchanged = time.Now()
		r.rest = min(max(r.pause, timesTurn*r.exchanged.Sub(began)), 3*r.pause/2)
		r.mutex.Unlock()
	}
	x.Done.Changed = append(x.Done.Changed, r.news()...)
	return x, err
}

// keep has the link go the way that was chosen, and keeps what a restart is to know.
func (r *Room) keep() error {
	if r.running != nil && r.running.epoch != r.desk.Store().Epoch() { // a link writes with one share key
		if err := r.remember(r.running.link.State()); err != nil { // where the next one finds the lead
			return err
		}
		r.end()
	}
	if r.running == nil {
		return r.resume()
	}
	run := r.running
	if r.known.IsOld() {
		if err := r.renew(); err != nil {
			return err
		}
	}
	if err := r.keepHeeded(); err != nil {
		return err
	}
	leads := run.link.Door() != nil
	_, out := r.known.Knows(run.seat)
	switch {
	case r.way.Way == Leads && (out || run.leads && !leads): // it was struck off, or another leads, later
		run.leads = false
		k := r.way
		k.Way = Follows
		if out { // nobody is to stay with it
			run.follow(k.places())
		}
		if err := r.keepWay(k); err != nil {
			return err
		}
	case r.way.Way == Leads && !leads:
		return r.resume()
	case leads:
		if err := r.stay(); err != nil {
			return err
		}
	}
	return r.remember(run.link.State())
}

// stay looks whether the door is on the network still; it follows an address that has
// changed.
func (r *Room) stay() error {
	run := r.running
	run.mutex.Lock()
	looked := run.networks != nil
	run.mutex.Unlock()
	if !looked {
		return nil
	}
	at, err := run.where(r.way.Network)
	if err != nil || at.Addr() == run.link.Door().At().Addr() {
		return err
	}
	if err := r.lead(at); err != nil {
		return err
	}
	k := r.way
	k.Network.Address = at.Addr().String()
	return r.keepWay(k)
}

// remember keeps where others were heard, a lead first, and the latest term.
func (r *Room) remember(s network.State) error {
	k := r.way
	k.Term = s.Term
	var at []netip.AddrPort
	if s.At.IsValid() {
		at = append(at, s.At)
	}
	if h, heard := s.Heard[s.Term.Lead]; heard && h.Address.IsValid() && h.Address != s.At {
		at = append(at, h.Address)
	}
	for _, seat := range slices.Sorted(maps.Keys(s.Heard)) {
		place := netip.AddrPortFrom(s.Heard[seat].Address.Addr(), 0) // who may lead next
		if seat != s.Term.Lead && place.Addr().IsValid() && !slices.Contains(at, place) && len(at) < mostAt {
			at = append(at, place)
		}
	}
	if len(at) > 0 {
		k.At = at
	}
	if k.Term == r.way.Term && sameSet(k.At, r.way.At) {
		return nil
	}
	return r.keepWay(k)
}

// sameSet compares two lists in which nothing is twice.
func sameSet[T comparable](a, b []T) bool {
	return len(a) == len(b) && !slices.ContainsFunc(b, func(x T) bool { return !slices.Contains(a, x) })
}

// turn takes in, tells and sends.
func (r *Room) turn(x *Exchanged) error {
	if err := r.take(x); err != nil {
		return err
	}
	if err := r.heedStruck(x); err != nil {
		return err
	}
	link := r.running.link.State()
	if err := r.hear(link); err != nil {
		return err
	}
	var heard time.Time
	if len(link.Differ) > 0 {
		heard = link.Heard[link.Differ[0]].At
	}
	if r.differ.Look(link.Differ, heard, r.desk.Locked()) {
		if err := r.desk.Store().RepaintShared(); err != nil {
			return err
		}
		slog.Warn("live: another desk has the same and shows something else: painted anew")
		x.Done.Changed, r.told.sums, r.told.summed = surgery.Everything(), false, time.Time{}
	}
	if err := r.tellOthers(x.More); err != nil {
		return err
	}
	var err error
	if x.Sends, err = r.sends(); err != nil || x.Sends != nil || x.More || len(x.Done.Changed) > 0 {
		return err // whether it is over is looked at when nothing else is going on
	}
	if x.Leaves, err = r.leaves(); err != nil || x.Leaves != nil {
		return err
	}
	over, err := r.isOver()
	if err == nil && over {
		x.Sends, err = r.finish()
	}
	return err
}

// take takes in what came, for a turn: all that follows a turn is done once for it.
func (r *Room) take(x *Exchanged) error {
	r.running.waits = r.running.waits && r.desk.Locked()
	for began, left := time.Now(), aTurn; left > 0 && time.Since(began) < turnTime && !r.takesNothing(); {
		came := r.running.link.Next(left)
		if len(came) == 0 {
			return nil
		}
		if err := r.takeIn(x, came); err != nil {
			return err
		}
		for _, p := range came {
			left -= len(p.Entries)
		}
	}
	x.More = r.running.link.State().Unread > 0 && !r.takesNothing()
	return nil
}

// takesNothing reports whether what comes waits until this desk is open: a home desk does
// not hold its key while it is locked, and at a joined one something waits under another.
func (r *Room) takesNothing() bool {
	return r.desk.Locked() && (r.running.home || r.running.waits)
}

// takeIn takes in what came, in one go, or where that fails one by one: then no desk
// stands in the way of the others.
func (r *Room) takeIn(x *Exchanged, came []*surgery.Parcel) error {
	r.told.seen = false
	in, err := r.crossed.TakeInWith(r.running.sender, came...)
	if err != nil && len(came) > 1 {
		for _, p := range came {
			if err := r.takeIn(x, []*surgery.Parcel{p}); err != nil {
				return err
			}
		}
		return nil
	}
	for _, p := range came {
		if err == nil && p.House != nil {
			var house surgery.Change
			house, err = r.lists.TakeHouse(p.House)
			in.Changed = append(in.Changed, house.Changed...)
		}
	}
	x.Done.Changed = append(x.Done.Changed, in.Changed...)
	if surgery.KindOf(err) == surgery.Invalid { // of another share: it never will be
		slog.Error("live: a parcel is passed over", "cause", err)
	} else if err != nil {
		r.running.link.Again()
		if r.running.waits = surgery.KindOf(err) == surgery.Locked; !r.running.waits {
			return err
		}
		return nil
	}
	for seat, late := range in.Late {
		r.late[seat] += late
	}
	if len(in.Late) > 0 {
		return r.crossed.NoteLate(r.late)
	}
	return nil
}
