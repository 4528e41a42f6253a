package story_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// aQuestion is a barometer of the week, and its first two answers.
func aQuestion(t testing.TB, d *rooms.Rooms, week surgery.ID) (id surgery.ID, first, second string) {
	t.Helper()
	id = world.Must(t)(d.Barometer.Save(surgery.Barometer{Week: week, From: "2026-11-23", Until: "2026-11-27",
		Words: surgery.BarometerWords{Word: "recovery", Question: "What is it?", Answers: []surgery.Answer{{Text: "A way"}, {Text: "A place"}}}})).About
	r, err := d.Barometer.Results(id)
	if err != nil {
		t.Fatal(err)
	}
	return id, r.Answers[0].ID, r.Answers[1].ID
}

func count(t testing.TB, d *rooms.Rooms, id surgery.ID, answer string, n int) {
	t.Helper()
	for range n {
		world.Must(t)(d.Barometer.CountPaper(id, "2026-11-24", answer, 1))
	}
}

func TestAStoryTellsResultsOfTenAndRounded(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week, _ := world.AWeek(t, d)
	id, first, second := aQuestion(t, d, week)
	count(t, d, id, first, 9)
	if text := told(t, d, week); strings.Contains(text, "What is it?") {
		t.Errorf("nine are told:\n%s", text)
	}
	if p := world.Story(t, d).Parts[2]; p.Key != "barometer" || p.Empty == "" {
		t.Errorf("%+v", p)
	}
	count(t, d, id, second, 4)
	text := told(t, d, week)
	for _, want := range []string{"What is it?", "At least 10 people", "| A way | 5 |", "| A place | fewer than 5 |", "Numbers are rounded"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for _, never := range []string{"| 9 |", "| 4 |", "13"} {
		if strings.Contains(text, never) {
			t.Errorf("%q is told:\n%s", never, text)
		}
	}
	if p := world.Story(t, d).Parts[2]; p.Empty != "" {
		t.Errorf("%+v", p)
	}
}

func TestAStoryTellsNumbersWhenTheWeekIsOver(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	week, event := world.AWeek(t, d)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Week: week, Event: event, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	for i := range 12 {
		world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Invented Person%d", i)}))
	}
	for range 3 {
		world.Must(t)(d.Today.CountGuest())
	}
	never := func(when string) {
		t.Helper()
		if text := told(t, d, week); strings.Contains(text, "In numbers") {
			t.Errorf("%s there are numbers:\n%s", when, text)
		}
	}
	never("while it is open")
	world.Must(t)(d.Closing.CloseSurgery(nil))
	never("before the week is over")
	w.Pass(7 * 24 * time.Hour)
	text := told(t, d, week)
	for _, want := range []string{"In numbers", "15 visits, at 1 surgery.", "| New | 10 |", "| Guests, no name | fewer than 5 |", "rounded down to 5"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for _, never := range []string{"12 ", "Got going", "Hours recorded", "Person1", "Invented Person"} {
		if strings.Contains(strings.ReplaceAll(text, "1 December", ""), never) {
			t.Errorf("%q is told:\n%s", never, text)
		}
	}
}
