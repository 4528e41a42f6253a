package week

import (
	"fmt"
	"time"

	"socialmediasurgery/ui/kit"
)

// span writes the days of a week: "23–27 November 2026".
func span(from, until string) string {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, until)
	switch {
	case err != nil || err2 != nil:
		return from
	case from == until:
		return a.Format("2 January 2006")
	case a.Year() != b.Year():
		return a.Format("2 January 2006") + " – " + b.Format("2 January 2006")
	case a.Month() != b.Month():
		return a.Format("2 Jan") + " – " + b.Format("2 Jan 2006") // one line beside the title
	}
	return a.Format("2") + "–" + b.Format("2 January 2006")
}

// dayHead writes the day of a column: "Mon 23", with its month where one begins.
func dayHead(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	switch {
	case err != nil:
		return day
	case t.Day() == 1:
		return t.Format("Mon 2 Jan")
	}
	return t.Format("Mon 2")
}

// dayLong writes a day by itself: "Wed 25 Nov".
func dayLong(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format("Mon 2 Jan")
}

// later returns the day so many days on.
func later(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// setDay writes a day as records hold it into a field.
func setDay(f *kit.DayField, day string, zone *time.Location) {
	t, _ := time.ParseInLocation(time.DateOnly, day, zone) // a blank is the zero day
	f.Set(t)
}

// readDay returns the day of a field as records hold it, "" for none.
func readDay(f *kit.DayField) (string, error) {
	t, err := f.Day()
	if err != nil || t.IsZero() {
		return "", err
	}
	return t.Format(time.DateOnly), nil
}

// clockText writes a time as desk.EventTime reads it: "13:00".
func clockText(at kit.Minutes) string { return fmt.Sprintf("%02d:%02d", int(at)/60, int(at)%60) }
