package desk

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/dates"
)

// FetchBackup copies a backup that lies elsewhere, and its keys, to this laptop, and
// returns where the copy lies; one that is here already stays where it is.
func (d *Desk) FetchBackup(path string) (string, error) {
	return fetchBackup(d.backed.far.beside(), path)
}

// fetched begins the names of folders that hold a backup fetched from elsewhere.
const fetched = ".fetched-"

func fetchBackup(home, path string) (string, error) {
	if filepath.Dir(path) == backup.Own(home) {
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

// ForgetFetched removes backups that FetchBackup fetched from elsewhere; others may
// be in use.
func (d *Desk) ForgetFetched(copies ...string) {
	home := d.backed.far.beside()
	for _, path := range copies {
		folder := filepath.Dir(path)
		if filepath.Dir(folder) != filepath.Clean(home) || !strings.HasPrefix(filepath.Base(folder), fetched) {
			continue // it lies where it always did
		}
		if err := os.RemoveAll(folder); err != nil {
			slog.Warn("desk: a fetched backup stays", "cause", err)
		}
	}
}

// DayAndTime says when something was, by the clock of this laptop.
func (m *Mending) DayAndTime(t time.Time) string { return dates.DayAndTime(m.options.Now(), t) }
