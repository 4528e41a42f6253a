package desk

import (
	"encoding/csv"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/report"
)

// fillVisits fills the open surgery with visits of all kinds, many to an operation,
// which is quick: every third a guest, every fifth somebody who came back.
func (w *world) fillVisits(t testing.TB, d *Desk, visits int) {
	t.Helper()
	o := &surgery.Operation{ID: d.newOp(), Kind: surgery.StepsMarked, About: d.current.ID, Surgery: d.current.ID}
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
		did := func(out Done, err error) {
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

func TestOnlyWhatIsOverLeaves(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	leaves := func(kind report.Kind) error {
		_, err := d.ReportPaper(kind, "", "")
		if err == nil {
			_, err = d.SaveReportTable(kind, "", t.TempDir())
		}
		if err == nil {
			_, err = d.SaveReportPicture(kind, "", t.TempDir())
		}
		return err
	}
	refused(t, leaves(report.OneSurgery), surgery.Conflict, "report.not_over")
	w.fillVisits(t, d, 7)
	must(t)(d.CloseSurgery(nil))
	if err := leaves(report.OneSurgery); err != nil {
		t.Error(err)
	}
	refused(t, leaves(report.Week), surgery.Conflict, "report.not_over")
	w.pass(6 * 24 * time.Hour) // Monday 30 November
	if err := leaves(report.Week); err != nil {
		t.Error(err)
	}
	refused(t, leaves(report.Month), surgery.Conflict, "report.not_over")
	w.pass(24 * time.Hour)
	if err := leaves(report.Month); err != nil {
		t.Error(err)
	}
	w.pass(365 * 24 * time.Hour)
	refused(t, leaves(report.Year), surgery.Invalid, "report.year_stays")
}

// No exact count, no longest wait and nobody's name is in anything that leaves.
func TestWhatLeavesIsRounded(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	w.weekOf(t, d, 81)
	w.now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	r := reported(t, d, report.Week, "")
	if r.Now.N(report.Visits) != 405 || r.Now.Surgeries != 5 || r.Period.Title != "Week of 23 November 2026" {
		t.Fatalf("%+v", r.Now)
	}
	for _, kind := range []report.Kind{report.OneSurgery, report.Week, report.Month} {
		for _, size := range []surgery.HandoutSize{surgery.Standard, surgery.LargePrint, surgery.Plain} {
			p, err := d.ReportPaper(kind, "", size)
			if err != nil {
				t.Fatal(err)
			}
			if size != surgery.LargePrint && len(p.Pages) != 1 {
				t.Errorf("%s, %s: %d pages", kind, size, len(p.Pages))
			}
			said := readPaper(p)
			for _, never := range []string{"405", "81", "Sample", "Not asked", "Longest"} {
				if strings.Contains(said, never) {
					t.Errorf("%s, %s: %q stands there:\n%s", kind, size, never, said)
				}
			}
			if !strings.Contains(said, "Counts are rounded down to 5") {
				t.Error("it does not say how it was made")
			}
			if dir := os.Getenv("LOOK"); dir != "" {
				if _, err := d.SavePDF(p, dir); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	month, err := d.ReportPaper(report.Month, "", "")
	if err != nil || !strings.Contains(readPaper(month), "400 to 420") || !strings.Contains(readPaper(month), "before: 40") {
		t.Errorf("%v\n%s", err, readPaper(month))
	}
}

func readPaper(p Paper) string {
	var all []string
	for _, pg := range p.Pages {
		all = append(all, pg.Text())
	}
	return strings.Join(all, "\n")
}

func TestTheReportAsFiles(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	w.weekOf(t, d, 30)
	w.now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	folder := t.TempDir()
	if dir := os.Getenv("LOOK"); dir != "" {
		folder = dir
	}
	for range 2 { // the second does not replace the first
		must(t)(d.SaveReportTable(report.Month, "2026-11", folder))
		must(t)(d.SaveReportPicture(report.Month, "2026-11", folder))
	}
	for _, name := range []string{"report-month-2026-11", "report-month-2026-11-2"} {
		rows := readCSV(t, filepath.Join(folder, name+".csv"))
		meaning := readCSV(t, filepath.Join(folder, name+"-what-it-means.csv"))
		found := map[string][]string{}
		tables := map[string]bool{}
		for _, row := range rows[1:] {
			if len(row) != len(rows[0]) {
				t.Fatal(row)
			}
			found[row[4]+" "+row[5]] = row
			tables[row[4]] = true
		}
		if got := found["attendance visits"]; got[7] != "150" || got[8] != "170" || got[9] != "150 to 170" || got[10] != "October 2026" || got[13] != "15" {
			t.Error(got)
		}
		if got := found["surgeon recorded"]; got[7] != "30" || got[8] != "30" {
			t.Error(got)
		}
		if got := found["role rather_not_say"]; got[7] != "25" || got[8] != "45" {
			t.Error(got)
		}
		if found["track not_asked"] != nil || found["handout copies"] != nil || found["confidence same"] != nil || found["waiting unknown"] != nil {
			t.Error("a row left that must not")
		}
		said := map[string]string{}
		for _, row := range meaning {
			said[row[0]+" "+row[1]] = row[2]
		}
		for _, column := range rows[0] {
			if said["column "+column] == "" {
				t.Errorf("nothing is said about the column %s", column)
			}
		}
		for table := range tables {
			if said["table "+table] == "" {
				t.Errorf("nothing is said about the table %s", table)
			}
		}
		f, err := os.Open(filepath.Join(folder, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		image, err := png.Decode(f)
		f.Close()
		if err != nil || image.Bounds().Dx() != 1920 || image.Bounds().Dy() != 1080 {
			t.Error(image.Bounds(), err)
		}
	}
	_, err := d.SaveReportTable(report.Month, "2026-11", filepath.Join(folder, "report-month-2026-11.csv"))
	if err == nil {
		t.Error("a file is no folder")
	}
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatal(len(rows), err)
	}
	return rows
}

// A slide is all on the slide.
func TestTheSlideKeepsWithinItsEdges(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	w.weekOf(t, d, 30)
	w.now = time.Date(2026, 12, 2, 10, 0, 0, 0, time.UTC)
	p, err := d.ReportSlide(report.Week, "")
	if err != nil {
		t.Fatal(err)
	}
	size := p.Pages[0].Size
	for _, item := range p.Pages[0].Items {
		at := page.Extent(item)
		if at.X < -0.01 || at.Y < -0.01 || at.X+at.W > size.W+0.01 || at.Y+at.H > size.H+0.01 {
			t.Errorf("%+v", item)
		}
	}
	if got := p.Pages[0].Text(); !strings.Contains(got, "Visits") || !strings.Contains(got, "How it went") || !strings.Contains(got, "What it was for") {
		t.Error(got)
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
