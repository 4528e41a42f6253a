package barometer_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/workbook"
	"socialmediasurgery/ui/kit"
)

// Of a poll's spreadsheet any sheet can be brought in.
func TestASheetOfAPollIsChosen(t *testing.T) {
	r := open(t, kit.Light, 100)
	r.plan()
	path := filepath.Join(t.TempDir(), "made-up.xlsx")
	raw := workbook.Write(workbook.Table{Name: "Read me", Rows: [][]string{{"Made-up notes", "Made-up date"}, {"Fine", "soon"}}},
		workbook.Table{Name: "Votes", Rows: [][]string{{"Answer", "Votes", "Name"}, {"I like it a lot", "41", "Ada Example"}}})
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	r.screen.BringIn()
	r.TabTo("Choose it below, or type where it is")
	r.Rewrite(path)
	r.Press(fyne.KeyReturn)
	r.Says("Which sheet", "Read me")
	r.Tab("the sheet", func(f fyne.Focusable) bool { s, ok := f.(*kit.Select); return ok && s.Value() == "Read me" })
	r.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeyReturn)
	r.Says("41 answers", "Says who answered. It is never read.")
	r.SaysNot("Made-up date")
	r.Capture("poll-sheet")
}
