package calendar

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
)

// rule is how an event repeats. The library walks it by the day; how far it may
// walk is ours to say, since files come from strangers.
type rule struct {
	option   rrule.ROption
	until    wallTime
	hasUntil bool
}

// mostListed is how many values a part of a rule may have.
const mostListed = 60

// readRule reads an RRULE; false for one that says what we do not follow: more
// often than daily, or at several hours of a day.
func readRule(value string) (*rule, bool) {
	r := &rule{}
	if len(value) > maxHead {
		return nil, false
	}
	var kept []string
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(value)), ";") {
		name, v, _ := strings.Cut(part, "=")
		switch {
		case part == "", strings.HasPrefix(name, "X-"):
			continue
		case name == "UNTIL": // in the event's own zone, so ours to compare
			var ok bool
			if r.until, _, ok = readWall(v); !ok {
				return nil, false
			}
			r.hasUntil = true
			continue
		case name == "BYHOUR", name == "BYMINUTE", name == "BYSECOND": // one says again what the start says
			if strings.Contains(v, ",") {
				return nil, false
			}
			continue
		case name == "DTSTART", name == "BYEASTER", strings.Count(v, ",") >= mostListed:
			return nil, false
		}
		kept = append(kept, part)
	}
	option, err := rrule.StrToROption(strings.Join(kept, ";"))
	if err != nil || option.Freq > rrule.DAILY || !r.sound(option, kept) {
		return nil, false
	}
	r.option = *option
	return r, true
}

// sound reports whether the numbers of a rule are ones that the RFC allows.
func (r *rule) sound(o *rrule.ROption, parts []string) bool {
	if o.Interval > 10000 || o.Count > 100000 || o.Freq == rrule.WEEKLY && len(o.Bymonthday) > 0 {
		return false
	}
	for _, part := range parts {
		name, v, _ := strings.Cut(part, "=")
		switch name {
		case "INTERVAL", "COUNT":
			if n, err := strconv.Atoi(v); err != nil || n < 1 {
				return false
			}
		case "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS":
			if slices.Contains(strings.Split(v, ","), "0") {
				return false
			}
		}
	}
	_, err := rrule.NewRRule(*o) // it checks the bounds
	return err == nil
}

// past reports whether a wall time is after the rule's last date, which may be
// UTC and is then read as wall: enough for zones.
func (r *rule) past(wall time.Time) bool {
	return r.hasUntil && wall.After(r.until.wall.AddDate(0, 0, 1))
}

// The library walks on to the year 9999 for a rule that never matches. The
// calendar is the same again after 400 years, weekdays and all, so rules are
// walked that much later, where the end is near.
const (
	later    = 19 * 400 // years
	lastYear = 9999
)

// between returns the days of the rule from one day until another, at most
// maxRepeats of them. first is the day it begins on; all are midnights in UTC.
// What the walk costs is taken from *budget; false when it is too much.
// ended reports whether the occurrence of a day is after the rule's end.
func (r *rule) between(first, from, until time.Time, budget *int, ended func(day time.Time) bool) (found []time.Time, ok bool) {
	if until.Before(first) {
		return nil, true
	}
	start := r.near(first, from)
	if *budget -= r.cost(start, until); *budget < 0 {
		return nil, false
	}
	option := r.option
	option.Dtstart = start.AddDate(later, 0, 0)
	walk, err := rrule.NewRRule(option)
	if err != nil {
		return nil, false
	}
	next := walk.Iterator()
	for n := 0; len(found) < maxRepeats; n++ {
		day, more := next()
		if !more {
			if option.Count == 0 || n < option.Count { // it walked to its end for nothing
				*budget -= r.cost(start, time.Date(lastYear-later, 12, 31, 0, 0, 0, 0, time.UTC))
			}
			break
		}
		if day = day.AddDate(-later, 0, 0); day.After(until) || ended(day) {
			break
		}
		if !day.Before(from) {
			found = append(found, day)
		}
	}
	return found, true
}

// near returns a day to begin the walk on: the first, or a later one that gives
// the same days from from on. One that counts begins at its beginning.
func (r *rule) near(first, from time.Time) time.Time {
	o := r.option
	if o.Count > 0 || !from.After(first) {
		return first
	}
	every := max(1, o.Interval)
	ahead := days(first, from)
	switch {
	case o.Freq == rrule.DAILY:
		return first.AddDate(0, 0, ahead/every*every)
	case o.Freq == rrule.WEEKLY:
		return first.AddDate(0, 0, ahead/(7*every)*7*every)
	case first.Day() > 28: // not every month has it
		return first
	case o.Freq == rrule.MONTHLY:
		return first.AddDate(0, (ahead/31)/every*every, 0)
	}
	return first.AddDate((ahead/366)/every*every, 0, 0)
}

// cost is about how many days a walk looks at from one day until another.
func (r *rule) cost(from, until time.Time) int {
	return days(from, until)/max(1, r.option.Interval) + 1
}

func days(from, until time.Time) int { return int(until.Sub(from) / (24 * time.Hour)) }
