package backups_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// TestFoldersThatVanish takes the folder of prints and the one of backups away while
// the program runs. That is said, and neither is made anew: it may be a stick's, and
// what names somebody would lie where nobody looks.
func TestFoldersThatVanish(t *testing.T) {
	w := world.New(t)
	w.Folder = filepath.Join(t.TempDir(), "data")
	d := w.Started(t)
	zoe := world.Arrive(t, d, "Zoe Sample", true).Visit
	prints, stick := filepath.Join(t.TempDir(), "prints"), filepath.Join(t.TempDir(), "stick")
	for _, folder := range []string{prints, stick} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	now := d.Settings.Settings()
	now.PrintTo = prints
	world.Must(t)(d.Settings.Set(now))
	world.BackUpTo(t, d, stick)
	world.Must(t)(d.Prints.Print(world.Paper(t)(d.Visit.Handout(zoe, "")), 1))
	for _, folder := range []string{prints, stick} {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	_, err := d.Prints.Print(world.Paper(t)(d.Visit.Handout(zoe, "")), 1)
	world.Refused(t, err, surgery.ReadOnly, "printer.folder_unwritable")
	_, err = d.Prints.SavePDF(world.Paper(t)(d.Visit.Handout(zoe, "")), prints)
	world.Refused(t, err, surgery.ReadOnly, "printer.folder_unwritable")
	w.Pass(time.Hour)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Sam Sample"}))
	world.Must(t)(d.Backups.BackUp())
	world.Settled(t, d)
	if missed := d.Backups.UnreachedBackups(); len(missed) != 1 || missed[0] != stick {
		t.Errorf("out of reach are %v", missed)
	}
	for _, folder := range []string{prints, stick} {
		if _, err := os.Lstat(folder); !os.IsNotExist(err) {
			t.Errorf("%s was made anew: %v", filepath.Base(folder), err)
		}
	}
}

// TestErasedSinceCountsPeople looks into a backup after one of its three people was
// erased, with others who were erased before it, and a visit that never was theirs.
func TestErasedSinceCountsPeople(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	before := world.Arrive(t, d, "Before Sample", true).Visit
	if _, _, err := d.People.ErasePeople([]surgery.ID{world.Visit(t, d, before).Attendee}); err != nil {
		t.Fatal(err)
	}
	zoe := world.Arrive(t, d, "Zoe Sample", true).Visit
	world.Arrive(t, d, "Sam Sample", true)
	world.Arrive(t, d, "Una Sample", true)
	w.Pass(time.Minute)
	world.Must(t)(d.Backups.BackUp())
	path := world.Backups(t, backup.Own(d.Desk.Folder()))[0].Path()
	for _, wanted := range []int{0, 1} {
		p, err := d.Restore.LookInto(path, "")
		if err != nil || p.Erased != wanted {
			t.Errorf("%d people were erased since, %v; wanted %d", p.Erased, err, wanted)
		}
		if left, err := filepath.Glob(filepath.Join(w.Folder, ".check-*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
		if wanted == 0 {
			w.Pass(time.Minute)
			if _, _, err := d.People.ErasePeople([]surgery.ID{world.Visit(t, d, zoe).Attendee}); err != nil {
				t.Fatal(err)
			}
		}
	}
}
