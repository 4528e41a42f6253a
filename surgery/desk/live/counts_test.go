package live_test

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// tallies returns what is counted of a role at a desk.
func (l *laptop) tallies() (n int) {
	l.does(func(d *rooms.Rooms) {
		at := world.Got[*surgery.Sharing](l.v.t)(d.Desk.Store().Sharing()).Surgery
		for _, c := range world.Got[[]store.Count](l.v.t)(d.Desk.Store().Tallies(at)) {
			n += c.N
		}
	})
	return n
}

// What a desk counted stays counted at the others when it does something else.
func TestCountsStay(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	b.does(func(d *rooms.Rooms) {
		at := world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing()).Surgery
		if err := d.Desk.Store().AddTallies([]store.Count{{Surgery: at, Day: "2026-11-24", What: "role", Answer: "staff", N: 3}}); err != nil {
			t.Fatal(err)
		}
	})
	until(t, "what B counted is at A", func() bool { return a.tallies() == 3 })
	b.arrives("Kepthelene One")
	agree(t, 1, a, b)
	if n := a.tallies(); n != 3 {
		t.Errorf("%d are counted at A", n)
	}
}
