package desks_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share/network/quick"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/desks"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// joiner is the window of a laptop that joins; home leads, and has nobody's window.
type joiner struct {
	*room
	home *rooms.Rooms
	next func() (*sharing.Next, error) // with what it goes on
}

func joins(t testing.TB, look kit.Look, percent int) *joiner {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent), stick: t.TempDir(), n: 1_000_000}
	j := &joiner{room: r, home: r.laptop()}
	r.stage = &desks.Stage{Stage: r.Stage, Crossed: r.Rooms.Crossed, Sharing: r.Rooms.Sharing, Live: r.Rooms.Live, Hidden: func() bool { return false },
		Protect: func(then func()) { then() }, ChooseFolder: func(_ string, chosen func(string)) { chosen(r.stick) },
		Anew: func(between func() (*sharing.Next, error)) { j.next = between }}
	r.Stage.Commands = kit.NewCommands(r.Window, kit.Command{ID: "swap_stick", Label: "sharing.swap", Action: func() { desks.SwapStick(r.stage) }})
	r.Must(j.home.Start.StartSurgery(surgery.Surgery{Kind: surgery.Conference, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if _, err := j.home.Lock.SetPassphrase(nil, []byte(phrase), false); err != nil {
		t.Fatal(err)
	}
	r.Must(j.home.Sharing.Share())
	r.Must(j.home.Live.Lead(loopback))
	r.screen = desks.New(r.stage)
	r.Show(r.screen)
	r.screen.Shown()
	return j
}

func (j *joiner) invite() *live.Invitation {
	j.T.Helper()
	i, err := j.home.Live.Invite()
	if err != nil {
		j.T.Fatal(err)
	}
	return i
}

// answers has the home desk do something with the next laptop that comes.
func (j *joiner) answers(i *live.Invitation, do func(*live.Ask) error) chan error {
	done := make(chan error, 1)
	go func() {
		ask, err := i.Next()
		if err == nil && ask == nil {
			err = errors.New("nobody came")
		}
		if err == nil {
			err = do(ask)
		}
		done <- err
	}()
	return done
}

func (j *joiner) letsIn(ask *live.Ask) error {
	l, err := j.home.Live.LetIn(ask, "")
	if err == nil {
		err = l.Send()
	}
	return err
}

// A laptop joins with a code by keyboard. How long that takes two people who never did it is
// counted in real windows: see TestTwoProgramsOverANetwork.
func TestJoiningByCodeByKeyboard(t *testing.T) {
	j := joins(t, kit.Light, 100)
	i := j.invite()
	let := j.answers(i, j.letsIn)
	j.on("Join a surgery...")
	j.Press(fyne.KeyReturn)
	j.says("Join a surgery", "The records of this laptop stay shut meanwhile.")
	j.Write(strings.ToLower(i.Code))
	j.Press(fyne.KeyTab)
	j.Tab("the name", func(on fyne.Focusable) bool {
		b, is := on.(*kit.Entry)
		return is && b.PlaceHolder == words.Say("sharing.name_example")
	})
	j.Write("Front door")
	j.Press(fyne.KeyReturn)
	j.says("Compare these three words", "The other laptop shows three words too.")
	j.Stage.Runner.Advance(time.Second)
	if err := <-let; err != nil {
		t.Fatal(err)
	}
	j.says("Type today’s passphrase")
	todays, err := j.home.Sharing.Passphrase()
	if err != nil {
		t.Fatal(err)
	}
	j.Write(todays)
	j.Press(fyne.KeyReturn)
	if j.next == nil {
		t.Fatalf("it does not go on:\n%s", j.Texts())
	}
	next, err := j.next()
	if err != nil || next == nil {
		t.Fatal(next, err)
	}
}

// What goes wrong is said where it can be mended, and nothing that was typed is lost.
func TestJoiningByCodeFailsInWords(t *testing.T) {
	j := joins(t, kit.Light, 100)
	i := j.invite()
	j.Press(fyne.KeyReturn)
	j.Write(i.Code[:9])
	j.Press(fyne.KeyReturn)
	j.says("That is not a code of a surgery.")
	code := j.Window.Canvas().Focused().(*kit.Entry)
	if code.Text != i.Code[:9] {
		t.Errorf("%q is left of the code", code.Text)
	}
	code.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard(i.Code[9:])})
	j.Press(fyne.KeyReturn)
	j.says("This laptop has no name yet.")
	j.Write("Front door")
	if i.End(); !i.Over() {
		t.Fatal("it is not over")
	}
	j.Press(fyne.KeyReturn)
	j.says("That code is not good any more.")
	if code.Text != i.Code {
		t.Errorf("%q is left of the code", code.Text)
	}
	i = j.invite()
	j.TabTo(words.Say("network.code_example"))
	j.Rewrite(i.Code)
	refused := j.answers(i, func(a *live.Ask) error { a.Refuse(); return nil })
	j.Press(fyne.KeyReturn)
	j.says("Compare these three words")
	j.Stage.Runner.Advance(time.Second)
	if err := <-refused; err != nil {
		t.Fatal(err)
	}
	j.says("The other laptop did not let this one in.")
	if got := j.TabTo(words.Say("network.code_example")).Text; got != i.Code {
		t.Errorf("%q is left of the code", got)
	}
	if got := j.TabTo(words.Say("sharing.name_example")).Text; got != "Front door" {
		t.Errorf("%q is left of the name", got)
	}
	j.PressButton(words.Say("network.no_luck"))
	j.Write("over there")
	j.Press(fyne.KeyReturn)
	j.says("That is not an address of a laptop.")
	j.Rewrite(quick.Here(9).String())
	j.Press(fyne.KeyReturn)
	j.says("Nobody answers at that place.")
	j.TabTo(words.Say("network.address_example"))
	j.Rewrite(loopback.Address)
	let := j.answers(i, j.letsIn)
	j.Press(fyne.KeyReturn)
	j.Stage.Runner.Advance(time.Second)
	if err := <-let; err != nil {
		t.Fatal(err)
	}
	j.says("Type today’s passphrase")
	j.Write("not what was told")
	j.Press(fyne.KeyReturn)
	j.says("Those are not today’s five words.")
	if j.next != nil {
		t.Error("it goes on")
	}
	j.Press(fyne.KeyEscape)
	if kit.TopPanel(j.Window.Canvas()) != nil {
		t.Errorf("a panel is left:\n%s", j.Texts())
	}
}

// Giving up while the words are shown ends it at both laptops.
func TestGivingUpWhileTheWordsAreShown(t *testing.T) {
	j := joins(t, kit.Light, 100)
	i := j.invite()
	came := j.answers(i, func(*live.Ask) error { return nil })
	j.Press(fyne.KeyReturn)
	j.Write(i.Code)
	j.TabTo(words.Say("sharing.name_example"))
	j.Write("Front door")
	j.Press(fyne.KeyReturn)
	if err := <-came; err != nil {
		t.Fatal(err)
	}
	j.Press(fyne.KeyEscape)
	j.Stage.Runner.Advance(time.Second)
	if top := kit.TopPanel(j.Window.Canvas()); top != nil {
		t.Errorf("%q is open", top.Title())
	}
	j.on("Join a surgery...")
}

// clipboard holds what is pasted.
type clipboard string

func (c clipboard) Content() string   { return string(c) }
func (c clipboard) SetContent(string) {}
