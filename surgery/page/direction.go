package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// Direction is which way lines are read.
type Direction int

// The directions. Auto finds it from the text: a text is right to left where
// most of its words are. LTR is for an English sentence that may hold a name of
// any script; where there is nothing but such a name, it is right to left.
// RTL is for parts that are laid to be Mirrored: their lines begin at the left
// edge until then.
const (
	Auto Direction = iota
	LTR
	RTL
)

// Of returns the direction of text, LTR or RTL, as it is laid in d.
func (d Direction) Of(text string) Direction {
	if d == RTL || strings.IndexFunc(text, maybeRTL) < 0 {
		return max(d, LTR)
	}
	right, left := 0, 0 // words
	parts := 0          // stretches of words that are right to left, less the others
	first, last := Auto, Auto
	for _, word := range strings.Fields(text) {
		found := strong(word)
		switch found {
		case Auto:
			continue
		case RTL:
			right++
		case LTR:
			left++
		}
		if first == Auto {
			first = found
		}
		if found != last {
			parts += map[Direction]int{RTL: 1, LTR: -1}[found]
		}
		last = found
	}
	switch {
	case right > 0 && left == 0:
		return RTL
	case d == LTR || right == 0:
		return LTR
	case first == RTL && (right >= left || parts > 0): // the name of a menu may have many words
		return RTL
	case right >= 3*left: // not: Talk by محمد علي حسن
		return RTL
	}
	return LTR
}

// maybeRTL reports whether r is of a block that scripts read from right to left
// have; most text has none, and is not looked at any further.
func maybeRTL(r rune) bool {
	return r >= 0x590 && (r < 0x900 || r >= 0xfb1d && r < 0xff00 || r >= 0x10800 && r < 0x11000 || r >= 0x1e800 && r < 0x1f000)
}

// HasRightToLeft reports whether text has letters that are read from right to
// left, so that the order of its words must be seen to.
func HasRightToLeft(text string) bool {
	for _, r := range text {
		if maybeRTL(r) && class(r) == letterRTL {
			return true
		}
	}
	return false
}

// strong returns the direction of a word: that of its letters, LTR where they
// are mixed (a name with ’s behind it), Auto where it has none.
func strong(word string) Direction {
	found := Auto
	for _, r := range word {
		switch class(r) {
		case letterLTR:
			return LTR
		case letterRTL:
			found = RTL
		}
	}
	return found
}

// kind is what a letter does to the order of a line.
type kind uint8

const (
	neutral kind = iota
	mark         // goes with what it stands behind
	letterLTR
	letterRTL
	figure
)

func class(r rune) kind {
	if unicode.Is(unicode.M, r) || ignorable(r) {
		return mark
	}
	properties, _ := bidi.LookupRune(r)
	switch properties.Class() {
	case bidi.L:
		return letterLTR
	case bidi.R, bidi.AL:
		return letterRTL
	case bidi.EN, bidi.AN:
		return figure
	}
	return neutral
}

// levels returns for each letter of a line how deep it stands: even ones are
// read left to right, odd ones right to left, as the Unicode bidirectional
// algorithm counts them.
//
// The algorithm alone is not enough: it turns "116 123" round in a line of
// Arabic, since each group is a number of its own, makes "step-2" of "2-step",
// and lets the words of a menu stand in the wrong order. So each stretch
// without a right-to-left letter is kept apart and in its own order, and so is
// each right-to-left stretch of a line that is read left to right.
func levels(line []rune, base Direction) []uint8 {
	out := make([]uint8, len(line))
	if base == RTL {
		rightToLeft(out, line)
		return out
	}
	for _, s := range stretches(line, letterRTL) {
		rightToLeft(out[s.from:s.to], line[s.from:s.to])
	}
	return out
}

// The signs that keep a stretch apart and in its own order.
const (
	alone    = '\u2066' // left-to-right isolate
	override = '\u202d' // left-to-right override
	endOver  = '\u202c'
	endAlone = '\u2069'
)

// rightToLeft sets the levels of a stretch that is read right to left.
func rightToLeft(out []uint8, line []rune) {
	var marked strings.Builder
	at := make([]int, 0, len(line)+8) // which letter each sign stands for, -1 for ours
	put := func(r rune, i int) { marked.WriteRune(r); at = append(at, i) }
	next := 0
	for _, s := range stretches(line, letterLTR) {
		for ; next < s.from; next++ {
			put(line[next], next)
		}
		put(alone, -1)
		put(override, -1)
		for ; next < s.to; next++ {
			put(line[next], next)
		}
		put(endOver, -1)
		put(endAlone, -1)
	}
	for ; next < len(line); next++ {
		put(line[next], next)
	}
	for i := range out {
		out[i] = 1
	}
	var p bidi.Paragraph
	if _, err := p.SetString(marked.String(), bidi.DefaultDirection(bidi.RightToLeft)); err != nil {
		return
	}
	order, err := p.Order()
	if err != nil {
		return
	}
	for i := range order.NumRuns() {
		run := order.Run(i)
		first, last := run.Pos()
		for k := first; k <= last && run.Direction() == bidi.LeftToRight; k++ {
			if at[k] >= 0 {
				out[at[k]] = 2
			}
		}
	}
}

// stretch is a part of a line, in letters.
type stretch struct{ from, to int }

// stretches returns the parts of a line that are read in the direction of
// letters of that kind: from one of them to the last before another direction.
// Figures begin one only among letters that are read left to right.
func stretches(line []rune, of kind) []stretch {
	var out []stretch
	open := false
	last := neutral // of what the stretch ends with
	for i, r := range line {
		k := class(r)
		switch {
		case k == of, k == figure && of == letterLTR:
			if open && !(k == figure || last == figure) || open && !ends(line[out[len(out)-1].to:i]) {
				out[len(out)-1].to = i + 1
			} else {
				out = append(out, stretch{i, i + 1})
			}
			open, last = true, k
		case k == mark:
			if open && out[len(out)-1].to == i {
				out[len(out)-1].to = i + 1
			}
		case k == letterLTR || k == letterRTL:
			open = false
		}
	}
	if of == letterLTR {
		for i := range out {
			out[i] = withSigns(line, out[i])
		}
	}
	return out
}

// ends reports whether what stands between two stretches ends a sentence or an
// item of a list: then numbers on either side are not one number.
func ends(between []rune) bool {
	for i, r := range between {
		if strings.ContainsRune(sentenceMarks, r) && i+1 < len(between) {
			return true
		}
	}
	return false
}

// sentenceMarks end or part sentences in the scripts we meet.
const sentenceMarks = ".,;:!?،؛؟۔"

// Signs that belong to the word they stand before, and behind.
const (
	signsBefore = "#@+-−£$€&/.*~_%"
	signsBehind = "%+/#*&_°"
)

// withSigns takes in the signs that belong to the words at both ends.
func withSigns(line []rune, s stretch) stretch {
	from, to := s.from, s.to
	for from > 0 && strings.ContainsRune(signsBefore, line[from-1]) {
		from--
	}
	if from == 0 || class(line[from-1]) == neutral {
		s.from = from
	}
	for to < len(line) && strings.ContainsRune(signsBehind, line[to]) {
		to++
	}
	if to == len(line) || class(line[to]) == neutral {
		s.to = to
	}
	return s
}

// visual returns the order parts of a line stand in from the left, given the
// level of each.
func visual(levels []uint8) []int {
	order := make([]int, len(levels))
	deepest := uint8(0)
	for i, l := range levels {
		order[i] = i
		deepest = max(deepest, l)
	}
	for level := deepest; level > 0; level-- {
		for from := 0; from < len(order); from++ {
			to := from
			for to < len(order) && levels[order[to]] >= level {
				to++
			}
			for a, b := from, to-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			from = max(from, to-1)
		}
	}
	return order
}

// Span is a part of a line that is read in one direction, and how deep it
// stands: 0 and 2 left to right, 1 right to left.
type Span struct {
	Text  string
	Level uint8
}

// Spans returns a line of direction d, LTR or RTL, in the order it is read, for
// those that order their letters by themselves and have to be told where.
func Spans(line string, d Direction) []Span {
	runes := []rune(line)
	deep := levels(runes, d)
	var out []Span
	for from := 0; from < len(runes); {
		to := from + 1
		for to < len(runes) && deep[to] == deep[from] {
			to++
		}
		out = append(out, Span{string(runes[from:to]), deep[from]})
		from = to
	}
	return out
}
