package live_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// What is done at one desk is at the others at once, whoever leads; apart, each goes on,
// and together again they have the same.
func TestDesksAreTogether(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	a.arrives("Kepthelene One", "Quixotic Two")
	b.arrives("Wobble Three")
	c.does(func(d *rooms.Rooms) { world.Must(t)(d.Today.CountGuest()) })
	agree(t, 4, a, b, c)
	until(t, "screens were told", func() bool {
		n := 0
		a.does(func(*rooms.Rooms) { n = a.told[surgery.Visits] })
		return n > 0
	})
	b.does(func(d *rooms.Rooms) { world.Must(t)(d.Live.Rest()) })
	b.arrives("Left One", "Left Two")
	a.arrives("Right One")
	agree(t, 5, a, c)
	b.follows(a)
	t.Logf("rejoined in %v", agree(t, 7, a, b, c))
	until(t, "B hears both others and has no trouble", func() bool {
		s := b.state()
		return s.Connected && s.Trouble == "" && s.Unsent == 0 && len(s.Heard) == 2
	})
	for n, l := range []*laptop{a, b, c} {
		for _, err := range l.errs {
			t.Errorf("desk %d: %v", n, err)
		}
	}
}

// A restart of any desk goes on by itself, the lead at the port where it was.
func TestItGoesOnAfterARestart(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	at := a.state().At
	until(t, "B has heard where A is", func() bool { return len(b.state().Heard) == 1 })
	unlock := func(l *laptop) {
		l.does(func(d *rooms.Rooms) {
			if !d.Desk.Locked() {
				t.Error("it is open after a restart")
			}
			if d.Live.Runs() {
				t.Error("a link runs on a desk that was started anew and is locked")
			}
			if err := d.Lock.Unlock([]byte(l.opensWith())); err != nil {
				t.Fatal(err)
			}
		})
	}
	a.close()
	b.arrives("Wobble Two")
	a.open()
	unlock(a)
	agree(t, 2, a, b)
	if now := a.state().At; now != at {
		t.Errorf("the door is at %s, was at %s", now, at)
	}
	b.close()
	a.arrives("Quixotic Three")
	b.open()
	unlock(b)
	agree(t, 3, a, b)
}

// opensWith returns the passphrase of a desk.
func (l *laptop) opensWith() string {
	if l == l.v.home {
		return phrase
	}
	said := ""
	l.v.home.does(func(d *rooms.Rooms) { said = world.Got[string](l.v.t)(d.Sharing.Passphrase()) })
	return said
}

// A desk goes on while it is covered or locked: what it does goes out, and what comes is
// taken in, of which nobody's name can be read before it is open.
func TestCoveredAndLocked(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	until(t, "they have heard each other", func() bool { return len(a.state().Heard) == 1 && len(b.state().Heard) == 1 })
	b.does(func(d *rooms.Rooms) { d.Desk.Cover(true) })
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	b.does(func(d *rooms.Rooms) {
		if err := d.Desk.Lock(); err != nil {
			t.Fatal(err)
		}
	})
	a.arrives("Quixotic Two")
	b.counts(2)
	b.does(func(d *rooms.Rooms) {
		if said := d.Live.Line(); said != "" {
			t.Errorf("a locked desk says %q", said)
		}
		for _, row := range world.Board(t, d).Waiting {
			if strings.Contains(row.Name, "Quixotic") {
				t.Errorf("a locked desk shows %+v", row)
			}
		}
	})
	phrase := b.opensWith()
	b.does(func(d *rooms.Rooms) {
		if err := d.Lock.Unlock([]byte(phrase)); err != nil {
			t.Fatal(err)
		}
	})
	agree(t, 2, a, b)
}

// A laptop that never shares has no link, and one that ends sharing has none any more.
func TestNoneWhereNothingIsShared(t *testing.T) {
	v := newVenue(t)
	l := v.laptop().open()
	l.does(func(d *rooms.Rooms) {
		world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
		world.Must(t)(d.Today.CountGuest())
		if x, err := d.Live.Exchange(); err != nil || x.More || x.Sends != nil || d.Live.Runs() {
			t.Errorf("%+v, %v", x, err)
		}
		if _, err := d.Live.Lead(here); surgery.KindOf(err) != surgery.NotFound {
			t.Error(err)
		}
		select {
		case <-d.Live.Came():
			t.Error("something came")
		default:
		}
	})
}

// What comes at self check-in, at the home desk and at a joined one, is at the other at
// once, with its name, though the desk is locked.
func TestSelfCheckInIsSeenElsewhere(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	for n, pair := range [][2]*laptop{{b, a}, {a, b}} {
		kiosk, open := pair[0], pair[1]
		phrase := kiosk.opensWith()
		kiosk.does(func(d *rooms.Rooms) {
			world.LockDesk(t, d)
			if _, err := d.Today.KioskArrive(today.KioskArrival{Name: []string{"Quixotic Two", "Wobble Three"}[n]}); err != nil {
				t.Fatal(err)
			}
		})
		who := []string{"quixotic", "wobble"}[n]
		found := func() (n int) {
			open.does(func(d *rooms.Rooms) {
				n = len(world.Search(t, d, who).Rows)
			})
			return n
		}
		until(t, "who came is known by name", func() bool { return found() == 1 })
		kiosk.does(func(d *rooms.Rooms) { world.Must(t)(d.Today.CountGuest()) })
		want := 3 + 2*n
		until(t, "a guest is counted", func() bool {
			n := 0
			open.does(func(d *rooms.Rooms) { n = world.Board(t, d).Counts.CheckedIn })
			return n == want
		})
		kiosk.unlocks(phrase)
		agree(t, want, a, b)
		for _, l := range []*laptop{a, b} {
			l.does(func(d *rooms.Rooms) {
				if r := world.Verified(t, d); r.Chain != "ok" || r.Waiting != 0 {
					t.Errorf("%+v", r)
				}
			})
		}
	}
}
