package today

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

// TestEnterTwiceChecksInNobodyElse: one letter is wrong in the name of somebody
// new, and there is a saved one of nearly that name.
func TestEnterTwiceChecksInNobodyElse(t *testing.T) {
	r := newRoom(t, usual, known("Ayesha Example"))
	r.write("Ayesha Exampel")
	r.atOnce(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	r.waits()
	if r.window.Canvas().Focused() != r.screen.box.float.list {
		t.Fatal("Enter did not go into the list")
	}
	r.runner.Advance(kit.EnterPause - time.Millisecond)
	r.atOnce(fyne.KeyReturn)
	r.waits()
	if r.title() != "" {
		t.Fatalf("the panel %q is open already", r.title())
	}
	r.press(fyne.KeyReturn) // looked at: the first row is for somebody new
	if r.title() != "Check in someone new" {
		t.Fatalf("the panel %q is open", r.title())
	}
	r.press(fyne.KeyReturn)
	r.waits("Ayesha")
	if v, err := r.desk.Visit.Visit(r.screen.CheckedInLast()); err != nil || v.Name != "Ayesha Exampel" || v.Returning {
		t.Errorf("%+v %v", v, err)
	}
	r.write("Ayesha Example")
	r.press(fyne.KeyReturn, fyne.KeyReturn) // both are found, the saved one as it was typed
	if said := r.said[len(r.said)-1]; said != "Welcome back, Ayesha E: last here 24 November. Number 2." {
		t.Errorf("%q", said)
	}
}

// TestEnterTwiceAmongSeveral does not take the first of them.
func TestEnterTwiceAmongSeveral(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor", "Samira Hussain"))
	r.write("sam")
	r.atOnce(fyne.KeyReturn, fyne.KeyReturn)
	r.waits()
	r.press(fyne.KeyReturn)
	r.waits("Sam")
}

// TestEnterTwiceOnPairPairsNobody with whoever stands first in the panel.
func TestEnterTwiceOnPairPairsNobody(t *testing.T) {
	r := newRoom(t, usual, busyDay)
	r.press(fyne.KeyDown, fyne.KeyTab)
	r.atOnce(fyne.KeyReturn, fyne.KeyReturn)
	if r.title() != "Who sits with Leah?" || len(r.shown().Helped) != 2 {
		t.Errorf("the panel %q, %d being helped", r.title(), len(r.shown().Helped))
	}
}

func hold(r *room) *held {
	h := &held{room: r}
	r.screen.box.ask = func(typed string, then func(today.Search, error)) {
		h.jobs = append(h.jobs, func() { then(r.desk.Today.Search(typed)) })
	}
	return h
}

// come lets the next answer come.
func (h *held) come() {
	h.room.t.Helper()
	if len(h.jobs) == 0 {
		h.room.t.Fatal("no search is on its way")
	}
	next := h.jobs[0]
	h.jobs = h.jobs[1:]
	next()
}

func TestEnterWaitsForTheAnswerToWhatWasTyped(t *testing.T) {
	r := newRoom(t, usual, known("Samuel Price", "Sanjay Mehta"))
	h := hold(r)
	r.write("sam") // the answer to "s" is on its way, those to "sa" and "sam" are not asked yet
	r.press(fyne.KeyReturn)
	r.waits()
	h.come() // "s": both of them, and not what stands in the box
	r.waits()
	h.come() // "sam": Samuel alone
	r.waits("Samuel")
	r.inBox()
	if len(h.jobs) != 0 {
		t.Errorf("%d searches more than were needed", len(h.jobs))
	}
}

// TestWhatIsTypedAfterEnterIsTheNextName: it never changes what Enter meant.
func TestWhatIsTypedAfterEnterIsTheNextName(t *testing.T) {
	r := newRoom(t, usual, known("Samuel Price", "Sanjay Mehta"))
	h := hold(r)
	r.write("sam")
	r.press(fyne.KeyReturn)
	r.write("x")
	h.come()
	r.waits()
	h.come()
	r.waits("Samuel")
	r.inBox()
	if got := r.screen.box.box.Text; got != "x" {
		t.Errorf("the box holds %q", got)
	}
}

// TestKeysAreNotKeptForLong: whatever is waited for, one that stops it must arrive.
func TestKeysAreNotKeptForLong(t *testing.T) {
	r := newRoom(t, usual, known("Samuel Price"))
	hold(r)
	r.write("sam")
	r.press(fyne.KeyReturn)
	r.write("x")
	r.stage.Runner.Advance(2 * time.Second)
	if got := r.screen.box.box.Text; got != "samx" {
		t.Errorf("the box holds %q", got)
	}
	r.press(fyne.KeyEscape, fyne.KeyEscape)
	if got := r.screen.box.box.Text; got != "" {
		t.Errorf("Escape came to nothing: the box holds %q", got)
	}
}

func TestEnterDoesNotActOnOlderMatches(t *testing.T) {
	r := newRoom(t, usual, known("Samuel Price", "Sanjay Mehta"))
	r.write("sam") // answered: Samuel is chosen beforehand
	h := hold(r)
	r.press(fyne.KeyBackspace, fyne.KeyReturn) // "sa": two of them
	r.waits()
	h.come()
	r.waits()
	if r.window.Canvas().Focused() != r.screen.box.float.list {
		t.Error("Enter did not go into the list of two")
	}
}

func TestARecordThatChangesMakesEnterAskAgain(t *testing.T) {
	r := newRoom(t, usual, known("Samuel Price"))
	r.write("sam")
	found, err := r.desk.Today.Search("sam")
	if err != nil {
		t.Fatal(err)
	}
	h := hold(r)
	r.stage.Told(r.must(r.desk.Today.CheckIn(found.Rows[0].Attendee))) // elsewhere
	r.press(fyne.KeyReturn)
	if len(r.opened) != 0 || len(r.said) != 1 {
		t.Error("Enter acted on what was found before")
	}
	h.come()
	r.waits("Samuel")
	if len(r.opened) != 1 {
		t.Error("Samuel is here by now, and the visit did not open")
	}
}

// TestSomebodyNewMayBeKnownAsSomethingElse: a small box after all else takes it. Whoever
// does not need it presses no key for it, and what is refused stays typed.
func TestSomebodyNewMayBeKnownAsSomethingElse(t *testing.T) {
	r := newRoom(t, usual, known())
	r.write("Sanjay Mehta")
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	r.waits("Sanjay")
	r.write("Theodora Marsh")
	r.press(fyne.KeyReturn)
	name := r.window.Canvas().Focused().(*kit.Entry)
	r.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	known := r.window.Canvas().Focused()
	r.write("Theo")
	name.SetText("")
	r.press(fyne.KeyReturn)
	if r.waits("Sanjay"); r.title() != "Check in someone new" || known.(*kit.Entry).Text != "Theo" {
		t.Fatalf("%q is open, known as %q", r.title(), known.(*kit.Entry).Text)
	}
	name.SetText("Theodora Marsh")
	r.press(fyne.KeyReturn)
	r.waits("Sanjay", "Theo")
	if v, err := r.desk.Visit.Visit(r.screen.CheckedInLast()); err != nil || v.Name != "Theodora Marsh" || v.KnownAs != "Theo" {
		t.Errorf("%q known as %q: %v", v.Name, v.KnownAs, err)
	}
	r.inBox()
}

// TestEscapeWhileASearchIsOut closes the matches for good: the next one clears the box.
func TestEscapeWhileASearchIsOut(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor"))
	r.write("sa")
	h := hold(r)
	r.write("m")
	r.press(fyne.KeyEscape)
	h.come()
	if r.screen.box.float.Visible() {
		t.Error("the matches come back")
	}
	r.press(fyne.KeyReturn) // whoever is there is known all the same
	h.comesAll()
	r.waits("Sam")
	r = newRoom(t, usual, known("Sam Okafor"))
	r.write("sa")
	h = hold(r)
	r.write("m")
	r.press(fyne.KeyEscape)
	r.write("x")
	h.comesAll()
	if !r.screen.box.float.Visible() {
		t.Error("another letter brings no matches")
	}
	r.press(fyne.KeyEscape, fyne.KeyEscape)
	if text := r.screen.box.box.Text; text != "" {
		t.Errorf("%q stands in the box", text)
	}
}

// comesAll lets all answers come.
func (h *held) comesAll() {
	for len(h.jobs) > 0 {
		h.come()
	}
}
