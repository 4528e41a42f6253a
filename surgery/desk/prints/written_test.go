package prints_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// saved saves a handout and the record of somebody, and returns the two files.
func savedFor(t *testing.T, d *rooms.Rooms, visit surgery.ID, folder string) (handout, record string) {
	t.Helper()
	if err := os.MkdirAll(folder, 0o700); err != nil { // one that is not there is not made
		t.Fatal(err)
	}
	p, err := d.Visit.Handout(visit, "")
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.Desk.Store().Visit(visit)
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Prints.SavePDF(p, folder))
	world.Must(t)(d.People.SaveRecord(v.Attendee, folder))
	for _, kind := range []string{"handout", "record"} {
		found, err := filepath.Glob(filepath.Join(folder, kind+"-*"))
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		handout, record = record, found[0]
	}
	return handout, record
}

func there(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// What was saved for somebody goes with them, and what cannot is on the receipt.
func TestWhatWasSavedForSomebodyGoesWithThem(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	folder := filepath.Join(t.TempDir(), "made-up-stick")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	visit := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate", SavePlace: true})).Visit
	handout, record := savedFor(t, d, visit, folder)
	if world.Holds(t, w.Folder, filepath.Base(folder)) {
		t.Error("the path stands in a file, unsealed")
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	if left, err := d.Prints.LeftFiles(); len(left) != 0 || err != nil {
		t.Error(left, err)
	}
	v, err := d.Desk.Store().Visit(visit)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(record, record+".moved"); err != nil {
		t.Fatal(err)
	}
	r, _, err := d.People.ErasePeople([]surgery.ID{v.Attendee})
	if err != nil {
		t.Fatal(err)
	}
	if left, err := d.Prints.LeftFiles(); len(left) != 2 || err != nil || !there(handout) {
		t.Fatal(left, err)
	}
	if r.Files, err = d.Prints.SettleFiles(true); err != nil {
		t.Fatal(err)
	}
	if there(handout) || r.Files.Deleted != 1 || len(r.Files.Missing) != 1 || r.Files.Missing[0] != record {
		t.Errorf("%+v", r.Files)
	}
	said := ""
	for _, line := range r.Lines() {
		said += line.Label + ": " + line.Text + "\n"
	}
	if !strings.Contains(said, record) || !strings.Contains(said, "moved") {
		t.Errorf("the receipt says\n%s", said)
	}
	if left, err := d.Prints.LeftFiles(); len(left) != 0 || err != nil {
		t.Error(left, err)
	}
}

func TestFilesOfNamesThatGoAtClosing(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	folder := t.TempDir()
	goes := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate"})).Visit
	stays := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Vera Example", SavePlace: true})).Visit
	a, _ := savedFor(t, d, goes, filepath.Join(folder, "a"))
	b, _ := savedFor(t, d, stays, filepath.Join(folder, "b"))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	s, err := d.Prints.SettleFiles(false) // the host keeps them
	if err != nil || len(s.There) != 2 || s.Deleted != 0 || !there(a) || !there(b) {
		t.Errorf("%+v, %v", s, err)
	}
}

// Two that are made one person: the files of both go with either.
func TestFilesFollowAMerge(t *testing.T) {
	w := world.New(t)
	d, last, now, _ := world.TwoSams(t, w)
	folder := t.TempDir()
	world.Must(t)(d.People.SaveRecord(last, folder))
	world.Must(t)(d.People.SaveRecord(now, folder))
	world.Must(t)(d.People.MergePeople(now, last))
	if _, _, err := d.People.ErasePeople([]surgery.ID{now}); err != nil {
		t.Fatal(err)
	}
	if left, err := d.Prints.LeftFiles(); len(left) != 2 || err != nil {
		t.Error(left, err)
	}
}
