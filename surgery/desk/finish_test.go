package desk

import (
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestConfidenceBefore(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := arrive(t, d, "Zoë Sampleton", false).Visit
	for _, n := range []int{3, 5, 0} {
		must(t)(d.SetConfidence(zoe, n))
		if v := visit(t, d, zoe); v.Before != n {
			t.Errorf("%d, not %d", v.Before, n)
		}
	}
	for _, n := range []int{-1, 6} {
		_, err := d.SetConfidence(zoe, n)
		refused(t, err, surgery.Internal, "")
	}
}

// Every part of the panel is optional, and each is kept on its own.
func TestFinishing(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	for name, c := range map[string]struct {
		panel Finish
		holds func(Visit) bool
	}{
		"nothing": {Finish{}, func(v Visit) bool {
			return v.After == 0 && v.Outcome == "" && v.Barrier == "" && v.Words.Learnt == "" && !v.Saved
		}},
		"confidence": {Finish{After: 5}, func(v Visit) bool { return v.After == 5 }},
		"outcome":    {Finish{Outcome: surgery.WantsMore}, func(v Visit) bool { return v.Outcome == surgery.WantsMore }},
		"barrier":    {Finish{Barrier: "password"}, func(v Visit) bool { return v.Barrier == "password" }},
		"learnt":     {Finish{Learnt: " one \n thing\u202e "}, func(v Visit) bool { return v.Words.Learnt == "one\nthing" }},
		"place":      {Finish{SaveUntil: "2027-01-31"}, func(v Visit) bool { return v.Saved && v.SavedUntil == "2027-01-31" }},
	} {
		first := "Zoë" + name // two of one name would be told apart
		id := arrive(t, d, first+" Sampleton", false).Visit
		w.pass(time.Minute)
		done := must(t)(d.FinishVisit(id, c.panel))
		v := visit(t, d, id)
		if v.State != surgery.Finished || v.EndedAt.IsZero() || v.Minutes != 1 || !c.holds(v) || done.Notice != first+" is finished." {
			t.Errorf("%s: %+v", name, v)
		}
	}
}

func TestFinishingIsRefused(t *testing.T) {
	d := newWorld(t).started(t)
	zoe := arrive(t, d, "Zoë Sampleton", false).Visit
	for _, c := range []struct {
		panel Finish
		kind  surgery.ErrorKind
		key   string
	}{
		{Finish{After: 6}, surgery.Internal, ""},
		{Finish{Outcome: "fine"}, surgery.Internal, ""},
		{Finish{Barrier: "rain"}, surgery.Internal, ""},
		{Finish{SaveUntil: "tomorrow"}, surgery.Invalid, "error.day_unclear"},
		{Finish{Learnt: strings.Repeat("much ", 1000)}, surgery.Invalid, "error.too_long"},
	} {
		_, err := d.FinishVisit(zoe, c.panel)
		refused(t, err, c.kind, c.key)
		if v := visit(t, d, zoe); v.State != surgery.Waiting || v.Saved {
			t.Errorf("%+v: it was saved: %+v", c.panel, v)
		}
	}
}

func TestAPlaceIsSavedAndWithdrawn(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	zoe := arrive(t, d, "Zoë Sampleton", true).Visit
	asked := func() time.Time {
		a, err := d.store.Attendee(visit(t, d, zoe).Attendee)
		if err != nil {
			t.Fatal(err)
		}
		return a.SavedAt
	}
	since := asked()
	must(t)(d.FinishVisit(zoe, Finish{SaveUntil: "2027-06-30"}))
	if v := visit(t, d, zoe); v.SavedUntil != "2027-06-30" || !asked().Equal(since) {
		t.Errorf("longer: %+v, asked %v", v, asked())
	}
	must(t)(d.FinishVisit(zoe, Finish{})) // the panel once more, without the yes
	if v := visit(t, d, zoe); v.Saved || v.SavedUntil != "" || !asked().IsZero() {
		t.Errorf("withdrawn: %+v", v)
	}
	must(t)(d.Undo(zoe))
	if v := visit(t, d, zoe); !v.Saved || v.SavedUntil != "2027-06-30" {
		t.Errorf("undone: %+v", v)
	}
}

func TestAGuestSavesAPlaceWithAName(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	guest := must(t)(d.CountGuest()).Visit
	must(t)(d.AddChecklist(guest, basics))
	must(t)(d.MarkSheet(guest, "1-3"))
	must(t)(d.WriteNote(guest, basics, three, "written as a guest"))
	_, err := d.FinishVisit(guest, Finish{SaveUntil: d.SaveUntil(), Name: " \t"})
	refused(t, err, surgery.Invalid, "error.name_missing")
	done := must(t)(d.FinishVisit(guest, Finish{SaveUntil: d.SaveUntil(), Name: "Siân O'Pretend"}))
	if v := visit(t, d, guest); v.Name != "Siân O'Pretend" || !v.Saved || done.Notice != "Siân is finished." {
		t.Errorf("%+v %q", v, done.Notice)
	}
	w.nextMonth(t, d)
	back := visit(t, d, must(t)(d.CheckIn(search(t, d, "sian").Rows[0].Attendee)).Visit)
	if s := step(t, back, three); s.State != surgery.Done || s.Earlier != "24 Nov" || s.Note != "written as a guest" {
		t.Errorf("%+v", s)
	}
}

func TestAGuestGivesANameButNoPlace(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	guest := must(t)(d.CountGuest()).Visit
	must(t)(d.FinishVisit(guest, Finish{Name: "Siân O'Pretend"}))
	if v := visit(t, d, guest); v.Name != "Siân O'Pretend" || v.Saved {
		t.Errorf("%+v", v)
	}
	must(t)(d.FinishVisit(must(t)(d.CountGuest()).Visit, Finish{After: 3}))
	w.nextMonth(t, d)
	if report := verified(t, d); report.People != 0 || report.Visits != 2 {
		t.Errorf("%+v", report)
	}
}

func TestReopening(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera := w.surgeon(t, d, "Vera Invented")
	waited, helped := arrive(t, d, "Zoë Sampleton", false).Visit, arrive(t, d, "Sam Pretend", false).Visit
	must(t)(d.Pair(helped, vera))
	paired := visit(t, d, helped).PairedAt
	for _, id := range []surgery.ID{waited, helped} {
		must(t)(d.FinishVisit(id, Finish{After: 4, Learnt: "much"}))
		ended := visit(t, d, id).EndedAt
		w.pass(time.Hour)
		must(t)(d.FinishVisit(id, Finish{After: 5, Learnt: "much"})) // corrected later
		if v := visit(t, d, id); !v.EndedAt.Equal(ended) || v.After != 5 {
			t.Errorf("correcting moved the end: %+v", v)
		}
		must(t)(d.ReopenVisit(id))
	}
	if v := visit(t, d, waited); v.State != surgery.Waiting || !v.EndedAt.IsZero() || v.After != 5 || v.Words.Learnt != "much" {
		t.Errorf("%+v", v)
	}
	if v := visit(t, d, helped); v.State != surgery.BeingHelped || v.With != "Vera" || !v.PairedAt.Equal(paired) {
		t.Errorf("%+v", v)
	}
}
