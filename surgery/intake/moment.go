package intake

import (
	"strings"
	"time"
)

// Instant returns the moment when clocks in zone show wall (its zone is not
// looked at). A time that comes twice when clocks go back is the first; one
// that is skipped when they go forward is read as if they had not.
func Instant(wall time.Time, zone *time.Location) time.Time {
	wall = time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, time.UTC)
	var first time.Time
	for _, around := range []time.Duration{-15 * time.Hour, 15 * time.Hour} {
		_, offset := wall.Add(around).In(zone).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second)
		if first.IsZero() {
			first = at
		}
		if _, now := at.In(zone).Zone(); now == offset {
			return at
		}
	}
	return first
}

// maxMoment is how long a day and a time may be, in bytes.
const maxMoment = 80

// order is which comes first in 3/4/2026.
type order int

const (
	dayFirst order = iota
	monthFirst
)

// guesser reads days and times as one file writes them.
type guesser struct {
	today       time.Time
	zone        *time.Location
	order       order
	from, until string // the week that weekdays are of, "" for none

	slots map[slotOf]slotted // that were read
}

// moment reads a cell that holds a day, a time, or both. at is -1 for no time.
func (g *guesser) moment(s string) (day string, at int, ok bool) {
	if len(s) > maxMoment {
		return "", -1, false
	}
	s = spaced(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05.999Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00"} {
		if len(s) < len(time.DateTime) || s[4] != '-' {
			break // and no time is lost on it
		}
		if t, err := time.Parse(layout, s); err == nil {
			t = t.In(g.zone)
			return t.Format(time.DateOnly), t.Hour()*60 + t.Minute(), true
		}
	}
	if wall, offset, known := offZone(s); wall != s {
		day, at, ok := g.moment(wall)
		if known && ok && day != "" && strings.Count(wall, ":") > 1 { // to the second: by a machine, which means it
			day, at = g.inZone(day, at, offset)
		}
		return day, at, ok
	}
	if minutes, ok := clock(firstOf(s)); ok {
		return "", minutes, true
	}
	if day, ok := g.day(s); ok {
		return day, -1, true
	}
	// A day and then a time, however they are parted: the longest end that is a
	// time of day with a colon or a half.
	s = firstOf(s)
	for at := 1; at < len(s); at++ {
		if s[at-1] != ' ' && s[at-1] != 'T' && s[at-1] != ',' {
			continue
		}
		end := strings.TrimSpace(s[at:])
		if !strings.ContainsAny(strings.ToLower(end), ":mn") && !strings.Contains(end, ".") {
			continue
		}
		minutes, ok := clock(end)
		if !ok {
			continue
		}
		head := strings.TrimRight(s[:at-1], " ,T")
		if day, ok := g.day(strings.TrimSuffix(head, " at")); ok {
			return day, minutes, true
		}
	}
	return "", -1, false
}
