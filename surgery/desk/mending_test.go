package desk

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// TestWrongPassphrasesWhileMending are slowed down as at the lock, also when the
// window is closed in between.
func TestWrongPassphrasesWhileMending(t *testing.T) {
	w := newWorld(t)
	d, recovery := w.protected(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	m := w.mending(t)
	for n := range freeTries {
		refused(t, m.Unlock([]byte("not the passphrase")), surgery.Invalid, "error.passphrase_wrong")
		if n == 0 {
			if err := m.Close(); err != nil {
				t.Fatal(err)
			}
			m = w.mending(t)
		}
	}
	typed := []byte(phrase)
	refused(t, m.Unlock(typed), surgery.Locked, "error.unlock_wait")
	if string(typed) == phrase {
		t.Error("the passphrase stays in memory")
	}
	w.pass(firstWait)
	refused(t, m.Unlock([]byte("not the passphrase")), surgery.Invalid, "error.passphrase_wrong")
	w.pass(firstWait) // it is twice as long now
	refused(t, m.Unlock([]byte(phrase)), surgery.Locked, "error.unlock_wait")
	w.pass(firstWait)
	if err := m.Unlock([]byte(phrase)); err != nil || m.Locked() {
		t.Errorf("the right one, in time: %v", err)
	}
	if _, err := os.Lstat(filepath.Join(w.folder, triesFile)); !errors.Is(err, os.ErrNotExist) {
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
	w := newWorld(t)
	d, _ := w.protected(t)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.folder, triesFile), []byte("noise"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := w.mending(t)
	defer m.Close()
	if err := m.Unlock([]byte(phrase)); err != nil {
		t.Error(err)
	}
}

// TestABackupFetchedForMending comes from a folder that is gone a moment later.
func TestABackupFetchedForMending(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	stick := t.TempDir()
	backUpTo(t, d, stick)
	must(t)(d.BackUp())
	settled(t, d)
	path := backups(t, stick)[0].Path()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	m := w.mending(t)
	if err := m.Unlock([]byte(phrase)); err != nil {
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
	w.pass(time.Minute)
	d = w.open(t)
	unlockDesk(t, d, phrase)
	if names := rowNames(search(t, d, "quux").Rows); len(names) != 1 {
		t.Errorf("back are %v", names)
	}
}
