package restore_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

func TestRestoreGoesBackAndForth(t *testing.T) {
	w := world.New(t)
	d, recovery := w.Protected(t)
	world.Must(t)(d.Backups.BackUp())
	list, err := d.Backups.Backups()
	if err != nil || len(list) == 0 || !list[0].Own {
		t.Fatalf("%v, %v", list, err)
	}
	first := list[0].File.Path()
	w.Pass(time.Minute)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Later Frobnicate", SavePlace: true}))
	preview, err := d.Restore.LookInto(first, "")
	if err != nil || preview.About.People != 1 || preview.Now.People != 2 || !preview.Names || preview.About.LastDay != "2026-11-24" {
		t.Errorf("%+v, %v", preview, err)
	}
	world.Must(t)(d.Restore.Restore(first, ""))
	if d.Desk.Locked() {
		world.UnlockDesk(t, d, world.Phrase)
	}
	if names := world.RowNames(world.Search(t, d, "quux").Rows); len(names) != 1 {
		t.Errorf("after going back: %v", names)
	}
	if names := world.RowNames(world.Search(t, d, "frobnicate").Rows); len(names) != 0 {
		t.Errorf("the later one is there: %v", names)
	}
	if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
		t.Errorf("%+v, %v", report, err)
	}
	world.Must(t)(d.Today.CountGuest())
	list, err = d.Backups.Backups() // the latest is of what came back, the one before of what that replaced
	if err != nil {
		t.Fatal(err)
	}
	w.Pass(time.Minute)
	world.Must(t)(d.Restore.Restore(list[1].File.Path(), recovery.Text))
	if d.Desk.Locked() {
		world.UnlockDesk(t, d, world.Phrase)
	}
	if names := world.RowNames(world.Search(t, d, "frobnicate").Rows); len(names) != 1 {
		t.Errorf("after coming forth: %v", names)
	}
	if left, _ := store.Replaced(w.Folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestErasedStaysErased closes a surgery, which erases a name, and then brings
// back a backup from before.
func TestErasedStaysErased(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	stick := t.TempDir()
	world.BackUpTo(t, d, stick)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Mordecai Frobnicate"}))
	world.Must(t)(d.Backups.BackUp())
	world.Settled(t, d)
	before := world.Backups(t, stick)[0].Path()
	keep := t.TempDir() // a copy somebody made of the stick, keybag and all
	world.CopyFiles(t, stick, keep)
	w.Pass(time.Minute)
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if len(d.Backups.UnreachedBackups()) != 0 {
		t.Errorf("unreached: %v", d.Backups.UnreachedBackups())
	}
	for name, path := range map[string]string{"the stick": before, "a copy of the stick from before": filepath.Join(keep, filepath.Base(before))} {
		w.Pass(time.Minute)
		world.Must(t)(d.Restore.Restore(path, ""))
		if names := world.RowNames(world.Search(t, d, "quux").Rows); len(names) != 1 {
			t.Errorf("%s: the saved one is gone", name)
		}
		people, err := d.Desk.Store().Attendees()
		if err != nil || len(people) != 1 {
			t.Errorf("%s: %d people, %v", name, len(people), err)
		}
		if report, err := d.Desk.Verify(); err != nil || report.Chain != "ok" {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
	}
	world.Settled(t, d)
	// Nor does the keybag on the stick open it any more.
	bag, err := backup.ReadKeybag(world.Backups(t, stick)[0], world.MustIdentities(t, d))
	if err != nil || len(bag.Erased) == 0 {
		t.Fatalf("%v, %v", bag.Erased, err)
	}
	for _, e := range bag.Erased {
		if bag.Keys[e.Owner] != nil {
			t.Errorf("the key of %s is still in the bag", e.Owner)
		}
	}
	os.RemoveAll(stick)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Third Sample"}))
	world.Must(t)(d.Closing.CloseSurgery(nil))
	if got := d.Backups.UnreachedBackups(); len(got) != 1 || got[0] != stick {
		t.Errorf("the stick is out, and the receipt says %v", got)
	}
}

// TestAnotherLaptop brings a backup to a laptop that has never seen it, with the
// recovery key from paper.
func TestAnotherLaptop(t *testing.T) {
	w := world.New(t)
	d, recovery := w.Protected(t)
	stick := t.TempDir()
	world.BackUpTo(t, d, stick)
	world.Must(t)(d.Backups.BackUp())
	world.Settled(t, d)
	path := world.Backups(t, stick)[0].Path()

	other := world.New(t)
	other.Now, other.N = w.Now.Add(time.Hour), 5000
	e := other.Open(t)
	if _, err := e.Restore.LookInto(path, ""); surgery.KindOf(err) != surgery.BadFile {
		t.Errorf("without the paper: %v", err)
	}
	if _, err := e.Restore.LookInto(path, "not a key"); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("a wrong paper: %v", err)
	}
	preview, err := e.Restore.LookInto(path, recovery.Text)
	if err != nil || !preview.Names || preview.About.People != 1 {
		t.Fatalf("%+v, %v", preview, err)
	}
	world.Must(t)(e.Restore.Restore(path, recovery.Text))
	if e.Desk.Locked() || !e.Lock.MustSetPassphrase() {
		t.Errorf("locked %v, new passphrase wanted %v", e.Desk.Locked(), e.Lock.MustSetPassphrase())
	}
	if names := world.RowNames(world.Search(t, e, "quux").Rows); len(names) != 1 {
		t.Errorf("the name is not there: %v", names)
	}
}
