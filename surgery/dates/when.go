package dates

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// DayAndTime says when something was, as a host would: "today at 14:05", "Tuesday
// 17 November at 09:30".
func DayAndTime(now, t time.Time) string {
	t = t.In(now.Location())
	clock := t.Format("15:04")
	switch t.Format(time.DateOnly) {
	case now.Format(time.DateOnly):
		return words.Say("backups.today_at", "time", clock)
	case now.AddDate(0, 0, -1).Format(time.DateOnly):
		return words.Say("backups.yesterday_at", "time", clock)
	}
	layout := "Monday 2 January"
	if t.Year() != now.Year() {
		layout = "Monday 2 January 2006"
	}
	return words.Say("backups.day_at", "day", t.Format(layout), "time", clock)
}

// Time says when something was by the clock, "14:05", with its day where that is not
// today.
func Time(now, t time.Time) string {
	t = t.In(now.Location())
	if t.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return t.Format("15:04")
	}
	return DayAndTime(now, t)
}

// Minutes returns whole minutes, none when the clock went backwards.
func Minutes(from, to time.Time) int { return max(0, int(to.Sub(from)/time.Minute)) }

// Next says when the next surgery is, "Tuesday 29 December, 1pm"; "" when
// nobody said.
func Next(s *surgery.Surgery) string {
	day, err := time.Parse(time.DateOnly, s.NextDay)
	if err != nil {
		return ""
	}
	said := day.Format("Monday 2 January")
	if clock := Clock(s.NextTime); clock != "" {
		said += ", " + clock
	}
	return said
}

// Clock writes a time as people say it: 13:00 is 1pm, 13:30 is 1.30pm.
func Clock(clock string) string {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return ""
	}
	return strings.Replace(t.Format("3.04pm"), ".00", "", 1)
}
