package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

func TestOnlyTheOwnerReadsTheFiles(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("file modes are not how this system keeps others out")
	}
	w := newWorld()
	s := w.open(t, filepath.Join(t.TempDir(), "deep", "data"))
	w.start(t, s)
	info, err := os.Stat(s.Folder())
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v", info.Mode(), err)
	}
	files, err := os.ReadDir(s.Folder())
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	private := func() {
		t.Helper()
		for _, f := range files {
			if info, err := os.Stat(filepath.Join(s.Folder(), f.Name())); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v, %v", f.Name(), info.Mode(), err)
			}
		}
	}
	private()
	shut(t, s)
	for _, f := range files { // copied here from a stick that knows no modes
		os.Chmod(filepath.Join(s.Folder(), f.Name()), 0o755)
	}
	s = w.open(t, s.Folder())
	w.must(t, s, w.op(surgery.SurgeryEdited, "x"))
	private()
}

// What was asked for in the address is in force on the live connection.
func TestSettingsAreInForce(t *testing.T) {
	s := newWorld().open(t, t.TempDir())
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "locking_mode": "exclusive", "secure_delete": "1", "busy_timeout": "5000",
	} {
		var got string
		if err := s.db.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", pragma, got, err, want)
		}
	}
	if n := s.db.Stats().MaxOpenConnections; n != 1 {
		t.Errorf("%d connections", n)
	}
}

// _txlock cannot be asked of a live connection in exclusive mode, which holds the
// file anyway; so the same address without that is held against a second one.
func TestTransactionsAreImmediate(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x.db")
	shared := strings.Replace(address(path), "_locking_mode=EXCLUSIVE&", "", 1)
	shared = strings.Replace(shared, "_busy_timeout=5000", "_busy_timeout=1", 1)
	open := func() *sql.DB {
		db, err := sql.Open("sqlite3", shared)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	}
	one, other := open(), open()
	if _, err := one.Exec("CREATE TABLE x (y)"); err != nil {
		t.Fatal(err)
	}
	tx, err := one.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := other.BeginTx(context.Background(), nil); err == nil {
		t.Error("a second transaction began: it would fail later, in the middle")
	}
}

func TestSecondOpenIsRefused(t *testing.T) {
	t.Parallel() // SQLite waits the busy timeout before it gives up
	w := newWorld()
	s := w.open(t, t.TempDir())
	sur := w.start(t, s)
	began := time.Now()
	_, err := Open(newWorld().options(s.Folder()))
	wantKind(t, err, surgery.InUse, "error.in_use")
	if took := time.Since(began); took > 9*time.Second {
		t.Errorf("took %v", took)
	}
	w.must(t, s, w.checkIn(sur, "Zebedee Testperson", 1)) // the first goes on
	wantOK(t, s)
}

// A first start that was cut off at any point is carried on by the next. Until its
// store is whole, what it leaves is no trace of records.
func TestCutOffFirstStart(t *testing.T) {
	whole := t.TempDir()
	if err := makeFirst(newWorld().options(whole)); err != nil {
		t.Fatal(err)
	}
	copyTo := func(folder string, names ...string) error {
		err := os.MkdirAll(folder, 0o700)
		for _, name := range names {
			err = errors.Join(err, copyFile(filepath.Join(whole, name), filepath.Join(folder, name)))
		}
		return err
	}
	for name, prepare := range map[string]func(folder string) error{
		"before the key":  func(folder string) error { return copyTo(filepath.Join(folder, firstPrefix+"1")) },
		"before it stood": func(folder string) error { return copyTo(filepath.Join(folder, firstPrefix+"1"), seal.KeyFile, File) },
		"ready":           func(folder string) error { return copyTo(filepath.Join(folder, readyFolder), seal.KeyFile, File) },
		"the key in place": func(folder string) error {
			return errors.Join(copyTo(folder, seal.KeyFile), copyTo(filepath.Join(folder, readyFolder), File))
		},
		"both in place": func(folder string) error {
			return errors.Join(copyTo(folder, seal.KeyFile, File), copyTo(filepath.Join(folder, readyFolder)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			folder := t.TempDir()
			if err := prepare(folder); err != nil {
				t.Fatal(err)
			}
			if _, there := os.Lstat(filepath.Join(folder, File)); there != nil {
				o := w.options(folder)
				o.Verify = true
				_, err := Open(o)
				wantKind(t, err, surgery.NotFound, "error.no_store")
			}
			s := w.open(t, folder)
			w.must(t, s, w.checkIn(w.start(t, s), "Zebedee Testperson", 1))
			wantOK(t, s)
			if replaced, err := Replaced(folder); err != nil || len(replaced) > 0 {
				t.Errorf("it replaced %v, %v", replaced, err)
			}
		})
	}
}

func TestVerifyModeOnlyLooks(t *testing.T) {
	w := newWorld()
	look := func(folder string) (*Store, error) {
		o := w.options(folder)
		o.Verify, o.NewID = true, nil
		return Open(o)
	}
	absent := filepath.Join(t.TempDir(), "absent")
	_, err := look(absent)
	wantKind(t, err, surgery.NotFound, "error.no_store")
	if _, err := os.Stat(absent); err == nil {
		t.Error("made the folder")
	}
	older := foreign(t, "CREATE TABLE x (y)", fmt.Sprintf("PRAGMA application_id = %d", ours), "PRAGMA user_version = 1")
	before := contents(t, older)
	_, err = look(older)
	wantKind(t, err, surgery.NotFound, "error.not_migrated")
	if contents(t, older) != before {
		t.Error("changed")
	}
	s := chained(t, w)
	shut(t, s)
	os.Remove(filepath.Join(s.Folder(), TailFile))
	before = contents(t, s.Folder())
	s, err = look(s.Folder())
	if err != nil {
		t.Fatal(err)
	}
	if report := wantOK(t, s); report.Operations != 5 || report.People != 3 {
		t.Errorf("%+v", report)
	}
	shut(t, s)
	if contents(t, s.Folder()) != before {
		t.Error("looking changed the folder")
	}
}
