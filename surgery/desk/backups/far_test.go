package backups_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// hung makes the desk's stick hang: silence says that it has hung long enough,
// answer has it answer again.
func hung(t *testing.T, d *rooms.Rooms, stick string) (silence func(), answer func()) {
	t.Helper()
	world.BackUpTo(t, d, stick)
	touched, goOn := make(chan bool, 99), make(chan struct{})
	fire := make(chan func(), 99)
	far := backups.Far(d.Backups, stick)
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
	w := world.New(t)
	d := w.Started(t)
	stick := t.TempDir()
	silence, answer := hung(t, d, stick)
	world.Must(t)(d.Backups.BackUp())
	sam := world.Arrive(t, d, "Sam Sample", true)
	world.Must(t)(d.Today.CountGuest())
	if places, err := d.Backups.BackupPlaces(); err != nil || !places[1].Asking || places[1].Reached {
		t.Errorf("%+v, %v", places, err)
	}
	if _, err := d.Backups.Backups(); err != nil {
		t.Error(err)
	}
	silence()
	if places, err := d.Backups.BackupPlaces(); err != nil || places[1].Asking || places[1].Reached || !places[1].Late {
		t.Errorf("silent, and %+v, %v", places, err)
	}
	if done := world.Must(t)(d.Backups.TakeBackups()); !strings.Contains(done.Notice, stick) || len(done.Changed) == 0 {
		t.Errorf("not told: %+v", done)
	}
	if _, _, err := d.People.ErasePeople([]surgery.ID{world.Visit(t, d, sam.Visit).Attendee}); err != nil {
		t.Fatal(err)
	}
	if folders := d.Backups.UnreachedBackups(); !slices.Equal(folders, []string{stick}) {
		t.Errorf("the receipt names %v", folders)
	}
	if arrived, notice := d.Backups.BackupDelivered(); arrived || !strings.Contains(notice, stick) {
		t.Errorf("%v, %q", arrived, notice)
	}
	answer()
	arrives(t, d, stick)
	bag, err := backup.ReadKeybag(backup.File{Folder: stick, Desk: backup.Short(d.Desk.Store().Desk())}, backups.Identity(d.Backups))
	if err != nil || len(bag.Erased) == 0 {
		t.Errorf("the keys there are from before: %v, %v", bag.Erased, err)
	}
	if missed := d.Backups.UnreachedBackups(); len(missed) != 0 {
		t.Errorf("still named: %v", missed)
	}
	if done := world.Must(t)(d.Backups.TakeBackups()); !strings.Contains(done.Notice, stick) {
		t.Errorf("that it arrived is not told: %+v", done)
	}
}

// arrives waits until a folder that was silent has the latest.
func arrives(t *testing.T, d *rooms.Rooms, folder string) {
	t.Helper()
	for range d.Backups.BackupsTold() {
		if backups.Arrived(d.Backups, folder) {
			return
		}
	}
}

// TestClosingDoesNotWaitForAStick closes the program while the stick hangs, and
// starts it again with the stick in.
func TestClosingDoesNotWaitForAStick(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	stick := t.TempDir()
	silence, answer := hung(t, d, stick)
	defer answer()
	world.Must(t)(d.Backups.BackUp())
	silence() // or it would wait a little
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	os.RemoveAll(stick)
	if err := d.Backups.CheckOnStart(); err != nil {
		t.Fatal(err)
	}
	if notice := world.Settled(t, d); notice != "The latest backup is not in "+stick+": that folder cannot be reached. It goes there as soon as it can be." {
		t.Errorf("at the start it says %q", notice)
	}
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Backups.DueBackup(); err != nil {
		t.Fatal(err)
	}
	if notice := world.Settled(t, d); notice != "The latest backup has now arrived in "+stick+"." {
		t.Errorf("with the stick in it says %q", notice)
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(stick)
	d = w.Open(t)
	if err := d.Backups.CheckOnStart(); err != nil {
		t.Fatal(err)
	}
	if notice := world.Settled(t, d); notice != "" {
		t.Errorf("everything had arrived, and it says %q", notice)
	}
}

// TestCheckInBesideABackup checks people in between the beginning of a backup and
// its end, and erases one: nothing of theirs is in the keys then.
func TestCheckInBesideABackup(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	sam := world.Arrive(t, d, "Sam Sample", true)
	b, err := d.Backups.DueBackup()
	if err != nil || b == nil {
		t.Fatal(b, err)
	}
	if _, err := b.Make(); err != nil {
		t.Fatal(err)
	}
	late := world.Arrive(t, d, "Zebedee Quux", true)
	if _, _, err := d.People.ErasePeople([]surgery.ID{world.Visit(t, d, sam.Visit).Attendee}); err != nil {
		t.Fatal(err)
	}
	w.Pass(time.Minute)
	again, err := backups.NewBackup(d.Backups)
	if err != nil {
		t.Fatal(err)
	}
	again.MakeDue()
	_, _, err = d.People.ErasePeople([]surgery.ID{world.Visit(t, d, late.Visit).Attendee}) // after it began
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Make(); err != nil || !again.Stale() {
		t.Errorf("older keys were written: %v", err)
	}
	for _, one := range []*backups.Backup{b, again} {
		if err := d.Backups.BackedUp(one, nil); err != nil {
			t.Fatal(err)
		}
	}
	bag, err := backup.ReadKeybag(world.Backups(t, backup.Own(d.Desk.Folder()))[0], backups.Identity(d.Backups))
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
	w := world.New(t)
	d, _ := w.Protected(t)
	b, err := backups.NewBackup(d.Backups)
	if err != nil {
		t.Fatal(err)
	}
	b.MakeDue()
	c, err := d.Backups.NewCheck()
	if err != nil {
		t.Fatal(err)
	}
	world.LockDesk(t, d)
	if _, err := b.Make(); err != nil || b.IsMade() {
		t.Errorf("made %v, %v", b.IsMade(), err)
	}
	if err := d.Backups.BackedUp(b, nil); err != nil {
		t.Error(err)
	}
	_, err = c.Look()
	if err != nil || !c.SecretGone() {
		t.Errorf("the key is still there, %v", err)
	}
	_, err = d.Backups.Checked(c, nil)
	world.Refused(t, err, surgery.Locked, "error.locked")
	world.UnlockDesk(t, d, world.Phrase)
	if r, err := world.CheckRecords(d); err != nil || r.Chain != "ok" {
		t.Error(r, err)
	}
}

// TestACrashInTheMiddle leaves copies of the records, and keys of somebody whom an
// erasure had just reached; the next start takes both away.
func TestACrashInTheMiddle(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	sam := world.Arrive(t, d, "Sam Sample", true)
	world.Must(t)(d.Backups.BackUp())
	bagPath := backup.KeybagPath(backup.Own(d.Desk.Folder()), d.Desk.Store().Desk())
	before, err := os.ReadFile(bagPath)
	if err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Today.CountGuest())
	gone := world.Visit(t, d, sam.Visit).Attendee
	if err := backups.RefreshOwn(d.Backups); err != nil { // as an earlier erasure would have
		t.Fatal(err)
	}
	o := &surgery.Operation{ID: d.Desk.NewID(), Kind: surgery.AttendeesErased, About: gone}
	who, err := d.Desk.Store().Attendee(gone)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.People.Erase(o, []*surgery.Attendee{who}); err != nil {
		t.Fatal(err)
	}
	if err := d.Desk.Store().Do(o); err != nil { // and here it ends
		t.Fatal(err)
	}
	if err := os.WriteFile(bagPath, before, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".check-1", ".restore-1", ".fetched-1", ".mend-1", ".backup-1", ".first-1"} {
		if err := os.MkdirAll(filepath.Join(w.Folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	if err := d.Backups.CheckOnStart(); err != nil {
		t.Fatal(err)
	}
	bag, err := backup.ReadKeybag(world.Backups(t, backup.Own(d.Desk.Folder()))[0], backups.Identity(d.Backups))
	if err != nil || bag.Keys[gone] != nil {
		t.Errorf("the key of somebody erased is still there: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(w.Folder, ".*-1"))
	if err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// TestABackupThatCannotBeOpenedForNowStays keeps one that was made while locked
// when there is no room to open it.
func TestABackupThatCannotBeOpenedForNowStays(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.LockDesk(t, d)
	w.Pass(time.Hour)
	world.Must(t)(d.Today.CountGuest())
	if err := world.BackUpIfDue(d); err != nil {
		t.Fatal(err)
	}
	world.UnlockDesk(t, d, world.Phrase)
	b, err := d.Backups.DueBackup()
	if err != nil || b == nil || len(b.ToOpen()) != 1 {
		t.Fatal(b, err)
	}
	path := b.ToOpen()[0]
	b.SetFolder(filepath.Join(w.Folder, store.File)) // nothing can be written there
	if _, err := b.Make(); err != nil || len(b.ToOpen()) != 1 {
		t.Errorf("%d to be opened, %v", len(b.ToOpen()), err)
	}
	if err := d.Backups.BackedUp(b, nil); err != nil || backups.Unopened(d.Backups) != 1 {
		t.Errorf("%d to be opened, %v", backups.Unopened(d.Backups), err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error("a good backup was thrown away: ", err)
	}
}
