package find

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"socialmediasurgery/surgery"
)

// Rank is how well a name matches, best first.
type Rank int

// The ranks.
const (
	Exact      Rank = iota // the whole name, its words in any order
	Prefix                 // the name starts so
	WordPrefix             // each typed word starts a word of the name
	Inside                 // each typed word stands somewhere in the name
	Slip                   // as Prefix or WordPrefix, but for one typing slip
	ranks
)

// slipLetters is how many letters a query must have before a slip in it is
// forgiven; in fewer nearly every name would do.
const slipLetters = 4

// Match is somebody found.
type Match struct {
	ID   surgery.ID
	Rank Rank
}

// query is what was typed, made ready.
type query struct {
	whole    []byte // " okaf sam"
	words    []word
	letters  mask
	initials mask
	count    int // letters without spaces
}

// word is one typed word.
type word struct {
	start    []byte // with the space that stands before every word: " okaf"
	anywhere bool   // may stand inside a word too
}

func newQuery(typed string) query {
	folded := Fold(first(typed, maxLetters))
	q := query{whole: []byte(" " + folded), count: letters(folded)}
	q.letters, q.initials = masks(folded)
	for _, w := range strings.Fields(folded) {
		r, size := utf8.DecodeRuneInString(w)
		q.words = append(q.words, word{
			start: []byte(" " + w),
			// One letter stands inside most names; one Chinese character
			// is often half of one.
			anywhere: size < len(w) || unicode.Is(unicode.Han, r),
		})
	}
	return q
}

// letters counts the characters of a folded text, without its spaces.
func letters(folded string) int {
	return utf8.RuneCountInString(folded) - strings.Count(folded, " ")
}

// Search returns up to limit matches for what was typed, best first; equal
// ones by name, then id. Nothing typed finds nobody.
func (x *Index) Search(typed string, limit int) []Match {
	q := newQuery(typed)
	if q.count == 0 || limit <= 0 {
		return nil
	}
	var found [ranks][]int32
	for i := range x.people {
		e := &x.people[i]
		if e.letters&q.letters != q.letters {
			continue
		}
		initial := e.initials&q.initials == q.initials
		if !initial && len(found[Inside]) == limit {
			continue
		}
		r, ok := q.rank(x.text[e.at:e.at+e.size], initial)
		if ok && len(found[r]) < limit {
			found[r] = append(found[r], int32(i))
		}
	}
	total := 0
	for r := range Slip {
		total += len(found[r])
	}
	if total < limit && q.count >= slipLetters {
		found[Slip] = x.slips(q, limit-total, found)
	}

	out := make([]Match, 0, min(limit, total+len(found[Slip])))
	for r, rows := range found {
		for _, i := range rows {
			if len(out) == limit {
				return out
			}
			out = append(out, Match{ID: x.id(x.people[i].id), Rank: Rank(r)})
		}
	}
	return out
}

// rank tells how a name matches, short of a slip. initial is false when it is
// known that not every typed word starts a word.
func (q *query) rank(text []byte, initial bool) (Rank, bool) {
	starts := initial
	for i := 0; starts && i < len(q.words); i++ {
		starts = bytes.Contains(text, q.words[i].start)
	}
	if !starts {
		for _, w := range q.words {
			if w.anywhere {
				if !bytes.Contains(text, w.start[1:]) {
					return 0, false
				}
			} else if !bytes.Contains(text, w.start) {
				return 0, false
			}
		}
		return Inside, true
	}
	for reading := range bytes.SplitSeq(text, []byte("\n")) {
		switch {
		case q.same(reading):
			return Exact, true
		case bytes.HasPrefix(reading, q.whole):
			return Prefix, true
		}
	}
	return WordPrefix, true
}

// same reports whether a name has just the typed words, in any order.
func (q *query) same(name []byte) bool {
	if len(name) != len(q.whole) || bytes.Count(name, []byte(" ")) != len(q.words) {
		return false
	}
	for _, w := range q.words {
		at := bytes.Index(name, w.start)
		for at >= 0 && at+len(w.start) < len(name) && name[at+len(w.start)] != ' ' {
			next := bytes.Index(name[at+1:], w.start)
			if next < 0 {
				return false
			}
			at += 1 + next
		}
		if at < 0 {
			return false
		}
	}
	return true
}

// Chosen returns the match that Enter may take at once, so that nobody is
// checked in as somebody else: only the sole one, from two letters on, and
// without a slip. matches must have been searched with a limit above one.
func Chosen(matches []Match, typed string) (surgery.ID, bool) {
	if len(matches) != 1 || matches[0].Rank == Slip || letters(Fold(typed)) < 2 {
		return "", false
	}
	return matches[0].ID, true
}
