package desk

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/words"
)

// The folders below may be on a stick or a share that does not answer: these are to
// be called beside the worker, and answer NotFound "backups.silent" after a while.

// BackupFiles answers the backups in a folder, whatever made them, and the folders
// in it. It looks at no records.
func (d *Desk) BackupFiles(path string) (FileFolder, error) {
	return d.Files(path, backup.Ending)
}

// BackupFolder is WritableFolder for one that may not answer.
func (d *Desk) BackupFolder(typed string) (string, error) {
	return backup.Watched(func(func()) (string, error) { return d.WritableFolder(typed) })
}

// FetchBackup copies a backup that lies elsewhere, and its keys, to this laptop, and
// answers where the copy lies; one that is here already stays where it is.
func (d *Desk) FetchBackup(path string) (string, error) {
	return fetchBackup(d.backed.far.home, path)
}

// fetched begins the names of folders that hold a backup fetched from elsewhere.
const fetched = ".fetched-"

func fetchBackup(home, path string) (string, error) {
	if filepath.Dir(path) == filepath.Join(home, ownBackups) {
		return path, nil
	}
	into, err := os.MkdirTemp(home, fetched+"*") // mode 0700
	if err != nil {
		return "", surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	copied, err := backup.Fetch(path, into)
	if err == nil {
		return copied, nil
	}
	if removing := os.RemoveAll(into); removing != nil {
		slog.Warn("desk: a fetched backup stays", "cause", removing)
	}
	if surgery.KindOf(err) == surgery.Internal { // the system's own words
		err = surgery.Fail(surgery.NotFound, "backups.silent").Because(err)
	}
	return "", err
}

// ForgetFetched removes the backups that were fetched from elsewhere.
func (d *Desk) ForgetFetched() { forgetPassing(d.backed.far.home, fetched) }

// forgetPassing removes files and folders beside the records that were only on
// their way somewhere, whose names begin so.
func forgetPassing(home string, beginnings ...string) {
	entries, err := os.ReadDir(home)
	if err != nil {
		slog.Warn("desk: passing files not looked for", "cause", err)
		return
	}
	for _, e := range entries {
		if !slices.ContainsFunc(beginnings, func(begins string) bool { return strings.HasPrefix(e.Name(), begins) }) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(home, e.Name())); err != nil {
			slog.Warn("desk: a passing file stays", "cause", err)
		}
	}
}

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
