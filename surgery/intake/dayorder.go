package intake

import (
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/pattern"
)

// Asks is a date that can be read two ways, and how each reads.
type Asks struct {
	Text       string // as the list has it
	DayFirst   string // local dates
	MonthFirst string
	Likely     DayOrder // how it was read
}

// ordered settles the order of day and month for a list, and returns what has to
// be asked; where a host said it, the question stays, so that it can be changed.
func (g *guesser) ordered(dates, own []string, said DayOrder) *Asks {
	if g.settle(dates, own) && said == "" {
		return nil
	}
	switch said {
	case DayFirst:
		g.order = dayFirst
	case MonthFirst:
		g.order = monthFirst
	}
	return g.asks(dates)
}

// asks returns the first date that reads differently with the month first; nil
// for none.
func (g *guesser) asks(dates []string) *Asks {
	likely := DayFirst
	if g.order == monthFirst {
		likely = MonthFirst
	}
	for _, c := range dates {
		n, ok := numericIn(spaced(c))
		if ok && n.a != n.b && n.a <= 12 && n.b <= 12 {
			return &Asks{Text: cut(surgery.Clean(c), 40), DayFirst: n.as(dayFirst, g.today), MonthFirst: n.as(monthFirst, g.today), Likely: likely}
		}
	}
	return nil
}

// nearness decides by how near the dates are to each other and to today: answers
// to one poll are given within days. It reports false where both ways are alike.
func (g *guesser) nearness(cells []string) bool {
	dates := allNumeric(cells)
	day, okDay := g.reach(dates, dayFirst)
	month, okMonth := g.reach(dates, monthFirst)
	switch {
	case !okDay || !okMonth || len(dates) == 0:
		return false
	case month*2 < day && day > muchLater:
		g.order = monthFirst
	case day*2 < month && month > muchLater:
		g.order = dayFirst
	default:
		return false
	}
	return true
}

// muchLater is how many days apart answers to one poll hardly are.
const muchLater = 28

// reach returns how many days lie between the earliest of some dates and today.
func (g *guesser) reach(dates []numeric, o order) (int, bool) {
	today := time.Date(g.today.Year(), g.today.Month(), g.today.Day(), 0, 0, 0, 0, time.UTC)
	most := 0
	for _, n := range dates {
		d, err := time.Parse(time.DateOnly, n.as(o, g.today))
		if err != nil {
			return 0, false
		}
		most = max(most, int(today.Sub(d).Abs()/(24*time.Hour)))
	}
	return most, true
}

// numeric is a date written as three numbers, or two, of which the day and the
// month could be either of the first two.
type numeric struct {
	a, b, year int // 0 for no year
	weekday    time.Weekday
	said       bool // with a weekday
}

// numbersOf matches how a date of numbers begins, and no time of day: 3/12, 3-12-26,
// but not 2:30, 2.30 or 9-10.30.
var numbersOf = pattern.Of(`^\D{0,40}\d{1,2}(?: ?/ ?\d{1,2}(?:\D|$)|-\d{1,2}-(?:\d{4}|\d{2})\b|\.\d{1,2}\.(?:\d{4}|\d{2})\b| \d{1,2} \d{4}\b)`)

// numericIn reads such a date at the start of a cell; false where the order of
// day and month is plain, or there is no date.
func numericIn(cell string) (numeric, bool) {
	if len(cell) > maxMoment || !strings.ContainsAny(cell, "/-. ") || !numbersOf().MatchString(cell) {
		return numeric{}, false
	}
	var n numeric
	f := figures(cell)
	for len(f) > 0 {
		d, ok := weekdayOf(f[0])
		if !ok {
			break
		}
		n.weekday, n.said, f = d, true, f[1:]
	}
	if len(f) < 2 || len(f[0]) > 2 || len(f[1]) > 2 {
		return numeric{}, false
	}
	var errs [2]error
	n.a, errs[0] = strconv.Atoi(f[0])
	n.b, errs[1] = strconv.Atoi(f[1])
	if errs[0] != nil || errs[1] != nil || n.a > 31 || n.b > 31 || n.a < 1 || n.b < 1 || n.a > 12 && n.b > 12 {
		return numeric{}, false
	}
	if len(f) > 2 && (len(f[2]) == 4 || len(f[2]) == 2) {
		if y, err := strconv.Atoi(f[2]); err == nil {
			n.year = year(y, len(f[2]))
		}
	}
	return n, true
}

// as returns the date read one way, "" where there is no such day.
func (n numeric) as(o order, today time.Time) string {
	day, month := n.a, n.b
	if o == monthFirst {
		day, month = n.b, n.a
	}
	y := n.year
	if y == 0 {
		y = today.Year()
	}
	d, ok := exact(y, time.Month(month), day)
	if !ok {
		return ""
	}
	return d
}

// settle decides whether the day or the month stands first in a file's dates.
// main are the cells that will be read; own are other dates of the same file, of
// when a form was filled in, which cannot lie ahead. It reports false where
// nothing decides and the dates could be read either way.
func (g *guesser) settle(main, own []string) bool {
	dates, stamps := allNumeric(main), allNumeric(own)
	for _, look := range []func() (order, bool){
		func() (order, bool) { return byLargest(dates) },
		func() (order, bool) { return byWeekday(dates, g.today) },
		func() (order, bool) { return byLargest(stamps) },
		func() (order, bool) { return g.byPast(stamps) },
		func() (order, bool) { return g.byWeek(dates) },
	} {
		if o, ok := look(); ok {
			g.order = o
			return true
		}
	}
	for _, n := range dates {
		if n.a != n.b {
			return false
		}
	}
	return true
}

func allNumeric(cells []string) (all []numeric) {
	for _, c := range cells {
		if n, ok := numericIn(spaced(c)); ok {
			all = append(all, n)
		}
	}
	return all
}

// byLargest looks for a number that can be no month.
func byLargest(all []numeric) (order, bool) {
	found, ok := dayFirst, false
	for _, n := range all {
		switch {
		case n.a > 12:
			return dayFirst, true
		case n.b > 12:
			found, ok = monthFirst, true
		}
	}
	return found, ok
}

// byWeekday looks for a date whose weekday is only right one way.
func byWeekday(all []numeric, today time.Time) (order, bool) {
	for _, n := range all {
		if !n.said {
			continue
		}
		right := func(o order) bool {
			d, err := time.Parse(time.DateOnly, n.as(o, today))
			return err == nil && d.Weekday() == n.weekday
		}
		if day, month := right(dayFirst), right(monthFirst); day != month {
			if month {
				return monthFirst, true
			}
			return dayFirst, true
		}
	}
	return dayFirst, false
}

// byPast looks for a moment when a form was filled in that would lie ahead.
func (g *guesser) byPast(stamps []numeric) (order, bool) {
	tomorrow := g.today.AddDate(0, 0, 1).Format(time.DateOnly)
	ahead := map[order]bool{}
	for _, n := range stamps {
		for _, o := range []order{dayFirst, monthFirst} {
			if d := n.as(o, g.today); d == "" || d > tomorrow {
				ahead[o] = true
			}
		}
	}
	if ahead[dayFirst] == ahead[monthFirst] {
		return dayFirst, false
	}
	if ahead[dayFirst] {
		return monthFirst, true
	}
	return dayFirst, true
}

// byWeek looks for the only way to read the dates that falls into the week.
func (g *guesser) byWeek(dates []numeric) (order, bool) {
	if g.from == "" {
		return dayFirst, false
	}
	in := map[order]int{}
	for _, n := range dates {
		for _, o := range []order{dayFirst, monthFirst} {
			if d := n.as(o, g.today); d >= g.from && d <= g.until && d != "" {
				in[o]++
			}
		}
	}
	switch {
	case in[dayFirst] > 0 && in[monthFirst] == 0:
		return dayFirst, true
	case in[monthFirst] > 0 && in[dayFirst] == 0:
		return monthFirst, true
	}
	return dayFirst, false
}
