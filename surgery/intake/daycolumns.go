package intake

import (
	"slices"
	"strings"
)

// Some lists have a column for each day, ticked by who comes: the heading says the
// day, the cell whether, and often when.

// Marks that say yes, and those that say nothing, where no word stands.
const (
	ticks   = "xX✓✔☑✅●•√*✕×"
	noTicks = "☐□○-–—_.…/"
)

// How a day is answered besides yes and no.
const (
	anyHour = "am pm morning afternoon evening either any anytime all available free can preferred flexible here in"
	notThen = "unavailable busy away leave holiday off absent"
)

// inDay reads a cell of a column that is one day: whether they come then, and at
// what time, -1 where it does not say. false is for anything else.
func (g *guesser) inDay(cell, day string) (v verdict, at int, ok bool) {
	cell = strings.TrimSpace(spaced(cell))
	switch {
	case strings.Trim(cell, noTicks+" ") == "", strings.EqualFold(cell, "false"), cell == "0":
		return unsaid, -1, true
	case strings.Trim(cell, ticks+" ") == "":
		return comes, -1, true
	case len(cell) > mostAnswer:
		return unsaid, -1, false
	}
	said := wordsOf(strings.Trim(cell, "()"))
	if v := answer(said); v != unsaid {
		at := -1
		if strings.Trim(cell, "0123456789") != "" { // 1 is a yes, and no hour
			_, at, _ = g.slot(cell)
		}
		if said.is("ok") && strings.HasPrefix(cell, "(") || said.says("if need be") { // as polls for a date write it
			v = perhaps
		}
		return v, at, true
	}
	if on, at, ok := g.slot(cell); ok {
		return comes, at, on == "" || on == day
	}
	switch {
	case len(said) == 0 || len(said) > 4:
		return unsaid, -1, false
	case said.says("if need be"):
		return perhaps, -1, true
	case said.has(notThen):
		return stays, -1, true
	}
	return comes, -1, said.has(anyHour)
}

// ofDays finds the columns that are one day each: by a heading that says a day,
// over cells that say whether somebody comes.
func (l *layout) ofDays(g *guesser, may func(i int) bool) {
	l.perDay = make([]bool, len(l.uses))
	for i := range l.uses {
		read, filled := 0, 0
		if l.days[i] != "" && may(i) {
			read, filled = answersDay(l.looked(), i, l.days[i], g)
		}
		l.perDay[i] = read > 0 && read*5 >= filled*4
	}
	if !slices.Contains(l.perDay, true) {
		return
	}
	for i := range l.uses { // beside those, days with remarks, and days on which nobody comes
		if l.days[i] != "" && may(i) && !l.perDay[i] {
			read, filled := answersDay(l.looked(), i, l.days[i], g)
			l.perDay[i] = read*2 >= filled
		}
	}
}

// asDays takes the columns that are one day each for what they are. A heading that
// asks whether somebody comes is such a day where another is too: one alone may be
// the day to answer by.
func (l *layout) asDays(all []guessed, g *guesser) {
	asks := 0
	may := func(i int) bool {
		h := wordsOf(l.head.at(i))
		switch _, known := useOf(l.head.at(i)); {
		case h.has("by before deadline until lunch breakfast dinner food meal meals eat drink parking hotel travel transport creche") || h.begins(cancelling):
			return false
		case all[i].use == UseStatus:
			return asks > 1
		case all[i].use == UseDay, all[i].use == UseTime:
			return true
		default:
			return !known
		}
	}
	for i := range all {
		if all[i].use == UseStatus && l.days[i] != "" {
			asks++
		}
	}
	l.ofDays(g, may)
	for i, is := range l.perDay {
		if is {
			l.uses[i] = UseDay
		}
	}
}

// daysUnder takes a second line of days for headings: the choices of a question
// that stands above the first of them ("Which days?").
func (l *layout) daysUnder(g *guesser) {
	if len(l.rows) < 2 {
		return
	}
	r, below := l.rows[0], l.rows[1:min(len(l.rows), 11)]
	days, bare, ticked := 0, 0, 0
	for i, c := range r.cells {
		day, n, filled := g.headingDay(c), 0, 0
		if day != "" {
			n, filled = answersDay(below, i, day, g)
		}
		switch {
		case strings.TrimSpace(c) == "" || isResponse(wordsOf(c)):
		case day == "" || n < filled || g.headingDay(l.head.at(i)) != "":
			return
		default:
			days, ticked = days+1, ticked+n
			if l.head.at(i) == "" {
				bare++
			}
		}
	}
	if days < 2 || bare == 0 || ticked == 0 {
		return
	}
	head := row{line: r.line, cells: slices.Clone(l.head.cells)}
	for i, c := range r.cells {
		for i >= len(head.cells) {
			head.cells = append(head.cells, "")
		}
		if g.headingDay(c) != "" {
			head.cells[i] = c
		}
	}
	l.head, l.rows = head, l.rows[1:]
}

// answersDay counts the cells of a column that are filled, and of those the ones
// that say whether somebody comes on a day.
func answersDay(rows []row, i int, day string, g *guesser) (read, filled int) {
	for _, r := range rows {
		if cell := r.at(i); cell != "" {
			filled++
			if _, _, ok := g.inDay(cell, day); ok {
				read++
			}
		}
	}
	return read, filled
}

// headsDays reports whether a line names a person's column and days, and below
// each day stands who comes: dates in it are headings then.
func headsDays(r row, below []row, g *guesser) bool {
	named, days := false, 0
	for i, cell := range r.cells {
		if u, ok := useOf(cell); ok {
			named = named || u.use == UseName || u.use == UseFirst || u.use == UseLast
			continue
		}
		switch kindOf(cell, g) {
		case anAddress:
			return false
		case aMoment:
			day, _, _ := g.slot(cell)
			n, filled := answersDay(below[:min(len(below), 10)], i, day, g)
			if day == "" || n < filled {
				return false
			}
			days += n
		}
	}
	return named && days > 0
}
