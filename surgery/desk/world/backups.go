package world

import (
	"os"
	"testing"

	"filippo.io/age"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/store"
)

// Backups returns the backups in a folder.
func Backups(t testing.TB, folder string) []backup.File {
	t.Helper()
	files, err := backup.List(folder)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// BackUpTo sets another folder for backups.
func BackUpTo(t *testing.T, d *rooms.Rooms, folder string) {
	t.Helper()
	s := d.Settings.Settings()
	s.BackupTo = folder
	Must(t)(d.Settings.Set(s))
}

// Settled waits until other folders have what they are to have, and returns what
// is told of them.
func Settled(t *testing.T, d *rooms.Rooms) string {
	t.Helper()
	d.Backups.AwaitFolders()
	return Must(t)(d.Backups.TakeBackups()).Notice
}

// MustIdentities returns what opens the backups of a desk.
func MustIdentities(t *testing.T, d *rooms.Rooms) []age.Identity {
	t.Helper()
	with, err := d.Backups.Opener("").Of(backup.File{})
	if err != nil {
		t.Fatal(err)
	}
	return with
}

// CopyFiles copies the files of a folder.
func CopyFiles(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// BackUpIfDue makes a backup in one go, where one is due.
func BackUpIfDue(d *rooms.Rooms) error {
	b, err := d.Backups.DueBackup()
	if b == nil {
		return err
	}
	_, err = b.Make()
	return d.Backups.BackedUp(b, err)
}

// CheckRecords looks at everything in one go.
func CheckRecords(d *rooms.Rooms) (store.Report, error) { return checked(d.Backups.NewCheck())(d) }

// CheckIfDue looks at everything in one go, where that is due.
func CheckIfDue(d *rooms.Rooms) error {
	_, err := checked(d.Backups.DueCheck())(d)
	return err
}

func checked(c *backups.Check, err error) func(*rooms.Rooms) (store.Report, error) {
	return func(d *rooms.Rooms) (store.Report, error) {
		if c == nil {
			return store.Report{}, err
		}
		_, err := c.Look()
		return d.Backups.Checked(c, err)
	}
}
