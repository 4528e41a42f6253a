package today

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// known is a surgery that has just begun, with people who saved their place at
// the one before.
func known(names ...string) func(*room) {
	return func(r *room) {
		r.start()
		for _, name := range names {
			r.must(r.desk.Today.CheckInNew(today.Arrival{Name: name, Track: surgery.Personal, SavePlace: true}))
		}
		r.must(r.desk.Closing.CloseSurgery(nil))
		r.now = r.now.Add(28 * 24 * time.Hour)
		r.start()
	}
}

func (r *room) inBox() {
	r.t.Helper()
	if r.window.Canvas().Focused() != r.screen.box.box {
		r.t.Errorf("the cursor is in %T, not in the check-in box", r.window.Canvas().Focused())
	}
}

// waiting returns the names on the cards that wait.
func (r *room) waiting() []string {
	r.t.Helper()
	b, err := r.desk.Today.Board()
	if err != nil {
		r.t.Fatal(err)
	}
	var names []string
	for _, c := range b.Waiting {
		names = append(names, c.Name)
	}
	return names
}

func (r *room) waits(names ...string) {
	r.t.Helper()
	got := r.waiting()
	same := len(got) == len(names)
	for i := range got {
		same = same && got[i] == names[i]
	}
	if !same {
		r.t.Errorf("waiting: %q, not %q", got, names)
	}
}

func (r *room) title() string {
	if p := kit.TopPanel(r.window.Canvas()); p != nil {
		return p.Title()
	}
	return ""
}

func TestAReturnerIsCheckedInByEnter(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor", "Samira Hussain"))
	r.inBox()
	r.write("okaf")
	if !r.screen.box.float.Visible() || r.screen.box.float.list.SelectedIndex() != 0 {
		t.Error("the sole match is not chosen beforehand")
	}
	r.press(fyne.KeyReturn)
	r.waits("Sam")
	r.inBox()
	if r.screen.box.box.Text != "" || r.screen.box.float.Visible() {
		t.Errorf("the box still holds %q", r.screen.box.box.Text)
	}
	if len(r.said) != 1 || r.said[0] != "Welcome back, Sam O: last here 24 November. Number 1." {
		t.Errorf("notices %q", r.said)
	}
	if r.screen.Selected() == "" || r.screen.Selected() != r.screen.CheckedInLast() {
		t.Error("the card of whom was checked in is not the selected one")
	}
	r.screen.OpenLast()
	if len(r.opened) != 1 || r.opened[0] != r.screen.CheckedInLast() {
		t.Errorf("opened %v", r.opened)
	}
}

func TestEnterAmongSeveralGoesIntoTheList(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor", "Samira Hussain"))
	r.write("sam")
	if r.screen.box.float.list.SelectedIndex() != -1 {
		t.Error("one of several is chosen beforehand")
	}
	r.press(fyne.KeyReturn)
	r.waits()
	if r.window.Canvas().Focused() != r.screen.box.float.list {
		t.Fatal("Enter did not go into the list")
	}
	r.press(fyne.KeyDown, fyne.KeyReturn)
	r.waits("Samira")
	r.inBox()
}

func TestTypingInTheListGoesOnInTheBox(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor", "Sam Price"))
	r.write("sam")
	r.press(fyne.KeyDown, fyne.KeySpace)
	r.inBox()
	r.waits() // a space belongs to the name
	r.write("pr")
	if got := r.screen.box.box.Text; got != "sam pr" {
		t.Errorf("the box holds %q", got)
	}
	r.press(fyne.KeyReturn)
	r.waits("Sam")
	r.write("sam")
	r.press(fyne.KeyDown)
	r.write("x")
	if got := r.screen.box.box.Text; got != "samx" {
		t.Errorf("the box holds %q", got)
	}
	r.press(fyne.KeyBackspace, fyne.KeyDown, fyne.KeyUp)
	r.inBox()
	r.press(fyne.KeyDown, fyne.KeyBackspace)
	if got := r.screen.box.box.Text; got != "sa" {
		t.Errorf("after Backspace in the list the box holds %q", got)
	}
}

func TestEscapeClosesThenClears(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor"))
	r.write("s")
	r.press(fyne.KeyEscape)
	if r.screen.box.float.Visible() || r.screen.box.box.Text != "s" {
		t.Error("the first Escape closes the matches and keeps the text")
	}
	r.press(fyne.KeyEscape)
	if r.screen.box.box.Text != "" {
		t.Error("the second Escape clears the box")
	}
	r.write("s")
	r.press(fyne.KeyDown, fyne.KeyEscape)
	r.inBox()
}

func TestEnterOnSomebodyHereOpensTheirVisit(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor"))
	r.write("okafor")
	r.press(fyne.KeyReturn)
	r.write("okafor")
	r.press(fyne.KeyReturn)
	r.waits("Sam")
	if len(r.opened) != 1 || r.opened[0] != r.screen.CheckedInLast() {
		t.Errorf("opened %v", r.opened)
	}
}

func TestOneLetterChoosesNobody(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor"))
	r.write("s")
	r.press(fyne.KeyReturn)
	r.waits()
	r.press(fyne.KeyReturn)
	r.waits("Sam")
}

// held keeps searches back until the test lets them come.
type held struct {
	room *room
	jobs []func()
}

func TestAFailedSearchIsSaidBelowTheBox(t *testing.T) {
	r := newRoom(t, usual, known("Samuel Price"))
	r.screen.box.ask = func(_ string, then func(today.Search, error)) {
		then(today.Search{}, surgery.Fail(surgery.Damaged, "error.damaged"))
	}
	r.write("sam")
	r.press(fyne.KeyReturn)
	r.waits()
	if f := r.screen.box.float; !f.Visible() || !f.message.Visible() || f.failed.String() == "" {
		t.Error("nothing says that the search failed")
	}
	if r.screen.box.box.Text != "sam" {
		t.Error("what was typed is lost")
	}
}

func TestSomeoneNewByKeyboard(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor"))
	r.write("José")
	r.press(fyne.KeyReturn)
	if r.title() != "Check in someone new" {
		t.Fatalf("the panel %q is open", r.title())
	}
	if name, ok := r.window.Canvas().Focused().(*kit.Entry); !ok || name.Text != "José" {
		t.Fatal("the name is not filled in")
	}
	r.press(fyne.KeyReturn)
	r.waits("José")
	r.inBox()
	if r.screen.box.box.Text != "" {
		t.Error("the box is not empty")
	}
}

func TestEverythingOfTheFormIsKept(t *testing.T) {
	r := newRoom(t, usual, known())
	r.screen.NewAttendee()
	r.press(fyne.KeyReturn) // no name yet
	if r.title() == "" || kit.TopPanel(r.window.Canvas()).Failed() == nil {
		t.Fatal("a form without a name closed, or said nothing")
	}
	r.write("Ana Instance")
	r.press(fyne.KeyTab, fyne.KeyTab, fyne.KeyRight, fyne.KeyRight) // over the language; Professional
	r.press(fyne.KeyTab, fyne.KeyRight)                             // large print
	r.press(fyne.KeyTab)
	r.write("l")
	r.press(fyne.KeySpace) // LinkedIn
	r.write("m")
	r.press(fyne.KeySpace)                                          // Mastodon
	r.press(fyne.KeyTab, fyne.KeySpace, fyne.KeyTab, fyne.KeySpace) // save their place, contact OK
	r.write("ana@example.org")
	r.press(fyne.KeyTab)
	r.write("Annie")
	r.press(fyne.KeyReturn)
	r.waits("Annie")
	v, err := r.desk.Visit.Visit(r.screen.CheckedInLast())
	if err != nil {
		t.Fatal(err)
	}
	if v.Track != surgery.Professional || v.Size != surgery.LargePrint || !v.Saved || len(v.Checklists) != 2 ||
		v.Checklists[0] != "linkedin-setup" || v.Checklists[1] != "mastodon-setup" {
		t.Errorf("%+v saved %v", v.Visit, v.Saved)
	}
	if v.Name != "Ana Instance" || v.KnownAs != "Annie" {
		t.Errorf("%q known as %q", v.Name, v.KnownAs)
	}
	if v.Allowed.Contact != "ana@example.org" || len(v.Allowed.For) != 1 || v.Allowed.For[0] != surgery.ContactMe {
		t.Errorf("allowed %+v", v.Allowed)
	}
}

func TestAGuestAndTheCountOfBareOnes(t *testing.T) {
	r := newRoom(t, usual, known())
	r.screen.enterColumns()
	r.stage.Commands.Run("guest")
	r.inBox()
	r.waits("Guest 1")
	if s := r.screen.head.counts.String(); s != "1 checked in    1 guest with nothing logged    0 steps done" {
		t.Errorf("counts %q", s)
	}
	r.stage.Change(func() (surgery.Change, error) { return r.desk.Desk.History.Undo("") }, nil)
	r.waits()
	if r.screen.Selected() != "" {
		t.Error("a card that is gone is still selected")
	}
}

func TestAMatchIsTakenByMouse(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor", "Samira Hussain"))
	r.write("sam")
	f := r.screen.box.float
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f).AddXY(60, f.list.ContentHeight()/6)
	test.TapCanvas(r.window.Canvas(), at)
	r.waits("Sam")
	r.inBox()
}

func TestWhatWasTypedSurvivesAFailedCheckIn(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor"))
	r.write("okafor")
	if err := r.desk.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	r.press(fyne.KeyReturn)
	if r.title() == "" {
		t.Error("nothing says that it failed")
	}
	r.press(fyne.KeyEscape)
	if r.screen.box.box.Text != "okafor" {
		t.Errorf("the box holds %q", r.screen.box.box.Text)
	}
}

func TestAKeyFromAnotherScreenWaitsForTheBoard(t *testing.T) {
	r := newRoom(t, usual, known())
	second := New(r.stage) // not read yet
	second.NewAttendee()
	if r.title() != "" {
		t.Fatal("the form is open before there is anything to choose from")
	}
	r.screen = second
	r.window.SetContent(second.Content())
	second.Shown()
	if r.title() != "Check in someone new" {
		t.Errorf("the panel %q is open", r.title())
	}
}

// The name of somebody who is here is said in the form, before they are counted
// twice.
func TestTheFormSaysWhoIsHere(t *testing.T) {
	r := newRoom(t, usual, known("Sam Okafor"))
	r.write("okafor")
	r.press(fyne.KeyReturn)
	r.stage.Commands.Run("new_attendee")
	said := func() string { return strings.Join(testroom.Words(r.window.Canvas().Overlays().Top()), " ") }
	r.write("Sa")
	if strings.Contains(said(), "is here already") {
		t.Error("half a name is taken for his")
	}
	for _, more := range []string{"m", " okafor"} {
		if r.write(more); !strings.Contains(said(), "Sam Okafor is here already") {
			t.Errorf("after %q the form does not say so", more)
		}
	}
	if r.write("e"); strings.Contains(said(), "is here already") {
		t.Error("another name is taken for his")
	}
}
