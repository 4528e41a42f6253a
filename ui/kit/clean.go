package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The most letters a box takes: names and other single lines, and notes. Fyne
// draws a line of more than about a thousand badly, and a paste of a megabyte
// would stall the window.
const (
	MaxName  = 200
	MaxNotes = 4000
)

// mostBreaks is how many lines a box takes. Fyne lays every line out, empty or
// not, at each change: twenty thousand of them keep the window busy for seconds.
const mostBreaks = 1000

// dropped reports whether a letter may never be in what people type: control
// signs, and those that turn the reading direction of what follows around.
func dropped(r rune) bool {
	switch {
	case r == utf8.RuneError, unicode.IsControl(r):
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	case r == 0x2028, r == 0x2029:
		return true
	}
	return false
}

// mostMarks is how many letters without a width, such as accents of their own,
// may follow each other; no script needs more. To wrap a row of them Fyne measures
// it once for each of them, so that a few thousand would keep the window busy for
// minutes.
const mostMarks = 12

// widthless reports whether a letter takes no room of its own in a line.
func widthless(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) }

// clean returns what may stay of a text: at most limit letters and mostBreaks
// lines, without control and direction signs and marks without end, line breaks as
// spaces unless multi. cut reports whether the end had to go.
func clean(s string, limit int, multi bool) (kept string, cut bool) {
	var b strings.Builder
	n, marks, breaks, carriage := 0, 0, 0, false
	for _, r := range s {
		wasCarriage := carriage
		carriage = r == '\r'
		switch {
		case r == '\n' && multi:
		case r == '\n' && wasCarriage: // the pair is one break, taken at \r
			continue
		case r == '\r' && multi, r != '\t' && r != '\n' && r != '\r' && dropped(r):
			continue
		case r == '\n', r == '\r', r == '\t':
			r = ' '
		}
		if !widthless(r) {
			marks = 0
		} else if marks++; marks > mostMarks {
			continue
		}
		if r == '\n' {
			breaks++
		}
		if n == limit || breaks == mostBreaks {
			return b.String(), true
		}
		b.WriteRune(r)
		n++
	}
	return b.String(), false
}

// firstLines returns the first n lines of a text.
func firstLines(s string, n int) string {
	for at, r := range s {
		if r != '\n' {
			continue
		}
		if n--; n <= 0 {
			return s[:at]
		}
	}
	return s
}
