package intake

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Reading is what a list is read against.
type Reading struct {
	Today time.Time // now, in the zone of the desk
	From  string    // the week's local dates, for events; "" for no limit
	Until string
	Uses  []Use    // of the columns, where a host changed the guess; nil to guess
	Order DayOrder // of day and month, where a host said it
	Sheet string   // of a spreadsheet; "" for its first
}

// DayOrder is whether the day or the month stands first in 3/4/2026.
type DayOrder string

// The orders; a blank one is guessed.
const (
	DayFirst   DayOrder = "day_first"
	MonthFirst DayOrder = "month_first"
)

func (o Reading) guesser() *guesser {
	zone := o.Today.Location()
	return &guesser{today: o.Today, zone: zone, from: o.From, until: o.Until}
}

// Booking is somebody who said they would come.
type Booking struct {
	Line   int
	Name   string
	Folded string // as names are compared (package find)
	Day    string // local date, "" where the list does not say
	At     string // local time of day, 14:00, "" where the list does not say
	Wants  string // what they would like help with, in their words
	Twice  int    // the line of the same name and day before, 0 for none
	Doubt  string // why they may not come, as the list says it; "" for those who do
}

// Column is one column of a list as it came.
type Column struct {
	Heading string // "" where the list has none
	Use     Use
	Sample  string // the first cell; "" for a column that is not kept
}

// Bookings is a list of people, read and not yet saved anywhere.
type Bookings struct {
	Source
	Columns  []Column
	List     []Booking
	Off      []Booking // who is not coming, as the list says; they are among the Problems too
	Asks     *Asks     // which the host has to say: nil when the dates can be read one way only
	Problems []Problem // lines that were left out, or taken otherwise
}

// Dropped returns the headings of the columns that were not kept, to be said.
func (b *Bookings) Dropped() []string {
	var out []string
	for i, c := range b.Columns {
		if c.Use == Ignored {
			out = append(out, columnName(i, c.Heading))
		}
	}
	return out
}

// columnName returns a column's heading, else which one it is.
func columnName(i int, heading string) string {
	if heading == "" {
		return words.Say("intake.column", "n", i+1)
	}
	return heading
}

// ReadBookings reads a CSV file, a pasted table or one name a line. A file that
// is refused has no List and says why in Problems; one with a column guessed
// wrong is read again with Reading.Uses.
func ReadBookings(from io.Reader, o Reading) *Bookings {
	out := &Bookings{}
	out.Source, out.Problems = readSource(from, o.Sheet, func(t *table, problems *Problems) { out.read(t, o, problems) })
	return out
}

func (b *Bookings) read(t *table, o Reading, problems *Problems) {
	if len(t.rows) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
		return
	}
	g := o.guesser()
	l := layOut(t.rows, o.Uses, g, problems)
	b.columns(l)
	if !l.has(UseName) && !l.has(UseFirst) && !l.has(UseLast) {
		problems.Add(0, false, words.Say("intake.problem_no_names"))
		return
	}
	b.Asks = g.ordered(l.cells(func(i int) bool { return l.uses[i] == UseDay || l.uses[i] == UseTime }), l.cells(func(i int) bool { return l.own[i] }), o.Order)
	reader := &bookingReader{layout: l, plain: t.separator == 0, g: g, problems: problems}
	first := map[string]int{}
	for i, r := range l.rows {
		if i >= MaxRows || len(b.List)+len(b.Off) >= MaxRows {
			problems.Add(r.line, false, words.Say("intake.problem_rows", "most", MaxRows))
			return
		}
		booking, off, ok := reader.read(r)
		if !ok {
			continue
		}
		come, stay := reader.whichDays(r, booking, off)
		b.Off = append(b.Off, stay...)
		for _, booking := range come[:min(len(come), MaxRows-len(b.List))] {
			key := booking.Day + "/" + booking.Folded
			if first[key] == 0 {
				first[key] = booking.Line
			} else {
				booking.Twice = first[key]
			}
			b.List = append(b.List, booking)
		}
	}
	if len(b.List) == 0 && len(problems.list) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
	}
}

func (b *Bookings) columns(l *layout) {
	for i, use := range l.uses {
		c := Column{Heading: cut(surgery.Clean(l.head.at(i)), surgery.MaxName), Use: use}
		for _, r := range l.rows[:min(len(l.rows), 50)] {
			if use != Ignored && c.Sample == "" {
				c.Sample = cut(surgery.Clean(r.at(i)), 60)
			}
		}
		b.Columns = append(b.Columns, c)
	}
}

// cut shortens text to most letters.
func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}
