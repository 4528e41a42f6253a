package barometer_test

import (
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
)

// tallies returns what is to be ticked on paper for the week, by what it is about.
func tallies(t *testing.T, d *rooms.Rooms) (about []surgery.ID) {
	t.Helper()
	all, err := d.WeekPrints.List("")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if p.Kind == surgery.TallyPrint {
			about = append(about, p.About)
		}
	}
	return about
}

// A barometer of the week and its question are one thing: made from it, joined to it,
// with one tally.
func TestAQuestionIsMadeFromItsEvent(t *testing.T) {
	d := world.New(t).Open(t)
	w := world.RecoveryWeek(t, d)
	e := world.Event(d, w, surgery.BarometerEvent, "“What does recovery say to you?”", "2026-11-24", "", "")
	e.LastDay = "2026-11-26"
	event := world.Must(t)(d.Week.SaveEvent(e)).About
	if got := tallies(t, d); len(got) != 1 || got[0] != event {
		t.Errorf("before there is a question: %q", got)
	}

	b, err := d.Barometer.Of(event)
	if err != nil || b.ID != "" || b.Words.Question != "What does recovery say to you?" || b.From != "2026-11-24" || b.Until != "2026-11-26" {
		t.Fatalf("%+v %v", b, err)
	}
	b.Words.Answers = []surgery.Answer{{Text: "Much"}, {Text: "Little"}}
	b.Words.Question = "What does the word say to you?" // put otherwise
	question := world.Must(t)(d.Barometer.SaveOf(b, event)).About
	if again, err := d.Barometer.Of(event); err != nil || again.ID != question {
		t.Errorf("%+v %v", again, err)
	}
	if got := tallies(t, d); len(got) != 1 || got[0] != question {
		t.Errorf("two sheets for one thing: %q", got)
	}
	if one, err := d.WeekPrints.OfEvent(event); err != nil || one.Kind != surgery.TallyPrint || one.About != question {
		t.Errorf("the sheet of the event: %+v %v", one, err)
	}

	// One undo takes both back; taking the question out frees the event.
	world.Must(t)(d.Desk.History.Undo(""))
	if again, _ := d.Barometer.Of(event); again.ID != "" {
		t.Error("still joined")
	}
	world.Must(t)(d.Desk.History.Redo(""))
	world.Must(t)(d.Barometer.Remove(question))
	if again, err := d.Barometer.Of(event); err != nil || again.ID != "" {
		t.Errorf("joined to what is gone: %+v %v", again, err)
	}
}

// A week that starts from an earlier one asks anew.
func TestACopiedBarometerHasNoQuestionYet(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week := world.RecoveryWeek(t, d)
	e := world.Event(d, week, surgery.BarometerEvent, "The word", week.From, "", "")
	e.LastDay = week.Until
	event := world.Must(t)(d.Week.SaveEvent(e)).About
	b, err := d.Barometer.Of(event)
	if err != nil {
		t.Fatal(err)
	}
	b.Words.Question, b.Words.Answers = "What does it say?", []surgery.Answer{{Text: "Much"}, {Text: "Little"}}
	world.Must(t)(d.Barometer.SaveOf(b, event))
	next, err := d.Week.NewWeek(week.ID)
	if err != nil {
		t.Fatal(err)
	}
	next.From, next.Until = "2026-12-07", "2026-12-13"
	copied := world.Must(t)(d.Week.SaveWeek(next, week.ID)).About
	board, err := d.Week.Board(copied)
	if err != nil || len(board.AllWeek) != 1 || board.AllWeek[0].Words.Barometer != "" || board.AllWeek[0].LastDay != "2026-12-13" {
		t.Errorf("%+v %v", board.AllWeek, err)
	}
}
