package store

import (
	"context"
	"database/sql"
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

// A first start that was cut off at any point is carried on by the next.
func TestCutOffFirstStart(t *testing.T) {
	for name, prepare := range map[string]func(folder string) error{
		"key only": func(folder string) error { return seal.WriteKeyFile(folder, seal.NewKey()) },
		"empty file": func(folder string) error {
			if err := seal.WriteKeyFile(folder, seal.NewKey()); err != nil {
				return err
			}
			return createEmpty(filepath.Join(folder, File))
		},
		"no tables yet": func(folder string) error {
			if err := seal.WriteKeyFile(folder, seal.NewKey()); err != nil {
				return err
			}
			db, err := sql.Open("sqlite3", address(filepath.Join(folder, File)))
			if err != nil {
				return err
			}
			defer db.Close()
			return db.Ping()
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			folder := t.TempDir()
			if err := prepare(folder); err != nil {
				t.Fatal(err)
			}
			s := w.open(t, folder)
			w.must(t, s, w.checkIn(w.start(t, s), "Zebedee Testperson", 1))
			wantOK(t, s)
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
	empty := foreign(t)
	createEmpty(filepath.Join(empty, File))
	older := foreign(t, "CREATE TABLE x (y)", fmt.Sprintf("PRAGMA application_id = %d", ours))
	for _, folder := range []string{empty, older} {
		before := contents(t, folder)
		_, err = look(folder)
		wantKind(t, err, surgery.NotFound, "error.not_migrated")
		if contents(t, folder) != before {
			t.Error("changed")
		}
	}
	s := chained(t, w)
	shut(t, s)
	os.Remove(filepath.Join(s.Folder(), TailFile))
	before := contents(t, s.Folder())
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
