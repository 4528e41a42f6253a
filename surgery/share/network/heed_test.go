package network

import (
	"context"
	"errors"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// strikes has a desk write that another was struck off.
func (l *laptop) strikes(seat surgery.ID) {
	l.mutex.Lock()
	e := surgery.Entry{Turn: surgery.Turn{Desk: l.Seat, Seq: int64(len(l.chains[l.Seat]) + 1)}, Kind: surgery.DeskLeft, About: seat}
	e.Digest = e.Sum()
	l.chains[l.Seat] = append(l.chains[l.Seat], e)
	l.mutex.Unlock()
	tellOne(l.wake)
}

// passesOn has a desk send what another did, in so many parcels at once.
func (l *laptop) passesOn(parcels int) {
	t := l.room.t
	t.Helper()
	var all []*surgery.Parcel
	l.mutex.Lock()
	for n := range parcels {
		e := surgery.Entry{Turn: surgery.Turn{Desk: "seat-x", Seq: int64(n + 1)}, Kind: surgery.CheckedIn}
		e.Digest = e.Sum()
		l.chains[e.Desk] = append(l.chains[e.Desk], e)
		all = append(all, &surgery.Parcel{Share: l.Share, From: l.Seat, Written: noon, Entries: []surgery.Entry{e}})
	}
	l.mutex.Unlock()
	l.Link.mutex.Lock()
	s := l.session
	l.Link.mutex.Unlock()
	for { // in as many goes as it takes
		before := l.relayed()
		ctx, cancel := context.WithTimeout(s.ctx, sendTime)
		a := afloat{session: s, ctx: ctx}
		err := a.send(all[before:]...)
		cancel()
		if err == nil {
			return
		}
		if !errors.Is(err, errMore) {
			t.Fatal(err)
		}
	}
}

// relayed returns how much of that is kept.
func (l *laptop) relayed() int64 {
	l.Link.mutex.Lock()
	defer l.Link.mutex.Unlock()
	return l.Link.relayed["seat-x"]
}

// heeding has a laptop read of whom that is said, as what is signed is read elsewhere.
func (r *room) heeding(o *Options) {
	o.Heed = func(p *surgery.Parcel) (struck []surgery.ID) {
		for _, e := range p.Entries {
			if e.Kind == surgery.DeskLeft && e.Desk == "seat-a" {
				r.leaves(e.About)
				struck = append(struck, e.About)
			}
		}
		return struck
	}
}

// Another laptop than the home desk leads, and takes nothing in: it throws out a desk that
// the home desk struck off all the same, also where it has read as much as it may.
func TestALeadHeedsWhatItHasNotTakenIn(t *testing.T) {
	for name, parcels := range map[string]int{"a few wait": 3, "as many wait as may": mostUnread + 20} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			a, b, c := r.desk(), r.desk(r.heeding), r.desk()
			at := b.leads()
			a.Follow(at)
			c.Follow(at)
			a.write(1)
			r.agree(1, a, b, c)
			b.lock(true)
			a.passesOn(parcels)
			c.write(1)
			until(t, "much waits there", func() bool { return b.State().Unread >= min(parcels, mostUnread) })
			a.strikes(c.Seat)
			t.Logf("told after %v", until(t, "C says that it was removed", func() bool { s := c.State(); return !s.Connected && s.Trouble == Removed }))
			if n := b.seen()["seat-x"]; n > 0 {
				t.Errorf("it has taken in %d", n)
			}
			b.lock(false)
			until(t, "the others go on", func() bool { return a.hash() == b.hash() })
		})
	}
}

// At an organisation's server a laptop that was struck off reads so beside what the home
// desk says, also where it has read as much as it may and takes nothing in: somebody has
// locked it, and it waits for another passphrase.
func TestAStruckLaptopReadsItThoughMuchWaits(t *testing.T) {
	one := runs(t, 1)
	r := newRoom(t)
	a := r.desk().uses(one.organisation())
	c := r.desk(func(o *Options) {
		key := *r.key
		o.Ring = seal.NewRing([]seal.Epoch{{Key: &key}}, "share-1", a.Secret.SignKey(), o.Secret)
	}).uses(one.organisation())
	a.write(1)
	r.agree(1, a, c)
	c.lock(true)
	a.passesOn(mostUnread + 20)
	until(t, "much waits there", func() bool { return c.State().Unread >= mostUnread })
	says, err := a.Secret.SealRenewal(&seal.Renewal{Struck: true, Has: 1}, "share-1", c.Secret.BoxKey())
	if err != nil {
		t.Fatal(err)
	}
	o := a.Options
	a.kill()
	o.Key = seal.NewKey()
	a.open(o)
	a.uses(one.organisation())
	until(t, "it has sent the rest", func() bool { _, some := a.Lacks(a.seen()); return a.State().Connected && !some })
	p := a.outgoing(a.seen())
	p.Renewals = []surgery.Renewal{{Seat: c.Seat, Sealed: says}}
	if err := a.Send(p); err != nil {
		t.Fatal(err)
	}
	until(t, "it knows", func() bool { n := c.StruckOff(); return n != nil && n.Has == 1 })
}
