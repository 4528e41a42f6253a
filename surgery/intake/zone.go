package intake

import (
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery/pattern"
)

// zoned matches a zone or an offset after a time: "GMT", "BST", "UTC+1",
// "GMT+01:00", "Europe/London", "UK time".
var zoned = pattern.Of(`(?i)^(.*?\d(?:\s*[ap]\.?m\.?)?)\s*(?:(gmt|utc|z)\s*([+-]\d{1,2}(?::?\d{2})?)?|(bst|wet|west|cet|cest|ist|est|edt|pst|pdt)|[a-z]+/[a-z_]+|(?:uk|local|london) time)$`)

// summers are zones by their letters, in minutes after UTC.
var summers = map[string]int{"": 0, "gmt": 0, "utc": 0, "z": 0, "bst": 60, "wet": 0, "west": 60, "cet": 60, "cest": 120, "ist": 60, "est": -300, "edt": -240, "pst": -480, "pdt": -420}

// offZone parts a zone from the time it follows. known is false where it is not
// one that says how far it is from UTC.
func offZone(s string) (wall string, offset time.Duration, known bool) {
	m := zoned().FindStringSubmatch(s)
	if m == nil || len(m[1]) == len(s) {
		return s, 0, false
	}
	if m[2] == "" && m[3] == "" && m[4] == "" {
		return strings.TrimSpace(m[1]), 0, false
	}
	minutes := summers[strings.ToLower(m[2]+m[4])]
	if digits := strings.ReplaceAll(strings.TrimLeft(m[3], "+-"), ":", ""); digits != "" {
		n, err := strconv.Atoi(digits)
		if err != nil {
			return s, 0, false
		}
		if len(digits) > 2 {
			n = n/100*60 + n%100
		} else {
			n *= 60
		}
		if n > 14*60 {
			return s, 0, false
		}
		if m[3][0] == '-' {
			n = -n
		}
		minutes += n
	}
	return strings.TrimSpace(m[1]), time.Duration(minutes) * time.Minute, true
}

// inZone moves a day and a time of a known offset into the desk's own zone.
func (g *guesser) inZone(day string, at int, offset time.Duration) (string, int) {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day, at
	}
	t := d.Add(time.Duration(at)*time.Minute - offset).In(g.zone)
	return t.Format(time.DateOnly), t.Hour()*60 + t.Minute()
}
