package backups

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk"
)

// FetchBackup copies a backup that lies elsewhere, and its keys, to this laptop, and
// returns where the copy lies; one that is here already stays where it is.
func (r *Room) FetchBackup(path string) (string, error) {
	return FetchBackup(r.backed.far.beside(), path)
}

// FetchBackup copies a backup beside the records in home, and returns the copy.
func FetchBackup(home, path string) (string, error) {
	if filepath.Dir(path) == backup.Own(home) {
		return path, nil
	}
	into, err := os.MkdirTemp(home, desk.Fetched+"*") // mode 0700
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
func (r *Room) ForgetFetched(copies ...string) {
	home := r.backed.far.beside()
	for _, path := range copies {
		folder := filepath.Dir(path)
		if filepath.Dir(folder) != filepath.Clean(home) || !strings.HasPrefix(filepath.Base(folder), desk.Fetched) {
			continue // it lies where it always did
		}
		if err := os.RemoveAll(folder); err != nil {
			slog.Warn("desk: a fetched backup stays", "cause", err)
		}
	}
}
