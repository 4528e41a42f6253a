package intake

import (
	"strings"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// bookingReader reads the lines of a list of bookings.
type bookingReader struct {
	*layout
	plain    bool // one name a line
	g        *guesser
	problems *Problems
}

// read reads one line. off says that they are not coming; false that the line
// was left out, which has been said.
func (l *bookingReader) read(r row) (b Booking, off, ok bool) {
	left := func(key string, with ...any) (Booking, bool, bool) {
		l.problems.Add(r.line, false, words.Say(key, with...))
		return Booking{}, false, false
	}
	if l.after[r.line] {
		return left("intake.problem_below", "text", cut(surgery.Clean(strings.Join(r.cells, " ")), 60))
	}
	said, beside := l.name(r)
	b = Booking{Line: r.line, Name: said}
	switch {
	case b.Name == "" || isName(b.Name) && isPlaceholder(b.Name):
		return left("intake.problem_no_name")
	case utf8.RuneCountInString(b.Name) > surgery.MaxName:
		return left("intake.problem_name_long", "most", surgery.MaxName)
	}
	if key := nameFault(b.Name); key != "" {
		return left(key)
	}
	b.Folded = find.Fold(b.Name)
	if b.Folded == "" {
		return left("intake.problem_no_letters")
	}
	wants, _ := l.get(r, UseWants)
	b.Wants = cut(surgery.Clean(wants), surgery.MaxName*5)
	if formula(b.Wants) {
		b.Wants = ""
	}
	l.when(r, &b)
	why, v := l.coming(r, beside)
	switch v {
	case stays:
		l.problems.Add(r.line, false, words.Say("intake.problem_off", "name", cut(b.Name, 60), "why", why))
		return b, true, true
	case perhaps:
		b.Doubt = why
		l.problems.Add(r.line, true, words.Say("intake.problem_perhaps", "name", cut(b.Name, 60), "why", why))
	}
	return b, false, true
}

// name returns the name in a line, and what stands beside it in its cell.
func (l *bookingReader) name(r row) (name, beside string) {
	whole, at := l.get(r, UseName)
	first, a := l.get(r, UseFirst)
	last, b := l.get(r, UseLast)
	pair := strings.TrimSpace(first + " " + last)
	if pair != "" && !isPlaceholder(pair) && (at < 0 || max(rankAt(l.ranks, a), rankAt(l.ranks, b)) >= l.ranks[at]) {
		return inFull(first, last), ""
	}
	if isPlaceholder(whole) && pair != "" {
		return inFull(first, last), ""
	}
	if l.plain {
		whole = unlisted(whole)
	}
	return personIn(whole), besideName(whole)
}

// inFull joins a first and a last name. A whole name in one of them is one.
func inFull(first, last string) string {
	first, last = personIn(first), personIn(last)
	if last != "" && strings.HasSuffix(strings.ToLower(first), " "+strings.ToLower(last)) {
		return first
	}
	return surgery.Clean(first + " " + last)
}

func rankAt(ranks []int, i int) int {
	if i < 0 {
		return 0
	}
	return ranks[i]
}

// when reads the day and the time of a line.
func (l *bookingReader) when(r row, b *Booking) {
	for _, use := range []Use{UseDay, UseTime} {
		cell, at := l.get(r, use)
		if cell == "" {
			continue
		}
		day, minutes, ok := l.g.slot(cell)
		if !ok {
			l.problems.Add(r.line, true, words.Say("intake.problem_moment", "text", cut(surgery.Clean(cell), 40)))
			continue
		}
		switch {
		case day != "" && (b.Day == "" || use == UseDay):
			b.Day = day
		case day == "" && b.Day == "":
			b.Day = l.days[at]
		}
		if minutes >= 0 {
			b.At = clockText(minutes)
		}
	}
}

// coming reads every column that says whether somebody comes, and what stands
// beside the name. why is the heading and the words that decided.
func (l *bookingReader) coming(r row, beside string) (why string, v verdict) {
	for i, use := range l.uses {
		cell := r.at(i)
		if use != UseStatus || cell == "" {
			continue
		}
		if found := coming(l.head.at(i), cell); found > v {
			v = found
			why = words.Say("intake.under", "text", cut(surgery.Clean(cell), 40), "heading", cut(columnName(i, surgery.Clean(l.head.at(i))), 40))
		}
	}
	if v < stays && saysOff(beside) {
		return words.Say("intake.quoted", "text", cut(beside, 40)), stays
	}
	return why, v
}
