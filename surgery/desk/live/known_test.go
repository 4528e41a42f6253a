package live_test

import (
	"testing"

	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
)

// A laptop was let in while another was on no network, and leads when that comes back. The
// home desk is not there to say who it is: it shows by which word it was let in.
func TestALaptopFollowsOneThatWasLetInMeanwhile(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	b.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	c := v.joins("Table").follows(a)
	agree(t, 1, a, c)
	a.close()
	c.leads()
	b.follows(c)
	b.arrives("Quixotic Two")
	c.arrives("Wobble Three")
	agree(t, 3, b, c)
	if s := b.state(); !s.Connected || s.Trouble != "" {
		t.Errorf("%+v", s)
	}
}

// And the other way: the one that was on no network leads, and has not heard that a laptop
// was let in meanwhile. That shows at the door by which word it was.
func TestALeadLetsInALaptopThatWasLetInMeanwhile(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	b.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	c := v.joins("Table").follows(a)
	c.arrives("Quixotic Two")
	agree(t, 2, a, c)
	a.close()
	b.leads()
	c.follows(b)
	b.arrives("Wobble Three")
	agree(t, 3, b, c)
	if s := c.state(); !s.Connected || s.Trouble != "" {
		t.Errorf("%+v", s)
	}
}
