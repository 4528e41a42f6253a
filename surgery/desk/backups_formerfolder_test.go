package desk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// TestNobodyComesBackFromAFormerFolder erases somebody whose backup lies in a folder
// that backups do not go to any more, however that came about; then a new laptop has
// that folder and the paper.
func TestNobodyComesBackFromAFormerFolder(t *testing.T) {
	for name, leave := range map[string]func(t *testing.T, w *world, d *Desk, former, next string) (out bool){
		"another was chosen after a backup": func(t *testing.T, w *world, d *Desk, former, next string) bool {
			backUpTo(t, d, former)
			must(t)(d.BackUp())
			settled(t, d)
			backUpTo(t, d, next)
			must(t)(d.BackUp())
			return false
		},
		"another was chosen before any backup was made": func(t *testing.T, w *world, d *Desk, former, next string) bool {
			backUpTo(t, d, former)
			if _, err := d.BackupPlaces(); err != nil { // Settings looks, and the latest goes there
				t.Fatal(err)
			}
			settled(t, d)
			backUpTo(t, d, next)
			return false
		},
		"none was chosen, and the program started again": func(t *testing.T, w *world, d *Desk, former, next string) bool {
			backUpTo(t, d, former)
			must(t)(d.BackUp())
			settled(t, d)
			backUpTo(t, d, "")
			return false
		},
		"a backup was brought back from before it was chosen": func(t *testing.T, w *world, d *Desk, former, next string) bool {
			must(t)(d.BackUp())
			before := backups(t, backup.Own(d.Folder()))[0].Path()
			w.pass(time.Minute)
			backUpTo(t, d, former)
			must(t)(d.BackUp())
			settled(t, d)
			must(t)(d.Restore(before, ""))
			w.anew()
			return false
		},
		"it was out, and came back": func(t *testing.T, w *world, d *Desk, former, next string) bool {
			backUpTo(t, d, former)
			must(t)(d.BackUp())
			settled(t, d)
			backUpTo(t, d, next)
			if err := os.Rename(former, former+" is out"); err != nil {
				t.Fatal(err)
			}
			return true
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			d := w.laptop(t, 1)
			must(t)(d.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
			must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
			must(t)(d.CheckInNew(Arrival{Name: "Mordecai Frobnicate", SavePlace: true}))
			paper, err := d.SetPassphrase(nil, []byte(phrase), false)
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
			w.pass(time.Minute)
			out := leave(t, w, d, former, next)
			w.pass(time.Minute)
			if _, _, err := d.ErasePeople([]surgery.ID{search(t, d, "quux").Rows[0].Attendee}); err != nil {
				t.Fatal(err)
			}
			if folders := d.UnreachedBackups(); out != slices.Equal(folders, []string{former}) || !out && len(folders) > 0 {
				t.Errorf("the receipt names %v", folders)
			}
			if out {
				if err := os.Rename(former+" is out", former); err != nil {
					t.Fatal(err)
				}
				must(t)(d.BackUp()) // as the receipt says
				settled(t, d)
				if missed := d.UnreachedBackups(); len(missed) > 0 {
					t.Errorf("still named: %v", missed)
				}
			}
			e, err := elsewhere(t, w, 5000, backups(t, former)[0].Path(), paper.Text)
			if err != nil {
				t.Fatal(err)
			}
			if n := len(search(t, e, "quux").Rows); n != 0 {
				t.Error("whoever was erased came back")
			}
			if n := len(search(t, e, "frobnicate").Rows); n != 1 {
				t.Error("whoever was not erased is gone")
			}
		})
	}
}
