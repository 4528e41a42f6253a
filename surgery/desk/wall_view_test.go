package desk

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func wall(t *testing.T, d *Desk) Wall {
	t.Helper()
	view, err := d.WallView()
	if err != nil {
		t.Fatal(err)
	}
	return view
}

func TestTheWallSaysNumbersAndAtMostFirstNames(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	first := must(t)(d.CheckInNew(Arrival{Name: "Sam Inventson"}))
	must(t)(d.CheckInNew(Arrival{Name: "Zoë Sampleton"}))
	must(t)(d.CountGuest())
	must(t)(d.CheckInNew(Arrival{Name: "Sam Fableton"}))
	must(t)(d.CheckInNew(Arrival{Name: "Cher"}))
	if got := wall(t, d).Next; !slices.Equal(got, []string{"1", "2", "3", "4", "5"}) {
		t.Errorf("numbers: %q", got)
	}
	s := d.Settings()
	s.WallNames = true
	must(t)(d.SetSettings(s))
	view := wall(t, d)
	if !slices.Equal(view.Next, []string{"Sam 1", "Zoë", "3", "Sam 4", "Cher"}) {
		t.Errorf("first names: %q", view.Next)
	}
	for _, more := range []string{"Inventson", "Sampleton", "Fableton", "Sam I", "Sam F"} {
		if strings.Contains(fmt.Sprint(view), more) {
			t.Errorf("the wall says %q", more)
		}
	}
	must(t)(d.FinishVisit(first.Visit, Finish{}))
	if got := wall(t, d).Next; !slices.Equal(got, []string{"Zoë", "3", "Sam", "Cher"}) {
		t.Errorf("after the first: %q", got)
	}
	for range 5 {
		must(t)(d.CountGuest())
	}
	if got := wall(t, d).Next; len(got) != wallNext {
		t.Errorf("%d stand on the wall", len(got))
	}
}

// Nothing of a person is on the wall when no surgery of today is open.
func TestTheWallWithoutASurgery(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	s := d.Settings()
	s.WallNames = true
	must(t)(d.SetSettings(s))
	if view := wall(t, d); view.Here || view.Title != "Social media surgery" || view.Hashtag != "" || len(view.Codes) != 0 {
		t.Errorf("nothing planned: %+v", view)
	}
	recoveryWeek(t, d)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Closes: "16:00", Words: surgery.SurgeryWords{Venue: "Made-up Hall", Hashtag: "OurDay", On: []string{"bluesky"}}}))
	must(t)(d.CheckInNew(Arrival{Name: "Zoë Sampleton"}))
	view := wall(t, d)
	if view.Title != "Social media surgery · today until 4pm · everyone welcome" || view.Hashtag != "#OurDay" || !slices.Equal(view.Next, []string{"Zoë"}) || len(view.Codes) != 1 {
		t.Errorf("open: %+v", view)
	}
	w.pass(24 * time.Hour) // it was left open overnight
	if view = wall(t, d); view.Here || len(view.Next) != 0 || view.Hashtag != "#LYPFTrecovery" {
		t.Errorf("left open: %+v", view)
	}
	must(t)(d.CloseSurgery(nil))
	view = wall(t, d)
	if view.Here || len(view.Next) != 0 || view.Title != "Recovery week" || view.Hashtag != "#LYPFTrecovery" {
		t.Errorf("closed: %+v", view)
	}
	if len(view.Codes) == 0 || view.Codes[0].QR.Modules < 21 || len(view.Codes[0].QR.Outline) == 0 {
		t.Errorf("codes %+v", view.Codes)
	}
}

func TestTheWallsEvents(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	week := recoveryWeek(t, d)
	for _, e := range []surgery.Event{
		event(d, week, surgery.BarometerEvent, "The word", "2026-11-23", "", ""),
		event(d, week, surgery.BlogEvent, "Over already", "2026-11-23", "", ""),
		event(d, week, surgery.ChatEvent, "This morning", "2026-11-24", "09:00", "10:00"),
		event(d, week, surgery.LivePosting, "Workshop", "2026-11-24", "12:30", "14:00"),
		event(d, week, surgery.ChatEvent, "A chat", "2026-11-24", "16:00", ""),
		event(d, week, surgery.TakeoverEvent, "A takeover", "2026-11-26", "", ""),
		event(d, week, surgery.ChatEvent, "Friday chat", "2026-11-27", "20:00", "21:00"),
	} {
		if e.Words.Title == "The word" {
			e.LastDay = "2026-11-27"
		}
		must(t)(d.SaveEvent(e))
	}
	want := []WallEvent{{true, "12.30pm to 2pm", "Workshop"}, {false, "4pm", "A chat"}, {false, "Thu all day", "A takeover"}}
	if got := wall(t, d).Events; !slices.Equal(got, want) {
		t.Errorf("on Tuesday at one: %+v", got)
	}
	w.now = time.Date(2026, 11, 24, 16, 59, 0, 0, time.UTC)
	if got := wall(t, d).Events; len(got) != 3 || got[0] != (WallEvent{true, "4pm", "A chat"}) {
		t.Errorf("within the hour: %+v", got)
	}
	w.now = time.Date(2026, 11, 26, 23, 0, 0, 0, time.UTC)
	want = []WallEvent{{true, "all day", "A takeover"}, {false, "Fri 8pm to 9pm", "Friday chat"}, {true, "All week", "The word"}}
	if got := wall(t, d).Events; !slices.Equal(got, want) {
		t.Errorf("on Thursday night: %+v", got)
	}
	w.now = time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	if got := wall(t, d).Events; len(got) != 0 {
		t.Errorf("when the week is over: %+v", got)
	}
}
