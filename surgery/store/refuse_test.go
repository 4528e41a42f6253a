package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// foreign makes an SQLite file with these statements where the store should be,
// and the key beside it.
func foreign(t *testing.T, statements ...string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	db := plain(t, folder)
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := seal.WriteKeyFile(folder, seal.NewKey()); err != nil {
		t.Fatal(err)
	}
	return folder
}

// A file we may not use is refused with its reason, and not a byte of the folder
// changes.
func TestRefusedFilesStayAsTheyAre(t *testing.T) {
	newer := fmt.Sprintf("PRAGMA user_version = %d", Schema+1)
	mark := fmt.Sprintf("PRAGMA application_id = %d", ours)
	write := func(content string) func(t *testing.T) string {
		return func(t *testing.T) string {
			folder := foreign(t)
			os.WriteFile(filepath.Join(folder, File), []byte(content), 0o600)
			return folder
		}
	}
	sqlite := func(statements ...string) func(t *testing.T) string {
		return func(t *testing.T) string { return foreign(t, statements...) }
	}
	alone := func(make func(t *testing.T) string) func(t *testing.T) string { // no trace of records beside it
		return func(t *testing.T) string {
			folder := make(t)
			os.Remove(filepath.Join(folder, seal.KeyFile))
			return folder
		}
	}
	instead := func(put func(path string) error) func(t *testing.T) string {
		return func(t *testing.T) string {
			folder := foreign(t)
			path := filepath.Join(folder, File)
			if err := errors.Join(os.RemoveAll(path), put(path)); err != nil {
				t.Fatal(err)
			}
			return folder
		}
	}
	for name, tc := range map[string]struct {
		make func(t *testing.T) string
		kind surgery.ErrorKind
		key  string
	}{
		"newer":                {sqlite("CREATE TABLE x (y)", mark, newer), surgery.TooNew, "error.too_new"},
		"newer, write-ahead":   {sqlite("PRAGMA journal_mode = WAL", "CREATE TABLE x (y)", mark, newer), surgery.TooNew, "error.too_new"},
		"foreign":              {sqlite("CREATE TABLE x (y)"), surgery.Damaged, "error.store_other"},
		"foreign, write-ahead": {sqlite("PRAGMA journal_mode = WAL", "CREATE TABLE x (y)"), surgery.Damaged, "error.store_other"},
		"foreign, newer":       {sqlite("CREATE TABLE x (y)", newer), surgery.Damaged, "error.store_other"},
		"foreign, marked":      {sqlite("PRAGMA application_id = 7"), surgery.Damaged, "error.store_other"},
		"foreign, its own log": {func(t *testing.T) string {
			folder := foreign(t, "PRAGMA journal_mode = WAL", "CREATE TABLE x (y)")
			os.WriteFile(filepath.Join(folder, File+"-wal"), []byte("frames"), 0o600)
			return folder
		}, surgery.Damaged, "error.store_other"},
		"no tables yet":     {sqlite("CREATE TABLE x (y)", mark), surgery.Damaged, "error.damaged"},
		"no database":       {write("This is a letter, not a database. " + string(make([]byte, 5000))), surgery.Damaged, "error.store_other"},
		"one byte":          {write("x"), surgery.Damaged, "error.store_other"},
		"half a header":     {write("SQLite format 3\x00\x10\x00"), surgery.Damaged, "error.store_other"},
		"emptied":           {write(""), surgery.Damaged, "error.store_empty"},
		"gone":              {instead(func(string) error { return nil }), surgery.Damaged, "error.store_gone"},
		"a folder":          {instead(func(path string) error { return os.Mkdir(path, 0o700) }), surgery.Damaged, "error.store_other"},
		"a link to nowhere": {alone(instead(func(path string) error { return os.Symlink(path+"-elsewhere", path) })), surgery.Damaged, "error.store_gone"},
		"cut short": {func(t *testing.T) string {
			s := chained(t, newWorld())
			shut(t, s)
			os.Truncate(filepath.Join(s.Folder(), File), 8192)
			return s.Folder()
		}, surgery.Damaged, "error.damaged"},
		"foreign, alone":     {alone(sqlite("CREATE TABLE x (y)")), surgery.BadFile, "error.not_ours"},
		"no database, alone": {alone(write("a letter")), surgery.Damaged, "error.damaged"},
		"its log alone": {func(t *testing.T) string {
			folder := foreign(t)
			os.Remove(filepath.Join(folder, File))
			os.WriteFile(filepath.Join(folder, File+"-wal"), []byte("frames"), 0o600)
			return folder
		}, surgery.Damaged, "error.damaged"},
		"emptied, with its log": {func(t *testing.T) string {
			folder := write("")(t)
			os.WriteFile(filepath.Join(folder, File+"-wal"), []byte("frames"), 0o600)
			return folder
		}, surgery.Damaged, "error.damaged"},
	} {
		for _, verify := range []bool{false, true} {
			t.Run(fmt.Sprint(name, verify), func(t *testing.T) {
				folder := tc.make(t)
				before := contents(t, folder)
				o := newWorld().options(folder)
				o.Verify = verify
				s, err := Open(o)
				if err == nil {
					s.Close()
				}
				wantKind(t, err, tc.kind, tc.key)
				if after := contents(t, folder); after != before {
					t.Errorf("changed: %s", after)
				}
			})
		}
	}
}

// contents returns every file of the folder as one text.
func contents(t *testing.T, folder string) string {
	t.Helper()
	var all bytes.Buffer
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		var raw []byte
		if f.Type().IsRegular() {
			if raw, err = os.ReadFile(filepath.Join(folder, f.Name())); err != nil {
				t.Fatal(err)
			}
		}
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&all, "%s %v %d %x\n", f.Name(), info.Mode(), info.ModTime().UnixNano(), raw)
	}
	return all.String()
}

func TestKeyFileGone(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"gone":  os.Remove,
		"empty": func(path string) error { return os.Truncate(path, 0) },
		"noise": func(path string) error { return os.WriteFile(path, []byte("noise"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			s := chained(t, w)
			shut(t, s)
			if err := spoil(filepath.Join(s.Folder(), seal.KeyFile)); err != nil {
				t.Fatal(err)
			}
			before := contents(t, s.Folder())
			_, err := Open(w.options(s.Folder()))
			wantKind(t, err, surgery.Damaged, "error.key_missing")
			if contents(t, s.Folder()) != before {
				t.Error("something was written: a new key would make the loss final")
			}
		})
	}
}

// Another surgery's key would open none of the words: it is found at once.
func TestWrongKeyFile(t *testing.T) {
	w := newWorld()
	s := chained(t, w)
	shut(t, s)
	os.Remove(filepath.Join(s.Folder(), seal.KeyFile))
	if err := seal.WriteKeyFile(s.Folder(), seal.NewKey()); err != nil {
		t.Fatal(err)
	}
	_, err := Open(w.options(s.Folder()))
	wantKind(t, err, surgery.Damaged, "error.key_missing")
}

// Each trace of records makes an empty or missing file something that was lost.
func TestEachTraceOfRecords(t *testing.T) {
	mark := func(name string) func(folder string) error {
		return func(folder string) error { return os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600) }
	}
	for name, leave := range map[string]func(folder string) error{
		"key":       mark(seal.KeyFile),
		"next key":  mark(seal.NextKeyFile),
		"tail":      mark(TailFile),
		"replaced":  func(folder string) error { return os.Mkdir(filepath.Join(folder, replacedPrefix+"x"), 0o700) },
		"backed up": nil,
		"nothing":   nil,
	} {
		for _, empty := range []bool{false, true} {
			folder := t.TempDir()
			o := newWorld().options(folder)
			o.BackedUp = name == "backed up"
			var err error
			if leave != nil {
				err = leave(folder)
			}
			key := "error.store_gone"
			if empty {
				key = "error.store_empty"
				err = errors.Join(err, createEmpty(filepath.Join(folder, File)))
			}
			if err != nil {
				t.Fatal(err)
			}
			before := contents(t, folder)
			s, err := Open(o)
			if name == "nothing" {
				if err != nil {
					t.Errorf("a first start beside nothing: %v", err)
				} else {
					shut(t, s)
				}
				continue
			}
			wantKind(t, err, surgery.Damaged, key)
			if contents(t, folder) != before {
				t.Errorf("%s: changed", name)
			}
		}
	}
}

// A migration that fails half way leaves nothing of itself: here the script meets
// a table that is there already.
func TestFailedMigrationLeavesNothing(t *testing.T) {
	w := newWorld()
	folder := foreign(t, "CREATE TABLE week (kept)", "INSERT INTO week VALUES ('kept')",
		fmt.Sprintf("PRAGMA application_id = %d", ours), "PRAGMA user_version = 1")
	_, err := Open(w.options(folder))
	wantKind(t, err, surgery.Internal, "error.internal")
	db := plain(t, folder)
	var tables, version int
	var kept string
	for query, into := range map[string]any{
		"SELECT count(*) FROM sqlite_schema": &tables, "PRAGMA user_version": &version, "SELECT kept FROM week": &kept,
	} {
		if err := db.QueryRow(query).Scan(into); err != nil {
			t.Fatal(err)
		}
	}
	if tables != 1 || version != 1 || kept != "kept" {
		t.Errorf("%d tables, version %d, %q", tables, version, kept)
	}
}
