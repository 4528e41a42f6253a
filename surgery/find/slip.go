package find

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// slipWord is how many letters one word of several must have for a slip in it.
const slipWord = 3

// slips returns up to limit people whose name matches but for one typing slip,
// leaving out those found already.
func (x *Index) slips(q query, limit int, found [ranks][]int32) []int32 {
	var out []int32
	for i := range x.people {
		e := &x.people[i]
		// A slip brings in one wrong letter at the most.
		if q.letters.missing(e.letters) > 1 || !q.slipped(x.text[e.at:e.at+e.size]) {
			continue
		}
		known := slices.ContainsFunc(found[:], func(rows []int32) bool { return slices.Contains(rows, int32(i)) })
		if known {
			continue
		}
		if out = append(out, int32(i)); len(out) == limit {
			break
		}
	}
	return out
}

// slipped reports whether the typed text starts a word of the name, and goes on
// as the name does, but for one slip; or one of several typed words does, and
// the others start words without one.
func (q *query) slipped(text []byte) bool {
	if nearAnyWord(text, q.whole[1:]) {
		return true
	}
	if len(q.words) < 2 {
		return false
	}
	wrong := -1
	for i, w := range q.words {
		if !bytes.Contains(text, w.start) {
			if wrong >= 0 {
				return false
			}
			wrong = i
		}
	}
	if wrong < 0 {
		return false
	}
	w := q.words[wrong].start[1:]
	return utf8.RuneCount(w) >= slipWord && nearAnyWord(text, w)
}

func nearAnyWord(text, typed []byte) bool {
	for i, c := range text {
		if c == ' ' && near(text[i+1:], typed) {
			return true
		}
	}
	return false
}

// near reports whether typed is a start of text but for one slip: another
// letter, one too many, one missing, or two swapped. Only the first difference
// needs looking at, since what is before it is the same with or without the
// slip.
func near(text, typed []byte) bool {
	n := 0
	for n < len(text) && n < len(typed) && text[n] == typed[n] {
		n++
	}
	for n > 0 && n < len(typed) && !utf8.RuneStart(typed[n]) {
		n-- // back to the start of a letter of several bytes
	}
	text, typed = text[n:], typed[n:]
	if len(typed) == 0 {
		return true
	}
	t, tn := utf8.DecodeRune(typed)
	if bytes.HasPrefix(text, typed[tn:]) { // one too many
		return true
	}
	if len(text) == 0 || text[0] == '\n' {
		return false
	}
	c, cn := utf8.DecodeRune(text)
	if bytes.HasPrefix(text[cn:], typed[tn:]) || bytes.HasPrefix(text[cn:], typed) { // another, one missing
		return true
	}
	t2, tn2 := utf8.DecodeRune(typed[tn:])
	c2, cn2 := utf8.DecodeRune(text[cn:])
	return t == c2 && t2 == c && tn2 > 0 && cn2 > 0 && bytes.HasPrefix(text[cn+cn2:], typed[tn+tn2:])
}
