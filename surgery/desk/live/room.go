// Package live keeps the desks of a share together while they reach one another over a
// network: what is done at one is seen at the others at once. One of them leads: it has a
// door, and a message server behind it; or all use a server of the organisation. Nothing
// is opened or sent before somebody here asks for it, and a laptop that never shares has
// none of it.
//
// What a link asks on goroutines of its own it is told from copies; see known. All else is
// done on the worker, but for what says that it is not.
package live

import (
	"log/slog"
	"sync"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/differs"
	"socialmediasurgery/surgery/desk/known"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share/network"
)

// Room is the network of this desk.
type Room struct {
	desk    *desk.Desk
	sharing *sharing.Room
	crossed *crossed.Room
	lists   *checklists.Room
	came    chan struct{}
	known   known.Desks
	patience

	way     kept     // what somebody chose here
	running *running // nil while there is no link
	failed  error    // why there is none, or why what came was not taken in
	seen    surgery.Seen
	told    told
	house   *surgery.House // of the organisation, as it was last looked at
	late    map[surgery.ID]int
	differ  differs.Desks
	said    string // what screens show of it

	mutex     sync.Mutex
	sending   *Sending      // what is being sent, beside the worker
	exchanged time.Time     // when something was taken in or sent last
	rest      time.Duration // to wait after that
	pausing   bool          // it is told again after the pause
	forgot    bool          // a server of the organisation has forgotten the share
	closed    bool
}

// patience is for how long something is waited for before it is said.
type patience struct {
	unconnected time.Duration // until it is said that nobody is reached
	takeOver    time.Duration // until another desk may lead
	looks       time.Duration // between two looks at what says nothing of itself
	sums        time.Duration // between two sums of all records
	bye         time.Duration // for what is said last to be heard
	pause       time.Duration // between two turns in which something was exchanged, at least
}

var usual = patience{unconnected: 4 * time.Second, takeOver: time.Minute, looks: 5 * time.Second, sums: 2 * time.Second, bye: 3 * time.Second, pause: 200 * time.Millisecond}

// New returns the room on an open desk.
func New(d *desk.Desk, s *sharing.Room, c *crossed.Room, l *checklists.Room) (*Room, error) {
	r := &Room{desk: d, sharing: s, crossed: c, lists: l, came: make(chan struct{}, 1), patience: usual}
	return r, d.Watch(desk.Watch{Opened: r.opened, Unlocked: r.unlocked, Done: r.done, Close: r.close})
}

// Came is told each time something may have to be exchanged: see Exchange. It is closed
// with the records.
func (r *Room) Came() <-chan struct{} { return r.came }

// tell has Exchange be called: at once, or where something was exchanged just now a moment
// later, with all that has come by then. It may be called at any time.
func (r *Room) tell() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.pausing || r.closed {
		return
	}
	if wait := r.rest - time.Since(r.exchanged); wait > 0 {
		r.pausing = true
		time.AfterFunc(wait, func() {
			r.mutex.Lock()
			r.pausing = false
			r.mutex.Unlock()
			r.tell()
		})
		return
	}
	select {
	case r.came <- struct{}{}:
	default:
	}
}

// opened follows records that are open, or others in their place.
func (r *Room) opened() error {
	r.end()
	r.way, r.failed = kept{}, nil
	r.known.Clear()
	if shared, _ := r.desk.Store().Desks(); !shared {
		r.sweep()
		return nil
	}
	var err error
	if r.way, err = r.readWay(); err != nil {
		return err
	}
	return r.unlocked()
}

// unlocked has a link begin where somebody chose it: its secrets are sealed until then.
func (r *Room) unlocked() error {
	r.told.seen, r.told.sums = false, false
	if r.way.Way != "" && !r.desk.Locked() {
		r.tell()
	}
	return nil
}

// done follows what was done, here or at another desk: it goes out at once, whoever left
// is known to have before anything else happens, and what carried the keys of whom it
// erased goes.
func (r *Room) done(o *surgery.Operation) {
	r.told.seen = false
	if r.running == nil {
		return
	}
	if o.Kind.OfShare() {
		if err := r.renew(); err != nil {
			slog.Error("live: the list of desks was not read", "cause", err)
			r.known.Stale() // it is read again
		}
	}
	r.running.link.Erased(o.Erases...)
	r.tell()
}

// close ends the link, and what waits for it.
func (r *Room) close() {
	r.end()
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if !r.closed {
		r.closed = true
		close(r.came)
	}
}

// Networks returns the networks that this laptop is on now. It is to be called beside the
// worker.
func Networks() ([]Network, error) {
	found, err := network.Interfaces()
	if err != nil {
		return nil, err
	}
	var all []Network
	for _, i := range found {
		all = append(all, Network{i.Name, i.Address.String()})
	}
	return all, nil
}
