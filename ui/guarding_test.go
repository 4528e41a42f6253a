package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

const (
	phrase = "seven made-up otters juggle"
	pin    = "2846"
)

// guarded is a surgery with Sam, a passphrase and a PIN.
func guarded(r *room) {
	started(r)
	_, err := r.desk.Lock.SetPassphrase(nil, []byte(phrase), false)
	if err == nil {
		err = r.desk.Lock.SetPIN([]byte(phrase), []byte(pin))
	}
	if err != nil {
		r.t.Fatal(err)
	}
}

// idle lets time pass in steps, as it does, with nobody at the laptop.
func (r *room) idle(minutes int) {
	for range minutes * 12 {
		r.now = r.now.Add(guardEvery)
		r.runner.Advance(guardEvery)
	}
}

// seen returns all text in sight: what lies under a curtain is not.
func (r *room) seen() string {
	c := r.Window().Canvas()
	if r.guard.curtain != nil {
		return wordsIn(c.Overlays().Top())
	}
	return wordsIn(r.Window().Content())
}

func wordsIn(o fyne.CanvasObject) string {
	if o == nil || !o.Visible() {
		return ""
	}
	var all []string
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text
	case *kit.Text:
		return o.String()
	case *fyne.Container:
		for _, c := range o.Objects {
			all = append(all, wordsIn(c))
		}
	case *container.Scroll:
		return wordsIn(o.Content)
	case *kit.Button:
		return o.Label
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			all = append(all, wordsIn(c))
		}
	}
	return strings.Join(all, "\n")
}

// enter types into what has the focus, then presses Return.
func (r *room) enter(text string) {
	r.t.Helper()
	focused := r.Window().Canvas().Focused()
	if focused == nil {
		r.t.Fatal("nothing has the focus")
	}
	for _, letter := range text {
		focused.TypedRune(letter)
	}
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

func (r *room) stands(what hiding) {
	r.t.Helper()
	if r.guard.what != what {
		r.t.Fatalf("hidden by %d, want %d", r.guard.what, what)
	}
	if what != nothing && strings.Contains(r.seen(), "Sam") {
		r.t.Errorf("somebody's name is in sight:\n%s", r.seen())
	}
}

func TestIdleMinutesCoverAndLock(t *testing.T) {
	r := window(t, 0, guarded)
	r.on(todayID)
	r.run("new_attendee")
	r.idle(1)
	r.stands(nothing)
	kit.Touched()
	r.idle(1)
	r.stands(nothing)
	r.idle(1)
	r.stands(covered)
	if r.undo != "" {
		t.Errorf("undo says %q", r.undo)
	}
	r.refuses("today")
	r.refuses("undo")
	r.refuses("wall")
	r.run("guest")
	if r.present() != 2 || !strings.Contains(r.seen(), "Guest 2") {
		t.Errorf("the guest was not counted, or not said: %s", r.seen())
	}
	r.enter("1357")
	r.stands(covered)
	r.enter(pin)
	r.stands(nothing)
	if r.panel() == nil || !strings.Contains(r.undo, "Guest 2") && r.undo == "" {
		t.Errorf("the open form is gone, or undo: %q", r.undo)
	}
	r.panel().Close()
	r.idle(20)
	r.stands(locked)
	if !r.desk.Desk.Locked() {
		t.Fatal("the keys are there")
	}
	r.run("guest")
	r.enter("wrong")
	r.stands(locked)
	r.enter(phrase)
	r.stands(nothing)
	if !strings.Contains(r.seen(), "Sam") || r.present() != 3 {
		t.Errorf("not as before: %s", r.seen())
	}
}

func TestFiveWrongPINsLock(t *testing.T) {
	r := window(t, 0, guarded)
	r.idle(2)
	r.stands(covered)
	for range 5 {
		r.enter("0000")
	}
	r.stands(locked)
	if !r.desk.Desk.Locked() {
		t.Error("not locked")
	}
}

func TestAVisitAtTheTableIsNotCovered(t *testing.T) {
	r := window(t, 0, guarded)
	r.run("open_visit")
	r.on(visitID)
	r.idle(10)
	r.stands(nothing)
	r.idle(11)
	r.stands(locked)
}

func TestALaptopThatSleptIsLocked(t *testing.T) {
	r := window(t, 0, guarded)
	r.now = r.now.Add(3 * time.Minute)
	r.runner.Advance(guardEvery)
	r.stands(locked)
	r.enter(phrase)
	r.now = r.now.Add(-time.Hour) // the clock is put back
	r.idle(1)
	r.stands(nothing)
	r.idle(2)
	r.stands(covered)
}

func TestWithoutAPassphraseItOnlyCovers(t *testing.T) {
	r := window(t, 0, started)
	r.run("lock")
	r.stands(covered)
	if r.desk.Desk.Locked() {
		t.Error("locked, and nothing could open it")
	}
	if r.guard.door == nil {
		t.Fatal("no door")
	}
	r.enter("")
	r.stands(nothing)
}

// Without a PIN nobody lifts the cover who does not know the passphrase.
func TestWithoutAPINThePassphraseLiftsTheCover(t *testing.T) {
	r := window(t, 0, func(r *room) {
		started(r)
		if _, err := r.desk.Lock.SetPassphrase(nil, []byte(phrase), false); err != nil {
			r.t.Fatal(err)
		}
	})
	r.run("guest")
	r.idle(2)
	r.stands(covered)
	r.enter("")
	r.stands(covered)
	r.enter("a guess")
	r.stands(covered)
	r.enter(phrase)
	r.stands(nothing)
	if r.desk.Desk.Locked() || r.undo == "" {
		t.Errorf("locked, or undo is dead: %q", r.undo)
	}
}

func TestAProtectedDeskStartsLocked(t *testing.T) {
	r := window(t, 0, func(r *room) {
		guarded(r)
		if err := r.desk.Desk.Lock(); err != nil {
			r.t.Fatal(err)
		}
	})
	r.stands(locked)
	if r.visible != nil {
		t.Error("a screen was built")
	}
	r.run("guest")
	r.enter(phrase)
	r.on(todayID)
	r.stands(nothing)
	if !strings.Contains(r.seen(), "Sam") {
		t.Error("Sam is not on Today")
	}
}

func TestQuitsWhileLocked(t *testing.T) {
	r := window(t, 0, func(r *room) {
		guarded(r)
		if err := r.desk.Desk.Lock(); err != nil {
			r.t.Fatal(err)
		}
	})
	r.stands(locked)
	r.run("quit") // the page that settles a surgery names people
	if r.quits != 1 {
		t.Error("it did not quit")
	}
}

func TestSelfCheckIn(t *testing.T) {
	r := window(t, 0, func(r *room) {
		guarded(r)
		r.do(r.desk.Today.CheckInNew(today.Arrival{Name: "Ada Example", SavePlace: true}))
	})
	r.run("kiosk")
	r.stands(inKiosk)
	if r.Window().MainMenu() != nil || !r.Window().FullScreen() || len(r.built) != 0 || !r.desk.Desk.Locked() {
		t.Error("not the whole program is the kiosk")
	}
	for _, command := range []string{"today", "people", "settings", "guest", "undo", "wall", "help", "lock", "quit", "new_attendee", "visit", "print"} {
		r.refuses(command)
	}
	r.enter("")
	if seen := r.seen(); !strings.Contains(seen, words.Say("kiosk.no_name")) || strings.Contains(seen, "Ctrl G") {
		t.Errorf("without a name it says %s", seen)
	}
	r.enter("Robin Sample")
	if !strings.Contains(r.seen(), "Your number is 3") || strings.Contains(r.seen(), "Robin") {
		t.Errorf("it says %s", r.seen())
	}
	for _, letter := range "ada" { // the next begins while that stands there
		r.Window().Canvas().Focused().TypedRune(letter)
	}
	r.enter("")
	r.idle(1)
	for _, letter := range "left behind" {
		r.Window().Canvas().Focused().TypedRune(letter)
	}
	r.idle(1)
	if r.Window().Canvas().Focused().(*kit.Entry).Text != "" {
		t.Error("what somebody typed and left is still there")
	}
	r.Shell.quit() // the window's own button
	if r.quits != 0 {
		t.Fatal("somebody could close it")
	}
	if !strings.Contains(r.seen(), "For the host") {
		t.Fatal(r.seen())
	}
	r.idle(1)
	if !strings.Contains(r.seen(), "Welcome") {
		t.Error("the host's door stays open")
	}
	press(r.Window().Canvas(), "For the host")
	r.enter("guess")
	r.stands(inKiosk)
	r.enter(phrase)
	r.stands(nothing)
	r.on(todayID)
	if r.present() != 4 || r.Window().MainMenu() == nil || r.Window().FullScreen() {
		t.Errorf("%d here", r.present())
	}
	if r.panel() == nil || !strings.Contains(wordsIn(r.Window().Canvas().Overlays().Top()), "Ada Example") {
		t.Fatal("nobody asks whether it is the Ada of before")
	}
	r.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // once too often
	if here, err := r.desk.Today.KioskArrivals(); err != nil || len(here) != 1 {
		t.Fatalf("Enter made one person of two: %v, %v", here, err)
	}
	r.settleUnlocked()
	press(r.Window().Canvas(), "Yes: Ada Example")
	if here, err := r.desk.Today.KioskArrivals(); err != nil || len(here) != 0 || r.panel() != nil {
		t.Errorf("%v, %v", here, err)
	}
}

func TestTheKioskNeedsAPassphrase(t *testing.T) {
	r := window(t, 0, started)
	r.run("kiosk")
	r.stands(nothing)
	if r.panel() == nil || r.desk.Desk.Locked() {
		t.Error("it does not say why not")
	}
}

// press presses the button in sight whose words begin so.
func press(c fyne.Canvas, label string) {
	from := c.Content()
	if top := c.Overlays().Top(); top != nil {
		from = top
	}
	if b := button(from, label); b != nil {
		test.Tap(b)
	}
}

func button(o fyne.CanvasObject, label string) *kit.Button {
	if !o.Visible() {
		return nil
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *kit.Button:
		if strings.HasPrefix(o.Label, label) {
			return o
		}
		return nil
	case *fyne.Container:
		inside = o.Objects
	case *container.Scroll:
		inside = []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inside {
		if b := button(i, label); b != nil {
			return b
		}
	}
	return nil
}
