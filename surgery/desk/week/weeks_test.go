package week_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"socialmediasurgery/surgery"
	textsroom "socialmediasurgery/surgery/desk/texts"
	weekroom "socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/desk/world"
)

func TestAWeekWithItsEvents(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	if b := world.WeekBoard(t, d); b.Week != nil {
		t.Fatal("there is no week yet")
	}
	week := world.RecoveryWeek(t, d)
	chat := world.Event(d, week, surgery.ChatEvent, "A chat", "2026-11-25", "16:00", "17:00")
	chat.Words.Lead = "Made-up Mina"
	world.Must(t)(d.Week.SaveEvent(chat))
	talk := world.Event(d, week, surgery.LivePosting, "A workshop", "2026-11-25", "16:30", "18:00")
	talk.Words.Lead = "made-up MINA"
	world.Must(t)(d.Week.SaveEvent(talk))
	world.Must(t)(d.Week.SaveEvent(world.Event(d, week, surgery.BlogEvent, "A blog", "2026-11-23", "", "")))
	all := world.Event(d, week, surgery.BarometerEvent, "The word", "2026-11-23", "", "")
	all.LastDay = "2026-11-27"
	world.Must(t)(d.Week.SaveEvent(all))

	b := world.WeekBoard(t, d)
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
	world.Must(t)(d.Week.MoveEvent(wednesday[1].ID, "2026-11-26"))
	if b = world.WeekBoard(t, d); len(b.Warns) != 0 || len(b.Days[3].Events) != 1 || b.Undo != `Undo: change “A workshop”` {
		t.Errorf("%+v", b)
	}
	world.Must(t)(d.Week.RemoveEvent(wednesday[0].ID))
	world.Must(t)(d.Desk.History.Undo(""))
	world.Must(t)(d.Desk.History.Undo(""))
	if b = world.WeekBoard(t, d); len(b.Days[2].Events) != 2 {
		t.Errorf("after undoing: %+v", b.Days[2])
	}
}

func TestEventsKeepTheirClockTimeAcrossTheChangeOfClocks(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	w := world.New(t)
	w.Now = time.Date(2026, 10, 21, 12, 0, 0, 0, london) // clocks go back on the 25th
	d := w.Open(t)
	week, _ := d.Week.NewWeek("")
	week.Words.Title = "Before the clocks change"
	world.Must(t)(d.Week.SaveWeek(week, ""))
	now, _ := d.Week.Current()
	world.Must(t)(d.Week.SaveEvent(world.Event(d, now, surgery.ChatEvent, "A late chat", "2026-10-23", "23:30", "")))
	next, err := d.Week.NewWeek(now.ID)
	if err != nil {
		t.Fatal(err)
	}
	next.From, next.Until = "2026-10-26", "2026-10-30"
	world.Must(t)(d.Week.SaveWeek(next, now.ID))
	weeks, err := d.Week.Weeks()
	if err != nil || len(weeks) != 2 {
		t.Fatal(weeks, err)
	}
	b, err := d.Week.Board(weeks[0].ID)
	if err != nil || len(b.Days[4].Events) != 1 || b.Days[4].Events[0].When != "11.30pm" {
		t.Errorf("%+v %v", b.Days, err)
	}
	if at := b.Days[4].Events[0].Starts; !at.Equal(time.Date(2026, 10, 30, 23, 30, 0, 0, time.UTC)) {
		t.Errorf("at %v", at)
	}
}

func TestASurgeryOfTheWeek(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.RecoveryWeek(t, d)
	e := world.Event(d, week, surgery.SurgeryEvent, "Monthly surgery", "2026-11-24", "13:00", "16:00")
	e.Words.Place = "Made-up Hall"
	world.Must(t)(d.Week.SaveEvent(e))
	world.Must(t)(d.Week.SaveEvent(world.Event(d, week, surgery.ChatEvent, "A chat", "2026-11-25", "16:00", "17:00")))
	world.Must(t)(d.Week.SaveEvent(world.Event(d, week, surgery.BlogEvent, "Over already", "2026-11-23", "", "")))
	world.Must(t)(d.Start.StartEventSurgery(world.WeekBoard(t, d).Days[1].Events[0].ID))
	s, err := d.Desk.OpenSurgery()
	if err != nil || s.Words.Venue != "Made-up Hall" || s.Words.Hashtag != "LYPFTrecovery" || s.Opens != "13:00" || s.Closes != "16:00" {
		t.Fatalf("%+v %v", s, err)
	}
	if !world.WeekBoard(t, d).Days[1].Events[0].Open {
		t.Error("the card does not say that it is open")
	}
	p, err := d.WeekPrints.Handout("")
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
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if b := world.WeekBoard(t, d); b.Week == nil || b.Week.Words.Title != "Recovery week" || len(b.Days[1].Events) != 1 {
		t.Errorf("closing a surgery harmed its week: %+v", b)
	}
}

func TestAnEventsChecklist(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.RecoveryWeek(t, d)
	world.Must(t)(d.Week.SaveEvent(world.Event(d, week, surgery.TakeoverEvent, "A takeover", "2026-11-26", "", "")))
	id := world.WeekBoard(t, d).Days[3].Events[0].ID
	list, err := d.Week.EventList(id)
	if err != nil || list == nil || list.ID != "account-takeover" {
		t.Fatal(list, err)
	}
	world.Must(t)(d.Week.MarkEventStep(id, list.Steps[0].ID, surgery.Done))
	world.Must(t)(d.Week.MarkEventStep(id, list.Steps[1].ID, surgery.Done))
	if c := world.WeekBoard(t, d).Days[3].Events[0]; c.Done != 2 || c.Steps != len(list.Steps) {
		t.Errorf("%d of %d", c.Done, c.Steps)
	}
	if d.Desk.History.UndoLabel("") != `Undo: mark a step of “A takeover”` {
		t.Errorf("label %q", d.Desk.History.UndoLabel(""))
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if list, _ = d.Week.EventList(id); list.Done != 1 {
		t.Errorf("after undo %d done", list.Done)
	}
	for _, kind := range surgery.EventKinds {
		if name := weekroom.EventChecklist(kind); name != "" {
			if _, ok := d.Checklists.Lists().Get(name); !ok {
				t.Errorf("%s: no checklist %q", kind, name)
			}
		}
	}
}

func TestTextsAHostEdits(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	texts, err := d.Texts.Texts()
	if err != nil || len(texts) != len(textsroom.TextNames) || texts[0].Own || texts[0].Old {
		t.Fatalf("%+v %v", texts, err)
	}
	own := texts[0]
	own.Body, own.Checked = "You choose.\nYou can stop.", "2026-01-02"
	world.Must(t)(d.Texts.Save(own))
	p, err := d.WeekPrints.Handout("")
	if err != nil || !strings.Contains(p.Pages[0].Text(), "You can stop.") {
		t.Errorf("the handout has another text: %v", err)
	}
	if texts, _ = d.Texts.Texts(); !texts[0].Own || !texts[0].Old {
		t.Errorf("%+v", texts[0])
	}
	if _, err := d.Texts.Save(textsroom.Edited{Name: own.Name, Title: "x", Checked: "2026-01-02"}); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("an empty text: %v", err)
	}
	world.Must(t)(d.Texts.Shipped(own.Name))
	if texts, _ = d.Texts.Texts(); texts[0].Own {
		t.Error("not the shipped one again")
	}
}
