package settings_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/zalando/go-keyring"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/ui/kit"
)

const (
	phrase = "seven made-up otters juggle"
	other  = "eight invented badgers hum"
)

func (r *room) tabToCheck(label string) {
	r.t.Helper()
	r.tab(label, func(f fyne.Focusable) bool {
		c, ok := f.(*kit.Check)
		return ok && strings.Contains(strings.Join(shown(c), ""), label)
	})
}

// chosen sets the passphrase by keyboard, and returns the groups of the recovery
// key that was shown.
func (r *room) chosen() string {
	r.t.Helper()
	r.tabToButton("Choose a passphrase...")
	r.press(fyne.KeyReturn)
	r.rewrite(phrase)
	r.press(fyne.KeyTab)
	r.rewrite(phrase)
	r.press(fyne.KeyReturn)
	top := kit.TopPanel(r.window.Canvas())
	if top == nil || top.Title() != "Your recovery key" {
		r.t.Fatalf("no recovery key: %v", top)
	}
	var groups []string
	for _, line := range shown(r.window.Canvas().Overlays().Top()) {
		if line == strings.ToUpper(line) && len(line) <= 4 && len(line) > 1 && !strings.ContainsAny(line, " .") {
			groups = append(groups, line)
		}
	}
	return strings.Join(groups, " ")
}

func TestTheFirstPassphrase(t *testing.T) {
	keyring.MockInitWithError(errors.New("no keyring runs"))
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.says("There is no passphrase yet.")
	r.capture("lock-none")
	r.tabToButton("Choose a passphrase...")
	r.press(fyne.KeyReturn)
	r.says("Nobody can bring them back")
	r.says("no safe store that answers")
	r.rewrite("password1")
	r.says("Very easy to guess")
	r.says("most people use")
	r.press(fyne.KeyTab)
	r.rewrite("password1")
	r.press(fyne.KeyReturn)
	r.says("too easy to guess")
	r.capture("lock-weak")
	box := r.window.Canvas().Focused().(*kit.Entry)
	if !box.Password || box.Text != "password1" {
		t.Errorf("the box shows %q", box.Text)
	}
	r.rewrite(phrase)
	r.says("Very hard to guess")
	r.press(fyne.KeyTab)
	r.rewrite("seven made-up otter juggle")
	r.press(fyne.KeyReturn)
	r.says("The two are not the same.")
	if r.desk.Desk.HasPassphrase() {
		t.Fatal("it was set all the same")
	}
	r.tabToCheck("Show what I type")
	r.press(fyne.KeySpace)
	if box.Password {
		t.Error("it is not shown")
	}
	r.capture("lock-choose")
	r.press(fyne.KeyEscape)
	key := r.chosen()
	r.says("It is shown only now")
	r.capture("lock-recovery")
	r.press(fyne.KeyEscape)
	if kit.TopPanel(r.window.Canvas()) == nil {
		t.Fatal("it closed before it was on paper")
	}
	r.says("tick “I have it on paper”")
	r.press(fyne.KeyReturn)
	if kit.TopPanel(r.window.Canvas()) == nil {
		t.Fatal("Return closed it before it was on paper")
	}
	r.tabToCheck("I have it on paper")
	r.press(fyne.KeySpace, fyne.KeyEscape)
	r.says("PIN for the cover")
	r.tabToButton("Not now")
	r.press(fyne.KeyReturn)
	if kit.TopPanel(r.window.Canvas()) != nil {
		t.Error("it stays")
	}
	r.says("Names are locked with a passphrase")
	if err := r.desk.Desk.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := r.desk.Lock.Unlock([]byte(phrase)); err != nil {
		t.Fatal(err)
	}
	if err := r.desk.Desk.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := r.desk.Lock.UnlockRecovery(key); err != nil {
		t.Fatalf("the shown key %q: %v", key, err)
	}
	r.screen.Changed(nil)
	r.says("The recovery key was used. Choose a new passphrase now.")
	r.tabToButton("Choose a passphrase...")
	r.press(fyne.KeyReturn) // the old one is not asked for
	r.rewrite(other)
	r.press(fyne.KeyTab)
	r.rewrite(other)
	r.press(fyne.KeyReturn)
	if kit.TopPanel(r.window.Canvas()) != nil || r.desk.Lock.MustSetPassphrase() {
		t.Error("it is not a new one")
	}
}

func TestTheSafeStoreIsOffered(t *testing.T) {
	keyring.MockInit()
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.chosen()
	if !r.desk.Lock.UsesStoreSecret() {
		t.Error("the safe store is there and not used")
	}
}

func TestRecordsOnAStickAreNotTiedToThisLaptop(t *testing.T) {
	keyring.MockInit()
	r := open(t, kit.Light, 100)
	if err := r.desk.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	stick, err := rooms.Open(desk.Options{Folder: t.TempDir(), Files: assets.Files(), Portable: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stick.Desk.Close() })
	r.desk, *r.stage = stick, *stageOn(stick, r.stage.Stage)
	r.screen.Shown()
	r.chosen()
	if !stick.Desk.HasPassphrase() || stick.Lock.UsesStoreSecret() {
		t.Error("another laptop could not open it")
	}
}

func TestThePassphraseIsChanged(t *testing.T) {
	keyring.MockInitWithError(errors.New("no keyring runs"))
	r := open(t, kit.Light, 100)
	if _, err := r.desk.Lock.SetPassphrase(nil, []byte(phrase), false); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.tabToButton("Change the passphrase...")
	r.press(fyne.KeyReturn)
	for _, typed := range []string{"not this one", other, other} {
		r.rewrite(typed)
		r.press(fyne.KeyTab)
	}
	kit.TopPanel(r.window.Canvas()).Submit()
	r.says("That is not the passphrase.")
	r.rewrite(phrase) // the cursor is there
	r.press(fyne.KeyReturn)
	if kit.TopPanel(r.window.Canvas()) != nil {
		t.Fatal("refused")
	}
	if err := errors.Join(r.desk.Desk.Lock(), r.desk.Lock.Unlock([]byte(other))); err != nil {
		t.Error(err)
	}
	r.tabToButton("New recovery key...")
	r.press(fyne.KeyReturn)
	r.rewrite(other)
	r.press(fyne.KeyReturn)
	r.says("It is shown only now")
	r.tabToButton("Save as PDF...")
	home := t.TempDir()
	t.Setenv("HOME", home)
	r.press(fyne.KeyReturn)
	kit.TopPanel(r.window.Canvas()).Submit() // the folder that is shown
	r.says("Saved. Print that file, then delete it.")
	if found, err := filepath.Glob(filepath.Join(home, "recovery-*.pdf")); err != nil || len(found) != 1 {
		t.Errorf("%v, %v", found, err)
	}
	if left, err := filepath.Glob(filepath.Join(r.desk.Desk.Folder(), "prints", "*")); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestThePINAndIdleMinutes(t *testing.T) {
	r := open(t, kit.Light, 100)
	if _, err := r.desk.Lock.SetPassphrase(nil, []byte(phrase), false); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.says("There is no PIN")
	r.tabToButton("Choose a PIN...")
	r.press(fyne.KeyReturn)
	r.rewrite("12")
	r.press(fyne.KeyTab)
	r.rewrite("12")
	r.press(fyne.KeyReturn)
	r.says("Type 4 to 8 digits.")
	r.capture("lock-pin")
	r.rewrite("2846")
	r.press(fyne.KeyReturn)
	r.says("The two are not the same.")
	kit.TopPanel(r.window.Canvas()).Close()
	r.tabToButton("Choose a PIN...")
	r.press(fyne.KeyReturn)
	r.rewrite("1234")
	r.press(fyne.KeyTab)
	r.rewrite("1234")
	r.press(fyne.KeyReturn)
	r.says("That PIN is easy to guess.")
	r.rewrite("2846") // once more
	r.press(fyne.KeyTab)
	r.rewrite("a guess")
	r.tab("the first box", func(f fyne.Focusable) bool { e, ok := f.(*kit.Entry); return ok && e.Text == "1234" })
	r.rewrite("2846")
	r.press(fyne.KeyReturn)
	r.says("That is not the passphrase.")
	r.rewrite(phrase) // the cursor is there
	r.press(fyne.KeyReturn)
	if err := r.desk.Lock.LiftCover([]byte("2846")); err != nil {
		t.Error(err)
	}
	r.tabToButton("Change the PIN...")
	r.press(fyne.KeyReturn)
	r.press(fyne.KeyTab, fyne.KeyTab)
	r.rewrite(phrase)
	r.tabToButton("Take the PIN away")
	r.press(fyne.KeyReturn)
	if has, err := r.desk.Lock.HasPIN(); has || err != nil || kit.TopPanel(r.window.Canvas()) != nil {
		t.Errorf("there is still a PIN: %v, %v", has, err)
	}
	r.tab("the minutes", func(f fyne.Focusable) bool { s, ok := f.(*kit.Select); return ok && s.Value() == "2" })
	r.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	if s := r.desk.Settings.Settings(); s.CoverMinutes != 3 || s.LockMinutes != 20 {
		t.Errorf("%+v", s)
	}
}
