package desk

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

func (w *world) demo(t *testing.T) *Desk {
	t.Helper()
	d := w.open(t)
	began := time.Now()
	if err := d.Demo(); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled in %v", time.Since(began).Round(time.Millisecond))
	return d
}

func TestTheMadeUpWeekIsInFullSwing(t *testing.T) {
	w := newWorld(t)
	d := w.demo(t)
	b := board(t, d)
	if len(b.Waiting) != 3 || len(b.Helped) != 4 || len(b.Finished) != 3 || len(b.Surgeons) != 4 {
		t.Fatalf("%+v", b)
	}
	if !b.Waiting[2].Guest || !b.Waiting[2].Bare || b.Counts.BareGuests != 1 {
		t.Errorf("the guest who waits: %+v", b.Waiting[2])
	}
	if names := cardNames(b.Helped); !slices.Equal(names, []string{"Sam I", "Sam F", "José", "Wanda"}) {
		t.Errorf("being helped: %q", names)
	}
	steps := map[int]bool{}
	for _, c := range b.Helped {
		steps[c.Today*100/c.Steps] = true
		if c.Minutes < 5 || c.Minutes > 40 || c.Today == 0 || c.Surgeon == "" {
			t.Errorf("%+v", c)
		}
	}
	if len(steps) != 4 {
		t.Errorf("all are as far as one another: %v", steps)
	}
	printed := 0
	for _, c := range b.Finished {
		if c.Printed {
			printed++
		}
	}
	if printed != 1 {
		t.Errorf("%d of those finished have a handout", printed)
	}
	if !slices.Equal(b.Warnings, []string{"Nobody here can help with Mastodon"}) {
		t.Errorf("%q", b.Warnings)
	}
	s := b.Surgery
	if s.Day != "2026-11-24" || s.Words.Hashtag != "LYPFTrecovery" || s.NextDay != "2026-12-22" || len(s.Words.Links) != 1 {
		t.Errorf("%+v", s)
	}
	if d.Settings().Organisation == "" || d.Now().Before(w.now.Add(-time.Minute)) {
		t.Error("the organisation is missing, or the clock stayed in the past")
	}
}

func TestTheMadeUpWeekHasHappenedBeforeNow(t *testing.T) {
	w := newWorld(t)
	d := w.demo(t)
	surgeries, err := d.store.Surgeries()
	if err != nil || len(surgeries) != 3 {
		t.Fatal(surgeries, err)
	}
	for i, s := range surgeries {
		if s.Open() != (i == 0) {
			t.Errorf("%s: open %v", s.Day, s.Open())
		}
		visits, err := d.store.Visits(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for n, v := range visits {
			if v.Number != n+1 || v.ArrivedAt.After(w.now) || v.ArrivedAt.In(w.now.Location()).Format(time.DateOnly) != s.Day {
				t.Errorf("number %d came %v, to the surgery of %s", v.Number, v.ArrivedAt, s.Day)
			}
			if !v.EndedAt.IsZero() && v.EndedAt.Before(v.ArrivedAt) || !v.PairedAt.IsZero() && v.PairedAt.Before(v.ArrivedAt) {
				t.Errorf("number %d: %+v", v.Number, v)
			}
		}
	}
	report, err := d.Verify()
	if err != nil || report.Chain != "ok" || report.Surgeries != 3 || report.Handouts != 7 {
		t.Errorf("%+v %v", report, err)
	}
}

func TestSomebodyOfTheMadeUpWeekReturns(t *testing.T) {
	d := newWorld(t).demo(t)
	for typed, detail := range map[string]string{
		"made jean":   "last here 27 Oct · professional · 4 of 10 steps",
		"OLYA":        "", // nobody is written so
		"оля":         "last here 29 Sep · personal · 2 of 21 steps",
		"placeholder": "last here 29 Sep · personal · 6 of 22 steps",
		"opretend":    "already here, number 8, waiting",
	} {
		found, err := d.Search(typed)
		if err != nil {
			t.Fatal(err)
		}
		if detail == "" {
			if len(found.Rows) != 0 {
				t.Errorf("%q: %+v", typed, found)
			}
			continue
		}
		if len(found.Rows) != 1 || found.Chosen != 0 || found.Rows[0].Detail != detail {
			t.Errorf("%q: %+v", typed, found)
		}
	}
	found, err := d.Search("placeholder")
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.Visit(must(t)(d.CheckIn(found.Rows[0].Attendee)).Visit)
	if err != nil || v.Lists[0].Done != 6 || v.Size != surgery.Plain {
		t.Errorf("%+v %v", v, err)
	}
}

func TestTheMadeUpWeekWantsAnEmptyDesk(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	before := verified(t, d)
	refused(t, d.Demo(), surgery.Conflict, "demo.not_empty")
	if after := verified(t, d); after != before {
		t.Errorf("%+v, then %+v", before, after)
	}
}

func TestTheMadeUpWeekJustAfterMidnight(t *testing.T) {
	w := newWorld(t)
	w.now = time.Date(2026, 11, 24, 0, 4, 0, 0, time.UTC)
	d := w.demo(t)
	start, err := d.Start()
	if err != nil || start.LeftOpen || start.Current == nil {
		t.Errorf("%+v %v", start, err)
	}
	if b := board(t, d); len(b.Waiting) != 3 || b.Waiting[0].Minutes > 10 {
		t.Errorf("%+v", b.Waiting)
	}
}

func TestTheMadeUpWeekNamesNobodyReal(t *testing.T) {
	w := newWorld(t)
	d := w.demo(t)
	saved := 0
	err := d.store.EachName(func(_ surgery.ID, name string) {
		if !strings.Contains(name, "Walkin") {
			saved++
		}
		for _, made := range []string{"Sample", "Pretend", "Madeup", "Invent", "Fable", "Пример", "Ejemplo", "Notareal", "Przyk", "Makebelieve", "Placeholder", "Example", "Walkin"} {
			if strings.Contains(name, made) {
				return
			}
		}
		t.Errorf("%s could be somebody", name)
	})
	if err != nil || saved != 12 {
		t.Error(saved, err)
	}
}

// verified returns what the store says of itself.
func verified(t *testing.T, d *Desk) store.Report {
	t.Helper()
	report, err := d.Verify()
	if err != nil {
		t.Fatal(err)
	}
	return report
}
