package backups_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// TestNobodyComesBackFromAFormerFolder erases somebody whose backup lies in a folder
// that backups do not go to any more, however that came about; then a new laptop has
// that folder and the paper.
func TestNobodyComesBackFromAFormerFolder(t *testing.T) {
	for name, leave := range map[string]func(t *testing.T, w *world.World, d *rooms.Rooms, former, next string) (out bool){
		"another was chosen after a backup": func(t *testing.T, w *world.World, d *rooms.Rooms, former, next string) bool {
			world.BackUpTo(t, d, former)
			world.Must(t)(d.Backups.BackUp())
			world.Settled(t, d)
			world.BackUpTo(t, d, next)
			world.Must(t)(d.Backups.BackUp())
			return false
		},
		"another was chosen before any backup was made": func(t *testing.T, w *world.World, d *rooms.Rooms, former, next string) bool {
			world.BackUpTo(t, d, former)
			if _, err := d.Backups.BackupPlaces(); err != nil { // Settings looks, and the latest goes there
				t.Fatal(err)
			}
			world.Settled(t, d)
			world.BackUpTo(t, d, next)
			return false
		},
		"none was chosen, and the program started again": func(t *testing.T, w *world.World, d *rooms.Rooms, former, next string) bool {
			world.BackUpTo(t, d, former)
			world.Must(t)(d.Backups.BackUp())
			world.Settled(t, d)
			world.BackUpTo(t, d, "")
			return false
		},
		"a backup was brought back from before it was chosen": func(t *testing.T, w *world.World, d *rooms.Rooms, former, next string) bool {
			world.Must(t)(d.Backups.BackUp())
			before := world.Backups(t, backup.Own(d.Desk.Folder()))[0].Path()
			w.Pass(time.Minute)
			world.BackUpTo(t, d, former)
			world.Must(t)(d.Backups.BackUp())
			world.Settled(t, d)
			world.Must(t)(d.Restore.Restore(before, ""))
			w.Anew()
			return false
		},
		"it was out, and came back": func(t *testing.T, w *world.World, d *rooms.Rooms, former, next string) bool {
			world.BackUpTo(t, d, former)
			world.Must(t)(d.Backups.BackUp())
			world.Settled(t, d)
			world.BackUpTo(t, d, next)
			if err := os.Rename(former, former+" is out"); err != nil {
				t.Fatal(err)
			}
			return true
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := world.New(t)
			d := w.Laptop(t, 1)
			world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
			world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
			world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate", SavePlace: true}))
			paper, err := d.Lock.SetPassphrase(nil, []byte(world.Phrase), false)
			if err != nil {
				t.Fatal(err)
			}
			home := t.TempDir()
			former, next := filepath.Join(home, "former"), filepath.Join(home, "next")
			for _, folder := range []string{former, next} {
				if err := os.Mkdir(folder, 0o700); err != nil {
					t.Fatal(err)
				}
			}
			w.Pass(time.Minute)
			out := leave(t, w, d, former, next)
			w.Pass(time.Minute)
			if _, _, err := d.People.ErasePeople([]surgery.ID{world.Search(t, d, "quux").Rows[0].Attendee}); err != nil {
				t.Fatal(err)
			}
			if folders := d.Backups.UnreachedBackups(); out != slices.Equal(folders, []string{former}) || !out && len(folders) > 0 {
				t.Errorf("the receipt names %v", folders)
			}
			if out {
				if err := os.Rename(former+" is out", former); err != nil {
					t.Fatal(err)
				}
				world.Must(t)(d.Backups.BackUp()) // as the receipt says
				world.Settled(t, d)
				if missed := d.Backups.UnreachedBackups(); len(missed) > 0 {
					t.Errorf("still named: %v", missed)
				}
			}
			e, err := elsewhere(t, w, 5000, world.Backups(t, former)[0].Path(), paper.Text)
			if err != nil {
				t.Fatal(err)
			}
			if n := len(world.Search(t, e, "quux").Rows); n != 0 {
				t.Error("whoever was erased came back")
			}
			if n := len(world.Search(t, e, "frobnicate").Rows); n != 1 {
				t.Error("whoever was not erased is gone")
			}
		})
	}
}
