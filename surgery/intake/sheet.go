package intake

import (
	"errors"
	"strings"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/surgery/workbook"
)

// MaxBook is how large a spreadsheet file may be, in bytes.
const MaxBook = MaxFile

// readBook takes a sheet of a spreadsheet apart: the one of that name, else the
// first. nil for one that is refused, with the reason.
func readBook(raw []byte, name string, out *Problems) *table {
	sheet, err := workbook.Read(raw, name)
	switch {
	case errors.Is(err, workbook.ErrTooBig):
		out.Add(0, false, words.Say("intake.problem_book_big"))
		return nil
	case err != nil:
		out.Add(0, false, words.Say("intake.problem_book"))
		return nil
	}
	t := &table{encoding: UTF8, separator: '\t', sheets: sheet.Names, sheet: sheet.Name}
	for _, r := range sheet.Rows {
		if len(t.rows) > MaxRows {
			out.Add(r.Number, false, words.Say("intake.problem_rows", "most", MaxRows))
			break
		}
		size := 0
		for _, c := range r.Cells {
			size += len(c)
		}
		switch {
		case strings.TrimSpace(strings.Join(r.Cells, "")) == "":
		case size > 16*maxLine:
			out.Add(r.Number, false, words.Say("intake.problem_long_line"))
		default:
			t.rows = append(t.rows, row{r.Number, r.Cells})
		}
	}
	if sheet.Hidden > 0 {
		out.Add(0, true, words.Count("intake.problem_hidden", sheet.Hidden))
	}
	return t
}
