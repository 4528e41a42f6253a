package live_test

import (
	"fmt"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// counts waits until so many are here, also while locked.
func (l *laptop) counts(n int) {
	l.v.t.Helper()
	until(l.v.t, fmt.Sprint(n, " are here"), func() bool {
		is := 0
		l.does(func(d *rooms.Rooms) {
			board, err := d.Today.Board()
			if err != nil {
				l.v.t.Fatal(err)
			}
			is = board.Counts.CheckedIn
		})
		return is == n
	})
}

func (l *laptop) locks() {
	l.v.t.Helper()
	l.does(func(d *rooms.Rooms) { world.LockDesk(l.v.t, d) })
}

// well fails where something went wrong at a desk.
func (l *laptop) well() {
	l.v.t.Helper()
	for _, err := range l.errs {
		l.v.t.Error(err)
	}
}

// A joined desk that is locked, or at self check-in, shows what the others do by numbers,
// and nobody's name before it is open; it gives out no number twice.
func TestALockedDeskIsUpToDate(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	b.arrives("Wobble Two")
	agree(t, 2, a, b)
	phrase := b.opensWith()
	b.locks()
	var called []string
	for i := range 4 {
		a.arrives("Quixotic Same")
		b.does(func(d *rooms.Rooms) {
			called = append(called, world.Got[string](t)(d.Today.KioskArrive(today.KioskArrival{Name: "Quixotic Same"})))
		})
		if i == 1 {
			b.counts(6)
		}
	}
	if said := strings.Join(called, " "); said != "B02 B03 B04 B05" {
		t.Errorf("the numbers given are %s", said)
	}
	a.counts(10)
	b.counts(10)
	var next []string
	b.does(func(d *rooms.Rooms) {
		next = world.Got[wall.Wall](t)(d.Wall.View()).Next
		if n := d.Names.NameIndex().Len(); n != 0 {
			t.Errorf("%d names are in memory", n)
		}
		if said := d.Desk.History.UndoLabel(""); said != "" {
			t.Errorf("a locked desk says %q", said)
		}
		if n := b.told[surgery.Visits]; n == 0 {
			t.Error("no screen was told")
		}
	})
	if len(next) == 0 || strings.Trim(strings.Join(next, ""), "AB0123456789") != "" {
		t.Errorf("the wall says %v", next)
	}
	var who surgery.ID
	a.does(func(d *rooms.Rooms) {
		row := world.Search(t, d, "kepthelene").Rows[0]
		who = row.Attendee
		if _, _, err := d.People.ErasePeople([]surgery.ID{who}); err != nil {
			t.Fatal(err)
		}
	})
	until(t, "B has erased her", func() bool {
		gone := false
		b.does(func(d *rooms.Rooms) {
			for _, one := range world.Got[[]surgery.ID](t)(d.Desk.Store().ErasedSince()) {
				gone = gone || one == who
			}
		})
		return gone
	})
	until(t, "and said so", func() bool {
		var all []string
		a.does(func(d *rooms.Rooms) { all = world.Got[[]string](t)(d.Sharing.Erased()) })
		return len(all) == 1 && strings.Contains(all[0], " 2 of 2 desks confirmed.")
	})
	b.names("locked", "Kepthelene", "Quixotic", "Wobble")
	b.unlocks(phrase)
	agree(t, 10, a, b)
	b.does(func(d *rooms.Rooms) {
		if n := len(world.Search(t, d, "quixotic").Rows); n != 8 {
			t.Errorf("%d of one name", n)
		}
		if n := len(world.Search(t, d, "kepthelene").Rows); n != 0 {
			t.Error("she can be found")
		}
		if said := d.Desk.History.UndoLabel(""); said != "" {
			t.Errorf("it would undo %q, and nothing before an erasing is undone", said)
		}
	})
	a.well()
	b.well()
}

// A key that another passphrase goes with waits for somebody to be there, and stops
// nothing else; then nothing is lost.
func TestAnotherPassphraseWaitsForWhoUnlocks(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	phrase := b.opensWith()
	b.locks()
	a.arrives("Quixotic Two")
	b.counts(2)
	a.newPassphrase()
	a.arrives("Wobble Three")
	waits := func() (n bool) {
		b.does(func(d *rooms.Rooms) { n = d.Live.Waits() })
		return n
	}
	until(t, "B has it and does not take it in", waits)
	says := func(d *rooms.Rooms, want string) {
		t.Helper()
		if said, _ := d.Sharing.Line(); said != want {
			t.Errorf("it says %q", said)
		}
	}
	b.does(func(d *rooms.Rooms) {
		if _, err := d.Live.Exchange(); err != nil {
			t.Error(err)
		}
		says(d, "Today’s passphrase has changed. Unlock this laptop with the one from before, and it takes in what the others did.")
		world.Got[string](t)(d.Today.KioskArrive(today.KioskArrival{Name: "Zebedee Four"}))
		x, err := d.Live.Exchange()
		if err != nil || x.More {
			t.Errorf("it asks for more at once: %v, %v", x.More, err)
		}
		if x.Sends != nil {
			_ = x.Sends.Send()
		}
	})
	a.counts(4)
	b.counts(3)
	b.unlocks(phrase)
	agree(t, 4, a, b)
	b.locks()
	b.does(func(d *rooms.Rooms) {
		says(d, "")
		if err := d.Lock.Unlock([]byte(phrase)); surgery.AsError(err).Key != "error.passphrase_renewed" {
			t.Errorf("with the one before: %v", err)
		}
	})
	a.arrives("Later Five")
	b.counts(5)
	b.unlocks(b.opensWith())
	agree(t, 5, a, b)
	a.well()
	b.well()
}

// The home desk is locked and leads: the others hear each other, and it has all once it is
// open.
func TestALockedHomeDeskLosesNothing(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b, c := v.joins("Front door").follows(a), v.joins("Table").follows(a)
	b.arrives("Kepthelene One")
	agree(t, 1, a, b, c)
	a.locks()
	b.arrives("Quixotic Two")
	c.locks()
	b.arrives("Wobble Three")
	b.does(func(d *rooms.Rooms) { world.Must(t)(d.Today.CountGuest()) })
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Today.CountGuest()) })
	b.counts(5)
	c.counts(5)
	a.does(func(d *rooms.Rooms) {
		if n := world.Board(t, d).Counts.CheckedIn; n != 2 {
			t.Errorf("%d at home while it is locked", n)
		}
	})
	a.unlocks(a.opensWith())
	c.unlocks(c.opensWith())
	agree(t, 5, a, b, c)
	for _, l := range []*laptop{a, b, c} {
		l.well()
	}
}

// The surgery is closed while a joined desk is locked: who did not save their place is
// erased there at once. It says what waits, and hands over once it is open.
func TestClosingReachesALockedDesk(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	b.arrives("Passerby Gonesoon")
	agree(t, 1, a, b)
	phrase := b.opensWith()
	b.locks()
	b.does(func(d *rooms.Rooms) {
		world.Got[string](t)(d.Today.KioskArrive(today.KioskArrival{Name: "Lastminute Latecomer"}))
		if said, _ := d.Sharing.Line(); said != "" {
			t.Errorf("it says %q", said)
		}
	})
	a.counts(2)
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Closing.CloseSurgery(nil)) })
	until(t, "B knows", func() bool {
		open := true
		b.does(func(d *rooms.Rooms) { open = d.Desk.Surgery() != nil })
		return !open
	})
	if left, err := erasedAt(b); err != nil || left < 2 {
		t.Errorf("%d were erased, %v", left, err)
	}
	until(t, "A has heard that B has it", func() bool {
		n := 0
		b.does(func(d *rooms.Rooms) {
			x := world.Got[func() (*sharing.Next, error)](t)(d.Sharing.Leaving())
			if n++; x != nil {
				t.Error("it would leave while nobody is there")
			}
			if said, _ := d.Sharing.Line(); said != "The surgery is closed. Unlock this laptop, and it hands over what it still has." {
				t.Errorf("it says %q", said)
			}
			at := world.Got[wall.Wall](t)(d.Wall.View())
			if at.Here || len(at.Next) > 0 || strings.Contains(at.Title, "today") {
				t.Errorf("the wall says %+v", at)
			}
			if _, err := d.Today.KioskArrive(today.KioskArrival{Name: "Too Late"}); surgery.AsError(err).Key != "error.no_surgery" {
				t.Errorf("a guest is told %v", err)
			}
		})
		heard := false
		a.does(func(d *rooms.Rooms) {
			for _, h := range d.Live.State().Heard {
				heard = heard || !h.IsZero()
			}
		})
		return heard && n > 0
	})
	b.does(func(d *rooms.Rooms) {
		world.UnlockDesk(t, d, phrase)
		if said, _ := d.Sharing.Line(); said != "" {
			t.Errorf("it says %q", said)
		}
	})
	if said := b.goes(); !strings.Contains(said, "keeps nothing") || !b.gone() {
		t.Errorf("B says %q", said)
	}
	a.well()
	b.well()
}

func erasedAt(l *laptop) (n int, err error) {
	l.does(func(d *rooms.Rooms) {
		var all []surgery.ID
		all, err = d.Desk.Store().ErasedSince()
		n = len(all)
	})
	return n, err
}

// What was done at a joined desk just before it was locked, and had gone nowhere, is at the
// others while it is locked, with words and names.
func TestWhatWasDoneJustBeforeLockingGoesOut(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	var asked surgery.ID
	a.does(func(d *rooms.Rooms) { asked = world.Asks(t, d).ID })
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	phrase := b.opensWith()
	b.does(func(d *rooms.Rooms) {
		world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Quixotic Two"}))
		if err := d.Desk.Store().AddAnswers(nil, []store.AddedWord{{ID: d.Desk.NewID(), Barometer: asked, Text: "Madeupword"}}); err != nil {
			t.Fatal(err)
		}
		world.LockDesk(t, d)
		world.Got[string](t)(d.Today.KioskArrive(today.KioskArrival{Name: "Zebedee Three"}))
	})
	a.counts(3)
	until(t, "the word is at A", func() (is bool) {
		a.does(func(d *rooms.Rooms) {
			all := world.Got[[]store.AddedWord](t)(d.Desk.Store().AddedWords(asked))
			is = len(all) == 1 && all[0].Text == "Madeupword"
		})
		return is
	})
	a.does(func(d *rooms.Rooms) {
		if n := len(world.Search(t, d, "quixotic").Rows); n != 1 {
			t.Errorf("%d are found by name", n)
		}
	})
	b.unlocks(phrase)
	agree(t, 3, a, b)
	a.well()
	b.well()
}
