package intake

import (
	"io"
	"strings"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/surgery/workbook"
)

// row is one line of a table; a quoted cell may run over several.
type row struct {
	line  int
	cells []string
}

// table is a file taken apart, before anybody knows what its columns are.
type table struct {
	encoding  Encoding
	separator rune     // 0: one thing a line
	sheets    []string // of a spreadsheet; nil for text
	sheet     string
	rows      []row
}

// separators in the order they win when two cut equally well.
var separators = []rune{'\t', ';', ','}

// Source is how what was read was written.
type Source struct {
	Encoding  Encoding
	Separator rune     // 0 for a list with one name a line
	Sheets    []string // of a spreadsheet, in its order; nil for text
	Sheet     string   // the one that was read
}

// readSource takes a file apart, has what it holds read, and returns what is to be said
// of it.
func readSource(from io.Reader, sheet string, read func(*table, *Problems)) (s Source, said []Problem) {
	var problems Problems
	if t := readTable(from, sheet, &problems); t != nil {
		s = Source{t.encoding, t.separator, t.sheets, t.sheet}
		read(t, &problems)
	}
	return s, problems.List()
}

// readTable takes a file apart, of a spreadsheet one sheet, "" for its first;
// with rows left out, or nil for a file that is
// refused, and the reasons.
func readTable(from io.Reader, sheet string, out *Problems) *table {
	raw, ok, err := ReadCapped(from, MaxFile)
	if err != nil {
		out.Add(0, false, words.Say("intake.problem_unreadable"))
		return nil
	}
	if !ok {
		out.Add(0, false, words.Say("intake.problem_big", "most", MaxFile>>20))
		return nil
	}
	switch {
	case workbook.Is(raw):
		return readBook(raw, sheet, out)
	case workbook.IsOld(raw):
		out.Add(0, false, words.Say("intake.problem_book_old"))
		return nil
	}
	text, enc, odd := decodeLines(raw)
	text, ok = withoutZeros(text, out)
	if !ok {
		return nil
	}
	for _, line := range odd {
		out.Add(line, true, words.Say("intake.problem_encoding"))
	}
	// A lone carriage return ends a line on old systems.
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if people, ok := recipients(text); ok {
		t := &table{encoding: enc}
		t.lines(people, out)
		return t
	}
	t := &table{encoding: enc, separator: guessSeparator(text)}
	if t.separator == ',' && surnamesFirst(text) {
		t.separator = 0
	}
	if t.separator == 0 {
		t.lines(text, out)
		return t
	}
	// A record may run over several lines, but not over everything.
	first := firstLines(text, 4*MaxRows)
	if strings.Count(first, string(t.separator)) > MaxRows*maxColumns {
		out.Add(0, false, words.Say("intake.problem_cells"))
		return nil
	}
	if t.cells(first, out) && len(first) < len(text) {
		out.Add(4*MaxRows+1, false, words.Say("intake.problem_rows", "most", MaxRows))
	}
	return t
}

// withoutZeros takes stray zero bytes out of a text and says where the first
// was; with more of them it is no text, and false.
func withoutZeros(text string, out *Problems) (string, bool) {
	at := strings.IndexByte(text, 0)
	if at < 0 {
		return text, true
	}
	line := 1 + strings.Count(text[:at], "\n")
	if strings.Count(text, "\x00")*50 > len(text) {
		out.Add(line, false, words.Say("intake.problem_no_text"))
		return "", false
	}
	out.Add(line, true, words.Say("intake.problem_zeros"))
	return strings.ReplaceAll(text, "\x00", ""), true
}

// surnamesFirst reports whether a text is a heading and below it one name a line,
// with a comma after the surname: "Name", "Example, Ada".
func surnamesFirst(text string) bool {
	lines := strings.SplitN(strings.TrimSpace(text), "\n", 50)
	if g, ok := useOf(lines[0]); !ok || g.use != UseName || strings.Contains(lines[0], ",") {
		return false
	}
	for _, line := range lines[1:min(len(lines), 49)] {
		first, _, _ := strings.Cut(line, ",")
		if countOutside(line[:min(len(line), maxLine)], ',') > 1 || strings.Contains(line, ",") && !strings.Contains(line, ", ") || isHeading(first) {
			return false
		}
	}
	return true
}

// guessSeparator returns the sign that cuts the first lines most evenly: the
// same number of times in most of them. 0 when there is none.
func guessSeparator(text string) rune {
	var best rune
	most := 0
	for _, sep := range separators {
		counts := map[int]int{}
		lines := 0
		for line := range strings.SplitSeq(text, "\n") {
			if lines++; lines > 50 {
				break
			}
			if n := countOutside(line[:min(len(line), maxLine)], sep); n > 0 {
				counts[n]++
			}
		}
		for n, times := range counts {
			// An only line is a table when it is one of three cells or more.
			if score := times * min(n, 8); score > most && (times*2 >= min(lines, 50)-1 || n > 1) {
				best, most = sep, score
			}
		}
	}
	return best
}

// countOutside counts sep outside of quotes.
func countOutside(line string, sep rune) int {
	n, quoted := 0, false
	for _, r := range line {
		switch {
		case r == '"':
			quoted = !quoted
		case r == sep && !quoted:
			n++
		}
	}
	return n
}

func (t *table) lines(text string, out *Problems) {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		if len(t.rows) > MaxRows {
			out.Add(n, false, words.Say("intake.problem_rows", "most", MaxRows))
			return
		}
		if len(line) > maxLine {
			out.Add(n, false, words.Say("intake.problem_long_line"))
			continue
		}
		t.rows = append(t.rows, row{n, []string{unquote(line)}})
	}
}

func unquote(line string) string {
	line = strings.TrimSpace(line)
	if len(line) > 1 && line[0] == '"' && line[len(line)-1] == '"' {
		return strings.ReplaceAll(line[1:len(line)-1], `""`, `"`)
	}
	return line
}

// firstLines returns the first most lines.
func firstLines(text string, most int) string {
	at := 0
	for range most {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			return text
		}
		at += n + 1
	}
	return text[:at]
}

// cells reads a table's rows; false when there were more than are read.
func (t *table) cells(text string, out *Problems) bool {
	from := &splitter{text: text, sep: byte(t.separator), line: 1}
	for {
		cells, line, odd, ok := from.next()
		if !ok {
			return true
		}
		if len(t.rows) > MaxRows {
			out.Add(line, false, words.Say("intake.problem_rows", "most", MaxRows))
			return false
		}
		size, filled := 0, false
		for _, c := range cells {
			size += len(c)
			filled = filled || strings.TrimSpace(c) != ""
		}
		switch {
		case !filled:
		case size > 16*maxLine || len(cells) > maxColumns:
			out.Add(line, false, words.Say("intake.problem_long_line"))
		default:
			if odd {
				out.Add(line, true, words.Say("intake.problem_quote"))
			}
			t.rows = append(t.rows, row{line, cells})
		}
	}
}

// at returns a cell, "" for one that is not there, without the apostrophe that
// Harmless or a spreadsheet put before it.
func (r row) at(i int) string {
	if i < 0 || i >= len(r.cells) {
		return ""
	}
	return tame(strings.TrimSpace(r.cells[i]))
}
