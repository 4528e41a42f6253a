package network_test

import (
	"testing"

	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/share/network"
)

// BenchmarkARejoin has three whole desks of which one was away for 1,000 changes: it
// measures until all have the same records.
func BenchmarkARejoin(b *testing.B) {
	for range b.N {
		b.StopTimer()
		a := homeDesk(b)
		if err := a.link.Lead(network.Here); err != nil {
			b.Fatal(err)
		}
		at := a.link.Door().At()
		l := a.joins("Front door", "B").follows(at)
		c := a.joins("Table", "C").follows(at)
		agree(b, 1, a, l, c)
		l.link.Rest()
		l.guests(500)
		a.guests(250)
		c.guests(250)
		agree(b, 501, a, c)
		b.StartTimer()
		l.follows(at)
		agree(b, 1001, a, l, c)
		b.StopTimer()
		for _, l := range []*laptop{a, l, c} {
			l.end()
		}
		b.StartTimer()
	}
}

// guests counts so many, in no time by the desk's clock.
func (l *laptop) guests(n int) {
	l.does(func(d *rooms.Rooms) {
		now := l.w.Now
		for range n {
			world.Must(l.t)(d.Today.CountGuest())
			l.w.Now = now
		}
	})
}
