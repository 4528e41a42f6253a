package week_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/workbook"
	"socialmediasurgery/ui/kit"
)

// book keeps a spreadsheet whose first sheet is of no use.
func (r *room) book(rows [][]string) string {
	r.T.Helper()
	path := filepath.Join(r.T.TempDir(), "made-up.xlsx")
	raw := workbook.Write(workbook.Table{Name: "Read me", Rows: [][]string{{"Made-up notes"}}}, workbook.Table{Name: "Plan", Rows: rows})
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		r.T.Fatal(err)
	}
	return path
}

// other chooses the second sheet of the preview that is open.
func (r *room) other() {
	r.T.Helper()
	r.Says("Which sheet", "Read me")
	r.Tab("the sheet", func(f fyne.Focusable) bool { s, ok := f.(*kit.Select); return ok && s.Value() == "Read me" })
	r.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
}

// Of a spreadsheet any sheet can be brought in: of events as of people.
func TestASheetIsChosen(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.BringIn()
	r.TabTo("Choose it below, or type where it is")
	r.Rewrite(r.book([][]string{{"Title", "Date", "Start"}, {"A walk", "2026-11-26", "10:00"}, {"No day", "", ""}}))
	r.Press(fyne.KeyReturn)
	r.SaysNot("0 of 0")
	r.other()
	r.Says("1 of 1 is ticked.", "A walk", "Line 3:")
	r.Capture("events-sheet")
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.wantTitles(3, "A clinician runs the corporate account", "A walk")

	r.screen.BringIn()
	r.Press(fyne.KeyRight) // people
	r.TabTo("Choose it below, or type where it is")
	r.Rewrite(r.book([][]string{{"Name", "Tuesday", "Thursday"}, {"Ada Example", "2pm", "x"}, {"Ben Sample", "", "x"}}))
	r.Press(fyne.KeyReturn)
	r.other()
	r.Says("2 people are expected, with 3 bookings.")
	r.Capture("bookings-sheet")
}

// A row's tick stays with it when the list is read again, also where one line has
// two bookings.
func TestTicksStayWithTheDaysOfALine(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	r.screen.BringIn()
	r.Press(fyne.KeyRight)
	r.TabTo("One name in each line, or a table")
	r.Rewrite("Name,Phone,Tuesday,Thursday\nAda Example,1,x,x")
	kit.TopPanel(r.Window.Canvas()).Submit()
	r.Says("1 person is expected, with 2 bookings.")
	r.Press(fyne.KeyDown, fyne.KeySpace)
	r.Says("1 person is expected.")
	r.Tab("the phone", func(f fyne.Focusable) bool { s, ok := f.(*kit.Select); return ok && s.Value() == "ignored" })
	r.Press(fyne.KeySpace, fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // what they want
	r.Says("1 person is expected.", "Tue 24 Nov · 1", "Thu 26 Nov · 1")
}
