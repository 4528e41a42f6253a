package week_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/ui/kit"
)

// What lasts all week does so still when the first day of the week moves.
func TestAllWeekStaysAllWeek(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.Details()
	r.TabTo("29 Dec, or tomorrow")
	r.Rewrite("22 Nov 2026")
	r.Press(fyne.KeyReturn)
	r.Says("22–27 November 2026", "curated by a community journalist")
	r.SaysNot("Mon 23 to Fri 27")
	for _, e := range r.board().AllWeek {
		if e.Day != "2026-11-22" || e.LastDay != "2026-11-27" {
			t.Errorf("%s to %s", e.Day, e.LastDay)
		}
	}
	if _, err := r.Rooms.Desk.History.Undo(""); err != nil {
		t.Fatal(err)
	}
	if b := r.board(); b.Week.From != "2026-11-23" || b.AllWeek[0].Day != "2026-11-23" {
		t.Errorf("undone: %+v", b.AllWeek[0])
	}
}

// Clashes are one line, which unfolds.
func TestClashesUnfold(t *testing.T) {
	r := open(t, kit.Light, 100)
	w := r.plan()
	for _, title := range []string{"One", "Two", "Three"} {
		e := r.event(surgery.ChatEvent, title, 2, "18:00", "19:00", "", "Made-up Mina")
		e.Week, e.Words.Account = w.ID, "@LYPFT"
		if title == "Two" {
			e.Words.Account = "lypft"
		}
		r.save(e)
	}
	r.screen.Shown()
	r.Says("3 clashes", "One and Two both need Made-up Mina and @LYPFT at once")
	r.SaysNot("One and Three both need Made-up Mina and @LYPFT at once")
	r.PressButton("Show all")
	r.Says("One and Three both need Made-up Mina and @LYPFT at once", "Show less")
	r.Capture("clashes-unfolded")
	r.PressButton("Show less")
	r.SaysNot("One and Three both need Made-up Mina and @LYPFT at once")
}

// P prints what an event needs, and Q asks what a barometer asks.
func TestSheetsAndQuestionsAreReachedFromTheCard(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyHome)
	r.SaysNot("Run sheet...")
	r.Write("p") // a blog needs none
	r.Press(fyne.KeyDown)
	r.Says("Run sheet...")
	r.SaysNot("ts question")
	r.Write("pq")
	r.Press(fyne.KeyDown, fyne.KeyRight) // the barometer of all week
	r.Says("Tally sheet...", "Make its question")
	r.Write("q")
	chat := r.board().Days[0].Events[1].ID
	if !slices.Equal(r.printed, []surgery.ID{chat}) || len(r.asked) != 1 {
		t.Errorf("printed %q, asked %q", r.printed, r.asked)
	}
	r.Press(fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn)
	r.PressButton("Run sheet...")
	if len(r.printed) != 2 {
		t.Error("the panel of an event does not print its sheet")
	}
}

// However narrow, the bar of an event is one row, and nothing in it is out of reach.
func TestTheBarIsOneRow(t *testing.T) {
	for _, width := range []float32{1170, 828, 700, 500} {
		for _, percent := range []int{100, 125} {
			r := open(t, kit.Light, percent)
			r.Window.Resize(fyne.NewSize(width, 570))
			r.plan()
			r.Press(fyne.KeyHome, fyne.KeyRight)
			r.TabToButton("Start this surgery")
			top := r.Window.Canvas().Focused().(*kit.Button)
			driver := fyne.CurrentApp().Driver()
			for _, label := range []string{"Open", "Sign-in sheet...", "Take out", "Day after", "Day before", "More..."} {
				if !strings.Contains(r.Texts(), label) {
					continue
				}
				r.TabToButton(label)
				b := r.Window.Canvas().Focused().(*kit.Button)
				at := driver.AbsolutePositionForObject(b)
				if at.Y != driver.AbsolutePositionForObject(top).Y || at.X+b.Size().Width > width {
					t.Errorf("%v at %d percent: %q stands at %v", width, percent, label, at)
				}
			}
		}
	}
}

// Without a week, a list of events begins with planning one.
func TestAListBeginsWithPlanningAWeek(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.PressButton("Plan it from a list you have")
	r.Write("Recovery week")
	r.Press(fyne.KeyReturn)
	r.Says("23–27 November 2026", "From a calendar file (.ics)")
}

// The form of a week leads to its parts.
func TestTheWeekFormHasSections(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.PressButton("Details and more...")
	r.PressButton("Week details")
	r.PressButton("Links")
	if b, ok := r.Window.Canvas().Focused().(*kit.List); !ok {
		t.Errorf("the focus is on %T", b)
	}
}

// A step is marked by its letter beside the buttons too.
func TestLettersMarkStepsBesideTheButtons(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyHome, fyne.KeyDown)
	r.Write("c")
	r.TabToButton("Not for me")
	r.Write("s")
	r.Says("Not today")
	list, err := r.Rooms.Week.EventList(r.board().Days[0].Events[1].ID)
	if err != nil || list.Steps[0].State != surgery.NotTodayStep {
		t.Errorf("%+v %v", list.Steps[0], err)
	}
}
