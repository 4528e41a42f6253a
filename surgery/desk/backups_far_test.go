package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/store"
)

// hung makes the desk's stick hang: silence says that it has hung long enough,
// answer has it answer again.
func hung(t *testing.T, d *Desk, stick string) (silence func(), answer func()) {
	t.Helper()
	backUpTo(t, d, stick)
	touched, goOn := make(chan bool, 99), make(chan struct{})
	fire := make(chan func(), 99)
	far := Far(d, stick)
	far.Touch = func(string) { touched <- true; <-goOn }
	far.After = func(_ time.Duration, f func()) (func(time.Duration) bool, func() bool) {
		fire <- f
		return func(time.Duration) bool { return true }, func() bool { return true }
	}
	return func() { <-touched; (<-fire)() }, func() { close(goOn) }
}

// TestNothingWaitsForAStick does all that a host does in a surgery while the folder
// for backups hangs. Each of these would hang too if it waited for it.
func TestNothingWaitsForAStick(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	stick := t.TempDir()
	silence, answer := hung(t, d, stick)
	must(t)(d.BackUp())
	sam := arrive(t, d, "Sam Sample", true)
	must(t)(d.CountGuest())
	if places, err := d.BackupPlaces(); err != nil || !places[1].Asking || places[1].Reached {
		t.Errorf("%+v, %v", places, err)
	}
	if _, err := d.Backups(); err != nil {
		t.Error(err)
	}
	silence()
	if places, err := d.BackupPlaces(); err != nil || places[1].Asking || places[1].Reached || !places[1].Late {
		t.Errorf("silent, and %+v, %v", places, err)
	}
	if done := must(t)(d.TakeBackups()); !strings.Contains(done.Notice, stick) || len(done.Changed) == 0 {
		t.Errorf("not told: %+v", done)
	}
	if _, _, err := d.ErasePeople([]surgery.ID{visit(t, d, sam.Visit).Attendee}); err != nil {
		t.Fatal(err)
	}
	if folders := d.UnreachedBackups(); !slices.Equal(folders, []string{stick}) {
		t.Errorf("the receipt names %v", folders)
	}
	if arrived, notice := d.BackupDelivered(); arrived || !strings.Contains(notice, stick) {
		t.Errorf("%v, %q", arrived, notice)
	}
	answer()
	arrives(t, d, stick)
	bag, err := backup.ReadKeybag(backup.File{Folder: stick, Desk: backup.Short(d.store.Desk())}, d.identity())
	if err != nil || len(bag.Erased) == 0 {
		t.Errorf("the keys there are from before: %v, %v", bag.Erased, err)
	}
	if missed := d.UnreachedBackups(); len(missed) != 0 {
		t.Errorf("still named: %v", missed)
	}
	if done := must(t)(d.TakeBackups()); !strings.Contains(done.Notice, stick) {
		t.Errorf("that it arrived is not told: %+v", done)
	}
}

// arrives waits until a folder that was silent has the latest.
func arrives(t *testing.T, d *Desk, folder string) {
	t.Helper()
	for range d.BackupsTold() {
		if Arrived(d, folder) {
			return
		}
	}
}

// TestClosingDoesNotWaitForAStick closes the program while the stick hangs, and
// starts it again with the stick in.
func TestClosingDoesNotWaitForAStick(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	stick := t.TempDir()
	silence, answer := hung(t, d, stick)
	defer answer()
	must(t)(d.BackUp())
	silence() // or it would wait a little
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.open(t)
	os.RemoveAll(stick)
	if err := d.CheckOnStart(); err != nil {
		t.Fatal(err)
	}
	if notice := settled(t, d); notice != "The latest backup is not in "+stick+": that folder cannot be reached. It goes there as soon as it can be." {
		t.Errorf("at the start it says %q", notice)
	}
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := d.DueBackup(); err != nil {
		t.Fatal(err)
	}
	if notice := settled(t, d); notice != "The latest backup has now arrived in "+stick+"." {
		t.Errorf("with the stick in it says %q", notice)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(stick)
	d = w.open(t)
	if err := d.CheckOnStart(); err != nil {
		t.Fatal(err)
	}
	if notice := settled(t, d); notice != "" {
		t.Errorf("everything had arrived, and it says %q", notice)
	}
}

// TestCheckInBesideABackup checks people in between the beginning of a backup and
// its end, and erases one: nothing of theirs is in the keys then.
func TestCheckInBesideABackup(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	sam := arrive(t, d, "Sam Sample", true)
	b, err := d.DueBackup()
	if err != nil || b == nil {
		t.Fatal(b, err)
	}
	if _, err := b.Make(); err != nil {
		t.Fatal(err)
	}
	late := arrive(t, d, "Zebedee Quux", true)
	if _, _, err := d.ErasePeople([]surgery.ID{visit(t, d, sam.Visit).Attendee}); err != nil {
		t.Fatal(err)
	}
	w.pass(time.Minute)
	again, err := d.newBackup()
	if err != nil {
		t.Fatal(err)
	}
	again.MakeDue()
	_, _, err = d.ErasePeople([]surgery.ID{visit(t, d, late.Visit).Attendee}) // after it began
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Make(); err != nil || !again.Stale() {
		t.Errorf("older keys were written: %v", err)
	}
	for _, one := range []*Backup{b, again} {
		if err := d.BackedUp(one, nil); err != nil {
			t.Fatal(err)
		}
	}
	bag, err := backup.ReadKeybag(backups(t, backup.Own(d.Folder()))[0], d.identity())
	if err != nil || len(bag.Erased) < 2 {
		t.Fatal(bag.Erased, err)
	}
	for _, e := range bag.Erased {
		if bag.Keys[e.Owner] != nil {
			t.Errorf("the key of %s is in the bag", e.Owner)
		}
	}
}

// TestLockingEndsWhatGoesOn locks between the beginning of a backup, or of a look
// at everything, and its long part.
func TestLockingEndsWhatGoesOn(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	b, err := d.newBackup()
	if err != nil {
		t.Fatal(err)
	}
	b.MakeDue()
	c, err := d.NewCheck()
	if err != nil {
		t.Fatal(err)
	}
	lockDesk(t, d)
	if _, err := b.Make(); err != nil || b.IsMade() {
		t.Errorf("made %v, %v", b.IsMade(), err)
	}
	if err := d.BackedUp(b, nil); err != nil {
		t.Error(err)
	}
	_, err = c.Look()
	if err != nil || !c.SecretGone() {
		t.Errorf("the key is still there, %v", err)
	}
	_, err = d.Checked(c, nil)
	refused(t, err, surgery.Locked, "error.locked")
	unlockDesk(t, d, phrase)
	if r, err := d.CheckRecords(); err != nil || r.Chain != "ok" {
		t.Error(r, err)
	}
}

// TestACrashInTheMiddle leaves copies of the records, and keys of somebody whom an
// erasure had just reached; the next start takes both away.
func TestACrashInTheMiddle(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	sam := arrive(t, d, "Sam Sample", true)
	must(t)(d.BackUp())
	bagPath := backup.KeybagPath(backup.Own(d.Folder()), d.store.Desk())
	before, err := os.ReadFile(bagPath)
	if err != nil {
		t.Fatal(err)
	}
	must(t)(d.CountGuest())
	gone := visit(t, d, sam.Visit).Attendee
	if err := d.refreshOwn(); err != nil { // as an earlier erasure would have
		t.Fatal(err)
	}
	o := &surgery.Operation{ID: d.NewID(), Kind: surgery.AttendeesErased, About: gone}
	who, err := d.store.Attendee(gone)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.erase(o, []*surgery.Attendee{who}); err != nil {
		t.Fatal(err)
	}
	if err := d.store.Do(o); err != nil { // and here it ends
		t.Fatal(err)
	}
	if err := os.WriteFile(bagPath, before, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".check-1", ".restore-1", ".fetched-1", ".mend-1", ".backup-1", ".first-1"} {
		if err := os.MkdirAll(filepath.Join(w.folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.open(t)
	if err := d.CheckOnStart(); err != nil {
		t.Fatal(err)
	}
	bag, err := backup.ReadKeybag(backups(t, backup.Own(d.Folder()))[0], d.identity())
	if err != nil || bag.Keys[gone] != nil {
		t.Errorf("the key of somebody erased is still there: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(w.folder, ".*-1"))
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// TestABackupThatCannotBeOpenedForNowStays keeps one that was made while locked
// when there is no room to open it.
func TestABackupThatCannotBeOpenedForNowStays(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	lockDesk(t, d)
	w.pass(time.Hour)
	must(t)(d.CountGuest())
	if err := d.BackUpIfDue(); err != nil {
		t.Fatal(err)
	}
	unlockDesk(t, d, phrase)
	b, err := d.DueBackup()
	if err != nil || b == nil || len(b.ToOpen()) != 1 {
		t.Fatal(b, err)
	}
	path := b.ToOpen()[0]
	b.SetFolder(filepath.Join(w.folder, store.File)) // nothing can be written there
	if _, err := b.Make(); err != nil || len(b.ToOpen()) != 1 {
		t.Errorf("%d to be opened, %v", len(b.ToOpen()), err)
	}
	if err := d.BackedUp(b, nil); err != nil || Unopened(d) != 1 {
		t.Errorf("%d to be opened, %v", Unopened(d), err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error("a good backup was thrown away: ", err)
	}
}
