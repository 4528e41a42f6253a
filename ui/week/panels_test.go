package week_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/ui/kit"
)

// What is refused is said beneath its box, which has the cursor, with what was
// typed still there.
func TestEventRefusals(t *testing.T) {
	for _, c := range []struct{ box, typed, says string }{
		{"What is on", "", "The event has no title yet."},
		{"29 Dec, or tomorrow", "the 40th", "could not read “the 40th” as a date"},
		{"29 Dec, or tomorrow", "", "The day is missing."},
		{"29 Dec, or tomorrow", "7 Dec 2026", "That day is not in this week, which is 23–27 November 2026."},
		{"1pm, or 13:00", "teatime", "could not read “teatime” as a time"},
		{"1pm, or 13:00", "", "The time it begins is missing."},
		{"#RecoveryWeek", "#no-good", "cannot have a hyphen"},
		{"example.org/blog", "http://example.org", "https"},
	} {
		r := open(t, kit.Light, 100)
		r.plan()
		before := len(r.Told)
		r.Write("a")
		r.Write("A title")
		r.TabTo("1pm, or 13:00")
		r.Write("10am")
		r.TabTo(c.box)
		r.Rewrite(c.typed)
		r.Press(fyne.KeyReturn)
		r.Says(c.says)
		box, ok := r.Window.Canvas().Focused().(*kit.Entry)
		if !ok || box.Text != c.typed || box.PlaceHolder != c.box {
			t.Errorf("%s: the cursor is not in the box that was refused", c.says)
		}
		if len(r.Told) != before {
			t.Errorf("%s: saved all the same", c.says)
		}
	}
}

func TestAnEventPastMidnight(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Write("a")
	r.Write("A late chat")
	r.TabTo("1pm, or 13:00")
	r.Write("11.30pm")
	r.Press(fyne.KeyTab)
	r.Write("12.30am")
	r.Says("Ends the next day")
	r.Press(fyne.KeyReturn)
	r.Says("11.30pm to 12.30am")
	late := r.board().Days[1].Events[1]
	if late.Ends.Sub(late.Starts) != time.Hour || late.Day != "2026-11-24" {
		t.Errorf("%v to %v", late.Starts, late.Ends)
	}
	// It is selected, and what it is can be changed.
	r.Press(fyne.KeyReturn)
	r.Rewrite("A later chat")
	r.Press(fyne.KeyReturn)
	r.wantTitles(1, "Monthly social media surgery", "A later chat")
}

// From one day to several, to all week, and back to a time.
func TestHowLongAnEventLasts(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	lie := func(when string, more func()) {
		t.Helper()
		r.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab)
		r.Choose(when)
		more()
		r.TabTo("What is on")
		r.Press(fyne.KeyReturn)
		if kit.TopPanel(r.Window.Canvas()) != nil {
			t.Fatal(r.Texts())
		}
	}
	lie("several", func() {
		r.TabTo("29 Dec, or tomorrow")
		r.Press(fyne.KeyTab)
		r.Write("Thursday")
	})
	all := r.board().AllWeek
	if len(all) != 3 || !slices.ContainsFunc(all, func(e week.EventCard) bool { return e.Day == "2026-11-24" && e.LastDay == "2026-11-26" }) {
		t.Errorf("%+v", all)
	}
	r.Says("Tue 24 to Thu 26")
	lie("week", func() {})
	r.SaysNot("Tue 24 to Thu 26")
	lie("day", func() { r.TabTo("29 Dec, or tomorrow"); r.Rewrite("wednesday") })
	r.wantTitles(2, "Monthly social media surgery", "Service User Network workshop", "#LYPFTrecovery chat")
	if e := r.board().Days[2].Events[0]; !e.AllDay() || e.LastDay != "" {
		t.Errorf("%+v", e)
	}
}

func TestTheEventPanelTakesOutAndStarts(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.Press(fyne.KeyHome, fyne.KeyReturn)
	r.PressButton("Take out")
	r.wantTitles(0, "#MHNurseChat: recovery and living well")
	r.Press(fyne.KeyEnd, fyne.KeyReturn)
	r.PressButton("Start this surgery")
	if at, _ := r.Rooms.Start.Start(); at.Current != nil {
		t.Error("a surgery of another day started unasked")
	}
	r.PressButton("Start it today")
	if at, _ := r.Rooms.Start.Start(); at.Current == nil || at.Current.Words.Venue != "Made-up Hall" {
		t.Error("not started")
	}
}

// A week like an earlier one, on days of its own, then back to the first, which
// is put away.
func TestCopyAndArchiveAWeek(t *testing.T) {
	r := open(t, kit.Light, 100)
	first := r.plan()
	r.screen.OtherWeeks()
	r.PressButton("Plan a week")
	r.Says("Start from")
	for range 60 {
		if _, ok := r.Window.Canvas().Focused().(*kit.Select); ok {
			break
		}
		r.Press(fyne.KeyTab)
	}
	r.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	r.Says("With its events, on the same days")
	r.TabTo("29 Dec, or tomorrow")
	r.Rewrite("30 Nov 2026")
	r.Press(fyne.KeyTab)
	r.Rewrite("4 Dec 2026")
	r.TabTo("Recovery week")
	r.Rewrite("The week after")
	r.Press(fyne.KeyReturn)
	r.Says("30 Nov – 4 Dec 2026")
	r.Says("Monthly social media surgery")
	weeks, err := r.Rooms.Week.Weeks()
	if err != nil || len(weeks) != 2 {
		t.Fatal(weeks, err)
	}
	copied, err := r.Rooms.Week.Board(weeks[0].ID)
	if err != nil || len(copied.Days) != 5 || len(copied.Days[1].Events) != 1 || copied.Days[1].Events[0].Day != "2026-12-01" {
		t.Fatalf("%+v %v", copied.Days, err)
	}

	r.screen.OtherWeeks()
	r.Press(fyne.KeyDown)
	r.Says("This week")
	r.PressButton("Archive")
	r.Says("Archived")
	r.Capture("archived")
	r.Press(fyne.KeyReturn) // shows it all the same
	r.Says("23–27 November 2026")
	if w := r.board().Week; w == nil || !w.Archived && w.ID == first.ID {
		t.Errorf("%+v", w)
	}
}

func TestWeekRefusals(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Press(fyne.KeyReturn)
	r.Says("The week has no title yet.")
	r.Write("A week")
	r.TabTo("29 Dec, or tomorrow")
	r.Rewrite("27 Nov 2026")
	r.Press(fyne.KeyTab)
	r.Rewrite("23 Nov 2026")
	r.Press(fyne.KeyReturn)
	r.Says("The week would end before it begins.")
	r.Rewrite("23 Jan 2027")
	r.Press(fyne.KeyReturn)
	r.Says("That is too long for one week of events.")
	r.Rewrite("29 Nov 2026")
	r.TabTo("#RecoveryWeek")
	r.Write("#recoveryweekrecovery")
	r.Says("start each word with a capital letter")
	r.Rewrite("#RecoveryWeek")
	r.PressButton("Add another hashtag")
	r.Write("no good")
	r.Press(fyne.KeyReturn)
	r.Says("A week")
	if kit.TopPanel(r.Window.Canvas()) == nil {
		t.Fatal("saved with a hashtag that has a space")
	}
	r.Rewrite("#MHNurseChat")
	r.Press(fyne.KeyReturn)
	if w := r.board().Week; w == nil || !slices.Equal(w.Words.Hashtags, []string{"RecoveryWeek", "MHNurseChat"}) || len(r.board().Days) != 3 {
		t.Errorf("%+v", w)
	}
}

// 200 links are a list, quick to open, and each can be changed or taken off.
func TestTwoHundredLinks(t *testing.T) {
	r := open(t, kit.Light, 100)
	w := r.plan()
	w.Words.Links = nil
	for i := range 200 {
		w.Words.Links = append(w.Words.Links, surgery.WeekLink{Opens: fmt.Sprintf("Page %d", i), Address: fmt.Sprintf("https://example.org/%d", i)})
	}
	if _, err := r.Rooms.Week.SaveWeek(*w, ""); err != nil {
		t.Fatal(err)
	}
	r.screen.Shown()
	r.Says("199 more links")
	start := time.Now()
	r.screen.Details()
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v to open", took)
	}
	for range 60 {
		if _, ok := r.Window.Canvas().Focused().(*kit.List); ok {
			break
		}
		r.Press(fyne.KeyTab)
	}
	r.Press(fyne.KeyEnd, fyne.KeyDelete, fyne.KeyHome, fyne.KeyReturn)
	r.Rewrite("The blog")
	r.Press(fyne.KeyReturn)
	r.TabTo("Recovery week")
	r.Press(fyne.KeyReturn)
	links := r.board().Week.Words.Links
	if len(links) != 199 || links[0].Opens != "The blog" || !strings.HasSuffix(links[198].Address, "/198") {
		t.Errorf("%d links, first %+v", len(links), links[0])
	}
}

// Undoing the only week leads back to the start.
func TestUndoingTheWeek(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.Press(fyne.KeyReturn)
	r.Write("Soon gone")
	r.Press(fyne.KeyReturn)
	r.Says("Soon gone")
	if _, err := r.Rooms.Desk.History.Undo(""); err != nil {
		t.Fatal(err)
	}
	r.screen.Changed(nil)
	r.Says("No week is planned yet")
}

// TestLargeTextKeepsTheDayBeforeAndAfter behind one button of the bar.
func TestLargeTextKeepsTheDayBeforeAndAfter(t *testing.T) {
	for _, percent := range kit.TextSizes() {
		r := open(t, kit.Light, percent)
		r.plan()
		do := func(label string) {
			t.Helper()
			if !strings.Contains(r.Texts(), label) {
				r.PressButton("More...")
			}
			r.PressButton(label)
		}
		r.Press(fyne.KeyHome, fyne.KeyRight)
		r.wantTitles(1, "Monthly social media surgery")
		do("Day before")
		r.wantTitles(1)
		do("Take out")
		if got := r.titles(0); len(got) != 2 {
			t.Errorf("at %d percent it was not taken out: %q", percent, got)
		}
	}
}
