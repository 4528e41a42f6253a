package live_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/world"
)

// stands returns what is said of the desk with a letter in the list of desks.
func (l *laptop) stands(letter string) (said string) {
	l.does(func(d *rooms.Rooms) {
		for _, one := range world.Got[sharing.State](l.v.t)(d.Sharing.State()).Desks {
			if one.Letter == letter {
				said = one.Standing
			}
		}
	})
	return said
}

// The lead is gone with changes that it told of and nobody got. The list of desks says how
// many, also after another has taken over and after a restart, until it is back.
func TestWhatOnlyALostDeskHasIsSaid(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	b.arrives("Kepthelene One")
	a.arrives("Quixotic Two")
	agree(t, 2, a, b, c)
	until(t, "all have heard one another", func() bool { return len(b.state().Heard) == 2 && len(c.state().Heard) == 2 })
	phrase := b.opensWith()
	for _, l := range []*laptop{a, b, c} {
		l.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	}
	a.arrives("Wobble Three", "Zebedee Four")
	var has surgery.Seen
	var seat surgery.ID
	a.does(func(d *rooms.Rooms) {
		has, seat = world.Got[surgery.Seen](t)(d.Desk.Store().Seen()), world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing()).Seat
	})
	if said := c.stands("A"); strings.Contains(said, "only there") {
		t.Errorf("it is said before it is known: %q", said)
	}
	c.does(func(d *rooms.Rooms) { // its last heartbeat came, and nothing else
		at := surgery.Moment(d.Desk.Now())
		if err := d.Desk.Store().Hear(map[surgery.ID]surgery.Heard{seat: {Written: at, Read: at, Seen: has}}); err != nil {
			t.Fatal(err)
		}
	})
	a.close()
	c.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.TakeOver(phrase, here)) })
	b.follows(c)
	agree(t, 2, b, c)
	if said := c.stands("A"); !strings.HasSuffix(said, " · 2 changes are only there") {
		t.Errorf("it says %q", said)
	}
	c.close()
	c.open()
	c.unlocks(phrase)
	if said := c.stands("A"); !strings.HasSuffix(said, " · 2 changes are only there") {
		t.Errorf("after a restart it says %q", said)
	}
	a.open()
	a.unlocks(a.opensWith())
	a.follows(c)
	agree(t, 4, a, b, c)
	until(t, "it is not said any more", func() bool { return !strings.Contains(c.stands("A"), "only there") })
}
