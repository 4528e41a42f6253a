package intake

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// Reading is what a list is read against.
type Reading struct {
	Today time.Time // now, in the zone of the desk
	From  string    // the week's local dates, for events; "" for no limit
	Until string
	Uses  []Use // of the columns, where a host changed the guess; nil to guess
}

func (o Reading) guesser() *guesser {
	zone := o.Today.Location()
	return &guesser{today: o.Today, zone: zone}
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
}

// Column is one column of a list as it came.
type Column struct {
	Heading string // "" where the list has none
	Use     Use
	Sample  string // the first cell; "" for a column that is not kept
}

// Bookings is a list of people, read and not yet saved anywhere.
type Bookings struct {
	Encoding  Encoding
	Separator rune // 0 for a list with one name a line
	Columns   []Column
	List      []Booking
	Problems  []Problem // lines that were left out, or taken otherwise
}

// Dropped answers the headings of the columns that were not kept, to be said.
func (b *Bookings) Dropped() []string {
	var out []string
	for i, c := range b.Columns {
		if c.Use == Ignored {
			out = append(out, columnName(i, c.Heading))
		}
	}
	return out
}

// columnName answers a column's heading, else which one it is.
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
	var problems Problems
	out := &Bookings{}
	if t := readTable(from, &problems); t != nil {
		out.Encoding, out.Separator = t.encoding, t.separator
		out.read(t, o, &problems)
	}
	out.Problems = problems.List()
	return out
}

func (b *Bookings) read(t *table, o Reading, problems *Problems) {
	if len(t.rows) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
		return
	}
	rows, width := t.rows, 0
	var head row
	if at := headRow(rows); at >= 0 {
		head, rows = rows[at], rows[at+1:]
		width = len(head.cells)
	}
	for _, r := range rows {
		width = max(width, len(r.cells))
	}
	g := o.guesser()
	uses := make([]Use, width)
	switch {
	case len(o.Uses) > 0:
		for i := range uses {
			uses[i] = Ignored
		}
		copy(uses, o.Uses)
	case len(head.cells) > 0:
		uses = byHeading(head, width)
	default:
		uses = byContent(rows, width, g)
	}
	b.columns(head, rows, uses)
	if indexOf(uses, UseName) < 0 && indexOf(uses, UseFirst) < 0 && indexOf(uses, UseLast) < 0 {
		problems.Add(0, false, words.Say("intake.problem_no_names"))
		return
	}
	for _, u := range []Use{UseDay, UseTime} {
		if column := indexOf(uses, u); column >= 0 {
			var cells []string
			for _, r := range rows {
				cells = append(cells, r.at(column))
			}
			g.learn(cells)
		}
	}
	first := map[string]int{}
	for i, r := range rows {
		if i >= MaxRows {
			problems.Add(r.line, false, words.Say("intake.problem_rows", "most", MaxRows))
			return
		}
		booking, ok := readBooking(r, uses, t.separator == 0, g, problems)
		if !ok {
			continue
		}
		key := booking.Day + "/" + booking.Folded
		if first[key] == 0 {
			first[key] = booking.Line
		} else {
			booking.Twice = first[key]
		}
		b.List = append(b.List, booking)
	}
	if len(b.List) == 0 && len(problems.list) == 0 {
		problems.Add(0, false, words.Say("intake.problem_empty"))
	}
}

func (b *Bookings) columns(head row, rows []row, uses []Use) {
	for i, use := range uses {
		c := Column{Heading: cut(surgery.Clean(head.at(i)), surgery.MaxName), Use: use}
		for _, r := range rows[:min(len(rows), 50)] {
			if use != Ignored && c.Sample == "" {
				c.Sample = cut(surgery.Clean(r.at(i)), 60)
			}
		}
		b.Columns = append(b.Columns, c)
	}
}

func indexOf(uses []Use, use Use) int {
	for i, u := range uses {
		if u == use {
			return i
		}
	}
	return -1
}

func readBooking(r row, uses []Use, plain bool, g *guesser, problems *Problems) (Booking, bool) {
	get := func(u Use) string { return r.at(indexOf(uses, u)) }
	name := get(UseName)
	if first, last := get(UseFirst), get(UseLast); first != "" || last != "" {
		name = strings.TrimSpace(first + " " + last)
	}
	if plain {
		name = unlisted(name)
	}
	if calledOff(get(UseStatus)) {
		problems.Add(r.line, false, words.Say("intake.problem_cancelled"))
		return Booking{}, false
	}
	b := Booking{Line: r.line, Name: surgery.Clean(name)}
	if b.Name == "" {
		problems.Add(r.line, false, words.Say("intake.problem_no_name"))
		return Booking{}, false
	}
	if utf8.RuneCountInString(b.Name) > surgery.MaxName {
		problems.Add(r.line, false, words.Say("intake.problem_name_long", "most", surgery.MaxName))
		return Booking{}, false
	}
	if key := nameFault(b.Name); key != "" {
		problems.Add(r.line, false, words.Say(key))
		return Booking{}, false
	}
	b.Folded = find.Fold(b.Name)
	b.Wants = cut(surgery.Clean(get(UseWants)), surgery.MaxName)
	for _, cell := range []string{get(UseDay), get(UseTime)} {
		if cell == "" {
			continue
		}
		day, at, ok := g.moment(cell)
		if !ok {
			problems.Add(r.line, true, words.Say("intake.problem_moment", "text", cut(surgery.Clean(cell), 40)))
		}
		if day != "" {
			b.Day = day
		}
		if at >= 0 {
			b.At = clockText(at)
		}
	}
	return b, true
}

// calledOff tells that a booking was called off.
func calledOff(status string) bool {
	if len(status) > 60 {
		return false
	}
	switch find.Fold(status) {
	case "cancelled", "canceled", "not attending", "refunded", "deleted", "declined", "no", "rejected", "void", "not going":
		return true
	}
	return false
}

// cut shortens text to most letters.
func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}
