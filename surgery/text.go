package surgery

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Caps on what is typed, in characters.
const (
	MaxName = 200  // names, titles, places
	MaxNote = 4000 // notes and everything longer
)

// Clean makes typed or pasted text safe to keep: control characters, bidi
// overrides and broken UTF-8 go, runs of spaces become one, ends are trimmed.
// Emoji and joiners stay. Line breaks become spaces.
func Clean(s string) string { return clean(s, false) }

// CleanLines is Clean for longer text, where line breaks stay.
func CleanLines(s string) string { return clean(s, true) }

func clean(s string, lines bool) string {
	var b strings.Builder
	b.Grow(min(len(s), MaxNote))
	space := false
	for _, r := range s {
		switch {
		case r == '\n' && lines:
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			space = false
		case unicode.IsSpace(r):
			space = b.Len() > 0
		case r == utf8.RuneError, unicode.IsControl(r), Unsafe(r):
		default:
			if space && !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// Unsafe tells a character that changes how its neighbours are shown: bidi
// embeddings, overrides and isolates, and the byte order mark.
func Unsafe(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF
}

// fits returns an error when s is longer than most characters.
func fits(s string, most int) error {
	if len(s) > most && utf8.RuneCountInString(s) > most {
		return Fail(Invalid, "error.too_long", "most", most)
	}
	return nil
}

// legible reports whether there is anything to see in s: a name of invisible
// letters is none.
func legible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) || unicode.IsPunct(r)
	})
}

// IsQuestion reports whether a text asks something, also in quotes.
func IsQuestion(text string) bool {
	return strings.HasSuffix(strings.TrimRight(strings.TrimSpace(text), `"'”’»`), "?")
}
