package intake

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// Instant answers the moment when clocks in zone show wall (its zone is not
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

// figures cuts a date into words and numbers: "Tue, 29th Dec 2026".
func figures(s string) []string {
	var parts []string
	var last rune
	for _, r := range strings.ToLower(s) {
		switch {
		case unicode.IsDigit(r) && r < 0x80, unicode.IsLetter(r):
			if len(parts) == 0 || last == 0 || unicode.IsDigit(r) != unicode.IsDigit(last) {
				parts = append(parts, "")
			}
			parts[len(parts)-1] += string(r)
			last = r
		default:
			last = 0
		}
	}
	return parts
}

// day reads a date. Without a year it is the next such day, or one that is less
// than a month and a half ago.
func (g *guesser) day(s string) (day string, ok bool) {
	var numbers []int
	var sizes []int
	month, months := time.Month(0), 0
	for _, p := range figures(s) {
		if n, err := strconv.Atoi(p); err == nil && len(p) <= 4 {
			numbers, sizes = append(numbers, n), append(sizes, len(p))
		} else if m, found := monthOf(p); found {
			month = m
			months++
		} else if !skipped(p) {
			return "", false
		}
	}
	if months > 1 {
		return "", false
	}
	var y, d int
	switch {
	case months == 1 && len(numbers) == 2 && sizes[0] == 4:
		y, d = numbers[0], numbers[1]
	case months == 1 && len(numbers) == 2:
		y, d = year(numbers[1], sizes[1]), numbers[0]
	case months == 1 && len(numbers) == 1 && sizes[0] <= 2:
		d = numbers[0]
	case months == 0 && len(numbers) == 3 && sizes[0] == 4:
		y, month, d = numbers[0], time.Month(numbers[1]), numbers[2]
	case months == 0 && len(numbers) == 3 && g.order == monthFirst:
		y, month, d = year(numbers[2], sizes[2]), time.Month(numbers[0]), numbers[1]
	case months == 0 && len(numbers) == 3:
		y, month, d = year(numbers[2], sizes[2]), time.Month(numbers[1]), numbers[0]
	case months == 0 && len(numbers) == 2 && sizes[0] <= 2 && sizes[1] <= 2:
		month, d = time.Month(numbers[1]), numbers[0]
		if g.order == monthFirst {
			month, d = time.Month(numbers[0]), numbers[1]
		}
	default:
		return "", false
	}
	if y != 0 {
		return exact(y, month, d)
	}
	for y := g.today.Year() - 1; y <= g.today.Year()+8; y++ {
		if day, ok := exact(y, month, d); ok && day >= g.today.AddDate(0, 0, -45).Format(time.DateOnly) {
			return day, true
		}
	}
	return "", false
}

func year(n, size int) int {
	if size == 2 {
		return 2000 + n
	}
	return n
}

// exact answers false for a day there is not, and for years nobody books in.
func exact(y int, m time.Month, d int) (string, bool) {
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	return t.Format(time.DateOnly), m >= 1 && m <= 12 && t.Day() == d && y >= 1970 && y <= 2200
}

func monthOf(s string) (time.Month, bool) {
	for m := time.January; m <= time.December; m++ {
		if name := strings.ToLower(m.String()); len(s) >= 3 && strings.HasPrefix(name, s) || s == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

// weekdayOf reads "Monday", "Mon", "Weds".
func weekdayOf(s string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if len(s) >= 3 && (strings.HasPrefix(name, s) || strings.HasPrefix(s, name[:3]) && (s == "weds" || strings.TrimSuffix(s, "s") == name)) {
			return d, true
		}
	}
	return 0, false
}

// skipped tells the words around a date that say nothing more.
func skipped(s string) bool {
	switch s {
	case "st", "nd", "rd", "th", "of", "the", "on", "at":
		return true
	}
	_, ok := weekdayOf(s)
	return ok
}

// clock reads a time of day in minutes after midnight: "14:00", "2pm",
// "2.30 p.m.", "14h30", "1400", "noon". A bare number is an hour, and 1 to 6
// are after noon, since nothing is held at night.
func clock(s string) (minutes int, ok bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	switch s {
	case "noon", "midday", "12noon":
		return 12 * 60, true
	case "midnight":
		return 0, true
	}
	s = strings.ReplaceAll(s, ".m.", "m")
	half := ""
	for _, end := range []string{"am", "pm"} {
		if rest, cut := strings.CutSuffix(s, end); cut {
			s, half = rest, end
		}
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ':' || r == '.' || r == 'h' })
	if len(parts) == 1 && (len(s) == 3 || len(s) == 4) && s == parts[0] {
		parts = []string{s[:len(s)-2], s[len(s)-2:]}
	}
	if len(parts) == 0 || len(parts) > 3 || len(parts[0]) > 2 || s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 8)
		if err != nil || i > 0 && len(p) != 2 || i > 0 && v > 59 {
			return 0, false
		}
		n[i] = int(v)
	}
	switch {
	case half != "" && (n[0] < 1 || n[0] > 12), n[0] > 24, n[0] == 24 && n[1] > 0:
		return 0, false
	case half == "am":
		n[0] %= 12
	case half == "pm":
		n[0] = n[0]%12 + 12
	case n[0] >= 1 && n[0] <= 6 && len(parts[0]) == 1:
		n[0] += 12
	}
	return n[0]%24*60 + n[1], true
}

// guesser reads days and times as one file writes them.
type guesser struct {
	today time.Time
	zone  *time.Location
	order order
}

// learn looks at the dates of a column: one that is only right with the month
// first says so for all.
func (g *guesser) learn(cells []string) {
	for _, c := range cells {
		if len(c) > maxMoment {
			continue
		}
		f := figures(c)
		if len(f) < 2 || len(f[0]) > 2 || len(f[1]) > 2 {
			continue
		}
		a, err := strconv.Atoi(f[0])
		b, err2 := strconv.Atoi(f[1])
		if err != nil || err2 != nil {
			continue
		}
		if a > 12 && b <= 12 {
			g.order = dayFirst
			return
		}
		if b > 12 && a <= 12 {
			g.order = monthFirst
		}
	}
}

// moment reads a cell that holds a day, a time, or both. at is -1 for no time.
func (g *guesser) moment(s string) (day string, at int, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) > maxMoment {
		return "", -1, false
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05.999Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			t = t.In(g.zone)
			return t.Format(time.DateOnly), t.Hour()*60 + t.Minute(), true
		}
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

// firstOf takes the start of a span: "14:00 - 14:30".
func firstOf(s string) string {
	from, _ := span(s)
	return from
}

// span parts "14:00 - 14:30", "4 to 5pm", "2pm–3pm"; until is "" for none. A
// half of the day said once at the end goes for both.
func span(s string) (from, until string) {
	for _, by := range []string{" - ", "–", "—", " to ", " until ", " till "} {
		if a, b, ok := strings.Cut(s, by); ok {
			return halved(strings.TrimSpace(a), strings.TrimSpace(b))
		}
	}
	if a, b, ok := strings.Cut(s, "-"); ok && !strings.Contains(b, "-") {
		if _, ok := clock(a); ok {
			if _, ok := clock(b); ok {
				return halved(strings.TrimSpace(a), strings.TrimSpace(b))
			}
		}
	}
	return s, ""
}

func halved(a, b string) (string, string) {
	lower := strings.ToLower(b)
	if strings.HasSuffix(lower, "pm") && a != "" && a[len(a)-1] >= '0' && a[len(a)-1] <= '9' && !strings.ContainsAny(a, "/:") {
		x, okA := clock(a + "pm")
		y, okB := clock(b)
		if okA && okB && x < y {
			return a + "pm", b
		}
		if okA {
			return a + "am", b
		}
	}
	return a, b
}

// clockText writes minutes as records hold a time of day, "14:00".
func clockText(minutes int) string {
	if minutes < 0 {
		return ""
	}
	return time.Date(2000, 1, 1, 0, minutes, 0, 0, time.UTC).Format("15:04")
}
