package reports_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/report"
)

func TestAReportOfASurgery(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Refused(t, func() error { _, err := d.Reports.Report(report.Week, "none"); return err }(), surgery.NotFound, "report.no_period")
	saved := world.Arrive(t, d, "Zebedee Quux", true)
	gone := world.Arrive(t, d, "Mordecai Frobnicate", false)
	world.Must(t)(d.Today.CountGuest())
	vera := w.Surgeon(t, d, "Vera Sample")
	w.Pass(6 * time.Minute)
	world.Must(t)(d.Today.Pair(saved.Visit, vera))
	world.Must(t)(d.Visit.SetConfidence(saved.Visit, 2))
	world.Must(t)(d.Visit.MarkSheet(saved.Visit, "1-2"))
	world.Must(t)(d.Visit.FinishVisit(saved.Visit, visit.Finish{After: 4, Outcome: surgery.GotGoing, SaveUntil: d.Settings.SaveUntil()}))
	world.Must(t)(d.Today.CountRole("carer", 1))
	open := world.Reported(t, d, report.OneSurgery, "")
	if n := open.Now; n.N(report.Visits) != 3 || n.N(report.New) != 2 || n.N(report.Guests) != 1 || n.N(report.Key{Group: report.Roles, Name: "carer"}) != 1 ||
		n.Waits.Median != 6 || n.N(report.More) != 1 || n.N(report.StepsDone) != 2 || n.Hours.StillHere != 1 || open.Period.Leaves() {
		t.Errorf("%+v %+v", n, open.Period)
	}
	w.NextMonth(t, d)
	if back := world.Must(t)(d.Today.CheckIn(world.Search(t, d, "zebedee").Rows[0].Attendee)); back.Visit == gone.Visit {
		t.Fatal("not checked in")
	}
	next := world.Reported(t, d, report.OneSurgery, "")
	// The name of Mordecai is gone, and he was no guest all the same.
	if n := next.Then; n.N(report.New) != 2 || n.N(report.Guests) != 1 || n.N(report.Visits) != 3 || n.Hours.StillHere != 0 || n.Hours.NotEnded != 1 {
		t.Errorf("%+v", n)
	}
	if next.Now.N(report.Returning) != 1 || next.Before == nil || next.Before.Title != "Tuesday 24 November 2026, Made-up Hall" || !next.Before.Leaves() {
		t.Errorf("%+v %+v", next.Now, next.Before)
	}
	year := world.Reported(t, d, report.Year, "")
	if len(year.Months) != 2 || year.Now.N(report.Visits) != 4 || year.Months[0].Period.Title != "November 2026" || year.Period.Leaves() {
		t.Errorf("%+v", year)
	}
}

// Erasing somebody, when their saved place ends, changes no number of a surgery
// they were at, on the screen or in what leaves.
func TestErasingLeavesTheNumbersRight(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	id := string(w.Held(t, d, 40))
	before := world.Reported(t, d, report.OneSurgery, id).Now
	told, err := d.Reports.Leave(report.OneSurgery, id)
	if err != nil {
		t.Fatal(err)
	}
	w.Pass(300 * 24 * time.Hour)
	world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if c, err := d.Closing.Closing(); err != nil || c.PlacesEnd == 0 {
		t.Fatal("no place ends", err)
	}
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if err := d.Desk.Store().Rebuild(); err != nil {
		t.Fatal(err)
	}
	after := world.Reported(t, d, report.OneSurgery, id).Now
	again, err := d.Reports.Leave(report.OneSurgery, id)
	if err != nil || !reflect.DeepEqual(before, after) || !reflect.DeepEqual(told.Now, again.Now) {
		t.Errorf("%v\n%+v\n%+v", err, before, after)
	}
}

// What is undone leaves the numbers as if it had never been done, and what is
// done again, as if it had never been undone.
func TestUndoLeavesTheNumbersRight(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	vera := w.Surgeon(t, d, "Vera Sample")
	world.Thorough()
	rapid.Check(t, func(rt *rapid.T) {
		before := world.Reported(t, d, report.OneSurgery, "")
		var visits []surgery.ID
		done := 0
		did := func(out surgery.Change, err error) {
			if err == nil && out.CanUndo { // adding a checklist that is there changes nothing
				done++
				visits = append(visits, out.Visit)
			}
		}
		for range rapid.IntRange(1, 8).Draw(rt, "changes") {
			pick := surgery.ID("")
			if len(visits) > 0 {
				pick = rapid.SampledFrom(visits).Draw(rt, "visit")
			}
			switch rapid.IntRange(0, 5).Draw(rt, "what") {
			case 0:
				did(d.Today.CountGuest())
			case 1:
				did(d.Today.CheckInNew(today.Arrival{Name: "Sam Sample", Track: surgery.Both, SavePlace: true}))
			case 2:
				did(d.Today.Pair(pick, vera))
			case 3:
				did(d.Visit.FinishVisit(pick, visit.Finish{After: 3, Outcome: surgery.WantsMore, Barrier: "time"}))
			case 4:
				did(d.Visit.AddChecklist(pick, "safe-basics"))
			case 5:
				did(d.Visit.SetConfidence(pick, 2))
			}
		}
		after := world.Reported(t, d, report.OneSurgery, "")
		for range done {
			world.Must(t)(d.Desk.History.Undo(""))
		}
		if undone := world.Reported(t, d, report.OneSurgery, ""); !reflect.DeepEqual(undone.Now, before.Now) {
			rt.Fatalf("undone %+v\nbefore %+v", undone.Now, before.Now)
		}
		for range done {
			world.Must(t)(d.Desk.History.Redo(""))
		}
		if redone := world.Reported(t, d, report.OneSurgery, ""); !reflect.DeepEqual(redone.Now, after.Now) {
			rt.Fatalf("redone %+v\nafter %+v", redone.Now, after.Now)
		}
	})
}

// What leaves is what the log said when the surgery closed; a later change is on
// the screen, and no difference between two reports.
func TestALaterChangeIsNotInWhatLeaves(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	id := w.Held(t, d, 24)
	first, err := d.Reports.Leave(report.OneSurgery, string(id))
	if err != nil {
		t.Fatal(err)
	}
	facts, err := d.Desk.Store().FactsOf(id)
	if err != nil {
		t.Fatal(err)
	}
	settled, err := d.Desk.Store().Settled(id)
	if err != nil || len(settled.Visits) != 24 {
		t.Fatal(len(settled.Visits), err)
	}
	a := report.Records{Surgeries: []*surgery.Surgery{{ID: id, ClosedAt: w.Now}}, Visits: facts.Visits, Progress: facts.Progress, Presences: facts.Presences, Prints: facts.Prints, Now: w.Now}
	b := a
	b.Visits, b.Progress, b.Presences, b.Prints = settled.Visits, settled.Progress, settled.Presences, settled.Prints
	if !reflect.DeepEqual(report.Count(a), report.Count(b)) {
		t.Fatalf("the tables say %+v\nthe log says %+v", report.Count(a), report.Count(b))
	}
	screen := world.Reported(t, d, report.OneSurgery, string(id)).Now
	visits, err := d.Desk.Store().Visits(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range visits {
		world.Must(t)(d.Visit.SetConfidence(v.ID, 1))
		world.Must(t)(d.Prints.Counted(prints.Outgoing{Paper: prints.Paper{Kind: surgery.HandoutPrint, Size: surgery.Standard, Visit: v.ID}, Job: printer.Job{Copies: 1}}, ""))
	}
	if now := world.Reported(t, d, report.OneSurgery, string(id)).Now; now.N(report.TookHandout) <= screen.N(report.TookHandout) {
		t.Error("the screen does not say what was changed")
	}
	again, err := d.Reports.Leave(report.OneSurgery, string(id))
	if err != nil || !reflect.DeepEqual(first.Now, again.Now) {
		t.Errorf("%v\n%+v\n%+v", err, first.Now, again.Now)
	}
}

// The screen of a week of 5 surgeries and 400 visits has 100 ms, and a year of 60
// surgeries is counted month by month.
func BenchmarkReport(b *testing.B) {
	for _, size := range []struct{ surgeries, visits int }{{5, 80}, {60, 80}} {
		w := world.New(b)
		d := w.Open(b)
		for i := range size.surgeries {
			w.Now = time.Date(2026, 1, 5, 13, 0, 0, 0, time.UTC).AddDate(0, 0, i*360/size.surgeries)
			if size.surgeries == 5 {
				w.Now = time.Date(2026, 11, 23+i, 13, 0, 0, 0, time.UTC)
			}
			w.Held(b, d, size.visits)
		}
		for _, kind := range []report.Kind{report.Month, report.Year} {
			b.Run(fmt.Sprintf("%d surgeries, %s", size.surgeries, kind), func(b *testing.B) {
				for b.Loop() {
					world.Reported(b, d, kind, "")
				}
			})
		}
		w.Pass(60 * 24 * time.Hour)
		b.Run(fmt.Sprintf("%d surgeries, page", size.surgeries), func(b *testing.B) {
			for b.Loop() {
				if _, err := d.Reports.Paper(report.Month, "", ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
