package reports_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/report"
)

// tally is what should be counted, kept by hand beside the desk.
type tally struct {
	kiosk, paper map[string]int
	polls        map[string]map[string]int // by name, as last taken in
	in           []string                  // names of the polls that are in
	past, undone [][]string                // what was in before each change of that
}

func (h *tally) change(in []string) {
	h.past, h.undone, h.in = append(h.past, h.in), nil, in
}

// back undoes (or, the other way round, does again) the latest change of the polls.
func (h *tally) back(from, to *[][]string) {
	last := len(*from) - 1
	*to = append(*to, h.in)
	h.in, *from = (*from)[last], (*from)[:last]
}

func (h *tally) online() map[string]int {
	sums := map[string]int{}
	for _, name := range h.in {
		for answer, n := range h.polls[name] {
			sums[answer] += n
		}
	}
	return sums
}

// Whatever is taken in, taken in again, taken out, undone, done again and put
// right by a minus, the barometer and the reports say what was counted by hand.
func TestTheBarometerAndTheReportsStayRight(t *testing.T) {
	world.Thorough()
	rapid.Check(t, func(rt *rapid.T) {
		w := world.New(t)
		d := w.Thrown(t)
		world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
		b := world.Asks(t, d)
		if err := d.Desk.History.End(); err != nil { // of the question itself
			rt.Fatal(err)
		}
		h := &tally{kiosk: map[string]int{}, paper: map[string]int{}, polls: map[string]map[string]int{}}
		for range rapid.IntRange(1, 25).Draw(rt, "changes") {
			h.happens(t, rt, d, b)
			h.holds(rt, d, b)
		}
		world.Must(t)(d.Closing.CloseSurgery(nil))
		h.holds(rt, d, b)
		if err := d.Desk.Store().Rebuild(); err != nil {
			rt.Fatal(err)
		}
		h.holds(rt, d, b)
		if err := d.Desk.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}

func (h *tally) happens(t *testing.T, rt *rapid.T, d *rooms.Rooms, b *surgery.Barometer) {
	answer := barometer.Offered(b)[rapid.IntRange(0, 6).Draw(rt, "answer")].ID
	switch rapid.SampledFrom([]string{"kiosk", "paper", "minus", "poll", "poll", "out", "undo", "redo"}).Draw(rt, "what") {
	case "kiosk":
		for range rapid.IntRange(1, 12).Draw(rt, "people") {
			world.Must(t)(d.Barometer.Answer(b.ID, surgery.KioskAnswers, answer, "", false))
			h.kiosk[answer]++
		}
	case "paper":
		for range rapid.IntRange(1, 12).Draw(rt, "slips") {
			world.Must(t)(d.Barometer.CountPaper(b.ID, "2026-11-23", answer, 1))
			h.paper[answer]++
		}
	case "minus":
		_, err := d.Barometer.CountPaper(b.ID, "2026-11-23", answer, -1)
		if (err == nil) != (h.paper[answer] > 0) {
			rt.Fatalf("of %d one more is taken away: %v", h.paper[answer], err)
		}
		h.paper[answer] = max(0, h.paper[answer]-1)
	case "poll":
		// One that is in, or another: of a name that was taken out it would be new,
		// and undoing would bring the old one back.
		name := rapid.SampledFrom(append(slices.Clone(h.in), fmt.Sprintf("Poll %d", len(h.polls)+1))).Draw(rt, "name")
		votes := map[string]int{answer: rapid.IntRange(1, 40).Draw(rt, "votes")}
		world.Must(t)(d.Barometer.ImportPoll(b.ID, name, "2026-11-24", world.Polled(b, "2026-11-24", votes)))
		if !slices.Contains(h.in, name) {
			h.change(append(slices.Clone(h.in), name))
		}
		h.polls[name] = votes
	case "out":
		now := world.Results(t, d, b.ID)
		for _, p := range now.PollNames()[:min(1, len(now.PollNames()))] {
			world.Must(t)(d.Barometer.RemovePoll(b.ID, p.ID))
			h.change(slices.DeleteFunc(slices.Clone(h.in), func(name string) bool { return name == p.Name }))
		}
	case "undo":
		if len(h.past) > 0 {
			world.Must(t)(d.Desk.History.Undo(""))
			h.back(&h.past, &h.undone)
		}
	case "redo":
		if len(h.undone) > 0 {
			world.Must(t)(d.Desk.History.Redo(""))
			h.back(&h.undone, &h.past)
		}
	}
}

// holds holds the barometer and the report against what was counted by hand.
func (h *tally) holds(rt *rapid.T, d *rooms.Rooms, b *surgery.Barometer) {
	rt.Helper()
	r, err := d.Barometer.Results(b.ID)
	if err != nil {
		rt.Fatal(err)
	}
	people := 0
	for source, want := range map[surgery.AnswerSource]map[string]int{surgery.PaperAnswers: h.paper, surgery.OnlineAnswers: h.online(), surgery.KioskAnswers: h.kiosk} {
		for _, n := range want {
			people += n
		}
		if source == surgery.KioskAnswers && r.Waiting > 0 || !r.Shown {
			continue
		}
		for i, n := range r.From(source) {
			if n != want[r.Answers[i].ID] {
				rt.Fatalf("%s: %d said %q, counted by hand %v", source, n, r.Answers[i].Text, want)
			}
		}
	}
	if r.People+r.Waiting != people {
		rt.Fatalf("%d and %d people, counted by hand %d", r.People, r.Waiting, people)
	}
	for _, kind := range []report.Kind{report.Week, report.Month, report.Year} {
		one, err := d.Reports.Report(kind, "")
		if err != nil {
			rt.Fatal(err)
		}
		if one.Now.Barometer != people {
			rt.Fatalf("the report of a %s says %d answers, counted by hand %d", kind, one.Now.Barometer, people)
		}
	}
}

// Somebody who is erased in the middle of their surgery, or days after it, is no
// guest: each number stays, on the screen and in what leaves.
func TestErasingSomebodyLeavesTheNumbersRight(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	w.Now = time.Date(2026, 11, 23, 13, 0, 0, 0, time.UTC)
	world.Must(t)(d.Week.SaveWeek(surgery.Week{From: "2026-11-23", Until: "2026-11-27", Words: surgery.WeekWords{Title: "Invented Week"}}, ""))
	week, err := d.Week.Current()
	if err != nil {
		t.Fatal(err)
	}
	start := func() {
		world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Week: week.ID, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	}
	person := func(name string) surgery.ID {
		found := world.Search(t, d, strings.ToLower(name))
		if len(found.Rows) == 0 {
			t.Fatal("nobody called", name)
		}
		return found.Rows[0].Attendee
	}
	erase := func(what, name string) {
		t.Helper()
		before := world.Reported(t, d, report.Week, "").Now
		if _, _, err := d.People.ErasePeople([]surgery.ID{person(name)}); err != nil {
			t.Fatal(err)
		}
		if after := world.Reported(t, d, report.Week, "").Now; !reflect.DeepEqual(before, after) {
			t.Errorf("%s: before\n%+v\nafter\n%+v", what, before, after)
		}
	}
	start()
	world.Arrive(t, d, "Zebedee Quux", true)
	world.Arrive(t, d, "Mordecai Frobnicate", true)
	world.Arrive(t, d, "Wanda Fable", false)
	world.Must(t)(d.Today.CountGuest())
	erase("here today, and not saved", "Wanda")
	world.Must(t)(d.Closing.CloseSurgery(nil))
	w.Pass(24 * time.Hour)
	start()
	world.Must(t)(d.Today.CheckIn(person("Mordecai")))
	erase("came again, and is here", "Mordecai")
	erase("was here yesterday", "Zebedee")
	world.Must(t)(d.Closing.CloseSurgery(nil))
	w.Pass(7 * 24 * time.Hour)
	now := world.Reported(t, d, report.Week, "").Now
	for row, want := range map[report.Key]int{report.Visits: 5, report.New: 3, report.Returning: 1, report.Guests: 1} {
		if now.N(row) != want {
			t.Errorf("%v: %d, want %d", row, now.N(row), want)
		}
	}
	period, surgeries, err := reports.AskedFor(d.Reports, report.Week, "")
	if err != nil {
		t.Fatal(err)
	}
	settled, err := d.Desk.Store().Settled(period.Surgeries...)
	if err != nil {
		t.Fatal(err)
	}
	told := report.Records{Visits: settled.Visits}
	told.Surgeries = append(told.Surgeries, surgeries...)
	log := report.Count(told)
	for _, row := range []report.Key{report.Visits, report.New, report.Returning, report.Guests} {
		if log.N(row) != now.N(row) {
			t.Errorf("%v: %d leave, %d are on the screen", row, log.N(row), now.N(row))
		}
	}
}
