package desk

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/report"
)

// fillVisits fills the open surgery with visits of all kinds, many to an operation,
// which is quick: every third a guest, every fifth somebody who came back.
func (w *world) fillVisits(t testing.TB, d *Desk, visits int) {
	t.Helper()
	o := &surgery.Operation{ID: d.NewID(), Kind: surgery.StepsMarked, About: d.current.ID, Surgery: d.current.ID}
	steps := []string{"basics-email-first", "basics-three-words", "basics-two-step"}
	for i := range visits {
		v := &surgery.Visit{ID: d.newID(), Surgery: d.current.ID, Number: i + 1, State: surgery.Finished, ArrivedAt: d.moment(),
			Track: []surgery.Track{surgery.Personal, surgery.Professional, surgery.Both, ""}[i%4], Checklists: []string{"safe-basics", "bluesky-setup"}[:i%3],
			Outcome: append([]surgery.Outcome{""}, surgery.Outcomes...)[i%5], Barrier: append([]surgery.Barrier{"", ""}, surgery.Barriers...)[i%9],
			Before: i % 6, After: min(5, i%6+i%3)}
		v.PairedAt = v.ArrivedAt.Add(time.Duration(i%25) * time.Minute)
		person := v.ID
		if i%3 > 0 {
			a := &surgery.Attendee{ID: d.newID(), Words: surgery.AttendeeWords{Name: madeUpName(i)}}
			if i%5 == 0 {
				a.SavedAt, a.SavedUntil, v.Returning = d.moment(), d.SaveUntil(), true
			}
			v.Attendee, person = a.ID, a.ID
			o.Edits = append(o.Edits, surgery.Edit{After: a})
		}
		o.Edits = append(o.Edits, surgery.Edit{After: v})
		for _, step := range steps[:i%4] {
			o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Progress{On: v.ID, Checklist: "safe-basics", Step: step, State: surgery.Done, At: v.ArrivedAt, Version: 1, Person: person}})
		}
		if i%2 == 0 {
			o.Edits = append(o.Edits, surgery.Edit{After: &surgery.Print{ID: d.newID(), Surgery: d.current.ID, Visit: v.ID, Kind: surgery.HandoutPrint, Size: surgery.Standard, Copies: 1 + i%2, At: d.moment()}})
		}
	}
	if err := d.store.Do(o); err != nil {
		t.Fatal(err)
	}
	if err := d.LoadNames(); err != nil {
		t.Fatal(err)
	}
	for i := range min(visits, 9) {
		must(t)(d.CountRole(Roles[i%len(Roles)], 1+i))
	}
}

// held opens a surgery, fills it, and closes it two hours later, with three
// surgeons whose hours were written down and one whose end nobody wrote down.
func (w *world) held(t testing.TB, d *Desk, visits int) surgery.ID {
	t.Helper()
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	id, began := d.current.ID, w.now
	all, err := d.Surgeons()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		for _, name := range []string{"Vera Sample", "Ade Sample", "Kit Sample", "Mo Sample"} {
			must(t)(d.SaveSurgeon(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}))
		}
		if all, err = d.Surgeons(); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range all {
		must(t)(d.SurgeonArrives(s.ID, began))
	}
	w.fillVisits(t, d, visits)
	w.pass(2 * time.Hour)
	b, err := d.Board()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range b.Surgeons[:3] {
		must(t)(d.SurgeonLeaves(s.Presence))
	}
	must(t)(d.CloseSurgery(nil))
	return id
}

// weekOf holds five surgeries from a Monday on, after one in the month before.
func (w *world) weekOf(t testing.TB, d *Desk, visits int) {
	t.Helper()
	w.now = time.Date(2026, 10, 27, 13, 0, 0, 0, time.UTC)
	w.held(t, d, visits/2)
	for day := range 5 {
		w.now = time.Date(2026, 11, 23+day, 13, 0, 0, 0, time.UTC)
		w.held(t, d, visits)
	}
}

func reported(t testing.TB, d *Desk, kind report.Kind, id string) Report {
	t.Helper()
	r, err := d.Report(kind, id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAReportOfASurgery(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	refused(t, func() error { _, err := d.Report(report.Week, "none"); return err }(), surgery.NotFound, "report.no_period")
	saved := arrive(t, d, "Zebedee Quux", true)
	gone := arrive(t, d, "Mordecai Frobnicate", false)
	must(t)(d.CountGuest())
	vera := w.surgeon(t, d, "Vera Sample")
	w.pass(6 * time.Minute)
	must(t)(d.Pair(saved.Visit, vera))
	must(t)(d.SetConfidence(saved.Visit, 2))
	must(t)(d.MarkSheet(saved.Visit, "1-2"))
	must(t)(d.FinishVisit(saved.Visit, Finish{After: 4, Outcome: surgery.GotGoing, SaveUntil: d.SaveUntil()}))
	must(t)(d.CountRole("carer", 1))
	open := reported(t, d, report.OneSurgery, "")
	if n := open.Now; n.N(report.Visits) != 3 || n.N(report.New) != 2 || n.N(report.Guests) != 1 || n.N(report.Key{Group: report.Roles, Name: "carer"}) != 1 ||
		n.Waits.Median != 6 || n.N(report.More) != 1 || n.N(report.StepsDone) != 2 || n.Hours.StillHere != 1 || open.Period.Leaves() {
		t.Errorf("%+v %+v", n, open.Period)
	}
	w.nextMonth(t, d)
	if back := must(t)(d.CheckIn(search(t, d, "zebedee").Rows[0].Attendee)); back.Visit == gone.Visit {
		t.Fatal("not checked in")
	}
	next := reported(t, d, report.OneSurgery, "")
	// The name of Mordecai is gone, and he was no guest all the same.
	if n := next.Then; n.N(report.New) != 2 || n.N(report.Guests) != 1 || n.N(report.Visits) != 3 || n.Hours.StillHere != 0 || n.Hours.NotEnded != 1 {
		t.Errorf("%+v", n)
	}
	if next.Now.N(report.Returning) != 1 || next.Before == nil || next.Before.Title != "Tuesday 24 November 2026, Made-up Hall" || !next.Before.Leaves() {
		t.Errorf("%+v %+v", next.Now, next.Before)
	}
	year := reported(t, d, report.Year, "")
	if len(year.Months) != 2 || year.Now.N(report.Visits) != 4 || year.Months[0].Period.Title != "November 2026" || year.Period.Leaves() {
		t.Errorf("%+v", year)
	}
}

// Erasing somebody, when their saved place ends, changes no number of a surgery
// they were at, on the screen or in what leaves.
func TestErasingLeavesTheNumbersRight(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	id := string(w.held(t, d, 40))
	before := reported(t, d, report.OneSurgery, id).Now
	told, err := d.leave(report.OneSurgery, id)
	if err != nil {
		t.Fatal(err)
	}
	w.pass(300 * 24 * time.Hour)
	must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	if c, err := d.Closing(); err != nil || c.PlacesEnd == 0 {
		t.Fatal("no place ends", err)
	}
	must(t)(d.CloseSurgery(nil))
	if err := d.store.Rebuild(); err != nil {
		t.Fatal(err)
	}
	after := reported(t, d, report.OneSurgery, id).Now
	again, err := d.leave(report.OneSurgery, id)
	if err != nil || !reflect.DeepEqual(before, after) || !reflect.DeepEqual(told.now, again.now) {
		t.Errorf("%v\n%+v\n%+v", err, before, after)
	}
}

// What is undone leaves the numbers as if it had never been done, and what is
// done again, as if it had never been undone.
func TestUndoLeavesTheNumbersRight(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	vera := w.surgeon(t, d, "Vera Sample")
	rapid.Check(t, func(rt *rapid.T) {
		before := reported(t, d, report.OneSurgery, "")
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
				did(d.CountGuest())
			case 1:
				did(d.CheckInNew(Arrival{Name: "Sam Sample", Track: surgery.Both, SavePlace: true}))
			case 2:
				did(d.Pair(pick, vera))
			case 3:
				did(d.FinishVisit(pick, Finish{After: 3, Outcome: surgery.WantsMore, Barrier: "time"}))
			case 4:
				did(d.AddChecklist(pick, "safe-basics"))
			case 5:
				did(d.SetConfidence(pick, 2))
			}
		}
		after := reported(t, d, report.OneSurgery, "")
		for range done {
			must(t)(d.Undo(""))
		}
		if undone := reported(t, d, report.OneSurgery, ""); !reflect.DeepEqual(undone.Now, before.Now) {
			rt.Fatalf("undone %+v\nbefore %+v", undone.Now, before.Now)
		}
		for range done {
			must(t)(d.Redo(""))
		}
		if redone := reported(t, d, report.OneSurgery, ""); !reflect.DeepEqual(redone.Now, after.Now) {
			rt.Fatalf("redone %+v\nafter %+v", redone.Now, after.Now)
		}
	})
}

// What leaves is what the log said when the surgery closed; a later change is on
// the screen, and no difference between two reports.
func TestALaterChangeIsNotInWhatLeaves(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	id := w.held(t, d, 24)
	first, err := d.leave(report.OneSurgery, string(id))
	if err != nil {
		t.Fatal(err)
	}
	facts, err := d.store.FactsOf(id)
	if err != nil {
		t.Fatal(err)
	}
	settled, err := d.store.Settled(id)
	if err != nil || len(settled.Visits) != 24 {
		t.Fatal(len(settled.Visits), err)
	}
	a := report.Records{Surgeries: []*surgery.Surgery{{ID: id, ClosedAt: w.now}}, Visits: facts.Visits, Progress: facts.Progress, Presences: facts.Presences, Prints: facts.Prints, Now: w.now}
	b := a
	b.Visits, b.Progress, b.Presences, b.Prints = settled.Visits, settled.Progress, settled.Presences, settled.Prints
	if !reflect.DeepEqual(report.Count(a), report.Count(b)) {
		t.Fatalf("the tables say %+v\nthe log says %+v", report.Count(a), report.Count(b))
	}
	screen := reported(t, d, report.OneSurgery, string(id)).Now
	visits, err := d.store.Visits(id)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range visits {
		must(t)(d.SetConfidence(v.ID, 1))
		must(t)(d.Counted(Outgoing{paper: Paper{Kind: surgery.HandoutPrint, Size: surgery.Standard, Visit: v.ID}, job: printer.Job{Copies: 1}}, ""))
	}
	if now := reported(t, d, report.OneSurgery, string(id)).Now; now.N(report.TookHandout) <= screen.N(report.TookHandout) {
		t.Error("the screen does not say what was changed")
	}
	again, err := d.leave(report.OneSurgery, string(id))
	if err != nil || !reflect.DeepEqual(first.now, again.now) {
		t.Errorf("%v\n%+v\n%+v", err, first.now, again.now)
	}
}

// The screen of a week of 5 surgeries and 400 visits has 100 ms, and a year of 60
// surgeries is counted month by month.
func BenchmarkReport(b *testing.B) {
	for _, size := range []struct{ surgeries, visits int }{{5, 80}, {60, 80}} {
		w := newWorld(b)
		d := w.open(b)
		for i := range size.surgeries {
			w.now = time.Date(2026, 1, 5, 13, 0, 0, 0, time.UTC).AddDate(0, 0, i*360/size.surgeries)
			if size.surgeries == 5 {
				w.now = time.Date(2026, 11, 23+i, 13, 0, 0, 0, time.UTC)
			}
			w.held(b, d, size.visits)
		}
		for _, kind := range []report.Kind{report.Month, report.Year} {
			b.Run(fmt.Sprintf("%d surgeries, %s", size.surgeries, kind), func(b *testing.B) {
				for b.Loop() {
					reported(b, d, kind, "")
				}
			})
		}
		w.pass(60 * 24 * time.Hour)
		b.Run(fmt.Sprintf("%d surgeries, page", size.surgeries), func(b *testing.B) {
			for b.Loop() {
				if _, err := d.ReportPaper(report.Month, "", ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
