package intake

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery/find"
)

// mostAbove is within how many lines headings are looked for.
const mostAbove = 50

// fit is how well a line does as a line of headings: the number of its cells that
// say what they are, each use once. 0 for a line that can be none.
func fit(r row) int {
	uses := map[Use]bool{}
	own, long := 0, 0
	for _, cell := range r.cells {
		g, ok := useOf(cell)
		switch {
		case !ok && len(cell) > 400:
			long++
		case !ok:
		case g.own:
			own++
		default:
			uses[g.use] = true
		}
	}
	if long > 0 && len(uses) == 0 {
		return 0
	}
	delete(uses, Ignored)
	person := uses[UseName] || uses[UseFirst] || uses[UseLast]
	// Without a name among them, two known headings are no accident.
	if !person && len(uses)+own < 2 {
		return 0
	}
	return 2*len(uses) + own
}

// headRow looks for the headings within the first lines, since some exports put
// a title above them or a line of groups: the line that fits best, -1 for none.
func headRow(rows []row, g *guesser) int {
	best, at := 0, -1
	tried := 0
	for i, r := range rows[:min(len(rows), mostAbove)] {
		n := fit(r)
		if n <= best {
			continue
		}
		filled := filledIn(r, g)
		if filled && tried < 3 { // looking below costs time
			tried++
			filled = !headsDays(r, rows[i+1:], g)
		}
		if !filled {
			best, at = n, i
		}
	}
	if at < 0 && otherKind(rows, g) {
		return 0
	}
	return at
}

// filledIn reports whether a line holds a day, a time or an address, as a
// heading never does.
func filledIn(r row, g *guesser) bool {
	return slices.ContainsFunc(r.cells, func(cell string) bool {
		switch kindOf(cell, g) {
		case aMoment: // unless it is a day that heads a column of times
			_, at, _ := g.moment(cell)
			return !isHeading(cell) && (at >= 0 || strings.Trim(cell, "0123456789/.- ") == "")
		case anAddress:
			return true
		}
		return false
	})
}

func isHeading(cell string) bool {
	_, ok := useOf(cell)
	return ok
}

// The kinds of cells that are told apart to find a line of headings.
type kind int

const (
	nothing kind = iota
	aText
	aMoment
	anAddress
	aNumber
)

func kindOf(cell string, g *guesser) kind {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return nothing
	}
	if at := strings.Index(cell, "@"); at > 0 && strings.Contains(cell[at:], ".") && !strings.Contains(cell, " ") {
		return anAddress
	}
	if strings.Trim(cell, "0123456789 .+-") == "" {
		return aNumber
	}
	if _, _, ok := g.moment(cell); ok {
		return aMoment
	}
	return aText
}

// otherKind reports whether the first line is followed by other kinds of cells
// in some column, as headings that nobody knows are.
func otherKind(rows []row, g *guesser) bool {
	if len(rows) < 2 || len(rows[0].cells) < 2 {
		return false
	}
	for _, cell := range rows[0].cells {
		if kindOf(cell, g) > aText {
			return false
		}
	}
	for i := range rows[0].cells {
		if kindOf(rows[0].cells[i], g) != aText {
			continue
		}
		other, all := 0, 0
		for _, r := range rows[1:min(len(rows), mostAbove)] {
			if i < len(r.cells) {
				if k := kindOf(r.cells[i], g); k != nothing {
					all++
					if k != aText {
						other++
					}
				}
			}
		}
		if all > 0 && other*10 >= all*8 {
			return true
		}
	}
	return false
}

// another is where a second table begins below the headings: a line of other
// headings. -1 for none. Lines that say the headings again are taken out.
func another(head row, rows []row, g *guesser) (kept []row, at int) {
	same := folded(head)
	best := fit(head)
	for i, r := range rows {
		if f := folded(r); f == same && f != "" {
			continue
		}
		if !mostlyHeadings(r) { // the cheapest to ask
			kept = append(kept, r)
			continue
		}
		if n := fit(r); n >= 4 && n*2 >= best && !filledIn(r, g) {
			for len(kept) > 0 && len(head.cells) > 2 && count(kept[len(kept)-1]) == 1 {
				kept = kept[:len(kept)-1] // the title of that table
			}
			return kept, i
		}
		kept = append(kept, r)
	}
	return kept, -1
}

// mostlyHeadings reports whether two in three cells say what they are.
func mostlyHeadings(r row) bool {
	all, unknown := count(r), 0
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" && !isHeading(c) {
			if unknown++; unknown*3 > all {
				return false
			}
		}
	}
	return true
}

func folded(r row) string {
	var all []string
	for _, c := range r.cells {
		if len(c) > maxLine {
			return ""
		}
		all = append(all, find.Fold(c))
	}
	return strings.Trim(strings.Join(all, "|"), "|")
}
