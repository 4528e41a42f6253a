package live_test

import (
	"maps"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
)

// BenchmarkAChangeElsewhere is what one change costs both desks, one after another, until
// the other has it, with so many at the surgery already.
func BenchmarkAChangeElsewhere(b *testing.B) {
	v := newVenue(b)
	a := v.shares().leads()
	l := v.joins("Front door").follows(a)
	for range 400 {
		a.does(func(d *rooms.Rooms) { world.Must(b)(d.Today.CountGuest()) })
	}
	has := func(l *laptop) (seen surgery.Seen) {
		l.does(func(d *rooms.Rooms) {
			var err error
			if seen, err = d.Desk.Store().Seen(); err != nil {
				b.Fatal(err)
			}
		})
		return seen
	}
	agree := func() { until(b, "they have the same", func() bool { return maps.Equal(has(a), has(l)) }) }
	agree()
	for b.Loop() {
		a.does(func(d *rooms.Rooms) { world.Must(b)(d.Today.CountGuest()) })
		agree()
	}
}
