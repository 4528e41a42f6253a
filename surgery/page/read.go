package page

import (
	"math"
	"strings"
)

// Text returns what a reader of the page would say stands there: one line for
// each line of letters, in the order the items were laid, which is the order
// they are read in; a picture as its alt text in square brackets.
func (p Page) Text() string {
	var b strings.Builder
	var base float64 // baseline of the last letters
	for _, it := range p.Items {
		var says string
		var y float64
		joins := false
		switch it := it.(type) {
		case Text:
			says, y, joins = it.Text, it.Y, it.Joins
		case Path:
			says, y, joins = it.Says, it.Y, it.Joins
			if says == "" && it.Alt != "" {
				says = "[" + it.Alt + "]"
			}
		}
		if says == "" {
			continue
		}
		switch {
		case b.Len() == 0 || joins:
		case math.Abs(y-base) > 0.01:
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(says)
		base = y
	}
	return b.String()
}

// Missing returns the letters that belong on the pages and that no font covers,
// each once; "" when everything can be printed. The host is told before
// printing (DESIGN 7).
func Missing(pages []Page) string {
	var m letters
	for _, p := range pages {
		for _, it := range p.Items {
			switch it := it.(type) {
			case Text:
				m.add(it.Missing)
			case Path:
				m.add(it.Missing)
			}
		}
	}
	return m.String()
}

// letters collects letters, each once, in the order they came.
type letters struct {
	seen map[rune]bool
	b    strings.Builder
}

func (l *letters) add(s string) {
	for _, r := range s {
		if !l.seen[r] {
			if l.seen == nil {
				l.seen = map[rune]bool{}
			}
			l.seen[r] = true
			l.b.WriteRune(r)
		}
	}
}

func (l *letters) String() string { return l.b.String() }

// Outside returns the items that reach beyond the margin (mm) of the page: a
// test that nothing is cut off.
func (p Page) Outside(margin float64) []Item {
	const slack = 0.3 // mm; rounding, and half a stroke
	var out []Item
	for _, it := range p.Items {
		r := it.extent()
		if r.X < margin-slack || r.Y < margin-slack ||
			r.X+r.W > p.Size.W-margin+slack || r.Y+r.H > p.Size.H-margin+slack {
			out = append(out, it)
		}
	}
	return out
}
