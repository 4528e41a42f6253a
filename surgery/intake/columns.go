package intake

import (
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
)

// layout is a table once it is known which line heads it and what its columns
// hold.
type layout struct {
	head   row
	rows   []row
	uses   []Use
	ranks  []int        // of the columns, for those of one use
	own    []bool       // columns of when the form was filled in
	days   []string     // the day that a column's heading says, "Tuesday 24 November"
	perDay []bool       // columns that are one day, ticked by who comes
	after  map[int]bool // lines that stand below the table, by line
}

// lookedAt is from how many lines a column is judged.
const lookedAt = 200

// layOut finds the headings and what the columns hold; uses, where a host chose
// them, are taken as they are.
func layOut(rows []row, chosen []Use, g *guesser, problems *Problems) *layout {
	l := &layout{rows: rows}
	at := headRow(rows, g)
	if at >= 0 {
		l.head, l.rows = rows[at], rows[at+1:]
		sayAbove(rows[:at], problems)
		l.under(g)
		kept, second := another(l.head, l.rows, g)
		if second >= 0 {
			problemsBelow(l.rows[second], problems)
		}
		l.rows = kept
	}
	width := len(l.head.cells)
	for _, r := range l.rows {
		width = max(width, len(r.cells))
	}
	l.uses, l.ranks, l.own, l.days = make([]Use, width), make([]int, width), make([]bool, width), make([]string, width)
	l.perDay = make([]bool, width)
	for i := range l.uses {
		l.uses[i], l.days[i] = Ignored, g.headingDay(l.head.at(i))
	}
	if at >= 0 {
		l.asked()
		l.byHeading(g)
	} else {
		copy(l.uses, byContent(l.rows, width, g))
	}
	if len(chosen) > 0 {
		for i := range l.uses {
			l.uses[i] = Ignored
		}
		copy(l.uses, chosen)
		l.ofDays(g, func(i int) bool { return l.uses[i] == UseDay || l.uses[i] == UseTime })
	}
	l.below()
	return l
}

// under joins a second line of headings to the first, as survey sites write them
// ("Contact" over "Name", "Response" under a question), and passes over the lines
// in which a site describes its columns.
func (l *layout) under(g *guesser) {
	l.daysUnder(g)
	for len(l.rows) > 0 {
		r, known, filled, described := l.rows[0], 0, 0, false
		for i, c := range r.cells {
			c = strings.TrimSpace(c)
			if c == "" {
				continue
			}
			filled++
			h := wordsOf(c)
			switch {
			case isResponse(h), strings.HasPrefix(c, `{"ImportId"`), strings.EqualFold(c, l.head.at(i)):
				described, known = true, known+1
			case isHeading(c) && !isHeading(l.head.at(i)):
				known++
			}
		}
		if filled == 0 || known < filled && !(described && strings.HasPrefix(strings.TrimSpace(r.at(0)), `{"ImportId"`)) {
			return
		}
		head := row{line: r.line, cells: slices.Clone(l.head.cells)}
		for i, c := range r.cells {
			for i >= len(head.cells) {
				head.cells = append(head.cells, "")
			}
			if isHeading(c) && !isHeading(head.cells[i]) {
				head.cells[i] = c
			}
		}
		l.head, l.rows = head, l.rows[1:]
	}
}

// isResponse reports whether a cell is what survey sites write under a question.
func isResponse(h heading) bool { return h.is("response", "open ended response", "responses") }

// byHeading guesses every column from its heading and from what stands in it.
func (l *layout) byHeading(g *guesser) {
	all := make([]guessed, len(l.uses))
	for i := range all {
		all[i], _ = useOf(l.head.at(i))
		l.ranks[i], l.own[i] = all[i].rank, all[i].at
	}
	for i := range all {
		if all[i].use == UseDay || all[i].use == UseTime {
			if l.started(i, all, g) || !l.readable(i, all[i], g) {
				all[i], l.own[i] = guessed{use: Ignored, own: true, at: true}, true
			}
		}
	}
	for _, use := range Uses {
		if use == UseStatus || use == Ignored {
			continue
		}
		for _, i := range l.best(all, use) {
			l.uses[i] = use
		}
	}
	for i := range all {
		if all[i].use == UseStatus {
			l.uses[i] = UseStatus
		}
	}
	l.asDays(all, g)
	l.dropEmptyNames()
}

// dropEmptyNames gives up columns of names that nobody filled where another
// column has names.
func (l *layout) dropEmptyNames() {
	isName := func(i int) bool { return l.uses[i] == UseName || l.uses[i] == UseFirst || l.uses[i] == UseLast }
	filled := map[int]bool{}
	for i := range l.uses {
		if isName(i) && slices.ContainsFunc(l.looked(), func(r row) bool { return r.at(i) != "" }) {
			filled[i] = true
		}
	}
	for i := range l.uses {
		if len(filled) > 0 && isName(i) && !filled[i] {
			l.uses[i] = Ignored
		}
	}
}

// best returns the columns for one use: the one of the highest rank that is
// filled, and others that are filled where it is not.
func (l *layout) best(all []guessed, use Use) (chosen []int) {
	var candidates []int
	for i := range all {
		if all[i].use == use {
			candidates = append(candidates, i)
		}
	}
	slices.SortStableFunc(candidates, func(a, b int) int { return all[b].rank - all[a].rank })
	open := map[int]bool{}
	for n := range l.looked() {
		open[n] = true
	}
	for _, i := range candidates {
		helps := len(l.rows) == 0 && len(chosen) == 0
		for n, r := range l.looked() {
			named := use == UseName || use == UseFirst || use == UseLast
			if open[n] && r.at(i) != "" && (!named || nameFault(personIn(r.at(i))) == "" && !isPlaceholder(r.at(i))) {
				helps = true
				delete(open, n)
			}
		}
		if helps {
			chosen = append(chosen, i)
		}
	}
	if len(chosen) == 0 && len(candidates) > 0 {
		return candidates[:1]
	}
	return chosen
}

func (l *layout) looked() []row { return l.rows[:min(len(l.rows), lookedAt)] }

// started reports whether a column of starts is when somebody began the form:
// another says when they sent it, within a day after.
func (l *layout) started(i int, all []guessed, g *guesser) bool {
	h := wordsOf(l.head.at(i))
	if !h.has("start started") {
		return false
	}
	for j := range all {
		if !all[j].at || j == i {
			continue
		}
		sent := wordsOf(l.head.at(j))
		if sent.has("completion completed recorded") {
			return true
		}
		if !sent.has("submitted submit submission modified timestamp received") {
			continue
		}
		before, n := 0, 0
		for _, r := range l.looked() {
			from, ok := g.instant(r.at(i))
			until, ok2 := g.instant(r.at(j))
			if ok && ok2 {
				n++
				if d := until.Sub(from); d >= 0 && d < 24*time.Hour {
					before++
				}
			}
		}
		if n > 0 && before*2 > n {
			return true
		}
	}
	return false
}

// readable reports whether anything in a column is a day or a time; of a column
// that may be of when it was booked, whether any lies ahead.
func (l *layout) readable(i int, of guessed, g *guesser) bool {
	filled, read, ahead := 0, 0, 0
	for _, r := range l.looked() {
		cell := r.at(i)
		if cell == "" {
			continue
		}
		filled++
		if day, _, ok := g.slot(cell); ok {
			read++
			if day == "" || day >= g.today.Format(time.DateOnly) {
				ahead++
			}
		}
	}
	if of.rank == 1 {
		return ahead > 0
	}
	return read > 0 || filled == 0
}

// instant reads a cell with a day and a time as a moment, to compare two.
func (g *guesser) instant(cell string) (time.Time, bool) {
	day, at, ok := g.moment(cell)
	d, err := time.Parse(time.DateOnly, day)
	return d.Add(time.Duration(at) * time.Minute), ok && err == nil && at >= 0
}

// headingDay returns the day a heading says ("Tuesday 24 November"), for columns
// that hold times of one day each.
func (g *guesser) headingDay(head string) string {
	day, _, ok := g.slot(head)
	if !ok {
		return ""
	}
	return day
}

// cells returns the cells of every column for one use.
func (l *layout) cells(want func(i int) bool) (all []string) {
	for i := range l.uses {
		if !want(i) {
			continue
		}
		for _, r := range l.rows {
			if c := r.at(i); c != "" {
				all = append(all, c)
			}
		}
	}
	return all
}

// get returns the cell for a use: of several columns the first that is filled,
// the one of the highest rank before. at is its column, -1 for none.
func (l *layout) get(r row, use Use) (cell string, at int) {
	at = -1
	for i, u := range l.uses {
		if u == use && !l.perDay[i] && r.at(i) != "" && (u != UseFirst && u != UseLast || !isPlaceholder(r.at(i))) && (at < 0 || l.ranks[i] > l.ranks[at]) {
			cell, at = r.at(i), i
		}
	}
	return cell, at
}

func (l *layout) has(use Use) bool { return slices.Contains(l.uses, use) }

func isPlaceholder(cell string) bool {
	return placeholders[strings.Join(wordsOf(cell), " ")] || strings.Trim(surgery.Clean(cell), "-–—?.* ") == ""
}
