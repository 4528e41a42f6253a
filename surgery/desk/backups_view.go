package desk

import (
	"time"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/words"
)

// BackupFiles answers the backups in a folder of this laptop, whatever made them,
// and the folders in it.
func (d *Desk) BackupFiles(path string) (FileFolder, error) { return d.Files(path, backup.Ending) }

// DayAndTime says when something was, as a host would: "today at 14:05", "Tuesday
// 17 November at 09:30".
func (d *Desk) DayAndTime(t time.Time) string { return dayAndTime(d.now(), t) }

// DayAndTime is the desk's.
func (m *Mending) DayAndTime(t time.Time) string { return dayAndTime(m.options.Now(), t) }

func dayAndTime(now, t time.Time) string {
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
