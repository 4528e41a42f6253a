package intake

import (
	"strconv"
	"strings"
	"time"
	"unicode"
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

// exact returns false for a day there is not, and for years nobody books in.
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
