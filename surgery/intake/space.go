package intake

import (
	"strings"
	"unicode"
)

// spaced returns a cell with plain spaces for every kind of white space, so that
// "2:00\u202fPM" is "2:00 PM", without signs that cannot be seen, and with a
// plain hyphen for every dash.
func spaced(cell string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == '‐', r == '‑', r == '‒', r == '–', r == '—', r == '―', r == '−':
			return '-'
		case unicode.IsSpace(r), unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, cell)
	return strings.Join(strings.Fields(plain), " ")
}

// withoutBrackets returns a text without what stands in brackets, "(3 places
// left)", unless nothing else is there.
func withoutBrackets(s string) string {
	depth := 0
	out := strings.TrimSpace(strings.Map(func(r rune) rune {
		switch r {
		case '(', '[', '{':
			depth++
			return ' '
		case ')', ']', '}':
			depth = max(0, depth-1)
			return ' '
		}
		if depth > 0 {
			return -1
		}
		return r
	}, s))
	if out == "" {
		return s
	}
	return strings.Join(strings.Fields(out), " ")
}
