package desk

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestOneWhoReturnsIsCheckedInAsLastTime(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	first := must(t)(d.CheckInNew(Arrival{Name: "  Zoë   Sampleton ", Track: surgery.Both, Checklists: []string{"safe-basics", "x-setup"}, Size: surgery.LargePrint, SavePlace: true}))
	before := visit(t, d, first.Visit)
	if before.Name != "Zoë Sampleton" || before.First != "Zoë" || !before.Saved || before.SavedUntil != "2027-02-22" {
		t.Errorf("%+v", before)
	}
	w.nextMonth(t, d)
	found := search(t, d, "zoe")
	back := must(t)(d.CheckIn(found.Rows[0].Attendee))
	v := visit(t, d, back.Visit)
	if v.Number != 1 || v.Track != surgery.Both || v.Size != surgery.LargePrint || !slices.Equal(v.Checklists, []string{"safe-basics", "x-setup"}) || v.State != surgery.Waiting {
		t.Errorf("%+v", v.Visit)
	}
	if v.SavedUntil != "2027-03-22" {
		t.Errorf("the place is kept until %s", v.SavedUntil)
	}
	if back.Notice != "Welcome back, Zoë S: last here 24 November. Number 1." || !back.CanUndo {
		t.Errorf("%+v", back)
	}

	operations := verified(t, d).Operations
	again := must(t)(d.CheckIn(found.Rows[0].Attendee))
	if again.Visit != back.Visit || again.Changed != nil || verified(t, d).Operations != operations {
		t.Errorf("checked in twice: %+v", again)
	}
	must(t)(d.Undo(""))
	if v := visit(t, d, first.Visit); v.SavedUntil != "2027-02-22" {
		t.Errorf("undone, and the place is kept until %s", v.SavedUntil)
	}
}

func TestAPlaceIsNeverShortenedByReturning(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	first := arrive(t, d, "Zoë Sampleton", true)
	must(t)(d.FinishVisit(first.Visit, Finish{SaveUntil: "2028-01-01"}))
	w.nextMonth(t, d)
	back := must(t)(d.CheckIn(search(t, d, "zoe").Rows[0].Attendee))
	if v := visit(t, d, back.Visit); v.SavedUntil != "2028-01-01" {
		t.Errorf("kept until %s", v.SavedUntil)
	}
}

func TestReturningWhenTheClockWasSetBack(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	arrive(t, d, "Zoë Sampleton", true)
	must(t)(d.CloseSurgery(nil))
	w.pass(-60 * 24 * time.Hour)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	id := search(t, d, "zoe").Rows[0].Attendee
	back := must(t)(d.CheckIn(id))
	if again := must(t)(d.CheckIn(id)); again.Visit != back.Visit || len(board(t, d).Waiting) != 1 {
		t.Errorf("%+v, then %+v", back, again)
	}
}

func TestNumbersCountFromOneAndAreNotGivenTwice(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	for i, who := range []string{"Zoë Sampleton", "", "Sam Pretend"} {
		done, err := d.CountGuest()
		if who != "" {
			must(t)(d.Undo(""))
			done, err = d.CheckInNew(Arrival{Name: who})
		}
		if v := visit(t, d, must(t)(done, err).Visit); v.Number != i+1 {
			t.Errorf("%q has number %d", who, v.Number)
		}
	}
	first := board(t, d).Waiting[0]
	must(t)(d.Undo(first.Visit)) // number 1 goes, 2 and 3 stay
	if v := visit(t, d, must(t)(d.CountGuest()).Visit); v.Number != 4 {
		t.Errorf("number %d", v.Number)
	}
	w.nextMonth(t, d)
	if v := visit(t, d, must(t)(d.CountGuest()).Visit); v.Number != 1 {
		t.Errorf("next month begins with %d", v.Number)
	}
}

func TestAGuestGetsANameLater(t *testing.T) {
	d := newWorld(t).started(t)
	guest := must(t)(d.CountGuest())
	v := visit(t, d, guest.Visit)
	if v.Name != "Guest 1" || v.First != "" || v.Saved {
		t.Errorf("%+v", v)
	}
	must(t)(d.AddChecklist(guest.Visit, "safe-basics"))
	must(t)(d.WriteNote(guest.Visit, "safe-basics", "basics-email-first", "asked twice"))
	must(t)(d.EditVisit(guest.Visit, EditVisit{Name: "Siân  O'Pretend", Track: surgery.Personal, Goal: "to see\nphotos"}))
	v = visit(t, d, guest.Visit)
	if v.Name != "Siân O'Pretend" || v.First != "Siân" || v.Words.Goal != "to see\nphotos" || step(t, v, "basics-email-first").Note != "asked twice" {
		t.Errorf("%+v", v)
	}
	if found := search(t, d, "opretend"); len(found.Rows) != 1 || found.Rows[0].Visit != guest.Visit {
		t.Errorf("%+v", found)
	}
	must(t)(d.Undo(guest.Visit))
	if v := visit(t, d, guest.Visit); v.Name != "Guest 1" || len(search(t, d, "opretend").Rows) != 0 {
		t.Errorf("%+v", v)
	}
	must(t)(d.Redo(guest.Visit))
	if v := visit(t, d, guest.Visit); v.Name != "Siân O'Pretend" || len(search(t, d, "opretend").Rows) != 1 {
		t.Errorf("%+v", v)
	}
}

func TestANameIsCorrected(t *testing.T) {
	d := newWorld(t).started(t)
	done := arrive(t, d, "Jon Sample", false)
	must(t)(d.EditVisit(done.Visit, EditVisit{Name: "José Sample", Track: surgery.Both, Size: surgery.Plain}))
	if rows := rowNames(search(t, d, "sample").Rows); !slices.Equal(rows, []string{"José Sample"}) {
		t.Errorf("%q", rows)
	}
	must(t)(d.EditVisit(done.Visit, EditVisit{Name: " ", Track: surgery.Both}))
	if v := visit(t, d, done.Visit); v.Name != "José Sample" || v.Size != "" {
		t.Errorf("a blank name changed it: %+v", v)
	}
	_, err := d.EditVisit(done.Visit, EditVisit{Goal: strings.Repeat("long ", 1000)})
	refused(t, err, surgery.Invalid, "error.too_long")
}

func TestAbsurdNames(t *testing.T) {
	d := newWorld(t).started(t)
	for _, c := range []struct{ typed, kept, key string }{
		{"", "", "error.name_missing"},
		{strings.Repeat("x", 1<<20), "", "error.too_long"},
		{"Zo\u0000ë\u202e \n Sample", "Zoë Sample", ""},
		{"👩🏽‍🔬 Sample", "👩🏽‍🔬 Sample", ""},
		{"\xff\xfeSam", "Sam", ""},
	} {
		before := verified(t, d).Operations
		done, err := d.CheckInNew(Arrival{Name: c.typed})
		if c.key != "" {
			refused(t, err, surgery.Invalid, c.key)
			if verified(t, d).Operations != before {
				t.Errorf("%.20q: something was saved", c.typed)
			}
			continue
		}
		if v := visit(t, d, must(t)(done, err).Visit); v.Name != c.kept {
			t.Errorf("%.20q is kept as %q", c.typed, v.Name)
		}
	}
}

func TestCheckingInSomebodyWhoIsGone(t *testing.T) {
	d := newWorld(t).started(t)
	_, err := d.CheckIn("00000000-0000-4000-8000-999999999999")
	refused(t, err, surgery.NotFound, "error.gone")
}
