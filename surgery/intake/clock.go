package intake

import (
	"strconv"
	"strings"
	"time"
)

// clock reads a time of day in minutes after midnight: "14:00", "2pm",
// "2.30 p.m.", "14h30", "1400", "noon". A bare number is an hour, and 1 to 6
// are after noon, since nothing is held at night.
func clock(s string) (minutes int, ok bool) {
	s = strings.ReplaceAll(strings.ToLower(spaced(s)), " ", "")
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

// firstOf takes the start of a span: "14:00 - 14:30".
func firstOf(s string) string {
	from, _ := span(s)
	return from
}

// span parts "14:00 - 14:30", "4 to 5pm", "2pm–3pm"; until is "" for none. A
// half of the day said once at the end goes for both.
func span(s string) (from, until string) {
	s = spaced(s)
	for _, by := range []string{" - ", " to ", " until ", " till "} {
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
	lower = strings.TrimRight(strings.ReplaceAll(lower, ".m", "m"), ".")
	bare := a != "" && a[len(a)-1] >= '0' && a[len(a)-1] <= '9' && !strings.Contains(a, "/")
	if strings.HasSuffix(lower, "am") && bare {
		x, okA := clock(a + "am")
		if y, okB := clock(b); okA && okB && x < y {
			return a + "am", b
		}
	}
	if strings.HasSuffix(lower, "pm") && bare {
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
