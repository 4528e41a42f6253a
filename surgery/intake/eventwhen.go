package intake

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/words"
)

// when reads days and times; a key of why they cannot be read.
func (r *eventReader) when(row row, e *surgery.Event) (key string, with []any) {
	day, start, end := r.cell(row, partDay), r.cell(row, partStart), r.cell(row, partEnd)
	at := -1
	switch first, last, ok := r.days(day); {
	case ok:
		e.Day = first
		if last > first {
			e.LastDay = last
		}
	case day != "":
		d, minutes, ok := r.g.moment(day)
		if !ok || d == "" {
			return unreadMoment(day)
		}
		e.Day, at = d, minutes
	}
	from, until := span(start)
	if end == "" {
		end = until
	}
	if whole(from) || r.wholeDay(row) {
		from, end, at = "", "", -1
	}
	if last := r.cell(row, partLastDay); last != "" {
		if key, with := r.lastDay(row, e, last); key != "" {
			return key, with
		}
	}
	if from != "" {
		d, minutes, ok := r.g.moment(from)
		if !ok {
			return unreadMoment(start)
		}
		if d != "" {
			e.Day = d
		}
		if minutes >= 0 {
			at = minutes
		} else if key := r.untilDay(e, end); key != "" {
			return key, nil
		}
	}
	if e.Day == "" {
		return "intake.problem_no_day", nil
	}
	if at < 0 {
		return "", nil // it lasts whole days
	}
	return r.timed(row, e, at, end)
}

// unreadMoment says that a day or time cannot be read.
func unreadMoment(text string) (key string, with []any) {
	return "intake.problem_moment", []any{"text", cut(surgery.Clean(text), 40)}
}

// lastDay reads the day on which an event ends; a key of why it cannot be read.
func (r *eventReader) lastDay(row row, e *surgery.Event, last string) (key string, with []any) {
	_, d, ok := r.days(last)
	if !ok {
		return unreadMoment(last)
	}
	if r.wholeDay(row) && d > e.Day { // its end is the midnight after
		if m, ok := midnightIn(r.cell(row, partEnd)); ok && m {
			d = addDay(d, -1)
		}
	}
	if e.LastDay = ""; d > e.Day {
		e.LastDay = d
	} else if d < e.Day {
		return "intake.problem_backwards", nil
	}
	return "", nil
}

// untilDay reads the end of an event that starts on a day without a time.
func (r *eventReader) untilDay(e *surgery.Event, end string) (key string) {
	d, minutes, ok := r.g.moment(end)
	switch {
	case !ok || minutes >= 0:
	case d < e.Day:
		return "intake.problem_backwards"
	case d > e.Day:
		e.LastDay = d
	}
	return ""
}

// timed turns a local day and time into instants. An end before the start is
// after midnight; a time on several days makes whole days, which is said.
func (r *eventReader) timed(row row, e *surgery.Event, at int, end string) (key string, with []any) {
	if end != "" && e.LastDay == addDay(e.Day, 1) {
		if d, until, ok := r.g.moment(end); ok && d == "" && until >= 0 && until <= at { // after midnight: no second day
			e.LastDay = ""
		}
	}
	if e.LastDay != "" {
		r.problems.Add(row.line, true, words.Say("intake.problem_whole_days", "title", cut(e.Words.Title, 60)))
		return "", nil
	}
	e.Starts = r.instant(e.Day, at)
	if end == "" {
		return "", nil
	}
	d, until, ok := r.g.moment(end)
	if !ok || until < 0 {
		return "intake.problem_moment", []any{"text", cut(surgery.Clean(end), 40)}
	}
	switch {
	case d != "":
		e.Ends = r.instant(d, until)
	case until <= at:
		e.Ends = r.instant(addDay(e.Day, 1), until)
	default:
		e.Ends = r.instant(e.Day, until)
	}
	if !e.Ends.After(e.Starts) || e.Ends.Sub(e.Starts) > 24*time.Hour {
		return "intake.problem_backwards", nil
	}
	return "", nil
}

func (r *eventReader) instant(day string, minutes int) time.Time {
	d, _ := time.Parse(time.DateOnly, day) // written by us
	return Instant(d.Add(time.Duration(minutes)*time.Minute), r.g.zone)
}

func addDay(day string, n int) string {
	d, _ := time.Parse(time.DateOnly, day)
	return d.AddDate(0, 0, n).Format(time.DateOnly)
}

// wholeDay reports whether a line says that its event lasts whole days: by a
// column of its own, or from midnight to midnight.
func (r *eventReader) wholeDay(row row) bool {
	switch find.Fold(cut(r.cell(row, partWhole), 20)) {
	case "true", "yes", "y", "1", "x", "all day":
		return true
	}
	starts, ok := midnightIn(r.cell(row, partStart))
	ends, ok2 := midnightIn(r.cell(row, partEnd))
	return ok && ok2 && starts && ends && r.cell(row, partLastDay) != ""
}

// midnightIn reports whether a cell is a time of day, and midnight.
func midnightIn(cell string) (midnight, ok bool) {
	minutes, ok := clock(cell)
	return minutes == 0, ok
}

// whole tells that a time cell says there is none.
func whole(cell string) bool {
	switch find.Fold(cell) {
	case "all day", "all week", "whole day", "allday", "tbc", "tba", "n a":
		return true
	}
	return false
}

// days reads a day, a weekday of the week, a span of them, or all week.
func (r *eventReader) days(cell string) (first, last string, ok bool) {
	if len(cell) > maxMoment {
		return "", "", false
	}
	switch find.Fold(cell) {
	case "all week", "whole week", "week", "every day", "daily", "all":
		return r.o.From, r.o.Until, r.o.From != ""
	}
	if day, ok := r.oneDay(cell); ok {
		return day, day, true
	}
	from, until := span(cell)
	if until == "" {
		from, until, _ = strings.Cut(cell, "-")
	}
	first, ok = r.oneDay(from)
	last, ok2 := r.oneDay(until)
	if !ok && ok2 { // "24 to 26 November"
		d, _ := time.Parse(time.DateOnly, last)
		first, ok = r.oneDay(from + d.Format(" January 2006"))
	}
	return first, last, ok && ok2 && first <= last
}

func (r *eventReader) oneDay(cell string) (string, bool) {
	if parts := figures(cell); len(parts) == 1 && r.o.From != "" {
		if weekday, ok := weekdayOf(parts[0]); ok {
			d, err := time.Parse(time.DateOnly, r.o.From)
			if err != nil {
				return "", false
			}
			d = d.AddDate(0, 0, (int(weekday)-int(d.Weekday())+7)%7)
			day := d.Format(time.DateOnly)
			return day, day <= r.o.Until
		}
	}
	return r.g.day(cell)
}
