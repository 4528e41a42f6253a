package desk

import (
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"socialmediasurgery/surgery"
)

// recoveryWeek adds a week of 23 to 27 November 2026; the world's day is its Tuesday.
func recoveryWeek(t *testing.T, d *Desk) *surgery.Week {
	t.Helper()
	w, err := d.NewWeek("")
	if err != nil || w.From != "2026-11-23" || w.Until != "2026-11-27" {
		t.Fatalf("%+v %v", w, err)
	}
	w.Words.Title, w.Words.Hashtags = "Recovery week", []string{"#LYPFTrecovery"}
	w.Words.Links = []surgery.WeekLink{{Opens: "Considering Lilies", Address: "example.org/considering-lilies"}}
	must(t)(d.SaveWeek(w, ""))
	now, err := d.CurrentWeek()
	if err != nil || now == nil {
		t.Fatal(now, err)
	}
	return now
}

func event(d *Desk, w *surgery.Week, kind surgery.EventKind, title, day, from, until string) surgery.Event {
	e := surgery.Event{Week: w.ID, Kind: kind, Day: day, Words: surgery.EventWords{Title: title}}
	if from != "" {
		e.Starts = d.EventTime(day, from)
	}
	if until != "" {
		e.Ends = d.EventTime(day, until)
	}
	return e
}

func weekBoard(t *testing.T, d *Desk) WeekBoard {
	t.Helper()
	b, err := d.WeekBoard("")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAWeekWithItsEvents(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	if b := weekBoard(t, d); b.Week != nil {
		t.Fatal("there is no week yet")
	}
	week := recoveryWeek(t, d)
	chat := event(d, week, surgery.ChatEvent, "A chat", "2026-11-25", "16:00", "17:00")
	chat.Words.Lead = "Made-up Mina"
	must(t)(d.SaveEvent(chat))
	talk := event(d, week, surgery.LivePosting, "A workshop", "2026-11-25", "16:30", "18:00")
	talk.Words.Lead = "made-up MINA"
	must(t)(d.SaveEvent(talk))
	must(t)(d.SaveEvent(event(d, week, surgery.BlogEvent, "A blog", "2026-11-23", "", "")))
	all := event(d, week, surgery.BarometerEvent, "The word", "2026-11-23", "", "")
	all.LastDay = "2026-11-27"
	must(t)(d.SaveEvent(all))

	b := weekBoard(t, d)
	if len(b.Days) != 5 || !b.Days[1].Today || len(b.AllWeek) != 1 || len(b.Days[0].Events) != 1 || len(b.Days[2].Events) != 2 {
		t.Fatalf("%+v", b)
	}
	wednesday := b.Days[2].Events
	if wednesday[0].When != "4pm to 5pm" || wednesday[0].Steps == 0 || b.Days[0].Events[0].When != "all day" {
		t.Errorf("%+v", wednesday[0])
	}
	if len(b.Warns) != 1 || !strings.Contains(wednesday[0].Clash, "A workshop") {
		t.Errorf("clashes %q, card %q", b.Warns, wednesday[0].Clash)
	}
	must(t)(d.MoveEvent(wednesday[1].ID, "2026-11-26"))
	if b = weekBoard(t, d); len(b.Warns) != 0 || len(b.Days[3].Events) != 1 || b.Undo != `Undo: change "A workshop"` {
		t.Errorf("%+v", b)
	}
	must(t)(d.RemoveEvent(wednesday[0].ID))
	must(t)(d.Undo(""))
	must(t)(d.Undo(""))
	if b = weekBoard(t, d); len(b.Days[2].Events) != 2 {
		t.Errorf("after undoing: %+v", b.Days[2])
	}
}

func TestEventsKeepTheirClockTimeAcrossTheChangeOfClocks(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	w.now = time.Date(2026, 10, 21, 12, 0, 0, 0, london) // clocks go back on the 25th
	d := w.open(t)
	week, _ := d.NewWeek("")
	week.Words.Title = "Before the clocks change"
	must(t)(d.SaveWeek(week, ""))
	now, _ := d.CurrentWeek()
	must(t)(d.SaveEvent(event(d, now, surgery.ChatEvent, "A late chat", "2026-10-23", "23:30", "")))
	next, err := d.NewWeek(now.ID)
	if err != nil {
		t.Fatal(err)
	}
	next.From, next.Until = "2026-10-26", "2026-10-30"
	must(t)(d.SaveWeek(next, now.ID))
	weeks, err := d.Weeks()
	if err != nil || len(weeks) != 2 {
		t.Fatal(weeks, err)
	}
	b, err := d.WeekBoard(weeks[0].ID)
	if err != nil || len(b.Days[4].Events) != 1 || b.Days[4].Events[0].When != "11.30pm" {
		t.Errorf("%+v %v", b.Days, err)
	}
	if at := b.Days[4].Events[0].Starts; !at.Equal(time.Date(2026, 10, 30, 23, 30, 0, 0, time.UTC)) {
		t.Errorf("at %v", at)
	}
}

func TestASurgeryOfTheWeek(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	week := recoveryWeek(t, d)
	e := event(d, week, surgery.SurgeryEvent, "Monthly surgery", "2026-11-24", "13:00", "16:00")
	e.Words.Place = "Made-up Hall"
	must(t)(d.SaveEvent(e))
	must(t)(d.SaveEvent(event(d, week, surgery.ChatEvent, "A chat", "2026-11-25", "16:00", "17:00")))
	must(t)(d.SaveEvent(event(d, week, surgery.BlogEvent, "Over already", "2026-11-23", "", "")))
	must(t)(d.StartEventSurgery(weekBoard(t, d).Days[1].Events[0].ID))
	s, err := d.OpenSurgery()
	if err != nil || s.Words.Venue != "Made-up Hall" || s.Words.Hashtag != "LYPFTrecovery" || s.Opens != "13:00" || s.Closes != "16:00" {
		t.Fatalf("%+v %v", s, err)
	}
	if !weekBoard(t, d).Days[1].Events[0].Open {
		t.Error("the card does not say that it is open")
	}
	p, err := d.WeekHandout("")
	if err != nil {
		t.Fatal(err)
	}
	text := p.Pages[0].Text()
	for _, said := range []string{"Wed 4pm to 5pm", "A chat", "Considering Lilies", "#LYPFTrecovery"} {
		if !strings.Contains(text, said) {
			t.Errorf("the handout does not say %q:\n%s", said, text)
		}
	}
	if strings.Contains(text, "Over already") {
		t.Error("the handout lists what is over")
	}
	must(t)(d.CloseSurgery(nil))
	if b := weekBoard(t, d); b.Week == nil || b.Week.Words.Title != "Recovery week" || len(b.Days[1].Events) != 1 {
		t.Errorf("closing a surgery harmed its week: %+v", b)
	}
}

func TestAnEventsChecklist(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	week := recoveryWeek(t, d)
	must(t)(d.SaveEvent(event(d, week, surgery.TakeoverEvent, "A takeover", "2026-11-26", "", "")))
	id := weekBoard(t, d).Days[3].Events[0].ID
	list, err := d.EventList(id)
	if err != nil || list == nil || list.ID != "account-takeover" {
		t.Fatal(list, err)
	}
	must(t)(d.MarkEventStep(id, list.Steps[0].ID, surgery.Done))
	must(t)(d.MarkEventStep(id, list.Steps[1].ID, surgery.Done))
	if c := weekBoard(t, d).Days[3].Events[0]; c.Done != 2 || c.Steps != len(list.Steps) {
		t.Errorf("%d of %d", c.Done, c.Steps)
	}
	if d.UndoLabel("") != `Undo: mark a step of "A takeover"` {
		t.Errorf("label %q", d.UndoLabel(""))
	}
	must(t)(d.Undo(""))
	if list, _ = d.EventList(id); list.Done != 1 {
		t.Errorf("after undo %d done", list.Done)
	}
	for _, kind := range surgery.EventKinds {
		if name := EventChecklist(kind); name != "" {
			if _, ok := d.lists().Get(name); !ok {
				t.Errorf("%s: no checklist %q", kind, name)
			}
		}
	}
}

func TestTextsAHostEdits(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	texts, err := d.Texts()
	if err != nil || len(texts) != len(TextNames) || texts[0].Own || texts[0].Old {
		t.Fatalf("%+v %v", texts, err)
	}
	own := texts[0]
	own.Body, own.Checked = "You choose.\nYou can stop.", "2026-01-02"
	must(t)(d.SaveText(own))
	p, err := d.WeekHandout("")
	if err != nil || !strings.Contains(p.Pages[0].Text(), "You can stop.") {
		t.Errorf("the handout has another text: %v", err)
	}
	if texts, _ = d.Texts(); !texts[0].Own || !texts[0].Old {
		t.Errorf("%+v", texts[0])
	}
	if _, err := d.SaveText(EditedText{Name: own.Name, Title: "x", Checked: "2026-01-02"}); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("an empty text: %v", err)
	}
	must(t)(d.ShippedText(own.Name))
	if texts, _ = d.Texts(); texts[0].Own {
		t.Error("not the shipped one again")
	}
}

func TestBookings(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	must(t)(d.CheckInNew(Arrival{Name: "José Pretend", SavePlace: true}))
	must(t)(d.CloseSurgery(nil))
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	list := []Booking{{Name: "jose pretend", Day: "2026-11-24", At: "14:00"}, {Name: "Nia Madeup", Day: "2026-11-24"},
		{Name: "nia  madeup", Day: "2026-11-24"}, {Name: "Later Sample", Day: "2026-12-29"}}
	rows, err := d.PreviewBookings(list, nil)
	if err != nil || rows[0].Standing != BookedKnown || rows[1].Standing != BookedNew || rows[2].Standing != BookedTwice || rows[3].Standing != BookedNew {
		t.Fatalf("%+v %v", rows, err)
	}
	if done := must(t)(d.ImportBookings(rows)); done.Notice != "3 bookings are taken in." {
		t.Errorf("notice %q", done.Notice)
	}
	if n, err := d.ExpectedCount(); err != nil || n != 2 {
		t.Errorf("expected %d %v", n, err)
	}
	found, err := d.Search("nia")
	if err != nil || len(found.Rows) != 1 || found.Rows[0].Detail != "booked for today" || found.Chosen != 0 {
		t.Fatalf("%+v %v", found, err)
	}
	if found, _ = d.Search("jose"); !strings.HasPrefix(found.Rows[0].Detail, "booked for today at 2pm · last here") {
		t.Errorf("%+v", found.Rows)
	}
	c, err := d.Closing()
	if err != nil || c.NamesGo != 1 { // Nia did not come; the one booked for December stays
		t.Errorf("%+v %v", c, err)
	}
	must(t)(d.CloseSurgery(nil))
	names := []string{}
	for _, n := range []string{"nia", "later", "jose"} {
		if found, _ := d.Search(n); len(found.Rows) > 0 {
			names = append(names, n)
		}
	}
	if !slices.Equal(names, []string{"later", "jose"}) {
		t.Errorf("still known: %v", names)
	}
}
