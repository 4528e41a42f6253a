package network

import (
	"testing"
	"time"

	"socialmediasurgery/surgery/share/door"
)

// The lead is struck off, and goes on: who follows it leaves it once the home desk's word is
// read, says what is said when a lead is gone, and follows whoever leads next.
func TestALeadThatIsStruckOffIsLeft(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk(r.heeding)
	at := b.leads()
	a.Follow(at)
	c.Follow(at)
	a.write(1)
	r.agree(1, a, b, c)
	until(t, "C has heard where the others are", func() bool { return len(c.State().Heard) == 2 })
	a.strikes(b.Seat)
	took := until(t, "C has left", func() bool { s := c.State(); return !s.Connected && s.Trouble == NoNetwork && s.Why != nil })
	t.Logf("it has left after %v", took)
	if s := b.State(); !s.Leads {
		t.Errorf("B leads no more: %+v", s)
	}
	c.write(1)
	a.leads()
	until(t, "C follows A", func() bool { s := c.State(); return s.Connected && s.Trouble == "" && s.Term.Lead == a.Seat })
	r.agree(3, a, c)
	if n := b.seen()[c.Seat]; n > 0 {
		t.Error("B has what C did since")
	}
}

// The lead is struck off while the home desk does not get through to those who follow it, as
// somebody who has it passes nothing on: they find the home desk, which leads.
func TestAHomeDeskThatLeadsIsFoundPastAnotherLead(t *testing.T) {
	r := newRoom(t)
	a, c := r.desk(), r.desk()
	b := r.desk(func(o *Options) { o.pace.seek = time.Hour })
	at := b.leads()
	a.Follow(at)
	c.Follow(at)
	a.write(1)
	r.agree(1, a, b, c)
	until(t, "C has heard where the others are", func() bool { return len(c.State().Heard) == 2 })
	a.Rest()
	a.write(1)
	r.leaves(b.Seat)
	a.leads()
	took := until(t, "C follows A", func() bool {
		s := c.State()
		return s.Connected && s.Trouble == "" && s.Term == door.Term{N: 2, Lead: a.Seat}
	})
	t.Logf("it is found after %v", took)
	r.agree(2, a, c)
	if s := b.State(); !s.Leads {
		t.Errorf("B leads no more: %+v", s)
	}
}

// Nobody disturbs itself by looking: the home desk is gone, and the lead has a door at the
// address where the home desk was.
func TestLookingForTheHomeDeskEndsNothing(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := b.leads()
	a.Follow(at)
	c.Follow(at)
	a.write(1)
	r.agree(1, a, b, c)
	until(t, "C has heard where the others are", func() bool { return len(c.State().Heard) == 2 })
	c.Link.mutex.Lock()
	before := c.session
	c.Link.mutex.Unlock()
	a.kill()
	until(t, "the home desk is silent", func() bool { return len(c.State().Silent) == 1 })
	for range 3 {
		c.seekHome()
		c.write(1)
		r.agree(1+c.seen()[c.Seat], b, c)
	}
	c.Link.mutex.Lock()
	defer c.Link.mutex.Unlock()
	if c.session != before {
		t.Error("it came in anew")
	}
}
