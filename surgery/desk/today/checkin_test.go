package today_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

func TestOneWhoReturnsIsCheckedInAsLastTime(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	first := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "  Zoë   Sampleton ", Track: surgery.Both, Checklists: []string{"safe-basics", "x-setup"}, Size: surgery.LargePrint, SavePlace: true}))
	before := world.Visit(t, d, first.Visit)
	if before.Name != "Zoë Sampleton" || before.First != "Zoë" || !before.Saved || before.SavedUntil != "2027-02-22" {
		t.Errorf("%+v", before)
	}
	w.NextMonth(t, d)
	found := world.Search(t, d, "zoe")
	back := world.Must(t)(d.Today.CheckIn(found.Rows[0].Attendee))
	v := world.Visit(t, d, back.Visit)
	if v.Number != 1 || v.Track != surgery.Both || v.Size != surgery.LargePrint || !slices.Equal(v.Checklists, []string{"safe-basics", "x-setup"}) || v.State != surgery.Waiting {
		t.Errorf("%+v", v.Visit)
	}
	if v.SavedUntil != "2027-03-22" {
		t.Errorf("the place is kept until %s", v.SavedUntil)
	}
	if back.Notice != "Welcome back, Zoë S: last here 24 November. Number 1." || !back.CanUndo {
		t.Errorf("%+v", back)
	}

	operations := world.Verified(t, d).Operations
	again := world.Must(t)(d.Today.CheckIn(found.Rows[0].Attendee))
	if again.Visit != back.Visit || again.Changed != nil || world.Verified(t, d).Operations != operations {
		t.Errorf("checked in twice: %+v", again)
	}
	world.Must(t)(d.Desk.History.Undo(""))
	if v := world.Visit(t, d, first.Visit); v.SavedUntil != "2027-02-22" {
		t.Errorf("undone, and the place is kept until %s", v.SavedUntil)
	}
}

func TestAPlaceIsNeverShortenedByReturning(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	first := world.Arrive(t, d, "Zoë Sampleton", true)
	world.Must(t)(d.Visit.FinishVisit(first.Visit, visit.Finish{SaveUntil: "2028-01-01"}))
	w.NextMonth(t, d)
	back := world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zoe").Rows[0].Attendee))
	if v := world.Visit(t, d, back.Visit); v.SavedUntil != "2028-01-01" {
		t.Errorf("kept until %s", v.SavedUntil)
	}
}

func TestReturningWhenTheClockWasSetBack(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Arrive(t, d, "Zoë Sampleton", true)
	world.Must(t)(d.Closing.CloseSurgery(nil))
	w.Pass(-60 * 24 * time.Hour)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	id := world.Search(t, d, "zoe").Rows[0].Attendee
	back := world.Must(t)(d.Today.CheckIn(id))
	if again := world.Must(t)(d.Today.CheckIn(id)); again.Visit != back.Visit || len(world.Board(t, d).Waiting) != 1 {
		t.Errorf("%+v, then %+v", back, again)
	}
}

func TestNumbersCountFromOneAndAreNotGivenTwice(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	for i, who := range []string{"Zoë Sampleton", "", "Sam Pretend"} {
		done, err := d.Today.CountGuest()
		if who != "" {
			world.Must(t)(d.Desk.History.Undo(""))
			done, err = d.Today.CheckInNew(today.Arrival{Name: who})
		}
		if v := world.Visit(t, d, world.Must(t)(done, err).Visit); v.Number != []int{2, 3, 5}[i] {
			t.Errorf("%q has number %d", who, v.Number)
		}
	}
	first := world.Board(t, d).Waiting[0]
	world.Must(t)(d.Desk.History.Undo(first.Visit)) // number 2 goes, 3 and 5 stay
	if v := world.Visit(t, d, world.Must(t)(d.Today.CountGuest()).Visit); v.Number != 6 {
		t.Errorf("number %d", v.Number)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	world.Must(t)(d.Desk.History.Undo(""))
	if v := world.Visit(t, d, world.Must(t)(d.Today.CountGuest()).Visit); v.Number != 7 {
		t.Errorf("after a restart, number %d", v.Number)
	}
	w.NextMonth(t, d)
	if v := world.Visit(t, d, world.Must(t)(d.Today.CountGuest()).Visit); v.Number != 1 {
		t.Errorf("next month begins with %d", v.Number)
	}
}

func TestAGuestGetsANameLater(t *testing.T) {
	d := world.New(t).Started(t)
	guest := world.Must(t)(d.Today.CountGuest())
	v := world.Visit(t, d, guest.Visit)
	if v.Name != "Guest 1" || v.First != "" || v.Saved {
		t.Errorf("%+v", v)
	}
	world.Must(t)(d.Visit.AddChecklist(guest.Visit, "safe-basics"))
	world.Must(t)(d.Visit.WriteNote(guest.Visit, "safe-basics", "basics-email-first", "asked twice"))
	world.Must(t)(d.Visit.EditVisit(guest.Visit, visit.EditVisit{Name: "Siân  O'Pretend", Track: surgery.Personal, Goal: "to see\nphotos"}))
	v = world.Visit(t, d, guest.Visit)
	if v.Name != "Siân O'Pretend" || v.First != "Siân" || v.Words.Goal != "to see\nphotos" || world.Step(t, v, "basics-email-first").Note != "asked twice" {
		t.Errorf("%+v", v)
	}
	if found := world.Search(t, d, "opretend"); len(found.Rows) != 1 || found.Rows[0].Visit != guest.Visit {
		t.Errorf("%+v", found)
	}
	world.Must(t)(d.Desk.History.Undo(guest.Visit))
	if v := world.Visit(t, d, guest.Visit); v.Name != "Guest 1" || len(world.Search(t, d, "opretend").Rows) != 0 {
		t.Errorf("%+v", v)
	}
	world.Must(t)(d.Desk.History.Redo(guest.Visit))
	if v := world.Visit(t, d, guest.Visit); v.Name != "Siân O'Pretend" || len(world.Search(t, d, "opretend").Rows) != 1 {
		t.Errorf("%+v", v)
	}
}

func TestANameIsCorrected(t *testing.T) {
	d := world.New(t).Started(t)
	done := world.Arrive(t, d, "Jon Sample", false)
	world.Must(t)(d.Visit.EditVisit(done.Visit, visit.EditVisit{Name: "José Sample", Track: surgery.Both, Size: surgery.Plain}))
	if rows := world.RowNames(world.Search(t, d, "sample").Rows); !slices.Equal(rows, []string{"José Sample"}) {
		t.Errorf("%q", rows)
	}
	world.Must(t)(d.Visit.EditVisit(done.Visit, visit.EditVisit{Name: " ", Track: surgery.Both}))
	if v := world.Visit(t, d, done.Visit); v.Name != "José Sample" || v.Size != "" {
		t.Errorf("a blank name changed it: %+v", v)
	}
	_, err := d.Visit.EditVisit(done.Visit, visit.EditVisit{Goal: strings.Repeat("long ", 1000)})
	world.Refused(t, err, surgery.Invalid, "error.too_long")
}

func TestAbsurdNames(t *testing.T) {
	d := world.New(t).Started(t)
	for _, c := range []struct{ typed, kept, key string }{
		{"", "", "error.name_missing"},
		{strings.Repeat("x", 1<<20), "", "error.too_long"},
		{"Zo\u0000ë\u202e \n Sample", "Zoë Sample", ""},
		{"👩🏽‍🔬 Sample", "👩🏽‍🔬 Sample", ""},
		{"\xff\xfeSam", "Sam", ""},
	} {
		before := world.Verified(t, d).Operations
		done, err := d.Today.CheckInNew(today.Arrival{Name: c.typed})
		if c.key != "" {
			world.Refused(t, err, surgery.Invalid, c.key)
			if world.Verified(t, d).Operations != before {
				t.Errorf("%.20q: something was saved", c.typed)
			}
			continue
		}
		if v := world.Visit(t, d, world.Must(t)(done, err).Visit); v.Name != c.kept {
			t.Errorf("%.20q is kept as %q", c.typed, v.Name)
		}
	}
}

func TestCheckingInSomebodyWhoIsGone(t *testing.T) {
	d := world.New(t).Started(t)
	_, err := d.Today.CheckIn("00000000-0000-4000-8000-999999999999")
	world.Refused(t, err, surgery.NotFound, "error.gone")
}
