package demo_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/world"
)

func TestTheMadeUpWeekIsInFullSwing(t *testing.T) {
	w := world.New(t)
	d := w.Demo(t)
	b := world.Board(t, d)
	if len(b.Waiting) != 3 || len(b.Helped) != 4 || len(b.Finished) != 3 || len(b.Surgeons) != 4 {
		t.Fatalf("%+v", b)
	}
	if !b.Waiting[2].Guest || !b.Waiting[2].Bare || b.Counts.BareGuests != 1 {
		t.Errorf("the guest who waits: %+v", b.Waiting[2])
	}
	if names := world.CardNames(b.Helped); !slices.Equal(names, []string{"Sam I", "Sam F", "José", "Wanda"}) {
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
	if d.Settings.Settings().Organisation == "" || d.Desk.Now().Before(w.Now.Add(-time.Minute)) {
		t.Error("the organisation is missing, or the clock stayed in the past")
	}
}

func TestTheMadeUpWeekHasHappenedBeforeNow(t *testing.T) {
	w := world.New(t)
	d := w.Demo(t)
	surgeries, err := d.Desk.Store().Surgeries()
	if err != nil || len(surgeries) != 3 {
		t.Fatal(surgeries, err)
	}
	for i, s := range surgeries {
		if s.Open() != (i == 0) {
			t.Errorf("%s: open %v", s.Day, s.Open())
		}
		visits, err := d.Desk.Store().Visits(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for n, v := range visits {
			if v.Number != n+1 || v.ArrivedAt.After(w.Now) || v.ArrivedAt.In(w.Now.Location()).Format(time.DateOnly) != s.Day {
				t.Errorf("number %d came %v, to the surgery of %s", v.Number, v.ArrivedAt, s.Day)
			}
			if !v.EndedAt.IsZero() && v.EndedAt.Before(v.ArrivedAt) || !v.PairedAt.IsZero() && v.PairedAt.Before(v.ArrivedAt) {
				t.Errorf("number %d: %+v", v.Number, v)
			}
		}
	}
	report, err := d.Desk.Verify()
	if err != nil || report.Chain != "ok" || report.Surgeries != 3 || report.Handouts != 7 {
		t.Errorf("%+v %v", report, err)
	}
}

func TestSomebodyOfTheMadeUpWeekReturns(t *testing.T) {
	d := world.New(t).Demo(t)
	for typed, detail := range map[string]string{
		"made jean":   "last here 27 Oct · professional · 4 of 10 steps",
		"OLYA":        "", // nobody is written so
		"оля":         "last here 29 Sep · personal · 2 of 21 steps",
		"placeholder": "last here 29 Sep · personal · 6 of 22 steps",
		"opretend":    "already here, number 8, waiting",
	} {
		found, err := d.Today.Search(typed)
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
	found, err := d.Today.Search("placeholder")
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.Visit.Visit(world.Must(t)(d.Today.CheckIn(found.Rows[0].Attendee)).Visit)
	if err != nil || v.Lists[0].Done != 6 || v.Size != surgery.Plain {
		t.Errorf("%+v %v", v, err)
	}
}

func TestTheMadeUpWeekWantsAnEmptyDesk(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	before := world.Verified(t, d)
	world.Refused(t, d.Demo.Fill(), surgery.Conflict, "demo.not_empty")
	if after := world.Verified(t, d); after != before {
		t.Errorf("%+v, then %+v", before, after)
	}
}

func TestTheMadeUpWeekJustAfterMidnight(t *testing.T) {
	w := world.New(t)
	w.Now = time.Date(2026, 11, 24, 0, 4, 0, 0, time.UTC)
	d := w.Demo(t)
	start, err := d.Start.Start()
	if err != nil || start.LeftOpen || start.Current == nil {
		t.Errorf("%+v %v", start, err)
	}
	if b := world.Board(t, d); len(b.Waiting) != 3 || b.Waiting[0].Minutes > 10 {
		t.Errorf("%+v", b.Waiting)
	}
}

func TestTheMadeUpWeekNamesNobodyReal(t *testing.T) {
	w := world.New(t)
	d := w.Demo(t)
	saved := 0
	err := d.Desk.Store().EachName(func(_ surgery.ID, name string) {
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
