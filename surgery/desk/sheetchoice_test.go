package desk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

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
	d := newWorld(t).open(t)
	week := fullWeek(t, d)
	path := book(t, workbook.Table{Name: "Read me", Rows: [][]string{{"Made-up notes"}}},
		workbook.Table{Name: "Plan", Rows: [][]string{{"Title", "Date", "Start"}, {"A walk", "2026-11-26", "10:00"}}})
	f, err := d.ReadEvents(week.ID, EventFrom{Path: path})
	if err != nil || f.Sheet != "Read me" || !slices.Equal(f.Sheets, []string{"Read me", "Plan"}) || len(f.Rows) != 0 || len(f.Problems) == 0 {
		t.Fatalf("%+v %v", f, err)
	}
	f, err = d.ReadEvents(week.ID, EventFrom{Path: path, Sheet: "Plan"})
	if err != nil || f.Sheet != "Plan" || len(f.Rows) != 1 || f.Rows[0].Event.Words.Title != "A walk" || len(f.Problems) != 0 {
		t.Errorf("%+v %v", f, err)
	}
	if f, err = d.ReadEvents(week.ID, EventFrom{Path: path, Sheet: "gone"}); err != nil || f.Sheet != "Read me" {
		t.Errorf("a sheet that is not there: %+v %v", f, err)
	}
	b := asks(t, d).ID
	path = book(t, workbook.Table{Name: "Summary", Rows: [][]string{{"Made-up notes"}}},
		workbook.Table{Name: "Votes", Rows: [][]string{{"Answer", "Votes"}, {"I like it a lot", "41"}}})
	p, err := d.ReadPoll(b, PollFrom{Path: path, Sheet: "Votes"})
	if err != nil || p.Sheet != "Votes" || !slices.Equal(p.Sheets, []string{"Summary", "Votes"}) || len(p.Rows) != 1 || p.Rows[0].N != 41 || p.Rows[0].Answer == "" {
		t.Errorf("%+v %v", p, err)
	}
	if p, err = d.ReadPoll(b, PollFrom{Path: path}); err != nil || p.Sheet != "Summary" {
		t.Errorf("%+v %v", p, err)
	}
}
