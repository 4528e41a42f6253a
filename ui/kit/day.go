package kit

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// ParseDay reads a date as people type one: "29 Dec", "29/12/2026", "29.12.",
// "2026-12-29", "Tue 29 December", "today", "tomorrow", "friday", "next tue".
// Day before month, always. Without a year it is the next such day, or the last
// one if that is less than 31 days ago. The answer is midnight in now's zone;
// false means it cannot be read.
func ParseDay(s string, now time.Time) (time.Time, bool) {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	parts := dayParts(s)
	if len(parts) == 0 {
		return time.Time{}, false
	}
	if len(parts) == 1 {
		switch parts[0] {
		case "today", "now":
			return today, true
		case "tomorrow", "tmrw":
			return today.AddDate(0, 0, 1), true
		case "yesterday":
			return today.AddDate(0, 0, -1), true
		}
	}
	next := parts[0] == "next"
	if next || parts[0] == "this" {
		parts = parts[1:]
	}
	if len(parts) == 1 {
		if weekday, ok := parseWeekday(parts[0]); ok {
			ahead := (int(weekday) - int(today.Weekday()) + 7) % 7
			if next && ahead == 0 {
				ahead = 7
			}
			return today.AddDate(0, 0, ahead), true
		}
	}
	if next {
		return time.Time{}, false
	}
	if len(parts) > 1 {
		if _, ok := parseWeekday(parts[0]); ok {
			parts = parts[1:]
		}
	}
	return dayOf(parts, today)
}

// dayParts cuts letters and figures apart: "29dec" is "29", "dec".
func dayParts(s string) []string {
	var parts []string
	var last rune
	for _, r := range strings.ToLower(strings.TrimSpace(s)) {
		switch {
		case unicode.IsDigit(r), unicode.IsLetter(r):
			if len(parts) == 0 || last == 0 || unicode.IsDigit(r) != unicode.IsDigit(last) {
				parts = append(parts, "")
			}
			parts[len(parts)-1] += string(r)
			last = r
		case strings.ContainsRune(" ./-,", r):
			last = 0
		default:
			return nil
		}
	}
	kept := parts[:0]
	for i, p := range parts {
		ordinal := p == "st" || p == "nd" || p == "rd" || p == "th"
		if !(p == "of" || p == "the" || ordinal && i > 0) {
			kept = append(kept, p)
		}
	}
	return kept
}

// dayOf reads day, month and perhaps year; year first if it has four figures.
func dayOf(parts []string, today time.Time) (time.Time, bool) {
	if len(parts) == 3 && len(parts[0]) == 4 {
		parts = []string{parts[2], parts[1], parts[0]}
	}
	if len(parts) < 2 || len(parts) > 3 {
		return time.Time{}, false
	}
	if _, word := parseMonth(parts[0]); word { // "Dec 29"
		parts[0], parts[1] = parts[1], parts[0]
	}
	day, err := strconv.Atoi(parts[0])
	month, ok := parseMonth(parts[1])
	if !ok {
		n, err := strconv.Atoi(parts[1])
		month, ok = time.Month(n), err == nil && n >= 1 && n <= 12
	}
	if err != nil || !ok {
		return time.Time{}, false
	}
	if len(parts) == 3 {
		year, err := strconv.Atoi(parts[2])
		switch {
		case err != nil:
			return time.Time{}, false
		case len(parts[2]) == 2:
			year += 2000
		case len(parts[2]) != 4:
			return time.Time{}, false
		}
		return exactDay(year, month, day, today.Location())
	}
	for year := today.Year() - 1; year <= today.Year()+8; year++ { // 29 Feb may be 8 years off
		if d, ok := exactDay(year, month, day, today.Location()); ok && !d.Before(today.AddDate(0, 0, -31)) {
			return d, true
		}
	}
	return time.Time{}, false
}

// exactDay returns false for a day there is not, 31 April.
func exactDay(year int, month time.Month, day int, zone *time.Location) (time.Time, bool) {
	d := time.Date(year, month, day, 0, 0, 0, 0, zone)
	return d, d.Day() == day && d.Month() == month && year >= 1900 && year <= 2200
}

func parseMonth(s string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if len(s) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), s) || s == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

func parseWeekday(s string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(s) >= 2 && strings.HasPrefix(strings.ToLower(d.String()), s) {
			return d, true
		}
	}
	switch s {
	case "tues":
		return time.Tuesday, true
	case "thur", "thurs":
		return time.Thursday, true
	}
	return 0, false
}

// FormatDay writes a day in full, "Tue 29 Dec 2026", which ParseDay reads.
func FormatDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("Mon 2 Jan 2006")
}
