package intake

import "strings"

// The most that a quoted cell may run on over.
const (
	maxCell      = 16 << 10 // bytes
	maxCellLines = 100
)

// splitter cuts a text into lines of cells. A quote that is not closed where a
// cell ends is a letter: one odd line spoils no other.
type splitter struct {
	text string
	sep  byte
	at   int
	line int // from 1
	odd  bool
}

// next returns the cells of the next line, where it begins, and whether a quote
// in it had to be taken as a letter; false at the end.
func (s *splitter) next() (cells []string, line int, odd, ok bool) {
	if s.at >= len(s.text) {
		return nil, 0, false, false
	}
	line, s.odd = s.line, false
	for {
		cell, last := s.cell()
		if len(cells) <= maxColumns { // one more says that there are too many
			cells = append(cells, cell)
		}
		if last {
			s.line++
			return cells, line, s.odd, true
		}
	}
}

// cell reads one cell, and reports whether it is the last of its line.
func (s *splitter) cell() (cell string, last bool) {
	if rest := s.text[s.at:]; strings.HasPrefix(rest, `"`) {
		if end, ok := s.closing(rest); ok {
			s.line += strings.Count(rest[:end], "\n")
			s.at += end + 1
			_, last = s.ended()
			return strings.ReplaceAll(rest[1:end], `""`, `"`), last
		}
	}
	rest := s.text[s.at:]
	end := strings.IndexByte(rest, '\n')
	if end < 0 {
		end = len(rest)
	}
	if at := strings.IndexByte(rest[:end], s.sep); at >= 0 {
		end = at
	}
	s.at += end
	s.odd = s.odd || strings.HasPrefix(rest, `"`)
	_, last = s.ended()
	return rest[:end], last
}

// ended goes past what ends a cell.
func (s *splitter) ended() (sep, last bool) {
	if s.at >= len(s.text) {
		return false, true
	}
	last = s.text[s.at] != s.sep
	s.at++
	return !last, last
}

// closing looks for the quote that closes a cell: one before a separator or the
// end of a line. Any other single quote on the way makes them all letters, unless
// the cell still ends on its own line.
func (s *splitter) closing(rest string) (end int, ok bool) {
	rest = rest[:min(len(rest), maxCell)]
	lines, stray := 0, false
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\n':
			if lines++; stray || lines > maxCellLines {
				return 0, false
			}
		case '"':
			switch {
			case i+1 == len(rest), rest[i+1] == s.sep, rest[i+1] == '\n':
				return i, i+1 < len(rest) || s.at+len(rest) == len(s.text)
			case rest[i+1] == '"':
				i++
			case lines > 0:
				return 0, false
			default:
				stray = true
			}
		}
	}
	return 0, false
}
