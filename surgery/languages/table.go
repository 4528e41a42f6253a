package languages

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/surgery/workbook"
)

// The columns of a translator's table, in their order: what a line is called, the
// English, what it is in the language, how that stands to the English, and a digest
// of the English the translator sees.
var columns = []string{"line", "english", "translation", "state", "of"}

// Table returns the table a translator fills in, headings first: the lines that are
// missing or were made from other English stand as such in a column of their own.
func Table(l *Language, all []Entry) [][]string {
	rows := [][]string{nil}
	for _, c := range columns {
		rows[0] = append(rows[0], words.Say("languages.column_"+c))
	}
	for _, e := range all {
		line := l.find(e)
		rows = append(rows, []string{l.Code + "." + e.ID, e.English, line.Text, words.Say("languages.state_" + string(line.StateOf(e.English))), Digest(e.English)})
	}
	return rows
}

// find returns the line for a sentence: of its own id, else any that says the same,
// since a sentence is written once.
func (l *Language) find(e Entry) Line {
	line := l.Lines[e.ID]
	if line.Text != "" && line.Of == Digest(e.English) {
		return line
	}
	for _, other := range l.Lines {
		if other.Of == Digest(e.English) && other.Text != "" {
			return other
		}
	}
	return line
}

// Counts is how many sentences stand in each state.
type Counts map[State]int

// Count returns how a language stands to these sentences.
func Count(l *Language, all []Entry) Counts {
	c := Counts{}
	for _, e := range all {
		c[l.find(e).StateOf(e.English)]++
	}
	return c
}

// Returned is a table that came back from a translator.
type Returned struct {
	Code    string
	Lines   map[string]Line // those with a translation, by id
	Unknown int             // rows of lines that are not known here
	Old     int             // made from English that has changed since
	Differ  int             // with other figures than the English
}

// ReadTable reads a table that a translator filled in, a spreadsheet or CSV. The
// columns may stand in any order. It is a BadFile error where one that is needed is
// missing, or where lines of two languages stand in it.
func ReadTable(raw []byte, all []Entry) (Returned, error) {
	rows, err := rowsOf(raw)
	if err != nil {
		return Returned{}, surgery.Fail(surgery.BadFile, "languages.table_unread").Because(err)
	}
	if len(rows) == 0 {
		return Returned{}, surgery.Fail(surgery.BadFile, "languages.table_columns")
	}
	at := make([]int, len(columns))
	for i, c := range columns {
		heading := words.Say("languages.column_" + c)
		at[i] = slices.IndexFunc(rows[0], func(cell string) bool { return strings.EqualFold(surgery.Clean(cell), heading) })
		if at[i] < 0 && c != "english" && c != "state" {
			return Returned{}, surgery.Fail(surgery.BadFile, "languages.table_columns")
		}
	}
	english := map[string]string{}
	for _, e := range all {
		english[e.ID] = e.English
	}
	out := Returned{Lines: map[string]Line{}}
	for _, row := range rows[1:] {
		cell := func(column int) string {
			if i := at[column]; i < len(row) {
				return surgery.Clean(unguarded(row[i]))
			}
			return ""
		}
		code, id, _ := strings.Cut(cell(0), ".")
		if code == "" {
			continue
		}
		if out.Code != "" && code != out.Code || !codes.MatchString(code) {
			return Returned{}, surgery.Fail(surgery.BadFile, "languages.table_mixed")
		}
		out.Code = code
		out.take(id, Line{Text: cell(2), Of: cell(4)}, english)
	}
	if out.Code == "" {
		return Returned{}, surgery.Fail(surgery.BadFile, "languages.table_columns")
	}
	return out, nil
}

// take takes one line in.
func (r *Returned) take(id string, line Line, english map[string]string) {
	said, known := english[id]
	switch {
	case line.Text == "":
		return
	case !known || utf8.RuneCountInString(line.Text) > MaxText:
		r.Unknown++
		return
	}
	switch line.StateOf(said) {
	case Changed:
		r.Old++
	case Differs:
		r.Differ++
	}
	r.Lines[id] = line
}

// unguarded takes off the mark that keeps a spreadsheet from running a cell.
func unguarded(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && intake.Harmless(rest) == cell {
		return rest
	}
	return cell
}

// rowsOf returns the rows of a spreadsheet, or of a file of values between commas,
// semicolons or tabs.
func rowsOf(raw []byte) ([][]string, error) {
	if workbook.Is(raw) {
		sheet, err := workbook.Read(raw, "")
		if err != nil {
			return nil, err
		}
		var rows [][]string
		for _, r := range sheet.Rows {
			rows = append(rows, r.Cells)
		}
		return rows, nil
	}
	if workbook.IsOld(raw) {
		return nil, errors.New("languages: no table")
	}
	text, _ := intake.Decode(raw)
	first, _, _ := strings.Cut(text, "\n")
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	in.FieldsPerRecord, in.LazyQuotes = -1, true
	for _, sign := range ";\t" {
		if strings.Count(first, string(sign)) > strings.Count(first, string(in.Comma)) {
			in.Comma = sign
		}
	}
	return in.ReadAll()
}
