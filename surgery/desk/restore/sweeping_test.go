package restore_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/restore"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// TestTheSweepSparesWhatIsInUse begins each thing that leaves something on its way
// beside the records, then does all that a start does later, and goes on with it.
func TestTheSweepSparesWhatIsInUse(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux", SavePlace: true}))
	stick := t.TempDir()
	world.Must(t)(d.Backups.BackUp())
	world.CopyFiles(t, backup.Own(d.Desk.Folder()), stick)
	path := world.Backups(t, stick)[0].Path()
	later := func() {
		t.Helper()
		if err := d.Backups.CheckOnStart(); err != nil {
			t.Fatal(err)
		}
		d.Backups.ForgetFetched(filepath.Join(w.Folder, backup.OwnName, "x.smsbackup"), path) // neither was fetched
	}

	here, err := d.Backups.FetchBackup(path) // as one that is given on the command line
	if err != nil {
		t.Fatal(err)
	}
	other, err := d.Backups.FetchBackup(path)
	if err != nil {
		t.Fatal(err)
	}
	later()
	d.Backups.ForgetFetched(other)
	if p, err := d.Restore.LookInto(here, ""); err != nil || !p.Names {
		t.Errorf("the fetched one: %+v, %v", p, err)
	}

	making, err := os.MkdirTemp(w.Folder, ".backup-*")
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(making, store.File)
	if _, err := d.Desk.Store().Copier().Backup(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	later()
	if err := store.CheckCopy(copied); err != nil {
		t.Errorf("the copy for a backup: %v", err)
	}

	staged, err := restore.Extract(d.Restore, here)
	if err != nil {
		t.Fatal(err)
	}
	later()
	if err := store.Stage(w.Folder, staged); err != nil {
		t.Errorf("what is to be restored: %v", err)
	}
	later()
	w.Pass(time.Minute)
	if err := d.Desk.Reopen(); err != nil {
		t.Errorf("what waited to be taken: %v", err)
	}
	if _, err := os.Stat(here); err != nil {
		t.Errorf("a restore took the fetched one away: %v", err)
	}
}

// TestAStartSweepsWhatACrashLeft of each kind, also into mending, and nothing else.
func TestAStartSweepsWhatACrashLeft(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	world.Must(t)(d.Backups.BackUp())
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	var left, stays []string
	leave := func() {
		t.Helper()
		left = nil
		for _, begins := range desk.Passing {
			left = append(left, filepath.Join(w.Folder, begins+"1"))
		}
		left = append(left, filepath.Join(w.Folder, backup.OwnName, ".new-1"))
		stays = []string{filepath.Join(w.Folder, "kept"), filepath.Join(w.Folder, ".kept"), filepath.Join(w.Folder, backup.OwnName, "kept")}
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
	m := w.Mending(t)
	swept("mending")
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	leave()
	look := w.Options()
	look.Verify = true
	only, err := rooms.Open(look)
	if err != nil {
		t.Fatal(err)
	}
	only.Desk.Close()
	if _, err := os.Lstat(left[0]); err != nil {
		t.Error("looking swept")
	}
	d = w.Open(t)
	swept("a start")
	if files, err := backup.List(backup.Own(d.Desk.Folder())); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}
