package desks_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/share/network/quick"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

var loopback = live.Network{Name: "Made-up Wi-Fi", Address: quick.Here(1).String()}

// online opens the screen where there are these networks.
func online(t testing.TB, look kit.Look, percent int, networks ...live.Network) *room {
	t.Helper()
	r := open(t, look, percent)
	r.stage.Live, r.stage.Networks = r.Rooms.Live, func() ([]live.Network, error) { return networks, nil }
	r.screen.Shown()
	return r
}

// exchange has desks exchange until something is so.
func (r *room) exchange(what string, so func() bool, all ...*rooms.Rooms) {
	r.T.Helper()
	for began := time.Now(); !so(); {
		if time.Since(began) > 20*time.Second {
			r.T.Fatalf("it never comes that %s:\n%s", what, r.Texts())
		}
		for _, d := range all {
			x, err := d.Live.Exchange()
			if err != nil {
				r.T.Fatal(err)
			}
			if x.Sends != nil {
				_ = x.Sends.Send() // else the next time
			}
			if len(x.Done.Changed) > 0 && d == r.Rooms {
				r.Stage.Told(x.Done)
			}
		}
		<-time.After(5 * time.Millisecond)
	}
}

// code returns the code that the panel shows.
func (r *room) code() string {
	r.T.Helper()
	for _, line := range strings.Split(r.Texts(), "\n") {
		if len(line) == 24 && strings.Count(line, " ") == 4 && strings.ToUpper(line) == line {
			return line
		}
	}
	r.T.Fatalf("no code is shown:\n%s", r.Texts())
	return ""
}

// knocks has another laptop knock with the code that is shown.
func (r *room) knocks(name string) (*rooms.Rooms, *live.Knocking, [3]string) {
	r.T.Helper()
	return r.knocksWith(r.code(), name)
}

func (r *room) knocksWith(code, name string) (*rooms.Rooms, *live.Knocking, [3]string) {
	r.T.Helper()
	d := r.laptop()
	k, err := d.Live.Knock(code, "", name)
	if err != nil {
		r.T.Fatal(err)
	}
	shows, err := k.Ask()
	if err != nil {
		r.T.Fatal(err)
	}
	return d, k, shows
}

// comes lets time pass until another panel is there.
func (r *room) comes(title string) {
	r.T.Helper()
	for began := time.Now(); ; {
		r.Stage.Runner.Advance(time.Second)
		if top := kit.TopPanel(r.Window.Canvas()); top != nil && top.Title() == title {
			return
		}
		if time.Since(began) > 10*time.Second {
			r.T.Fatalf("%q never comes:\n%s", title, r.Texts())
		}
		<-time.After(time.Millisecond)
	}
}

// letInByCode lets a laptop in over the network, by keyboard.
func (r *room) letInByCode(name string) *rooms.Rooms {
	r.T.Helper()
	r.PressButton(words.Say("network.by_code"))
	d, k, shows := r.knocks(name)
	r.comes("Let “" + name + "” in?")
	r.says(shows[0] + "   " + shows[1] + "   " + shows[2])
	r.on("These are other words") // Return alone lets nobody in
	came := make(chan error, 1)
	go func() { came <- k.Wait() }()
	r.PressButton("Let it in")
	if err := <-came; err != nil {
		r.T.Fatal(err)
	}
	r.says("is let in", "The other laptop now asks for today’s passphrase:")
	r.Press(fyne.KeyReturn)
	return r.entered(d, k.Enter)
}

// By keyboard: a surgery is shared over a network, a laptop let in with a code, and each
// sees what the other does.
func TestSharingOverANetworkByKeyboard(t *testing.T) {
	r := online(t, kit.Light, 100, loopback)
	r.share()
	r.on(words.Say("network.by_code"))
	b := r.letInByCode("Front door")
	r.says("This laptop leads on Made-up Wi-Fi. The other desks find it at " + loopback.Address + ":")
	at := r.Must(b.Today.CountGuest()).Visit
	r.exchange("the guest is here", func() bool { _, err := r.Rooms.Visit.Visit(at); return err == nil }, r.Rooms, b)
	r.exchange("desk B is connected", func() bool { return strings.Contains(r.Texts(), "connected") }, r.Rooms, b)
	r.screen.Shown()
	r.says("The network carries what each desk does.", "B   Front door")
	r.Must(r.Rooms.Today.CountGuest())
	r.exchange("the other guest is there", func() bool {
		board, err := b.Today.Board()
		return err == nil && board.Counts.CheckedIn == 2
	}, r.Rooms, b)
	r.PressButton(words.Say("network.rest"))
	r.says("Laptops on the same network can join with a code.", words.Say("network.again"))
}

// A laptop that is not let in may come again with the same code, and so may one that went;
// a code that is put away is good for nothing.
func TestWhoIsNotLetInMayComeAgain(t *testing.T) {
	r := online(t, kit.Light, 100, loopback)
	r.share()
	r.Press(fyne.KeyReturn)
	shown := r.code()
	_, k, _ := r.knocks("Front door")
	r.comes("Let “Front door” in?")
	refused := make(chan error, 1)
	go func() { refused <- k.Wait() }()
	r.Press(fyne.KeyReturn) // meant for what was there before
	r.says("Let “Front door” in?")
	r.Stage.Runner.Advance(2 * time.Second)
	r.PressButton("These are other words")
	if err := <-refused; surgery.AsError(err).Key != "share.not_let_in" {
		t.Error(err)
	}
	if r.code() != shown {
		t.Error("another code is shown")
	}
	_, k, _ = r.knocks("Table")
	r.comes("Let “Table” in?")
	k.End()
	r.comes(words.Say("network.code_title"))
	r.says("“Table” went away before it was let in.")
	r.Stage.Runner.Advance(2 * time.Second)
	r.Press(fyne.KeyEscape)
	d := r.laptop()
	k, err := d.Live.Knock(shown, "", "Late")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Ask(); surgery.AsError(err).Key != "share.code_over" {
		t.Errorf("a code that was put away: %v", err)
	}
}

// Where nobody comes the panel says after a while what that may be, and offers another
// network and the stick; where somebody came to the door it does not.
func TestNobodyComes(t *testing.T) {
	second := live.Network{Name: "A hotspot", Address: quick.Here(2).String()}
	r := online(t, kit.Light, 100, loopback, second)
	r.share()
	r.Press(fyne.KeyReturn)
	r.says("Which network?", "Made-up Wi-Fi", "A hotspot", second.Address)
	r.Press(fyne.KeyReturn)
	r.says("10 more minutes", loopback.Address)
	if strings.Contains(r.Texts(), "Nobody has come yet.") {
		t.Error("it is said at once")
	}
	r.Stage.Runner.Advance(16 * time.Second)
	r.says("Nobody has come yet.", "hotspot of a phone")
	r.PressButton(words.Say("network.other_network"))
	r.Press(fyne.KeyDown, fyne.KeyReturn)
	r.says("Type this code on the other laptop", second.Address)
	r.Stage.Runner.Advance(16 * time.Second)
	r.PressButton(words.Say("network.with_stick"))
	r.says("Which stick?")
	r.Press(fyne.KeyEscape)
	r.screen.Shown()
	r.says("This laptop leads on A hotspot.")
	r.PressButton(words.Say("network.by_code"))
	_, k, _ := r.knocks("Front door")
	k.End()
	r.Stage.Runner.Advance(20 * time.Second)
	if strings.Contains(r.Texts(), "Nobody has come yet.") {
		t.Error("somebody came")
	}
}

// Without any network it says so, and offers to look again.
func TestNoNetwork(t *testing.T) {
	r := online(t, kit.Light, 100)
	r.share()
	r.Press(fyne.KeyReturn)
	r.says("This laptop is on no network", "Join a Wi-Fi network", "The stick works without any network.")
	r.stage.Networks = func() ([]live.Network, error) { return []live.Network{loopback}, nil }
	r.Press(fyne.KeyReturn)
	r.says("Type this code on the other laptop")
}

// A code that is over says so, and another is a key away.
func TestACodeIsOver(t *testing.T) {
	r := online(t, kit.Light, 100, loopback)
	r.share()
	r.Press(fyne.KeyReturn)
	first := r.code()
	if _, err := r.Rooms.Live.Invite(); err != nil { // as when its time has passed
		t.Fatal(err)
	}
	r.comes("This code is over")
	r.Press(fyne.KeyReturn)
	if r.code() == first {
		t.Error("the same code is shown")
	}
}

// Nothing comes over a window that is covered: whoever asks to join waits until somebody
// sees it.
func TestALaptopComesBehindTheCurtain(t *testing.T) {
	r := online(t, kit.Light, 100, loopback)
	r.share()
	r.Press(fyne.KeyReturn)
	code := r.code()
	hidden := true
	r.stage.Hidden = func() bool { return hidden }
	curtain := kit.DrawCurtain(r.Window, kit.Body("Covered"), nil)
	_, k, _ := r.knocksWith(code, "Front door")
	for range 20 {
		r.Stage.Runner.Advance(time.Second)
		<-time.After(5 * time.Millisecond)
	}
	if seen := r.Texts(); !strings.Contains(seen, "Covered") || strings.Contains(seen, "Front door") {
		t.Errorf("behind the curtain: %s", seen)
	}
	hidden = false
	curtain.Lift()
	r.comes("Let “Front door” in?")
	k.End()
}

// Where an organisation's server is used there is no door, and no code; going back to a
// network is a choice.
func TestNoCodeWithAnOrganisationsServer(t *testing.T) {
	r := online(t, kit.Light, 100, loopback)
	r.share()
	r.PressButton(words.Say("network.server"))
	r.Write("messages.example")
	r.Press(fyne.KeyReturn)
	r.says("It begins with tls://")
	r.Rewrite("tls://127.0.0.1:1")
	r.TabTo(words.Say("network.file_example"))
	r.Write("/nowhere/surgery.creds")
	r.Press(fyne.KeyReturn)
	r.says("That file is not there")
	r.Rewrite("")
	r.Press(fyne.KeyReturn)
	if top := kit.TopPanel(r.Window.Canvas()); top != nil {
		t.Fatalf("%q is open", top.Title())
	}
	r.screen.Shown()
	if strings.Contains(r.Texts(), words.Say("network.by_code")) {
		t.Error("a code is offered")
	}
	r.on("Let a laptop in...") // with the stick
	r.PressButton(words.Say("network.rest"))
	r.screen.Shown()
	r.on(words.Say("network.by_code"))
}
