package kit

import (
	"fmt"
	"strconv"
	"strings"
)

// Minutes is a time of day in minutes after midnight, 0 to 1439.
type Minutes int

// ParseClock reads a time of day as people type one: "1pm", "13:00", "1.30pm",
// "1330", "10", "noon", "midnight". Without am or pm, 1 to 6 are after noon,
// since no surgery is held at night. False means it cannot be read.
func ParseClock(s string) (Minutes, bool) {
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	switch s {
	case "noon", "midday", "12noon":
		return 12 * 60, true
	case "midnight":
		return 0, true
	}
	s, half := cutHalf(strings.ReplaceAll(s, ".m.", "m"))
	s = strings.TrimSuffix(strings.TrimSuffix(s, "o'clock"), "oclock")
	hours, minutes, ok := clockFigures(s)
	if !ok || minutes > 59 {
		return 0, false
	}
	switch {
	case half != "" && (hours < 1 || hours > 12):
		return 0, false
	case half == "am":
		hours %= 12
	case half == "pm":
		hours = hours%12 + 12
	case hours > 23:
		return 0, false
	case hours >= 1 && hours <= 6 && !strings.HasPrefix(s, "0"):
		hours += 12
	}
	return Minutes(hours*60 + minutes), true
}

// cutHalf takes "am" or "pm", also "a" or "p", off the end.
func cutHalf(s string) (rest, half string) {
	for _, end := range []string{"am", "pm", "a", "p"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			return rest, end[:1] + "m"
		}
	}
	return s, ""
}

func clockFigures(s string) (hours, minutes int, ok bool) {
	var err error
	at := strings.IndexAny(s, ":.h")
	switch {
	case at < 0 && len(s) >= 3 && len(s) <= 4:
		at = len(s) - 2
		minutes, err = strconv.Atoi(s[at:])
	case at < 0 && len(s) <= 2:
		at = len(s)
	case at >= 0 && len(s) == at+3:
		minutes, err = strconv.Atoi(s[at+1:])
	default:
		return 0, 0, false
	}
	if err != nil || minutes < 0 || strings.ContainsAny(s, "+-") {
		return 0, 0, false
	}
	hours, err = strconv.Atoi(s[:at])
	return hours, minutes, err == nil
}

// String writes the time as we say it, "1pm" or "1.30pm", which ParseClock reads.
func (m Minutes) String() string {
	hours, minutes, half := int(m)/60%24, int(m)%60, "am"
	if hours >= 12 {
		half = "pm"
	}
	if hours = hours % 12; hours == 0 {
		hours = 12
	}
	if minutes == 0 {
		return fmt.Sprintf("%d%s", hours, half)
	}
	return fmt.Sprintf("%d.%02d%s", hours, minutes, half)
}
