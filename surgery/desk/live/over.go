package live

import (
	"slices"
	"time"

	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share/network"
)

// leaves returns what has this joined desk keep nothing, once the surgery is over for it
// and the home desk has everything: see sharing.Leaving. Nil until then, and until the
// others were told that it goes.
func (r *Room) leaves() (func() (*sharing.Next, error), error) {
	if !r.sharing.Joined() {
		return nil, nil
	}
	r.mutex.Lock()
	all := r.told.sent == r.told.beside && r.sending == nil
	r.mutex.Unlock()
	if !all {
		return nil, nil
	}
	leaves, err := r.sharing.Leaving()
	if err != nil || leaves == nil {
		return nil, err
	}
	if !r.told.status.Leaves {
		r.told.status.Leaves, r.told.bye = true, time.Now()
		r.running.link.Tell(r.told.status) // with the next heartbeat it is said
	}
	if time.Since(r.told.bye) < r.bye {
		return nil, nil
	}
	return leaves, nil
}

// noteGone keeps which desks have said that they handed over and go.
func (r *Room) noteGone(s network.State) error {
	k := r.way
	for seat, h := range s.Heard {
		if h.Leaves && !slices.Contains(k.Gone, seat) {
			k.Gone = append(slices.Clone(k.Gone), seat)
		}
	}
	if len(k.Gone) == len(r.way.Gone) {
		return nil
	}
	return r.keepWay(k)
}

// isOver reports at a home desk whether the surgery is closed, and every other desk has
// handed over or was struck off: then nobody needs the network any more.
func (r *Room) isOver() (bool, error) {
	if !r.running.home || r.desk.Surgery() != nil {
		return false, nil
	}
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return false, err
	}
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil || at.Open() {
		return false, err
	}
	others := 0
	for _, d := range now.Desks {
		if d.Home {
			continue
		}
		if others++; !d.Struck && !slices.Contains(r.way.Gone, d.ID) {
			return false, nil
		}
	}
	return others > 0, nil
}

// finish ends the link for good, and has what was kept for others be gone: here at once,
// at a server of the organisation by what it returns, beside the worker.
func (r *Room) finish() (*Sending, error) {
	r.mutex.Lock()
	forgot, busy := r.forgot, r.sending != nil
	r.mutex.Unlock()
	switch {
	case r.running == nil:
	case r.way.Way == Uses && !forgot && busy:
		return nil, nil
	case r.way.Way == Uses && !forgot && r.running.link.State().Connected:
		s := &Sending{room: r, link: r.running.link, forgets: true}
		r.mutex.Lock()
		r.sending = s
		r.mutex.Unlock()
		return s, nil
	default:
		r.forget()
	}
	r.sweep()
	if shared, _ := r.desk.Store().Desks(); !shared {
		r.way = kept{}
		return nil, nil
	}
	return nil, r.keepWay(kept{Share: r.way.Share, Gone: r.way.Gone})
}
