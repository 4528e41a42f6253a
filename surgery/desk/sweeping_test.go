package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/store"
)

// TestTheSweepSparesWhatIsInUse begins each thing that leaves something on its way
// beside the records, then does all that a start does later, and goes on with it.
func TestTheSweepSparesWhatIsInUse(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux", SavePlace: true}))
	stick := t.TempDir()
	must(t)(d.BackUp())
	copyFiles(t, backup.Own(d.Folder()), stick)
	path := backups(t, stick)[0].Path()
	later := func() {
		t.Helper()
		if err := d.CheckOnStart(); err != nil {
			t.Fatal(err)
		}
		d.ForgetFetched(filepath.Join(w.folder, backup.OwnName, "x.smsbackup"), path) // neither was fetched
	}

	here, err := d.FetchBackup(path) // as one that is given on the command line
	if err != nil {
		t.Fatal(err)
	}
	other, err := d.FetchBackup(path)
	if err != nil {
		t.Fatal(err)
	}
	later()
	d.ForgetFetched(other)
	if p, err := d.LookInto(here, ""); err != nil || !p.Names {
		t.Errorf("the fetched one: %+v, %v", p, err)
	}

	making, err := os.MkdirTemp(w.folder, ".backup-*")
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(making, store.File)
	if _, err := d.store.Copier().Backup(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	later()
	if err := store.CheckCopy(copied); err != nil {
		t.Errorf("the copy for a backup: %v", err)
	}

	staged, err := Extract(d, here)
	if err != nil {
		t.Fatal(err)
	}
	later()
	if err := store.Stage(w.folder, staged); err != nil {
		t.Errorf("what is to be restored: %v", err)
	}
	later()
	w.pass(time.Minute)
	if err := d.Reopen(); err != nil {
		t.Errorf("what waited to be taken: %v", err)
	}
	if _, err := os.Stat(here); err != nil {
		t.Errorf("a restore took the fetched one away: %v", err)
	}
}

// TestAStartSweepsWhatACrashLeft of each kind, also into mending, and nothing else.
func TestAStartSweepsWhatACrashLeft(t *testing.T) {
	w := newWorld(t)
	d := w.started(t)
	must(t)(d.BackUp())
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	var left, stays []string
	leave := func() {
		t.Helper()
		left = nil
		for _, begins := range passing {
			left = append(left, filepath.Join(w.folder, begins+"1"))
		}
		left = append(left, filepath.Join(w.folder, backup.OwnName, ".new-1"))
		stays = []string{filepath.Join(w.folder, "kept"), filepath.Join(w.folder, ".kept"), filepath.Join(w.folder, backup.OwnName, "kept")}
		for _, path := range append(left, stays...) {
			if err := os.MkdirAll(filepath.Join(path, "inside"), 0o700); err != nil {
				t.Fatal(err)
			}
		}
	}
	swept := func(by string) {
		t.Helper()
		for _, path := range left {
			if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s left %s", by, filepath.Base(path))
			}
		}
		for _, path := range stays {
			if _, err := os.Lstat(path); err != nil {
				t.Errorf("%s took %s", by, filepath.Base(path))
			}
		}
	}
	leave()
	m := w.mending(t)
	swept("mending")
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	leave()
	look := w.options()
	look.Verify = true
	only, err := Open(look)
	if err != nil {
		t.Fatal(err)
	}
	only.Close()
	if _, err := os.Lstat(left[0]); err != nil {
		t.Error("looking swept")
	}
	d = w.open(t)
	swept("a start")
	if files, err := backup.List(backup.Own(d.Folder())); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}
