package calendar

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// rule is how an event repeats: by the day, since a week has few of them, and a
// rule that never fits then costs no more than one that does.
type rule struct {
	freq      string
	interval  int
	count     int       // 0: no end by number
	until     time.Time // zero: no end by date; UTC or wall, as untilUTC says
	untilUTC  bool
	untilDate bool
	days      []nthDay
	monthDays []int
	months    []int
	weekStart time.Weekday
}

// nthDay is a weekday; n counts it within the month or year, 0 for every one.
type nthDay struct {
	n   int
	day time.Weekday
}

var weekdays = map[string]time.Weekday{"SU": 0, "MO": 1, "TU": 2, "WE": 3, "TH": 4, "FR": 5, "SA": 6}

// readRule reads an RRULE; false for one that says what we do not follow: more
// often than daily, places within a set, weeks and days of the year.
func readRule(value string) (*rule, bool) {
	r := &rule{interval: 1, weekStart: time.Monday}
	if len(value) > maxHead {
		return nil, false
	}
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(value)), ";") {
		if part == "" {
			continue
		}
		name, v, _ := strings.Cut(part, "=")
		ok := true
		switch name {
		case "FREQ":
			r.freq = v
			ok = v == "DAILY" || v == "WEEKLY" || v == "MONTHLY" || v == "YEARLY"
		case "INTERVAL":
			r.interval, ok = number(v, 1, 10000)
		case "COUNT":
			r.count, ok = number(v, 1, 100000)
		case "UNTIL":
			var m wallTime
			m, _, ok = readWall(v)
			r.until, r.untilUTC, r.untilDate = m.wall, m.utc, m.date
		case "BYDAY":
			ok = r.readDays(v)
		case "BYMONTHDAY":
			r.monthDays, ok = numbers(v, -31, 31)
		case "BYMONTH":
			r.months, ok = numbers(v, 1, 12)
		case "WKST":
			r.weekStart, ok = weekdays[v]
		default:
			ok = strings.HasPrefix(name, "X-")
		}
		if !ok {
			return nil, false
		}
	}
	if r.freq == "WEEKLY" && len(r.monthDays) > 0 { // the RFC allows no such rule
		return nil, false
	}
	return r, r.freq != ""
}

func (r *rule) readDays(v string) bool {
	for part := range strings.SplitSeq(v, ",") {
		if len(part) < 2 || len(r.days) > 60 {
			return false
		}
		day, ok := weekdays[part[len(part)-2:]]
		n := 0
		if head := part[:len(part)-2]; head != "" && ok {
			n, ok = number(strings.TrimPrefix(head, "+"), -53, 53)
		}
		if !ok {
			return false
		}
		r.days = append(r.days, nthDay{n, day})
	}
	return true
}

func number(s string, least, most int) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= least && n <= most
}

func numbers(s string, least, most int) (all []int, ok bool) {
	for part := range strings.SplitSeq(s, ",") {
		n, ok := number(part, least, most)
		if !ok || n == 0 || len(all) > 60 {
			return nil, false
		}
		all = append(all, n)
	}
	return all, true
}

// on tells whether day is one of the rule's, its ends aside; first is the day
// it begins on. Both are midnights in UTC, first not after day.
func (r *rule) on(first, day time.Time) bool {
	if len(r.months) > 0 && !slices.Contains(r.months, int(day.Month())) {
		return false
	}
	free := len(r.days) == 0 && len(r.monthDays) == 0
	switch r.freq {
	case "DAILY":
		return days(first, day)%r.interval == 0 && r.weekdayFits(day) && r.monthDayFits(day)
	case "WEEKLY":
		weeks := (days(first, day) + (int(first.Weekday())-int(r.weekStart)+7)%7) / 7
		if len(r.days) == 0 && day.Weekday() != first.Weekday() {
			return false
		}
		return weeks%r.interval == 0 && r.weekdayFits(day)
	case "MONTHLY":
		months := (day.Year()-first.Year())*12 + int(day.Month()) - int(first.Month())
		if months%r.interval != 0 || free && day.Day() != first.Day() {
			return false
		}
		return r.monthDayFits(day) && r.nthFits(day, monthSpan)
	}
	if (day.Year()-first.Year())%r.interval != 0 {
		return false
	}
	if free && (day.Day() != first.Day() || len(r.months) == 0 && day.Month() != first.Month()) {
		return false
	}
	if len(r.months) > 0 {
		return r.monthDayFits(day) && r.nthFits(day, monthSpan)
	}
	return r.monthDayFits(day) && r.nthFits(day, yearSpan)
}

func (r *rule) weekdayFits(day time.Time) bool {
	return len(r.days) == 0 || slices.ContainsFunc(r.days, func(d nthDay) bool { return d.day == day.Weekday() })
}

func (r *rule) monthDayFits(day time.Time) bool {
	if len(r.monthDays) == 0 {
		return true
	}
	at, of := monthSpan(day)
	return slices.Contains(r.monthDays, at) || slices.Contains(r.monthDays, at-of-1)
}

// nthFits counts weekdays within the month or the year.
func (r *rule) nthFits(day time.Time, span func(time.Time) (at, of int)) bool {
	if len(r.days) == 0 {
		return true
	}
	at, of := span(day)
	return slices.ContainsFunc(r.days, func(d nthDay) bool {
		return d.day == day.Weekday() && (d.n == 0 || d.n == (at-1)/7+1 || d.n == -((of-at)/7+1))
	})
}

func monthSpan(day time.Time) (at, of int) {
	return day.Day(), time.Date(day.Year(), day.Month()+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func yearSpan(day time.Time) (at, of int) {
	return day.YearDay(), time.Date(day.Year(), 12, 31, 0, 0, 0, 0, time.UTC).YearDay()
}

func days(from, until time.Time) int { return int(until.Sub(from) / (24 * time.Hour)) }

// past tells whether a wall time is after the rule's last date, which may be
// UTC and is then read as wall: enough for zones.
func (r *rule) past(wall time.Time) bool {
	return !r.until.IsZero() && wall.After(r.until.AddDate(0, 0, 1))
}

// between answers the days of the rule from one day until another, at most
// maxRepeats of them, looking at no more than *budget days; false when that was
// too few. ended answers whether the occurrence of a day is after the rule's
// end.
func (r *rule) between(first, from, until time.Time, budget *int, ended func(day time.Time) bool) (found []time.Time, ok bool) {
	day := first
	if from.After(first) && r.count == 0 {
		day = from
	}
	for n := 0; !day.After(until) && len(found) < maxRepeats; day = day.Add(24 * time.Hour) {
		if *budget--; *budget < 0 {
			return nil, false
		}
		if !r.on(first, day) {
			continue
		}
		if n++; r.count > 0 && n > r.count || ended(day) {
			break
		}
		if !day.Before(from) {
			found = append(found, day)
		}
	}
	return found, true
}
