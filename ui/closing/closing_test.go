package closing_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/ui/closing"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/testroom"
)

// room is a window with the closing page in it.
type room struct {
	*testroom.Room
	screen *closing.Screen
	quits  int
	sam    surgery.ID // open, saved
	mo     surgery.ID // finished, learnt something
}

// open has a surgery with three people: Sam saved their place and is waiting, Mo
// is finished and learnt something, and a guest with nothing logged.
func open(t *testing.T, look kit.Look, percent int) *room {
	t.Helper()
	r := &room{Room: testroom.Open(t, look, percent)}
	r.Must(r.Rooms.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	r.sam = r.Must(r.Rooms.Today.CheckInNew(today.Arrival{Name: "Sam Sample", SavePlace: true, Track: surgery.Personal})).Visit
	r.mo = r.Must(r.Rooms.Today.CheckInNew(today.Arrival{Name: "Mo Madeup"})).Visit
	r.Must(r.Rooms.Today.CountGuest())
	r.Must(r.Rooms.Visit.FinishVisit(r.mo, visit.Finish{Learnt: "Mo found out that hashtags are doors"}))
	r.Now = r.Now.Add(20 * time.Minute)
	r.screen = closing.New(&closing.Stage{Stage: r.Stage, Closing: r.Rooms.Closing, Prints: r.Rooms.Prints, Sharing: r.Rooms.Sharing, Start: r.Rooms.Start, Today: r.Rooms.Today})
	r.screen.Quit = func() { r.quits++ }
	r.Show(r.screen)
	return r
}

// tabToText moves on to the first text to type in.
func (r *room) tabToText() *kit.Entry {
	r.T.Helper()
	for range 40 {
		if box, ok := r.Window.Canvas().Focused().(*kit.Entry); ok {
			return box
		}
		r.Press(fyne.KeyTab)
	}
	r.T.Fatal("Tab never reaches a text")
	return nil
}

func (r *room) isOpen() bool {
	at, err := r.Rooms.Start.Start()
	if err != nil {
		r.T.Fatal(err)
	}
	return at.Current != nil
}

// The whole task by keyboard: finish one from here, keep what was learnt without
// the name, close, thanks.
func TestSettleAndClose(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.Capture("page")
	r.Says("Close the surgery", "Made-up Hall, Tuesday 24 November 2026", "Still to settle",
		"Close the surgery and erase 1 name", "waiting, 20 minutes")
	r.SaysNot("Quit without closing")
	r.Write("f") // Sam, the first of the list
	v, err := r.Rooms.Visit.Visit(r.sam)
	if err != nil || v.State != surgery.Finished || v.EndedAt.IsZero() || !v.Saved || v.Track != surgery.Personal {
		t.Fatalf("after finishing from here: %+v %v", v, err)
	}
	notes := r.tabToText()
	if notes.Text != "Mo found out that hashtags are doors" {
		t.Fatalf("the text is %q", notes.Text)
	}
	notes.SetText("Hashtags are doors")
	r.TabToButton("Close the surgery and erase 1 name")
	r.Press(fyne.KeyReturn)
	r.Capture("ask")
	r.Says("1 name is erased", "1 thing learned is kept, without a name.", "This cannot be undone.")
	r.SaysNot("not ticked, and")
	r.Press(fyne.KeyReturn) // on the button that does nothing
	if !r.isOpen() {
		t.Fatal("Return alone closed it")
	}
	r.Press(fyne.KeyReturn)
	kit.TopPanel(r.Window.Canvas()).Submit()
	if r.isOpen() {
		t.Fatal("it is still open")
	}
	r.Capture("thanks")
	r.Says("Thank you", "3 checked in", "1 name erased", "1 thing learned is kept")
	r.SaysNot("Hashtags are doors", "Mo")
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Went, []string{"start"}) {
		t.Errorf("went to %q", r.Went)
	}
}

func TestEscapeChangesNothing(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.Press(fyne.KeyEscape)
	if !r.isOpen() || len(r.Went) > 0 {
		t.Errorf("open %v, went to %q", r.isOpen(), r.Went)
	}
}

// What is not ticked is not kept, and the question says so.
func TestWhatIsNotTickedIsSaid(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.TabToButton("Close the surgery and erase 1 name")
	r.Press(fyne.KeyReturn)
	r.Says("1 thing learned is not ticked, and is erased.")
}

func TestKeepAll(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.SaysNot("Keep all of it") // there is but one
	r.Must(r.Rooms.Visit.FinishVisit(r.sam, visit.Finish{Learnt: "Codes can be printed", SaveUntil: "2027-02-22"}))
	r.screen.Shown()
	r.TabToButton("Keep all of it")
	r.Press(fyne.KeySpace)
	r.TabToButton("Close the surgery and erase 1 name")
	r.Press(fyne.KeyReturn)
	r.Says("2 things learned are kept, without a name.")
}

// What was typed here stays when something else changes.
func TestTypedTextStays(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.tabToText()
	r.Write("!")
	before := r.Window.Canvas().Focused().(*kit.Entry).Text
	r.Must(r.Rooms.Closing.EndVisit(r.sam))
	r.screen.Changed([]surgery.Family{surgery.Visits})
	if after := r.Window.Canvas().Focused().(*kit.Entry).Text; after != before {
		t.Errorf("the text is %q, was %q", after, before)
	}
}

func TestGuestsAndOpenVisitsCanBeOpened(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Shown()
	r.Says("Guest 3")
	r.Press(fyne.KeyReturn)
	r.TabToButton("Count roles...")
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Opened, []surgery.ID{r.sam}) || !slices.Equal(r.Ran, []string{"roles"}) {
		t.Errorf("opened %q, ran %q", r.Opened, r.Ran)
	}
}

func TestOnTheWayOut(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Quitting()
	r.screen.Shown()
	r.Capture("quitting")
	r.Says("Close the surgery before you go?")
	r.TabToButton("Quit without closing")
	r.Press(fyne.KeyReturn)
	if r.quits != 1 || !r.isOpen() {
		t.Errorf("%d quits, open %v", r.quits, r.isOpen())
	}
	r.screen.Shown() // later, from the menu
	r.SaysNot("Quit without closing")
}

func TestQuitAfterClosing(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.screen.Quitting()
	r.screen.Shown()
	r.TabToButton("Close the surgery and erase 1 name")
	r.Press(fyne.KeyReturn)
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Press(fyne.KeyReturn)
	if r.quits != 1 || r.isOpen() {
		t.Errorf("%d quits, open %v", r.quits, r.isOpen())
	}
}

// Left open yesterday: it says which day, offers no end times it cannot know,
// and closing leaves them unknown.
func TestLeftOpen(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Now = r.Now.Add(20 * time.Hour)
	r.screen.Shown()
	r.Capture("left-open")
	r.Says("The surgery of Tuesday 24 November 2026 is still open", "Keep it open", "Nobody wrote down when they ended")
	r.SaysNot("Finish it now", "minutes")
	r.Write("f")
	if v, _ := r.Rooms.Visit.Visit(r.sam); v.State == surgery.Finished {
		t.Error("a visit of yesterday was ended today")
	}
	r.TabToButton("Close the surgery and erase 1 name")
	r.Press(fyne.KeyReturn)
	kit.TopPanel(r.Window.Canvas()).Submit()
	if v, err := r.Rooms.Visit.Visit(r.sam); err != nil || v.State != surgery.Finished || !v.EndedAt.IsZero() {
		t.Errorf("%+v %v", v.Visit, err)
	}
}

func TestNoSurgeryOpen(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Must(r.Rooms.Closing.CloseSurgery(nil))
	r.screen.Shown()
	r.Says("No surgery is open")
	r.Press(fyne.KeyReturn)
	if !slices.Equal(r.Went, []string{"start"}) {
		t.Errorf("went to %q", r.Went)
	}
}

// Pictures to look at, in LOOK.
func TestLooks(t *testing.T) {
	if os.Getenv("LOOK") == "" {
		return
	}
	for _, look := range kit.Looks() {
		for _, percent := range []int{100, 150, 200} {
			r := open(t, look, percent)
			for i := range 8 {
				v := r.Must(r.Rooms.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Person %c Madeup", 'A'+i)})).Visit
				if i%3 == 0 {
					r.Must(r.Rooms.Visit.FinishVisit(v, visit.Finish{Learnt: "Two-step sign-in is worth the two minutes it takes, and the codes can be printed."}))
				}
			}
			r.screen.Shown()
			r.Capture(fmt.Sprintf("page-%s-%d", look, percent))
		}
	}
}

// Nobody says goodbye to the laptop: closing asks until when surgeons were here, and
// records it.
func TestClosingAsksWhenSurgeonsLeft(t *testing.T) {
	r := open(t, kit.Light, 100)
	for _, name := range []string{"Ravi Invented", "Vicky Invented", "Wen Invented"} {
		r.Must(r.Rooms.Today.NewSurgeonArrives(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}, r.Now))
	}
	r.Now = r.Now.Add(2 * time.Hour)
	r.screen.Shown()
	r.Says("Surgeons still marked as here", "Ravi, here from", "Vicky, here from", "Wen, here from")
	var boxes []*kit.Entry
	for len(boxes) < 3 {
		if box, ok := r.Window.Canvas().Focused().(*kit.Entry); ok && box.Text == "3.20pm" && !slices.Contains(boxes, box) {
			boxes = append(boxes, box)
			continue
		}
		r.Press(fyne.KeyTab)
	}
	r.Rewrite("") // nobody knows about Wen
	r.Window.Canvas().Focus(boxes[1])
	r.Rewrite("12pm")
	r.screen.Changed([]surgery.Family{surgery.Visits}) // and what was typed stays
	r.TabToButton("Close the surgery and erase 1 name")
	r.Press(fyne.KeyReturn)
	if kit.TopPanel(r.Window.Canvas()) != nil || r.Window.Canvas().Focused() != boxes[1] {
		t.Fatal("it takes that Vicky went before she came")
	}
	r.Rewrite("2pm")
	r.TabToButton("Close the surgery and erase 1 name")
	r.Press(fyne.KeyReturn)
	kit.TopPanel(r.Window.Canvas()).Submit()
	if r.isOpen() {
		t.Fatal("it is still open")
	}
	at, err := r.Rooms.Reports.Report(report.OneSurgery, "")
	if h := at.Now.Hours; err != nil || h.Recorded != 2*time.Hour+40*time.Minute || h.RecordedBy != 2 || h.EstimatedBy != 1 {
		t.Errorf("%+v %v", h, err)
	}
}
