package desk

import (
	"slices"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/report"
)

// thrown opens a desk whose records are thrown away, with the world's clock.
func (w *world) thrown(t testing.TB) *Desk {
	t.Helper()
	d, err := Open(Options{Folder: w.folder, Files: assets.Files(), Temporary: true, Now: func() time.Time { return w.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// That its numbers are what SQL counts, a test of the store says.
func TestTheLargeWeekIsAsLargeAsItSays(t *testing.T) {
	w := newWorld(t)
	w.now = time.Date(2026, 11, 25, 15, 20, 0, 0, time.UTC) // any day is the last of it
	d := w.thrown(t)
	if err := d.DemoLarge(); err != nil {
		t.Fatal(err)
	}
	week := reported(t, d, report.Week, "")
	if n := week.Now; n.Surgeries != 5 || n.N(report.Visits) != 400 || n.N(report.Returning) != 40 || n.N(report.Guests) != 100 || n.Waits.Known < 390 {
		t.Errorf("%+v", n)
	}
	if h := week.Now.Hours; week.Before == nil || h.Recorded < 100*time.Hour || h.NotEnded != 4 || h.Unknown != 0 || week.Now.N(report.SurgeonsHere) != 9 {
		t.Errorf("%+v", h)
	}
	board, err := d.BarometerBoard("")
	if err != nil || len(board.Questions) != 1 || board.Questions[0].People != 900 {
		t.Errorf("%+v %v", board, err)
	}
	log, err := d.LearningLog(LearningFilter{})
	if err != nil || log.All != 120 || log.Unsorted == 0 {
		t.Error(log.All, log.Unsorted, err)
	}
	b := boardOf(t, d)
	if len(b.Waiting) < 3 || len(b.Helped) < 4 || len(b.Finished) < 50 {
		t.Error(len(b.Waiting), len(b.Helped), len(b.Finished))
	}
	refused(t, d.DemoLarge(), surgery.Conflict, "demo.not_empty")
}

func boardOf(t testing.TB, d *Desk) Board {
	t.Helper()
	b, err := d.Board()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// On whatever day it is tried, the made-up week has answers of every source, of
// which results are shown, entries of every kind, and a story.
func TestTheMadeUpWeekAnswersItsThreeQuestions(t *testing.T) {
	for day := 23; day <= 29; day++ {
		w := newWorld(t)
		w.now = time.Date(2026, 11, day, 14, 0, 0, 0, time.UTC)
		d := w.thrown(t)
		if err := d.Demo(); err != nil {
			t.Fatal(err)
		}
		board, err := d.BarometerBoard("")
		if err != nil || len(board.Questions) != 1 {
			t.Fatal(board, err)
		}
		q := board.Questions[0]
		r := results(t, d, q.ID)
		if !q.Open || !r.Shown || len(r.Sources()) != 3 || q.People != 99 || len(r.Days()) != min(day-22, 7) {
			t.Errorf("%s: %d people from %v on %v", w.now, q.People, r.Sources(), r.Days())
		}
		own, err := d.OwnWords(q.ID, true)
		if err != nil || len(own.Words) != 8 || own.Hidden != 1 || !slices.ContainsFunc(own.Words, func(o OwnWord) bool { return !o.Share }) {
			t.Errorf("%s: %+v %v", w.now, own, err)
		}
		log, err := d.LearningLog(LearningFilter{})
		if err != nil {
			t.Fatal(err)
		}
		kinds, events := map[surgery.LearningKind]int{}, 0
		for _, l := range log.Rows {
			kinds[l.Kind]++
			if l.Event != "" {
				events++
			}
			if l.Day > d.today() || (l.Kind == surgery.Quote) != (l.Permitted != "") {
				t.Errorf("%s: %+v", w.now, l)
			}
		}
		if len(kinds) != len(surgery.LearningKinds)+1 || kinds[""] != 1 || log.All != 15 || day > 23 && events < 4 {
			t.Errorf("%s: %v, %d of events", w.now, kinds, events)
		}
		story := story(t, d)
		if in := len(story.chosen()); in != 11 || len(story.Entries) != 13 || story.Story.Words.Thanks == "" {
			t.Errorf("%s: %d of %d told", w.now, in, len(story.Entries))
		}
		last := reported(t, d, report.OneSurgery, "")
		if last.Before == nil || last.Then.Hours.RecordedBy != 3 || last.Then.Hours.EstimatedBy != 1 || last.Then.N(report.More) < 5 {
			t.Errorf("%s: %+v", w.now, last.Then)
		}
	}
}

// BenchmarkDemo is what the window of a made-up week waits for.
func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		w := newWorld(b)
		if err := w.thrown(b).Demo(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLargeStory makes the PDF of the large week's story, numbers, barometer
// and 100 entries and all, from the records on.
func BenchmarkLargeStory(b *testing.B) {
	w := newWorld(b)
	w.now = time.Date(2026, 11, 27, 15, 20, 0, 0, time.UTC)
	d := w.thrown(b)
	if err := d.DemoLarge(); err != nil {
		b.Fatal(err)
	}
	must(b)(d.CloseSurgery(nil))
	week, err := d.CurrentWeek()
	if err != nil {
		b.Fatal(err)
	}
	w.pass(7 * 24 * time.Hour)
	for b.Loop() {
		p, err := d.StoryPaper(week.ID, "")
		if err != nil || len(p.Pages) < 5 {
			b.Fatal(len(p.Pages), err)
		}
		if _, err := d.ToFolder(p, ""); err != nil {
			b.Fatal(err)
		}
	}
}
