package ui

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/share/network/quick"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// onNetwork has a home desk lead, and the window's desk follow it.
func (r *room) onNetwork(home *rooms.Rooms) {
	r.t.Helper()
	here := live.Network{Name: "Made-up network", Address: quick.Here(1).String()}
	quick.Links(r.t, netip.MustParseAddr(here.Address))
	r.do(home.Live.Lead(here))
	r.do(r.desk.Live.Follow(home.Live.State().At))
}

// exchanges has both desks exchange until something is so: the workers of the program
// are told by channels.
func (r *room) exchanges(what string, home *rooms.Rooms, is func() bool) {
	r.t.Helper()
	began := time.Now()
	for !is() {
		if time.Since(began) > 20*time.Second {
			r.t.Fatalf("it did not come to this: %s", what)
		}
		if home != nil {
			x, err := home.Live.Exchange()
			if err != nil {
				r.t.Fatal(err)
			}
			if x.Sends != nil {
				_ = x.Sends.Send()
			}
		}
		r.together.exchange()
		r.runner.Advance(showEvery)
		<-time.After(5 * time.Millisecond)
	}
}

// What is done at another desk appears by itself, and moves nothing: what has the focus
// and what is typed in it, which card is selected, what is said and can be undone.
func TestWhatAnotherDeskDoesAppears(t *testing.T) {
	r, home, _ := joined(t)
	r.onNetwork(home)
	r.goTo(todayID)
	canvas := r.Window().Canvas()
	test.TypeOnCanvas(canvas, "ze")
	focus, said, undo, before := canvas.Focused(), r.notice.Text(), r.undo, still(r.Window().Content())
	for i := range 20 {
		r.do(home.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Mordecai%d Elsewhere", i)}))
	}
	r.exchanges("twenty more are here", home, func() bool { return r.present() == 21 })
	if canvas.Focused() != focus || r.notice.Text() != said || r.undo != undo {
		t.Errorf("focus %T, was %T; said %q, was %q; undo %q, was %q", canvas.Focused(), focus, r.notice.Text(), said, r.undo, undo)
	}
	if after := still(r.Window().Content()); !slices.Equal(after, before) {
		t.Errorf("moved:\n%v\n%v", before, after)
	}
	// And the other way.
	r.do(r.desk.Today.CountGuest())
	r.exchanges("the guest is at home", home, func() bool {
		b, err := home.Today.Board()
		return err == nil && b.Counts.CheckedIn == 22
	})
	// Behind the curtain it goes on, and shows nothing.
	r.guard.cover()
	r.do(home.Today.CheckInNew(today.Arrival{Name: "Behind Curtain"}))
	r.exchanges("one more is here", home, func() bool {
		b, err := r.desk.Today.Board()
		return err == nil && b.Counts.CheckedIn == 23
	})
}

// Without the lead the column at the left says since when, and stops saying it once it
// is back.
func TestTheColumnSaysThatNobodyIsReached(t *testing.T) {
	r, home, _ := joined(t)
	r.onNetwork(home)
	r.goTo(todayID)
	r.exchanges("they are connected", home, func() bool { return r.desk.Live.State().Connected })
	at := home.Live.State().At
	r.do(home.Live.Rest())
	r.do(r.desk.Today.CountGuest())
	began := r.now
	r.exchanges("it is said", nil, func() bool {
		r.now = r.now.Add(100 * time.Millisecond)
		return r.ways.trouble.String() != ""
	})
	if said, want := r.ways.trouble.String(), "Not connected since 13:00. Everything is kept here; 1 change waits."; said != want {
		t.Errorf("it says %q", said)
	}
	if after := r.now.Sub(began); after > 10*time.Second {
		t.Errorf("it is said after %v", after)
	}
	r.do(home.Live.Lead(live.Network{Name: "Made-up network", Address: netip.MustParseAddrPort(at).Addr().String()}))
	r.exchanges("it is not said any more", home, func() bool { return r.ways.trouble.String() == "" })
	r.exchanges("the guest is at home", home, func() bool {
		b, err := home.Today.Board()
		return err == nil && b.Counts.CheckedIn == 2
	})
}

// A joined desk that goes home hands over by network, is told that all has come, and
// opens its own records again.
func TestAJoinedDeskGoesHomeByNetwork(t *testing.T) {
	r, home, _ := joined(t)
	leaves := false
	r.parts.Anew = func(between func() (*sharing.Next, error)) error {
		leaves, r.left = true, true
		return nil
	}
	r.onNetwork(home)
	r.do(r.desk.Today.CountGuest())
	r.do(r.desk.Sharing.GoHome())
	r.exchanges("it leaves", home, func() bool { return leaves })
	b, err := home.Today.Board()
	if err != nil || b.Counts.CheckedIn != 2 {
		t.Errorf("%d are at home, %v", b.Counts.CheckedIn, err)
	}
}

// The lead has another address since this desk was away. Nobody looks through the network
// for it: what is wrong says where the address stands, and by keyboard it is typed.
func TestAHostTypesWhereTheLeadIsNow(t *testing.T) {
	r, home, _ := joined(t)
	r.parts.Networks = func() ([]live.Network, error) { return nil, nil }
	r.onNetwork(home)
	r.exchanges("they are connected", home, func() bool { return r.desk.Live.State().Connected })
	r.do(r.desk.Live.Rest())
	r.do(home.Live.Lead(live.Network{Name: "Made-up network", Address: quick.Here(9).String()}))
	r.do(r.desk.Live.Follow(""))
	r.exchanges("it is said", home, func() bool {
		r.now = r.now.Add(100 * time.Millisecond)
		return r.ways.trouble.String() != ""
	})
	r.run(desksID)
	r.exchanges("it says what to do", home, func() bool {
		return strings.Contains(r.said(), "It shows it under Settings, Desks: choose “Type its address...” here.")
	})
	var find *kit.Button
	r.stops(func(_ int, on fyne.Focusable) {
		if b, ok := on.(*kit.Button); ok && b.Label == words.Say("network.find") {
			find = b
		}
	})
	if find == nil {
		t.Fatal("no key comes to what it says")
	}
	r.Window().Canvas().Focus(find)
	r.strike(fyne.KeyReturn)
	r.types(quick.Here(9).String())
	r.strike(fyne.KeyReturn)
	r.exchanges("it is connected", home, func() bool { return r.desk.Live.State().Connected && r.ways.trouble.String() == "" })
}
