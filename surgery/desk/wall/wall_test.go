package wall_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	wallroom "socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/desk/world"
)

func wall(t *testing.T, d *rooms.Rooms) wallroom.Wall {
	t.Helper()
	view, err := d.Wall.View()
	if err != nil {
		t.Fatal(err)
	}
	return view
}

func TestTheWallSaysNumbersAndAtMostFirstNames(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	first := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Inventson"}))
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton"}))
	world.Must(t)(d.Today.CountGuest())
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Fableton"}))
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Cher"}))
	if got := wall(t, d).Next; !slices.Equal(got, []string{"1", "2", "3", "4", "5"}) {
		t.Errorf("numbers: %q", got)
	}
	s := d.Settings.Settings()
	s.WallNames = true
	world.Must(t)(d.Settings.Set(s))
	view := wall(t, d)
	if !slices.Equal(view.Next, []string{"Sam 1", "Zoë", "3", "Sam 4", "Cher"}) {
		t.Errorf("first names: %q", view.Next)
	}
	for _, more := range []string{"Inventson", "Sampleton", "Fableton", "Sam I", "Sam F"} {
		if strings.Contains(fmt.Sprint(view), more) {
			t.Errorf("the wall says %q", more)
		}
	}
	world.Must(t)(d.Visit.FinishVisit(first.Visit, visit.Finish{}))
	if got := wall(t, d).Next; !slices.Equal(got, []string{"Zoë", "3", "Sam", "Cher"}) {
		t.Errorf("after the first: %q", got)
	}
	for range 5 {
		world.Must(t)(d.Today.CountGuest())
	}
	if got := wall(t, d).Next; len(got) != wallroom.WallNext {
		t.Errorf("%d stand on the wall", len(got))
	}
}

// Nothing of a person is on the wall when no surgery of today is open.
func TestTheWallWithoutASurgery(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	s := d.Settings.Settings()
	s.WallNames = true
	world.Must(t)(d.Settings.Set(s))
	if view := wall(t, d); view.Here || view.Title != "Social media surgery" || view.Hashtag != "" || len(view.Codes) != 0 {
		t.Errorf("nothing planned: %+v", view)
	}
	world.RecoveryWeek(t, d)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Closes: "16:00", Words: surgery.SurgeryWords{Venue: "Made-up Hall", Hashtag: "OurDay", On: []string{"bluesky"}}}))
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zoë Sampleton"}))
	view := wall(t, d)
	if view.Title != "Social media surgery · today until 4pm · everyone welcome" || view.Hashtag != "#OurDay" || !slices.Equal(view.Next, []string{"Zoë"}) || len(view.Codes) != 1 {
		t.Errorf("open: %+v", view)
	}
	w.Pass(24 * time.Hour) // it was left open overnight
	if view = wall(t, d); view.Here || len(view.Next) != 0 || view.Hashtag != "#LYPFTrecovery" {
		t.Errorf("left open: %+v", view)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	view = wall(t, d)
	if view.Here || len(view.Next) != 0 || view.Title != "Recovery week" || view.Hashtag != "#LYPFTrecovery" {
		t.Errorf("closed: %+v", view)
	}
	if len(view.Codes) == 0 || view.Codes[0].QR.Modules < 21 || len(view.Codes[0].QR.Outline) == 0 {
		t.Errorf("codes %+v", view.Codes)
	}
}

func TestTheWallsEvents(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.RecoveryWeek(t, d)
	for _, e := range []surgery.Event{
		world.Event(d, week, surgery.BarometerEvent, "The word", "2026-11-23", "", ""),
		world.Event(d, week, surgery.BlogEvent, "Over already", "2026-11-23", "", ""),
		world.Event(d, week, surgery.ChatEvent, "This morning", "2026-11-24", "09:00", "10:00"),
		world.Event(d, week, surgery.LivePosting, "Workshop", "2026-11-24", "12:30", "14:00"),
		world.Event(d, week, surgery.ChatEvent, "A chat", "2026-11-24", "16:00", ""),
		world.Event(d, week, surgery.TakeoverEvent, "A takeover", "2026-11-26", "", ""),
		world.Event(d, week, surgery.ChatEvent, "Friday chat", "2026-11-27", "20:00", "21:00"),
	} {
		if e.Words.Title == "The word" {
			e.LastDay = "2026-11-27"
		}
		world.Must(t)(d.Week.SaveEvent(e))
	}
	want := []wallroom.Event{{true, "12.30pm to 2pm", "Workshop"}, {false, "4pm", "A chat"}, {false, "Thu all day", "A takeover"}}
	if got := wall(t, d).Events; !slices.Equal(got, want) {
		t.Errorf("on Tuesday at one: %+v", got)
	}
	w.Now = time.Date(2026, 11, 24, 16, 59, 0, 0, time.UTC)
	if got := wall(t, d).Events; len(got) != 3 || got[0] != (wallroom.Event{true, "4pm", "A chat"}) {
		t.Errorf("within the hour: %+v", got)
	}
	w.Now = time.Date(2026, 11, 26, 23, 0, 0, 0, time.UTC)
	want = []wallroom.Event{{true, "all day", "A takeover"}, {false, "Fri 8pm to 9pm", "Friday chat"}, {true, "All week", "The word"}}
	if got := wall(t, d).Events; !slices.Equal(got, want) {
		t.Errorf("on Thursday night: %+v", got)
	}
	w.Now = time.Date(2026, 11, 28, 9, 0, 0, 0, time.UTC)
	if got := wall(t, d).Events; len(got) != 0 {
		t.Errorf("when the week is over: %+v", got)
	}
}

// On the day before a week, and some before that, the wall says when it starts, with
// its hashtag and codes.
func TestTheWallBeforeAWeek(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.RecoveryWeek(t, d)
	for _, e := range []surgery.Event{
		world.Event(d, week, surgery.BlogEvent, "First of all", "2026-11-23", "09:00", ""),
		world.Event(d, week, surgery.SurgeryEvent, "Drop-in", "2026-11-24", "13:00", "16:00"),
	} {
		world.Must(t)(d.Week.SaveEvent(e))
	}
	w.Now = time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC)
	view := wall(t, d)
	if view.Title != "Recovery week" || view.Starts != "Starts tomorrow, Monday 23 November" || view.Hashtag != "#LYPFTrecovery" || len(view.Codes) < 2 || len(view.Events) != 2 || view.Events[0].When != "Mon 9am" {
		t.Errorf("the day before: %+v", view)
	}
	if last := view.Codes[len(view.Codes)-1]; last.Opens != "Next surgery: Tuesday 24 November, 1pm" || last.QR.Alt != "QR code that puts it into the calendar of a phone" {
		t.Errorf("the surgery of the week: %+v", last.Opens)
	}
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if view = wall(t, d); !view.Here || view.Starts != "Recovery week starts tomorrow, Monday 23 November" || view.Hashtag != "#LYPFTrecovery" {
		t.Errorf("at a surgery the day before: %+v", view)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	for day, want := range map[string]string{"2026-11-17": "Starts on Monday 23 November", "2026-11-16": ""} {
		w.Now, _ = time.Parse(time.DateOnly, day)
		if got := wall(t, d).Starts; got != want {
			t.Errorf("%s: %q", day, got)
		}
	}
	w.Now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	if got := wall(t, d).Starts; got != "" {
		t.Errorf("on its first day: %q", got)
	}
}

// The next surgery's code is short enough to be scanned from as far as the others; the
// guests' network is there when the host says so, and gone while locked.
func TestCodesForAPhoneWithoutANetwork(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	if _, err := d.Lock.SetPassphrase(nil, []byte("seven made-up otters juggle"), false); err != nil {
		t.Fatal(err)
	}
	s := surgery.Surgery{Kind: surgery.Monthly, Opens: "13:00", Closes: "15:00", NextDay: "2026-12-29", NextTime: "13:00", Words: surgery.SurgeryWords{
		Venue: "The Made-up Hall of a Long Name, Nowhere Street", WiFi: surgery.WiFi{Name: "Made-up Guests", Key: "eight otters", OnWall: true}}}
	world.Must(t)(d.Start.StartSurgery(s))
	view := wall(t, d)
	if len(view.Codes) != 2 || view.Codes[0].Opens != "Next surgery: Tuesday 29 December, 1pm" || view.Codes[0].QR.Modules > 41 ||
		view.Codes[1].Opens != "Guest Wi-Fi: Made-up Guests" || view.Codes[1].QR.Alt != "QR code that joins the Wi-Fi" {
		t.Errorf("%+v", view.Codes)
	}
	if got := fmt.Sprintf("%v %+v %#v", view, d.Desk.Surgery().Words, *d.Desk.Surgery()); strings.Contains(got, "otters") {
		t.Error("the password is in words")
	}
	d.Desk.Lock()
	if view = wall(t, d); len(view.Codes) != 1 || view.Codes[0].Opens != "Next surgery: Tuesday 29 December, 1pm" {
		t.Errorf("locked: %+v", view.Codes)
	}
	if err := d.Lock.Unlock([]byte("seven made-up otters juggle")); err != nil {
		t.Fatal(err)
	}
	if view = wall(t, d); len(view.Codes) != 2 {
		t.Errorf("unlocked: %+v", view.Codes)
	}
	s.Words.WiFi.OnWall = false
	world.Must(t)(d.Start.EditSurgery(s))
	if view = wall(t, d); len(view.Codes) != 1 {
		t.Errorf("unticked: %+v", view.Codes)
	}
}
