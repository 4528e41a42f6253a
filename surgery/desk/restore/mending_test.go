package restore_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/world"
)

// TestWrongPassphrasesWhileMending are slowed down as at the lock, also when the
// window is closed in between.
func TestWrongPassphrasesWhileMending(t *testing.T) {
	w := world.New(t)
	d, recovery := w.Protected(t)
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	m := w.Mending(t)
	for n := range lock.FreeTries {
		world.Refused(t, m.Unlock([]byte("not the passphrase")), surgery.Invalid, "error.passphrase_wrong")
		if n == 0 {
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			m = w.Mending(t)
		}
	}
	typed := []byte(world.Phrase)
	world.Refused(t, m.Unlock(typed), surgery.Locked, "error.unlock_wait")
	if string(typed) == world.Phrase {
		t.Error("the passphrase stays in memory")
	}
	w.Pass(lock.FirstWait)
	world.Refused(t, m.Unlock([]byte("not the passphrase")), surgery.Invalid, "error.passphrase_wrong")
	w.Pass(lock.FirstWait) // it is twice as long now
	world.Refused(t, m.Unlock([]byte(world.Phrase)), surgery.Locked, "error.unlock_wait")
	w.Pass(lock.FirstWait)
	if err := m.Unlock([]byte(world.Phrase)); err != nil || m.Locked() {
		t.Errorf("the right one, in time: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(w.Folder, restore.TriesFile)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the count is still there: %v", err)
	}
	if err := m.UnlockRecovery(recovery.Text); err != nil { // which nobody can guess: it never waits
		t.Error(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestABrokenCountOfTriesIsNone(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.Folder, restore.TriesFile), []byte("noise"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := w.Mending(t)
	defer m.Close()
	if err := m.Unlock([]byte(world.Phrase)); err != nil {
		t.Error(err)
	}
}

// TestABackupFetchedForMending comes from a folder that is gone a moment later.
func TestABackupFetchedForMending(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	stick := t.TempDir()
	world.BackUpTo(t, d, stick)
	world.Must(t)(d.Backups.BackUp())
	world.Settled(t, d)
	path := world.Backups(t, stick)[0].Path()
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	m := w.Mending(t)
	if err := m.Unlock([]byte(world.Phrase)); err != nil {
		t.Fatal(err)
	}
	p, err := m.Look(path)
	if err != nil || !p.Names {
		t.Fatal(p, err)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	if err := m.FromBackup(p.Path); err != nil {
		t.Fatal(err)
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	w.Pass(time.Minute)
	d = w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	if names := world.RowNames(world.Search(t, d, "quux").Rows); len(names) != 1 {
		t.Errorf("back are %v", names)
	}
}
