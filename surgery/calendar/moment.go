package calendar

import (
	"strconv"
	"strings"
	"time"
)

// wallTime is a date or a time as it stands, with the figures in UTC.
type wallTime struct {
	wall time.Time
	date bool // a day without a time
	utc  bool
}

// readWall reads 20261124, 20261124T140000 and 20261124T140000Z; rest is what
// follows a slash, in a period.
func readWall(value string) (m wallTime, rest string, ok bool) {
	value, rest, _ = strings.Cut(strings.TrimSpace(value), "/")
	for _, layout := range []string{dayLayout, "20060102T150405", stampLayout, "20060102T1504", "20060102T1504Z"} {
		if len(value) != len(layout) {
			continue
		}
		t, err := time.Parse(layout, value)
		if err != nil || t.Year() < 1600 || t.Year() > 2200 {
			continue
		}
		return wallTime{t, layout == dayLayout, strings.HasSuffix(layout, "Z")}, rest, true
	}
	return wallTime{}, rest, false
}

// moment is a date or time of a file, found on the world's clock.
type moment struct {
	wallTime
	at      time.Time // zero for a date
	zone    string    // its TZID
	unknown bool      // nothing is known of the zone
}

func (r *reader) moment(value, zone string) (moment, bool) {
	w, _, ok := readWall(value)
	if !ok {
		return moment{}, false
	}
	return r.place(w, zone), true
}

func (r *reader) place(w wallTime, zone string) moment {
	m := moment{wallTime: w, zone: zone}
	switch {
	case w.date:
	case w.utc:
		m.at = w.wall
	default:
		at, known := r.zones.instant(w.wall, zone)
		m.at, m.unknown = at, !known
	}
	return m
}

// span is a duration: days by the calendar, the rest by the clock.
type span struct {
	days  int
	clock time.Duration
}

// readSpan reads P1D, PT1H30M, P1W, P1DT2H; a span back in time is none.
func readSpan(value string) (s span, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(strings.ToUpper(value)), "+"), "P")
	if !ok || rest == "" || len(rest) > 30 {
		return s, false
	}
	clock := false
	for rest != "" {
		if rest[0] == 'T' && !clock {
			clock, rest = true, rest[1:]
			continue
		}
		at := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
		if at < 1 || at > 7 {
			return s, false
		}
		n, err := strconv.Atoi(rest[:at])
		if err != nil {
			return s, false
		}
		switch unit := rest[at]; {
		case unit == 'W' && !clock:
			s.days += 7 * n
		case unit == 'D' && !clock:
			s.days += n
		case unit == 'H' && clock:
			s.clock += time.Duration(n) * time.Hour
		case unit == 'M' && clock:
			s.clock += time.Duration(n) * time.Minute
		case unit == 'S' && clock:
			s.clock += time.Duration(n) * time.Second
		default:
			return s, false
		}
		rest = rest[at+1:]
	}
	return s, s.days < 100000 && s.clock < 100000*time.Hour
}
