package visit_test

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestConfidenceBefore(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false).Visit
	for _, n := range []int{3, 5, 0} {
		world.Must(t)(d.Visit.SetConfidence(zoe, n))
		if v := world.Visit(t, d, zoe); v.Before != n {
			t.Errorf("%d, not %d", v.Before, n)
		}
	}
	for _, n := range []int{-1, 6} {
		_, err := d.Visit.SetConfidence(zoe, n)
		world.Refused(t, err, surgery.Internal, "")
	}
}

// Every part of the panel is optional, and each is kept on its own.
func TestFinishing(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	for name, c := range map[string]struct {
		panel visit.Finish
		holds func(visit.Visit) bool
	}{
		"nothing": {visit.Finish{}, func(v visit.Visit) bool {
			return v.After == 0 && v.Outcome == "" && v.Barrier == "" && v.Words.Learnt == "" && !v.Saved
		}},
		"confidence": {visit.Finish{After: 5}, func(v visit.Visit) bool { return v.After == 5 }},
		"outcome":    {visit.Finish{Outcome: surgery.WantsMore}, func(v visit.Visit) bool { return v.Outcome == surgery.WantsMore }},
		"barrier":    {visit.Finish{Barrier: "password"}, func(v visit.Visit) bool { return v.Barrier == "password" }},
		"learnt":     {visit.Finish{Learnt: " one \n thing\u202e "}, func(v visit.Visit) bool { return v.Words.Learnt == "one\nthing" }},
		"place":      {visit.Finish{SaveUntil: "2027-01-31"}, func(v visit.Visit) bool { return v.Saved && v.SavedUntil == "2027-01-31" }},
	} {
		first := "Zoë" + name // two of one name would be told apart
		id := world.Arrive(t, d, first+" Sampleton", false).Visit
		w.Pass(time.Minute)
		done := world.Must(t)(d.Visit.FinishVisit(id, c.panel))
		v := world.Visit(t, d, id)
		if v.State != surgery.Finished || v.EndedAt.IsZero() || v.Minutes != 1 || !c.holds(v) || done.Notice != first+" is finished." {
			t.Errorf("%s: %+v", name, v)
		}
	}
}

func TestFinishingIsRefused(t *testing.T) {
	d := world.New(t).Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", false).Visit
	for _, c := range []struct {
		panel visit.Finish
		kind  surgery.ErrorKind
		key   string
	}{
		{visit.Finish{After: 6}, surgery.Internal, ""},
		{visit.Finish{Outcome: "fine"}, surgery.Internal, ""},
		{visit.Finish{Barrier: "rain"}, surgery.Internal, ""},
		{visit.Finish{SaveUntil: "tomorrow"}, surgery.Invalid, "error.day_unclear"},
		{visit.Finish{Learnt: strings.Repeat("much ", 1000)}, surgery.Invalid, "error.too_long"},
	} {
		_, err := d.Visit.FinishVisit(zoe, c.panel)
		world.Refused(t, err, c.kind, c.key)
		if v := world.Visit(t, d, zoe); v.State != surgery.Waiting || v.Saved {
			t.Errorf("%+v: it was saved: %+v", c.panel, v)
		}
	}
}

func TestAPlaceIsSavedAndWithdrawn(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoë Sampleton", true).Visit
	asked := func() time.Time {
		a, err := d.Desk.Store().Attendee(world.Visit(t, d, zoe).Attendee)
		if err != nil {
			t.Fatal(err)
		}
		return a.SavedAt
	}
	since := asked()
	world.Must(t)(d.Visit.FinishVisit(zoe, visit.Finish{SaveUntil: "2027-06-30"}))
	if v := world.Visit(t, d, zoe); v.SavedUntil != "2027-06-30" || !asked().Equal(since) {
		t.Errorf("longer: %+v, asked %v", v, asked())
	}
	world.Must(t)(d.Visit.FinishVisit(zoe, visit.Finish{})) // the panel once more, without the yes
	if v := world.Visit(t, d, zoe); v.Saved || v.SavedUntil != "" || !asked().IsZero() {
		t.Errorf("withdrawn: %+v", v)
	}
	world.Must(t)(d.Desk.History.Undo(zoe))
	if v := world.Visit(t, d, zoe); !v.Saved || v.SavedUntil != "2027-06-30" {
		t.Errorf("undone: %+v", v)
	}
}

func TestAGuestSavesAPlaceWithAName(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	guest := world.Must(t)(d.Today.CountGuest()).Visit
	world.Must(t)(d.Visit.AddChecklist(guest, world.Basics))
	world.Must(t)(d.Visit.MarkSheet(guest, "1-3"))
	world.Must(t)(d.Visit.WriteNote(guest, world.Basics, world.Three, "written as a guest"))
	_, err := d.Visit.FinishVisit(guest, visit.Finish{SaveUntil: d.Settings.SaveUntil(), Name: " \t"})
	world.Refused(t, err, surgery.Invalid, "error.name_missing")
	done := world.Must(t)(d.Visit.FinishVisit(guest, visit.Finish{SaveUntil: d.Settings.SaveUntil(), Name: "Siân O'Pretend"}))
	if v := world.Visit(t, d, guest); v.Name != "Siân O'Pretend" || !v.Saved || done.Notice != "Siân is finished." {
		t.Errorf("%+v %q", v, done.Notice)
	}
	w.NextMonth(t, d)
	back := world.Visit(t, d, world.Must(t)(d.Today.CheckIn(world.Search(t, d, "sian").Rows[0].Attendee)).Visit)
	if s := world.Step(t, back, world.Three); s.State != surgery.Done || s.Earlier != "24 Nov" || s.Note != "written as a guest" {
		t.Errorf("%+v", s)
	}
}

func TestAGuestGivesANameButNoPlace(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	guest := world.Must(t)(d.Today.CountGuest()).Visit
	world.Must(t)(d.Visit.FinishVisit(guest, visit.Finish{Name: "Siân O'Pretend"}))
	if v := world.Visit(t, d, guest); v.Name != "Siân O'Pretend" || v.Saved {
		t.Errorf("%+v", v)
	}
	world.Must(t)(d.Visit.FinishVisit(world.Must(t)(d.Today.CountGuest()).Visit, visit.Finish{After: 3}))
	w.NextMonth(t, d)
	if report := world.Verified(t, d); report.People != 0 || report.Visits != 2 {
		t.Errorf("%+v", report)
	}
}

func TestReopening(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Invented")
	waited, helped := world.Arrive(t, d, "Zoë Sampleton", false).Visit, world.Arrive(t, d, "Sam Pretend", false).Visit
	world.Must(t)(d.Today.Pair(helped, vera))
	paired := world.Visit(t, d, helped).PairedAt
	for _, id := range []surgery.ID{waited, helped} {
		world.Must(t)(d.Visit.FinishVisit(id, visit.Finish{After: 4, Learnt: "much"}))
		ended := world.Visit(t, d, id).EndedAt
		w.Pass(time.Hour)
		world.Must(t)(d.Visit.FinishVisit(id, visit.Finish{After: 5, Learnt: "much"})) // corrected later
		if v := world.Visit(t, d, id); !v.EndedAt.Equal(ended) || v.After != 5 {
			t.Errorf("correcting moved the end: %+v", v)
		}
		world.Must(t)(d.Visit.ReopenVisit(id))
	}
	if v := world.Visit(t, d, waited); v.State != surgery.Waiting || !v.EndedAt.IsZero() || v.After != 5 || v.Words.Learnt != "much" {
		t.Errorf("%+v", v)
	}
	if v := world.Visit(t, d, helped); v.State != surgery.BeingHelped || v.With != "Vera" || !v.PairedAt.Equal(paired) {
		t.Errorf("%+v", v)
	}
}
