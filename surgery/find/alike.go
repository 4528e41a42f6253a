package find

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Alike reports whether two names may be one person's: the same folded, in
// whatever order, or but for one typing slip in names of four letters or more.
func Alike(a, b string) bool {
	a, b = sorted(a), sorted(b)
	if a == "" || b == "" {
		return false
	}
	if a == b {
		return true
	}
	return min(letters(a), letters(b)) >= slipLetters && (oneSlip(a, b) || oneSlip(b, a))
}

// sorted returns a folded name with its words in order.
func sorted(name string) string {
	words := strings.Fields(Fold(first(name, maxLetters)))
	slices.Sort(words)
	return strings.Join(words, " ")
}

// oneSlip reports whether whole becomes typed by one slip, to its very end.
func oneSlip(whole, typed string) bool {
	w, t := []rune(whole), []rune(typed)
	if d := utf8.RuneCountInString(whole) - len(t); d < 0 || d > 1 {
		return false
	}
	n := 0
	for n < len(t) && w[n] == t[n] {
		n++
	}
	w, t = w[n:], t[n:]
	switch {
	case len(w) > len(t):
		return slices.Equal(w[1:], t) // one missing
	case len(w) < 1:
		return false
	case slices.Equal(w[1:], t[1:]): // another
		return true
	}
	return len(w) > 1 && w[0] == t[1] && w[1] == t[0] && slices.Equal(w[2:], t[2:]) // two swapped
}
