// Package find holds the folded names of people in memory and finds them by
// any part, ignoring case, accents, apostrophes, hyphens and the order of
// words, and forgiving one typing slip. Nothing of it is ever on disk.
package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a name or a query as it is compared: small letters without
// accents, its words with one space between them. Apostrophes go, hyphens and
// other punctuation part words, letters of any script stay.
func Fold(s string) string { return fold(s, false) }

// spread returns the other way to read apostrophes and hyphens: "O'Neil" as
// two words, "Anne-Marie" as one.
func spread(s string) string { return fold(s, true) }

func fold(s string, other bool) string {
	if !ascii(s) {
		// The acute accent on its own is typed for an apostrophe, and would
		// fall apart into a space and a mark.
		s = norm.NFKD.String(strings.ReplaceAll(s, "´", "'"))
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		gap, keep := part(r)
		switch gap {
		case apostrophe:
			space = space || other
			continue
		case hyphen:
			space = space || !other
			continue
		case parting:
			space = true
			continue
		}
		if !keep {
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		r = unicode.ToLower(r)
		if r < utf8.RuneSelf {
			b.WriteByte(byte(r))
		} else if plain, ok := plainer[r]; ok {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 { // a name of nothing but signs is found by its signs
		return strings.Join(strings.Fields(strings.ToLower(strings.ToValidUTF8(s, ""))), " ")
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// plainer has the letters that no decomposition leads to what people type.
var plainer = map[rune]string{
	'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ı': "i",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ς': "σ",
}

type gap int

const (
	none gap = iota
	apostrophe
	hyphen
	parting
)

// part sorts a character, after decomposition: a gap between or within words,
// or else whether it is kept.
func part(r rune) (g gap, keep bool) {
	if r < utf8.RuneSelf {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return none, true
		case r == '\'' || r == '`':
			return apostrophe, false
		case r == '-':
			return hyphen, false
		case r < ' ' && !unicode.IsSpace(r), r == 0x7F:
			return none, false
		}
		return parting, false
	}
	switch r {
	case '’', '‘', '‛', 'ʼ', 'ʻ', 'ʹ', 'ˊ', '′', '׳':
		return apostrophe, false
	case utf8.RuneError:
		return none, false
	}
	switch {
	case unicode.IsLetter(r), unicode.IsNumber(r):
		return none, true
	case unicode.IsMark(r):
		return none, !accent(r)
	case unicode.Is(unicode.Pd, r):
		return hyphen, false
	case unicode.IsSpace(r), unicode.IsPunct(r):
		return parting, false
	}
	return none, unicode.IsSymbol(r) // emoji; joiners and controls go
}

// accent tells the marks that people leave out when they type, from those of
// scripts where a mark is a vowel or changes the consonant.
func accent(r rune) bool {
	switch {
	case r <= 0x0487: // Latin, Greek, Cyrillic
	case r >= 0x0591 && r <= 0x05C7: // Hebrew
	case r >= 0x0610 && r <= 0x06ED: // Arabic
	case r >= 0x1AB0 && r <= 0x1AFF, r >= 0x1DC0 && r <= 0x1DFF, r >= 0x20D0 && r <= 0x20FF: // any
	case r >= 0xFE00 && r <= 0xFE2F, r >= 0xE0100 && r <= 0xE01EF: // variants and halves
	default:
		return false
	}
	return true
}
