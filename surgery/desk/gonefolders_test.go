package desk

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// TestFoldersThatVanish takes the folder of prints and the one of backups away while
// the program runs. That is said, and neither is made anew: it may be a stick's, and
// what names somebody would lie where nobody looks.
func TestFoldersThatVanish(t *testing.T) {
	w := newWorld(t)
	w.folder = filepath.Join(t.TempDir(), "data")
	d := w.started(t)
	zoe := arrive(t, d, "Zoe Sample", true).Visit
	prints, stick := filepath.Join(t.TempDir(), "prints"), filepath.Join(t.TempDir(), "stick")
	for _, folder := range []string{prints, stick} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	now := d.Settings()
	now.PrintTo = prints
	must(t)(d.SetSettings(now))
	backUpTo(t, d, stick)
	must(t)(d.Print(paper(t)(d.Handout(zoe, "")), 1))
	for _, folder := range []string{prints, stick} {
		if err := os.RemoveAll(folder); err != nil {
			t.Fatal(err)
		}
	}
	_, err := d.Print(paper(t)(d.Handout(zoe, "")), 1)
	refused(t, err, surgery.ReadOnly, "printer.folder_unwritable")
	_, err = d.SavePDF(paper(t)(d.Handout(zoe, "")), prints)
	refused(t, err, surgery.ReadOnly, "printer.folder_unwritable")
	w.pass(time.Hour)
	must(t)(d.CheckInNew(Arrival{Name: "Sam Sample"}))
	must(t)(d.BackUp())
	settled(t, d)
	if missed := d.UnreachedBackups(); len(missed) != 1 || missed[0] != stick {
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
	w := newWorld(t)
	d := w.started(t)
	before := arrive(t, d, "Before Sample", true).Visit
	if _, _, err := d.ErasePeople([]surgery.ID{visit(t, d, before).Attendee}); err != nil {
		t.Fatal(err)
	}
	zoe := arrive(t, d, "Zoe Sample", true).Visit
	arrive(t, d, "Sam Sample", true)
	arrive(t, d, "Una Sample", true)
	w.pass(time.Minute)
	must(t)(d.BackUp())
	path := backups(t, backup.Own(d.Folder()))[0].Path()
	for _, wanted := range []int{0, 1} {
		p, err := d.LookInto(path, "")
		if err != nil || p.Erased != wanted {
			t.Errorf("%d people were erased since, %v; wanted %d", p.Erased, err, wanted)
		}
		if left, err := filepath.Glob(filepath.Join(w.folder, ".check-*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
		if wanted == 0 {
			w.pass(time.Minute)
			if _, _, err := d.ErasePeople([]surgery.ID{visit(t, d, zoe).Attendee}); err != nil {
				t.Fatal(err)
			}
		}
	}
}
