package barometer_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/bookings"
	weekroom "socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/workbook"
)

// book keeps a spreadsheet of these sheets in a file.
func book(t *testing.T, sheets ...workbook.Table) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made-up.xlsx")
	if err := os.WriteFile(path, workbook.Write(sheets...), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Of a spreadsheet the first sheet is read unless another is chosen: of events
// and of polls as of bookings.
func TestAnotherSheetIsChosen(t *testing.T) {
	d := world.New(t).Open(t)
	week := world.FullWeek(t, d)
	path := book(t, workbook.Table{Name: "Read me", Rows: [][]string{{"Made-up notes"}}},
		workbook.Table{Name: "Plan", Rows: [][]string{{"Title", "Date", "Start"}, {"A walk", "2026-11-26", "10:00"}}})
	f, err := d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path})
	if err != nil || f.Sheet != "Read me" || !slices.Equal(f.Sheets, []string{"Read me", "Plan"}) || len(f.Rows) != 0 || len(f.Problems) == 0 {
		t.Fatalf("%+v %v", f, err)
	}
	f, err = d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path, Sheet: "Plan"})
	if err != nil || f.Sheet != "Plan" || len(f.Rows) != 1 || f.Rows[0].Event.Words.Title != "A walk" || len(f.Problems) != 0 {
		t.Errorf("%+v %v", f, err)
	}
	if f, err = d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path, Sheet: "gone"}); err != nil || f.Sheet != "Read me" {
		t.Errorf("a sheet that is not there: %+v %v", f, err)
	}
	b := world.Asks(t, d).ID
	path = book(t, workbook.Table{Name: "Summary", Rows: [][]string{{"Made-up notes"}}},
		workbook.Table{Name: "Votes", Rows: [][]string{{"Answer", "Votes"}, {"I like it a lot", "41"}}})
	p, err := d.Barometer.ReadPoll(b, barometer.PollFrom{Path: path, Sheet: "Votes"})
	if err != nil || p.Sheet != "Votes" || !slices.Equal(p.Sheets, []string{"Summary", "Votes"}) || len(p.Rows) != 1 || p.Rows[0].N != 41 || p.Rows[0].Answer == "" {
		t.Errorf("%+v %v", p, err)
	}
	if p, err = d.Barometer.ReadPoll(b, barometer.PollFrom{Path: path}); err != nil || p.Sheet != "Summary" {
		t.Errorf("%+v %v", p, err)
	}
}

// Spreadsheets that another program saved, from the file to the preview.
func TestSavedSpreadsheetsAtTheDesk(t *testing.T) {
	for _, name := range []string{"made-up.xlsx", "made-up.ods"} {
		d := world.New(t).Open(t)
		week := world.FullWeek(t, d)
		path := filepath.Join("..", "..", "workbook", "testdata", "saved", name)
		people, err := d.Bookings.Read(bookings.List{Path: path, Day: "2026-11-23"})
		if err != nil || world.Standings(people) != "*Ada Example 24 14:00 new|*Ben Sample 24 14:30 new|*Di & Co Up 26 15:30 new" || people.Rows[1].Wants != "A new account" {
			t.Errorf("%s: %s %v %+v", name, world.Standings(people), err, people.Rows)
		}
		said := ""
		for _, p := range people.Problems {
			said += p.Reason + "\n"
		}
		if want := "2 rows or columns are hidden in the spreadsheet and were left out.\nOne line stands above the headings and was left out: Made-up surgery bookings.\n"; said != want {
			t.Errorf("%s: said\n%s", name, said)
		}
		events, err := d.Week.ReadEvents(week.ID, weekroom.EventFrom{Path: path, Sheet: "Plan of events"})
		if err != nil || len(events.Rows) != 2 || events.Rows[0].When != "10am to 11.30am" || events.Rows[1].When != "all day" {
			t.Errorf("%s: %+v %v", name, events, err)
		}
		poll, err := d.Barometer.ReadPoll(world.Asks(t, d).ID, barometer.PollFrom{Path: path, Sheet: "Votes"})
		if err != nil || len(poll.Rows) != 2 || poll.Rows[0].N != 41 || poll.Rows[1].N != 23 || len(poll.Problems) != 1 {
			t.Errorf("%s: %+v %v", name, poll, err)
		}
	}
}
