package demo_test

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/report"
)

// That its numbers are what SQL counts, a test of the store says.
func TestTheLargeWeekIsAsLargeAsItSays(t *testing.T) {
	w := world.New(t)
	w.Now = time.Date(2026, 11, 25, 15, 20, 0, 0, time.UTC) // any day is the last of it
	d := w.Thrown(t)
	if err := d.Demo.FillLarge(); err != nil {
		t.Fatal(err)
	}
	week := world.Reported(t, d, report.Week, "")
	if n := week.Now; n.Surgeries != 5 || n.N(report.Visits) != 400 || n.N(report.Returning) != 40 || n.N(report.Guests) != 100 || n.Waits.Known < 390 {
		t.Errorf("%+v", n)
	}
	if h := week.Now.Hours; week.Before == nil || h.Recorded < 100*time.Hour || h.NotEnded != 4 || h.Unknown != 0 || week.Now.N(report.SurgeonsHere) != 9 {
		t.Errorf("%+v", h)
	}
	board, err := d.Barometer.Board("")
	if err != nil || len(board.Questions) != 1 || board.Questions[0].People != 900 {
		t.Errorf("%+v %v", board, err)
	}
	log, err := d.Learning.Log(learning.Filter{})
	if err != nil || log.All != 120 || log.Unsorted == 0 {
		t.Error(log.All, log.Unsorted, err)
	}
	b := boardOf(t, d)
	if len(b.Waiting) < 3 || len(b.Helped) < 4 || len(b.Finished) < 50 {
		t.Error(len(b.Waiting), len(b.Helped), len(b.Finished))
	}
	world.Refused(t, d.Demo.FillLarge(), surgery.Conflict, "demo.not_empty")
}

func boardOf(t testing.TB, d *rooms.Rooms) today.Board {
	t.Helper()
	b, err := d.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// On whatever day it is tried, the made-up week has answers of every source, of
// which results are shown, entries of every kind, and a story.
func TestTheMadeUpWeekAnswersItsThreeQuestions(t *testing.T) {
	for day := 23; day <= 29; day++ {
		w := world.New(t)
		w.Now = time.Date(2026, 11, day, 14, 0, 0, 0, time.UTC)
		d := w.Thrown(t)
		if err := d.Demo.Fill(); err != nil {
			t.Fatal(err)
		}
		board, err := d.Barometer.Board("")
		if err != nil || len(board.Questions) != 1 {
			t.Fatal(board, err)
		}
		q := board.Questions[0]
		r := world.Results(t, d, q.ID)
		if !q.Open || !r.Shown || len(r.Sources()) != 3 || q.People != 99 || len(r.Days()) != min(day-22, 7) {
			t.Errorf("%s: %d people from %v on %v", w.Now, q.People, r.Sources(), r.Days())
		}
		own, err := d.Barometer.OwnWords(q.ID, true)
		if err != nil || len(own.Words) != 8 || own.Hidden != 1 || !slices.ContainsFunc(own.Words, func(o barometer.OwnWord) bool { return !o.Share }) {
			t.Errorf("%s: %+v %v", w.Now, own, err)
		}
		log, err := d.Learning.Log(learning.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		kinds, events := map[surgery.LearningKind]int{}, 0
		for _, l := range log.Rows {
			kinds[l.Kind]++
			if l.Event != "" {
				events++
			}
			if l.Day > d.Desk.Today() || (l.Kind == surgery.Quote) != (l.Permitted != "") {
				t.Errorf("%s: %+v", w.Now, l)
			}
		}
		if len(kinds) != len(surgery.LearningKinds)+1 || kinds[""] != 1 || log.All != 15 || day > 23 && events < 4 {
			t.Errorf("%s: %v, %d of events", w.Now, kinds, events)
		}
		story := world.Story(t, d)
		if in := len(story.Chosen()); in != 11 || len(story.Entries) != 13 || story.Story.Words.Thanks == "" {
			t.Errorf("%s: %d of %d told", w.Now, in, len(story.Entries))
		}
		last := world.Reported(t, d, report.OneSurgery, "")
		if last.Before == nil || last.Then.Hours.RecordedBy != 3 || last.Then.Hours.EstimatedBy != 1 || last.Then.N(report.More) < 5 {
			t.Errorf("%s: %+v", w.Now, last.Then)
		}
	}
}

// BenchmarkDemo is what the window of a made-up week waits for.
func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		w := world.New(b)
		if err := w.Thrown(b).Demo.Fill(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLargeStory makes the PDF of the large week's story, numbers, barometer
// and 100 entries and all, from the records on.
func BenchmarkLargeStory(b *testing.B) {
	w := world.New(b)
	w.Now = time.Date(2026, 11, 27, 15, 20, 0, 0, time.UTC)
	d := w.Thrown(b)
	if err := d.Demo.FillLarge(); err != nil {
		b.Fatal(err)
	}
	world.Must(b)(d.Closing.CloseSurgery(nil))
	week, err := d.Week.Current()
	if err != nil {
		b.Fatal(err)
	}
	w.Pass(7 * 24 * time.Hour)
	for b.Loop() {
		p, err := d.Story.Paper(week.ID, "")
		if err != nil || len(p.Pages) < 5 {
			b.Fatal(len(p.Pages), err)
		}
		if _, err := d.Prints.ToFolder(p, ""); err != nil {
			b.Fatal(err)
		}
	}
}
