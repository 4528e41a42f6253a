package world

import (
	"fmt"
	"os"
	"testing"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/store"
)

// Backups returns the backups in a folder.
func Backups(t testing.TB, folder string) []backup.File {
	t.Helper()
	return Got[[]backup.File](t)(backup.List(folder))
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
	return Got[[]age.Identity](t)(d.Backups.Opener("").Of(backup.File{}))
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

// Mending begins to mend the records of the world.
func (w *World) Mending(t *testing.T) *restore.Mending {
	t.Helper()
	m, err := restore.StartMending(desk.Options{Folder: w.Folder, Now: func() time.Time { return w.Now },
		NewID: func() surgery.ID { w.N++; return surgery.ID(time.Duration(w.N).String()) }})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Laptop is one where every desk gets an id that begins otherwise, as in life.
func (w *World) Laptop(t testing.TB, first int) *rooms.Rooms {
	t.Helper()
	w.N = first
	d := w.Open(t)
	w.Anew()
	return d
}

// Anew has the ids of records begin as on another laptop from now on.
func (w *World) Anew() {
	w.IDs = func() surgery.ID { w.N++; return deskID(w.N) }
}

func deskID(n int) surgery.ID {
	return surgery.ID(fmt.Sprintf("%08x-0000-4000-8000-000000000000", 0x10000000+n))
}
