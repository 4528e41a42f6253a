package desk

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/store"
)

func TestRestoreGoesBackAndForth(t *testing.T) {
	w := newWorld(t)
	d, recovery := w.protected(t)
	must(t)(d.BackUp())
	list, err := d.Backups()
	if err != nil || len(list) == 0 || !list[0].Own {
		t.Fatalf("%v, %v", list, err)
	}
	first := list[0].File.Path()
	w.pass(time.Minute)
	must(t)(d.CheckInNew(Arrival{Name: "Later Frobnicate", SavePlace: true}))
	preview, err := d.LookInto(first, "")
	if err != nil || preview.About.People != 1 || preview.Now.People != 2 || !preview.Names || preview.About.LastDay != "2026-11-24" {
		t.Errorf("%+v, %v", preview, err)
	}
	must(t)(d.Restore(first, ""))
	if d.Locked() {
		unlockDesk(t, d, phrase)
	}
	if names := rowNames(search(t, d, "quux").Rows); len(names) != 1 {
		t.Errorf("after going back: %v", names)
	}
	if names := rowNames(search(t, d, "frobnicate").Rows); len(names) != 0 {
		t.Errorf("the later one is there: %v", names)
	}
	if report, err := d.Verify(); err != nil || report.Chain != "ok" {
		t.Errorf("%+v, %v", report, err)
	}
	must(t)(d.CountGuest())
	list, err = d.Backups() // the latest is of what came back, the one before of what that replaced
	if err != nil {
		t.Fatal(err)
	}
	w.pass(time.Minute)
	must(t)(d.Restore(list[1].File.Path(), recovery.Text))
	if d.Locked() {
		unlockDesk(t, d, phrase)
	}
	if names := rowNames(search(t, d, "frobnicate").Rows); len(names) != 1 {
		t.Errorf("after coming forth: %v", names)
	}
	if left, _ := store.Replaced(w.folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestErasedStaysErased closes a surgery, which erases a name, and then brings
// back a backup from before.
func TestErasedStaysErased(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	stick := t.TempDir()
	backUpTo(t, d, stick)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
	must(t)(d.CheckInNew(Arrival{Name: "Mordecai Frobnicate"}))
	must(t)(d.BackUp())
	settled(t, d)
	before := backups(t, stick)[0].Path()
	keep := t.TempDir() // a copy somebody made of the stick, keybag and all
	copyFiles(t, stick, keep)
	w.pass(time.Minute)
	must(t)(d.CloseSurgery(nil))
	if len(d.UnreachedBackups()) != 0 {
		t.Errorf("unreached: %v", d.UnreachedBackups())
	}
	for name, path := range map[string]string{"the stick": before, "a copy of the stick from before": filepath.Join(keep, filepath.Base(before))} {
		w.pass(time.Minute)
		must(t)(d.Restore(path, ""))
		if names := rowNames(search(t, d, "quux").Rows); len(names) != 1 {
			t.Errorf("%s: the saved one is gone", name)
		}
		people, err := d.store.Attendees()
		if err != nil || len(people) != 1 {
			t.Errorf("%s: %d people, %v", name, len(people), err)
		}
		if report, err := d.Verify(); err != nil || report.Chain != "ok" {
			t.Errorf("%s: %+v, %v", name, report, err)
		}
	}
	settled(t, d)
	// Nor does the keybag on the stick open it any more.
	bag, err := backup.ReadKeybag(backups(t, stick)[0], mustIdentities(t, d))
	if err != nil || len(bag.Erased) == 0 {
		t.Fatalf("%v, %v", bag.Erased, err)
	}
	for _, e := range bag.Erased {
		if bag.Keys[e.Owner] != nil {
			t.Errorf("the key of %s is still in the bag", e.Owner)
		}
	}
	os.RemoveAll(stick)
	must(t)(d.CheckInNew(Arrival{Name: "Third Sample"}))
	must(t)(d.CloseSurgery(nil))
	if got := d.UnreachedBackups(); len(got) != 1 || got[0] != stick {
		t.Errorf("the stick is out, and the receipt says %v", got)
	}
}

// TestAnotherLaptop brings a backup to a laptop that has never seen it, with the
// recovery key from paper.
func TestAnotherLaptop(t *testing.T) {
	w := newWorld(t)
	d, recovery := w.protected(t)
	stick := t.TempDir()
	backUpTo(t, d, stick)
	must(t)(d.BackUp())
	settled(t, d)
	path := backups(t, stick)[0].Path()

	other := newWorld(t)
	other.now, other.n = w.now.Add(time.Hour), 5000
	e := other.open(t)
	if _, err := e.LookInto(path, ""); surgery.KindOf(err) != surgery.BadFile {
		t.Errorf("without the paper: %v", err)
	}
	if _, err := e.LookInto(path, "not a key"); surgery.KindOf(err) != surgery.Invalid {
		t.Errorf("a wrong paper: %v", err)
	}
	preview, err := e.LookInto(path, recovery.Text)
	if err != nil || !preview.Names || preview.About.People != 1 {
		t.Fatalf("%+v, %v", preview, err)
	}
	must(t)(e.Restore(path, recovery.Text))
	if e.Locked() || !e.MustSetPassphrase() {
		t.Errorf("locked %v, new passphrase wanted %v", e.Locked(), e.MustSetPassphrase())
	}
	if names := rowNames(search(t, e, "quux").Rows); len(names) != 1 {
		t.Errorf("the name is not there: %v", names)
	}
}
