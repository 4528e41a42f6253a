package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxLetters is how much of one text is laid out; what follows is dropped.
// Notes are capped at this where they are typed (RELIABILITY 1.3).
const MaxLetters = 4000

// maxMarks is how many combining marks and joiners may stand on one letter.
const maxMarks = 8

// Clean returns text as it is laid out: composed (NFC), without control
// characters, direction overrides and broken bytes, at most MaxLetters long.
// Tabs become spaces; newlines stay.
func Clean(text string) string {
	if plainASCII(text) {
		return text
	}
	if len(text) > MaxLetters*utf8.UTFMax {
		text = text[:MaxLetters*utf8.UTFMax]
	}
	var b strings.Builder
	b.Grow(len(text))
	letters, marks := 0, 0
	for _, r := range strings.ReplaceAll(text, "\r\n", "\n") {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f' || r == '\r':
			r = '\n'
		case r == '\t':
			r = ' '
		case unwanted(r):
			continue
		}
		if unicode.Is(unicode.M, r) || ignorable(r) {
			if marks++; marks > maxMarks {
				continue
			}
		} else {
			marks = 0
		}
		if letters++; letters > MaxLetters {
			break
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// unwanted reports whether r is never laid out: controls, direction marks and
// overrides, byte order marks, private use, the sign for a broken byte.
func unwanted(r rune) bool {
	switch {
	case r == utf8.RuneError, r == '\ufeff', r == '\u00ad', r == '\u200b', r == '\u2060':
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f', r == '\u061c':
		return true
	case r >= 0xE0000 && r <= 0xE007F, r >= '\ufff9' && r <= '\ufffb':
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Co, r)
}

func plainASCII(s string) bool {
	if len(s) > MaxLetters {
		return false
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}
