// Package dates puts dates and times into words, as a host or an attendee reads
// them. What is no date is returned as it is: a screen then shows what stands in
// the record.
package dates

import (
	"time"

	"socialmediasurgery/surgery/words"
)

// Short writes a date as records hold it with its weekday, "Tue 24 Nov".
func Short(day string) string { return written(day, "Mon 2 Jan") }

// Weekday writes a date in words without its year, "Tuesday 24 November".
func Weekday(day string) string { return written(day, "Monday 2 January") }

// Long writes a date without its weekday, "24 November 2026".
func Long(day string) string { return written(day, "2 January 2006") }

// Words writes a date in words, "Tuesday 24 November 2026".
func Words(day string) string { return written(day, "Monday 2 January 2006") }

func written(day, layout string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format(layout)
}

// Checked writes the day or the month something was checked.
func Checked(checked string) string {
	if t, err := time.Parse("2006-01", checked); err == nil {
		return t.Format("January 2006")
	}
	return Long(checked)
}

// Near writes a day near today without its year ("27 Oct"), others with it.
func Near(now, t time.Time) string {
	t = t.In(now.Location())
	if now.Sub(t) < 300*24*time.Hour {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// NearInFull is Near with the month in full, to be read out.
func NearInFull(now, t time.Time) string {
	t = t.In(now.Location())
	if now.Sub(t) < 300*24*time.Hour {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// Span writes "23 to 27 November 2026", as short as it is clear.
func Span(from, until string) string {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, until)
	if err != nil || err2 != nil {
		return ""
	}
	format := "2 January 2006"
	switch {
	case from == until:
		return b.Format(format)
	case a.Year() != b.Year():
	case a.Month() != b.Month():
		format = "2 January"
	default:
		format = "2"
	}
	return words.Say("desk.from_until", "from", a.Format(format), "until", b.Format("2 January 2006"))
}

// Add returns the date so many days later.
func Add(day string, days int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, days).Format(time.DateOnly)
}

// Of returns a date as records hold it, zero for none.
func Of(day string) time.Time {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return time.Time{}
	}
	return t
}
