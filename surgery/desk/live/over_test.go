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
	"socialmediasurgery/surgery/store/torture/leak"
)

// goes waits until a joined desk may leave, and has it leave; it returns what that says.
func (l *laptop) goes() (said string) {
	t := l.v.t
	t.Helper()
	var leaves func() (*sharing.Next, error)
	until(t, "it may leave", func() bool {
		l.does(func(*rooms.Rooms) { leaves = l.leaves })
		return leaves != nil
	})
	l.close()
	return world.Got[*sharing.Next](t)(leaves()).Said
}

// unlocks opens a laptop that was started anew.
func (l *laptop) unlocks(phrase string) {
	l.v.t.Helper()
	l.does(func(d *rooms.Rooms) { world.UnlockDesk(l.v.t, d, phrase) })
}

// names fails where one of these stands in a file of a laptop.
func (l *laptop) names(when string, names ...string) {
	l.v.t.Helper()
	hits, err := leak.Find(names, l.own)
	if err != nil {
		l.v.t.Fatal(err)
	}
	for _, h := range hits {
		l.v.t.Errorf("%s: %q stands in %s, as %s", when, h.Word, h.File, h.Form)
	}
}

// When the surgery is closed all desks hand over by themselves and keep nothing; one that
// was off does so when it comes back. Then nothing is kept for it any more, nor open.
func TestClosingOverTheNetwork(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	b.does(func(d *rooms.Rooms) {
		world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble", SavePlace: true}))
		world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Passerby Gonesoon"}))
	})
	agree(t, 2, a, b, c)
	until(t, "nobody is absent who is connected", func() bool {
		var who []sharing.Absent
		a.does(func(d *rooms.Rooms) { who = world.Got[[]sharing.Absent](t)(d.Sharing.Absents()) })
		return len(who) == 0
	})
	phrase := c.opensWith()
	c.arrives("Lastminute Latecomer")
	agree(t, 3, a, b, c)
	c.close()
	until(t, "C is absent", func() bool {
		var who []sharing.Absent
		a.does(func(d *rooms.Rooms) { who = world.Got[[]sharing.Absent](t)(d.Sharing.Absents()) })
		return len(who) == 1 && strings.HasPrefix(who[0].Said, "Desk C, Table: last heard at 13:")
	})
	var saved, gone surgery.ID
	a.does(func(d *rooms.Rooms) {
		saved, gone = world.Search(t, d, "kepthelene").Rows[0].Attendee, world.Search(t, d, "gonesoon").Rows[0].Attendee
	})
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Closing.CloseSurgery(nil)) })
	until(t, "the lead has no key of who is not saved, though C is off", func() bool { return a.keysKept(gone) == 0 })
	if a.keysKept(saved) == 0 {
		t.Error("it has none of who is")
	}
	if said := b.goes(); !strings.HasPrefix(said, "This laptop handed everything over at 13:") || !b.gone() {
		t.Errorf("B says %q", said)
	}
	b.names("gone", "Kepthelene", "Gonesoon")
	folder := filepath.Join(a.own, "network")
	if _, err := os.Stat(folder); err != nil {
		t.Errorf("nothing is kept for C any more: %v", err)
	}
	// The day after, both were off.
	a.close()
	v.clock.pass(24 * time.Hour)
	a.open()
	a.unlocks(a.opensWith())
	until(t, "A leads again", func() bool { return a.state().At != "" })
	c.open()
	c.unlocks(phrase)
	if said := c.goes(); !strings.Contains(said, "keeps nothing") || !c.gone() {
		t.Errorf("C says %q", said)
	}
	c.names("gone", "Lastminute", "Kepthelene")
	until(t, "nothing is open any more, nor kept", func() bool {
		_, err := os.Stat(folder)
		s := a.state()
		return os.IsNotExist(err) && s.Way == "" && s.At == ""
	})
	a.does(func(d *rooms.Rooms) {
		if visits := world.Got[[]*surgery.Visit](t)(d.Desk.Store().Visits(world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing()).Surgery)); len(visits) != 3 {
			t.Errorf("%d visits", len(visits))
		}
		world.Must(t)(d.Sharing.StopSharing())
	})
}

// A desk that goes home in the middle hands over and keeps nothing; one that is lost is
// thrown out at once, and told so.
func TestGoingHomeAndLost(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	b.arrives("Kepthelene Wobble")
	agree(t, 1, a, b, c)
	b.does(func(d *rooms.Rooms) { world.Must(t)(d.Sharing.GoHome()) })
	if said := b.goes(); !strings.Contains(said, "keeps nothing") || !b.gone() {
		t.Errorf("B says %q", said)
	}
	agree(t, 1, a, c)
	a.does(func(d *rooms.Rooms) {
		for _, other := range world.Got[sharing.State](t)(d.Sharing.State()).Desks {
			if other.Letter == "C" {
				world.Must(t)(d.Sharing.Lost(other.Seat))
			}
		}
	})
	took := until(t, "C is told", func() bool { return strings.HasPrefix(c.state().Trouble, "This laptop was taken out") })
	t.Logf("thrown out and told after %v", took.Round(time.Millisecond))
	c.isOut()
	a.arrives("Quixotic Two")
	c.does(func(d *rooms.Rooms) {
		if n := len(world.Search(t, d, "quixotic").Rows); n != 0 {
			t.Error("a desk that is lost still hears")
		}
	})
}

// Erasing somebody reaches all desks, and the receipt says so by itself.
func TestErasingOverTheNetwork(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	b.arrives("Kepthelene Wobble", "Quixotic Two")
	agree(t, 2, a, b, c)
	var who, other surgery.ID
	a.does(func(d *rooms.Rooms) {
		who, other = world.Search(t, d, "kepthelene").Rows[0].Attendee, world.Search(t, d, "quixotic").Rows[0].Attendee
	})
	if a.keysKept(who) == 0 || a.keysKept(other) == 0 {
		t.Fatal("this test does not see what lies with the lead")
	}
	off := v.joins("Off")
	a.does(func(d *rooms.Rooms) {
		row := world.Search(t, d, "kepthelene").Rows[0]
		if _, _, err := d.People.ErasePeople([]surgery.ID{row.Attendee}); err != nil {
			t.Fatal(err)
		}
	})
	took := until(t, "all have confirmed", func() bool {
		var all []string
		a.does(func(d *rooms.Rooms) { all = world.Got[[]string](t)(d.Sharing.Erased()) })
		return len(all) == 1 && strings.Contains(all[0], " 3 of 4 desks confirmed.")
	})
	t.Logf("confirmed after %v", took.Round(time.Millisecond))
	for _, l := range []*laptop{a, b, c} {
		l.names("erased", "Kepthelene")
	}
	until(t, "what carried the key is gone from the lead's files", func() bool { return a.keysKept(who) == 0 })
	if a.keysKept(other) == 0 {
		t.Error("another's went too")
	}
	off.follows(a)
	agree(t, 2, a, b, c, off)
	for _, l := range []*laptop{a, off} {
		l.does(func(d *rooms.Rooms) {
			if len(world.Search(t, d, "quixotic").Rows) != 1 || len(world.Search(t, d, "kepthelene").Rows) != 0 {
				t.Error("somebody else went too, or not everything did")
			}
		})
	}
}

// What a home desk that ends sharing kept for others is gone, and nothing is open.
func TestSharingIsStopped(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	until(t, "it leads", func() bool { return a.state().Connected })
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Sharing.StopSharing()) })
	until(t, "nothing is kept", func() bool {
		runs := true
		a.does(func(d *rooms.Rooms) { runs = d.Live.Runs() })
		_, err := os.Stat(filepath.Join(a.own, "network"))
		return !runs && os.IsNotExist(err)
	})
	if s := a.state(); s.Way != "" || s.Trouble != "" {
		t.Errorf("%+v", s)
	}
}

// The lead is gone: another desk takes over, the rest find it, and so does the lead when
// it is back.
func TestTakingOver(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	b.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	until(t, "all have heard one another", func() bool {
		return len(a.state().Heard) == 2 && len(b.state().Heard) == 2 && len(c.state().Heard) == 2
	})
	phrase := b.opensWith()
	a.close()
	b.arrives("Quixotic Two")
	c.arrives("Wobble Three")
	until(t, "it is said", func() bool { return strings.HasPrefix(b.state().Trouble, "Not connected since 13:") })
	until(t, "B may take over", func() bool { return b.state().MayTakeOver })
	b.does(func(d *rooms.Rooms) {
		if _, err := d.Live.TakeOver("other words than these are", here); surgery.AsError(err).Key != "share.passphrase_wrong" {
			t.Errorf("wrong words: %v", err)
		}
		world.Must(t)(d.Live.TakeOver(strings.ToUpper(phrase), here))
	})
	t.Logf("a new lead has all after %v", agree(t, 3, b, c).Round(time.Millisecond))
	until(t, "B leads and has no trouble", func() bool {
		s := b.state()
		return s.Trouble == "" && !s.MayTakeOver && s.Way == live.Leads
	})
	a.open()
	a.unlocks(a.opensWith())
	a.arrives("Back Four")
	agree(t, 4, a, b, c)
	until(t, "one leads", func() bool { return (a.state().At == "") != (b.state().At == "") })
	// Whoever stepped down goes on following after a restart.
	follower := a
	if b.state().At == "" {
		follower = b
	}
	until(t, "it follows", func() bool { return follower.state().Way == live.Follows })
}
