package live_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// lost has the home desk strike off a desk with a letter.
func (v *venue) lost(letter string) {
	v.t.Helper()
	seat := v.seatOf(letter)
	v.home.does(func(d *rooms.Rooms) { world.Must(v.t)(d.Sharing.Lost(seat)) })
}

// isOut waits until a laptop knows that it was struck off: every screen says so, and nobody
// is checked in any more.
func (l *laptop) isOut() {
	t := l.v.t
	t.Helper()
	until(t, "it knows that it was struck off", func() (is bool) {
		l.does(func(d *rooms.Rooms) { is = world.Got[sharing.State](t)(d.Sharing.State()).Struck })
		return is
	})
	l.does(func(d *rooms.Rooms) {
		if said := d.Sharing.Band(); !strings.Contains(said, "struck off") {
			t.Errorf("its screens say %q", said)
		}
		if _, err := d.Today.CountGuest(); surgery.AsError(err).Key != "error.struck_off" {
			t.Errorf("it takes a check-in: %v", err)
		}
	})
}

// A laptop that was struck off is told at the door by the home desk's own word: it takes
// nobody in any more, also while locked, and after a restart without any network. What it
// did before stays to be handed over by stick.
func TestAStruckLaptopIsTold(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	c.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	phrase := c.opensWith()
	c.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	c.arrives("Quixotic Two")
	v.lost("C")
	c.does(func(d *rooms.Rooms) {
		if _, err := d.Today.CountGuest(); err != nil {
			t.Error("it knew before it was told", err)
		}
	})
	c.follows(a)
	c.does(func(d *rooms.Rooms) { world.LockDesk(t, d) })
	until(t, "it takes nobody in while locked", func() bool {
		var err error
		c.does(func(d *rooms.Rooms) { _, err = d.Today.KioskArrive(today.KioskArrival{Name: "Left Out"}) })
		return surgery.AsError(err).Key == "error.struck_off"
	})
	c.isOut()
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	c.close()
	c.open()
	c.unlocks(phrase)
	c.isOut()
	if c.leaves != nil {
		t.Error("it may leave, and has not handed over")
	}
	b.arrives("Wobble Three")
}

// Another desk leads: it passes on what the home desk says, though the home desk is not
// there.
func TestAnotherLeadTellsAStruckLaptop(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	c.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	c.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	b.leads()
	a.follows(b)
	v.lost("C")
	agree(t, 1, a, b)
	until(t, "B has heard of it", func() bool { return len(b.ring().Epochs) == 2 })
	a.close()
	c.follows(b)
	c.isOut()
	// The home desk has all that it did, also where it was heard last before it had: it
	// keeps nothing.
	c.does(func(d *rooms.Rooms) {
		now := world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing())
		d.Sharing.Near = &sharing.Near{Heard: map[surgery.ID]surgery.Heard{now.HomeSeat: {Read: d.Desk.Now().Add(time.Hour)}}}
		if leaves, err := d.Sharing.Leaving(); leaves == nil || err != nil {
			t.Errorf("what was heard before counts for more: %v", err)
		}
	})
	if said := c.goes(); !strings.Contains(said, "keeps nothing") || !c.gone() {
		t.Errorf("C says %q", said)
	}
}

// Another desk leads, and its worker does not get to what has come: it throws the laptop out
// and tells it as soon as it has read what the home desk says, and not first when that is in
// its records. What its worker says meanwhile, as it was before, lets nobody in again.
func TestALeadThatIsBehindTellsAStruckLaptop(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	c.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	for _, l := range []*laptop{a, c} {
		l.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	}
	b.leads()
	a.follows(b)
	c.follows(b)
	until(t, "A and C are there", func() bool { return a.state().Connected && c.state().Connected })
	at := b.state().At
	b.does(func(d *rooms.Rooms) {
		v.lost("C")
		until(t, "C is not let in", func() bool { s := c.state(); return !s.Connected && s.Trouble != "" })
		c.isOut()
		if now := world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing()); now.Desk(v.seatOf("C")).Struck {
			t.Error("B has taken it in already")
		}
		if err := d.Live.Renew(); err != nil {
			t.Fatal(err)
		}
		c.does(func(d *rooms.Rooms) {
			world.Must(t)(d.Live.Rest())
			world.Must(t)(d.Live.Follow(at))
		})
		until(t, "C is not let in again", func() bool { s := c.state(); return !s.Connected && s.Trouble != "" })
	})
	b.arrives("Quixotic Two")
	agree(t, 2, a, b)
}

// The lead is struck off: who follows it goes to the home desk, once that leads; and the lead
// lets nobody in any more once it is told.
func TestALeadIsStruckOff(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	c.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	b.leads()
	a.follows(b)
	c.follows(b)
	until(t, "A and C are there", func() bool { return a.state().Connected && c.state().Connected })
	a.arrives("Quixotic Two")
	agree(t, 2, a, b, c)
	v.lost("B")
	a.leads()
	a.arrives("Wobble Three")
	c.arrives("Wobble Four")
	agree(t, 4, a, c)
	until(t, "C is there", func() bool { s := c.state(); return s.Connected && s.Trouble == "" })
	b.isOut()
	until(t, "B leads no more", func() bool { s := b.state(); return s.Way == live.Follows && s.At == "" })
}

// Another desk leads, is locked, and has read that a laptop was struck off: that waits until
// somebody unlocks, as it is under another key. Restarted before, and with all gone that the
// lead kept for others, it lets that laptop in no more all the same.
func TestALeadIsRestartedBeforeItTakesThatIn(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	c.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	for _, l := range []*laptop{a, c} {
		l.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	}
	b.leads()
	a.follows(b)
	until(t, "A is there", func() bool { return a.state().Connected })
	phrase := b.opensWith()
	b.does(func(d *rooms.Rooms) { world.LockDesk(t, d) })
	seat := v.seatOf("C")
	v.lost("C")
	waits := func() (is bool) {
		b.does(func(d *rooms.Rooms) { is = d.Live.Waits() && d.Live.Heeded() == 1 })
		return is
	}
	until(t, "B has read it, and cannot take it in", waits)
	a.close()
	b.close()
	if err := os.RemoveAll(filepath.Join(sharing.Opens(b.own), "network")); err != nil {
		t.Fatal(err)
	}
	b.open()
	b.unlocks(phrase)
	until(t, "B leads again", func() bool { return b.state().At != "" })
	c.follows(b)
	c.isOut()
	b.does(func(d *rooms.Rooms) {
		if now := world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing()); now.Desk(seat).Struck {
			t.Error("B has taken it in")
		}
	})
}
