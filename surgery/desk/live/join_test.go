package live_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/world"
)

// leading is a home desk that leads on this machine alone, with Zebedee in its surgery.
func leading(t *testing.T) (*rooms.Rooms, *world.World) {
	t.Helper()
	w := world.New(t)
	d, _ := w.Protected(t)
	world.Must(t)(d.Sharing.Share())
	world.Must(t)(d.Live.Lead(live.Network{Name: "loopback", Address: here.Address}))
	return d, w
}

// knocks is another laptop, with records of its own, that has typed a code in.
func knocks(t *testing.T, home *world.World, code, name string) (*live.Knocking, *rooms.Rooms, *world.World) {
	t.Helper()
	w := world.New(t)
	w.N, w.Now = 1_000_000, home.Now
	d := w.Open(t)
	return world.Got[*live.Knocking](t)(d.Live.Knock(code, "", name)), d, w
}

// fails holds which sentence an error has.
func fails(t *testing.T, err error, key string) {
	t.Helper()
	if err == nil || surgery.AsError(err).Key != key {
		t.Errorf("%v, want %s", err, key)
	}
}

// letIn lets the laptop in that has knocked, and sends it what it needs meanwhile.
func letIn(t *testing.T, home *rooms.Rooms, ask *live.Ask, k *live.Knocking) *live.Letting {
	t.Helper()
	l := world.Got[*live.Letting](t)(home.Live.LetIn(ask, ""))
	sent := make(chan error, 1)
	go func() { sent <- l.Send() }()
	if err := errors.Join(k.Wait(), <-sent); err != nil {
		t.Fatal(err)
	}
	return l
}

// A laptop joins with a code that was typed in another way than it is shown: it has the
// surgery, and follows by itself.
func TestALaptopJoinsByCode(t *testing.T) {
	home, w := leading(t)
	i := world.Got[*live.Invitation](t)(home.Live.Invite())
	if i.Address != here.Address || i.Arrived() || i.Over() || i.Waiting() != nil {
		t.Errorf("%+v", i)
	}
	k, d, joiner := knocks(t, w, strings.ToLower(strings.ReplaceAll(i.Code, " ", "-")), "Front door")
	shows := world.Got[[3]string](t)(k.Ask())
	ask := world.Got[*live.Ask](t)(i.Next())
	if ask.Words != shows || ask.Name != "Front door" || ask.Gone() || !i.Arrived() {
		t.Errorf("%+v, want %v", ask, shows)
	}
	l := letIn(t, home, ask, k)
	if !i.Over() {
		t.Error("the code is good for another laptop")
	}
	if next, err := i.Next(); next != nil || err != nil {
		t.Error(next, err)
	}
	_, err := k.Enter("five words that are wrong")
	fails(t, err, "share.passphrase_wrong")
	next := world.Got[*sharing.Next](t)(k.Enter(strings.ToUpper(l.Passphrase)))
	own := d.Desk.Folder()
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	joiner.Folder = sharing.Opens(own)
	d = joiner.Open(t)
	if err := d.Sharing.Opened(next); err != nil {
		t.Fatal(err)
	}
	if n := world.Board(t, d).Counts.CheckedIn; n != 1 {
		t.Errorf("%d are there", n)
	}
	if now := d.Live.State(); now.Way != live.Follows {
		t.Errorf("%+v", now)
	}
	if now := world.Got[sharing.State](t)(home.Sharing.State()); len(now.Desks) != 2 || now.Desks[1].Letter != "B" {
		t.Errorf("%+v", now.Desks)
	}
}

// What can go wrong while a laptop joins is said in a sentence of its own, and it may be
// tried once more.
func TestJoiningByCodeFails(t *testing.T) {
	home, w := leading(t)
	i := world.Got[*live.Invitation](t)(home.Live.Invite())
	other := world.Got[*live.Invitation](t)(home.Live.Invite()) // the first is over
	if !i.Over() {
		t.Error("two codes are good at once")
	}
	k, d, joiner := knocks(t, w, i.Code, "Front door")
	_, err := k.Ask()
	fails(t, err, "share.wrong_laptop")
	fails(t, k.Retype(strings.Replace(other.Code, other.Code[:1], "", 1), "", "Front door"), "share.code_wrong")
	fails(t, k.Retype(other.Code, "the lead desk", "Front door"), "share.address_wrong")
	if err := k.Retype(other.Code, "", ""); err != nil {
		t.Fatal(err)
	}
	_, err = k.Ask()
	fails(t, err, "share.name_missing")
	if err := k.Retype(other.Code, "", "Front door"); err != nil {
		t.Fatal(err)
	}
	_, err = d.Live.Knock(other.Code, "", "")
	fails(t, err, "share.name_missing")

	was := joiner.Now
	joiner.Now = was.Add(time.Hour)
	_, err = k.Ask()
	fails(t, err, "share.clocks")
	joiner.Now = was

	world.Got[[3]string](t)(k.Ask())
	ask := world.Got[*live.Ask](t)(other.Next())
	go ask.Refuse()
	fails(t, k.Wait(), "share.not_let_in")

	other.End()
	_, err = k.Ask()
	fails(t, err, "share.code_over")
	world.Must(t)(home.Live.Rest())
	_, err = k.Ask()
	fails(t, err, "share.no_door")
	_, err = home.Live.Invite()
	fails(t, err, "network.leads_not_here")
	k.End()
}

// A laptop that lost the home desk in the middle comes again, and is the same desk.
func TestCutWhileJoiningIsTheSameDesk(t *testing.T) {
	home, w := leading(t)
	i := world.Got[*live.Invitation](t)(home.Live.Invite())
	k, _, _ := knocks(t, w, i.Code, "Front door")
	world.Got[[3]string](t)(k.Ask())
	ask := world.Got[*live.Ask](t)(i.Next())
	l := world.Got[*live.Letting](t)(home.Live.LetIn(ask, ""))
	l.Stop() // before anything is sent
	sent := make(chan error, 1)
	go func() { sent <- l.Send() }()
	fails(t, k.Wait(), "share.join_cut")
	fails(t, <-sent, "share.join_cut")
	if i.Over() {
		t.Fatal("the code is not good any more")
	}
	if err := k.Retype(i.Code, "", "Door at the front"); err != nil {
		t.Fatal(err)
	}
	world.Got[[3]string](t)(k.Ask())
	again := world.Got[*live.Ask](t)(i.Next())
	if got := letIn(t, home, again, k); got.Letter != l.Letter {
		t.Errorf("it was %s, and is %s", l.Letter, got.Letter)
	}
	if now := world.Got[sharing.State](t)(home.Sharing.State()); len(now.Desks) != 2 {
		t.Errorf("%+v", now.Desks)
	}
}

// Giving up ends what goes on, and the home desk sees it.
func TestGivingUpIsSeen(t *testing.T) {
	home, w := leading(t)
	i := world.Got[*live.Invitation](t)(home.Live.Invite())
	k, _, _ := knocks(t, w, i.Code, "Front door")
	world.Got[[3]string](t)(k.Ask())
	ask := world.Got[*live.Ask](t)(i.Next())
	waits := make(chan error, 1)
	go func() { waits <- k.Wait() }()
	k.End()
	if err := <-waits; err == nil {
		t.Error("it joined")
	}
	for range 200 {
		if ask.Gone() {
			return
		}
		<-time.After(10 * time.Millisecond)
	}
	t.Error("the home desk does not see that it has gone")
}
