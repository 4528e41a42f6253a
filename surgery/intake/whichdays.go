package intake

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// onDay is what a line says of one day.
type onDay struct {
	Booking
	v   verdict
	why string // the cell and the heading that said so
}

// daysIn returns a booking for each day that a line answers for; nil where it
// names one day or none.
func (l *bookingReader) daysIn(r row, b Booking) (all []onDay) {
	if !slices.Contains(l.perDay, true) {
		for _, s := range l.severalDays(r) {
			one := b
			if one.Day = s.day; s.at >= 0 {
				one.At = clockText(s.at)
			}
			all = append(all, onDay{one, comes, ""})
		}
		return all
	}
	for i, is := range l.perDay {
		cell := r.at(i)
		if !is || cell == "" {
			continue
		}
		one := b
		one.Day = l.days[i]
		v, at, ok := l.g.inDay(cell, one.Day)
		if !ok {
			v = perhaps
		}
		if at < 0 {
			_, at, _ = l.g.slot(l.head.at(i))
		}
		if at >= 0 {
			one.At = clockText(at)
		}
		if v != unsaid {
			all = append(all, onDay{one, v, words.Say("intake.under", "text", cut(surgery.Clean(cell), 40), "heading", cut(surgery.Clean(l.head.at(i)), 40))})
		}
	}
	return all
}

// whichDays returns a line's bookings: for the days on which they come, and for
// those on which they do not, all of them where the line was called off.
func (l *bookingReader) whichDays(r row, b Booking, calledOff bool) (come, off []Booking) {
	why := ""
	for _, d := range l.daysIn(r, b) {
		if b.Day != "" && slices.Contains(l.perDay, true) {
			break // a column of its own says the day
		}
		switch {
		case calledOff || d.v == stays:
			off, why = append(off, d.Booking), d.why
			continue
		case d.v == perhaps:
			d.Doubt = d.why
		}
		come = append(come, d.Booking)
	}
	switch {
	case len(come) > 0 || len(off) > 0 && calledOff:
	case calledOff:
		off = []Booking{b}
	case len(off) > 0:
		l.problems.Add(r.line, false, words.Say("intake.problem_off", "name", cut(b.Name, 60), "why", why))
	default:
		if b.Day == "" && slices.Contains(l.perDay, true) {
			b.Doubt = words.Say("intake.no_day_ticked")
		}
		come = []Booking{b}
	}
	return come, off
}

// severalDays returns the days of a cell that names more than one, as forms write
// several ticks: "Tuesday 24 November, Thursday 26 November". nil for one day.
func (l *bookingReader) severalDays(r row) []slotted {
	cell, _ := l.get(r, UseDay)
	if cell == "" {
		cell, _ = l.get(r, UseTime)
	}
	if len(cell) > maxSlot {
		return nil
	}
	for _, sign := range []string{";", "\n", ",", " and ", " & ", " + "} {
		if n := strings.Count(cell, sign); n == 0 || n > 7 { // no more than a week
			continue
		}
		var days []slotted
		dated, parts := 0, 0
		for part := range strings.SplitSeq(cell, sign) {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			parts++
			day, at, ok := l.g.slot(part)
			if day == "" {
				break // every part has to be one
			}
			if _, ok := l.g.day(part); ok {
				dated++
			}
			if !slices.ContainsFunc(days, func(s slotted) bool { return s.day == day }) {
				days = append(days, slotted{day, at, ok})
			}
		}
		// "Tuesday, 24 November" is one day.
		if len(days) > 1 && len(days) == parts && (dated == 0 || dated == parts) {
			return days
		}
	}
	return nil
}
