package store

import (
	"bytes"
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
	for name, tc := range map[string]struct {
		make func(t *testing.T) string
		kind surgery.ErrorKind
		key  string
	}{
		"newer":                {sqlite("CREATE TABLE x (y)", mark, newer), surgery.TooNew, "error.too_new"},
		"newer, write-ahead":   {sqlite("PRAGMA journal_mode = WAL", "CREATE TABLE x (y)", mark, newer), surgery.TooNew, "error.too_new"},
		"foreign":              {sqlite("CREATE TABLE x (y)"), surgery.BadFile, "error.not_ours"},
		"foreign, write-ahead": {sqlite("PRAGMA journal_mode = WAL", "CREATE TABLE x (y)"), surgery.BadFile, "error.not_ours"},
		"foreign, newer":       {sqlite("CREATE TABLE x (y)", newer), surgery.BadFile, "error.not_ours"},
		"foreign, marked":      {sqlite("PRAGMA application_id = 7"), surgery.BadFile, "error.not_ours"},
		"no database":          {write("This is a letter, not a database. " + string(make([]byte, 5000))), surgery.Damaged, "error.damaged"},
		"one byte":             {write("x"), surgery.Damaged, "error.damaged"},
		"half a header":        {write("SQLite format 3\x00\x10\x00"), surgery.Damaged, "error.damaged"},
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

// contents answers every file of the folder as one text.
func contents(t *testing.T, folder string) string {
	t.Helper()
	var all bytes.Buffer
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			t.Fatal(err)
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

// A migration that fails half way leaves nothing of itself: here the script meets
// a table that is there already.
func TestFailedMigrationLeavesNothing(t *testing.T) {
	w := newWorld()
	folder := foreign(t, "CREATE TABLE learning (kept)", "INSERT INTO learning VALUES ('kept')", fmt.Sprintf("PRAGMA application_id = %d", ours))
	_, err := Open(w.options(folder))
	wantKind(t, err, surgery.Internal, "error.internal")
	db := plain(t, folder)
	var tables, version int
	var kept string
	for query, into := range map[string]any{
		"SELECT count(*) FROM sqlite_schema": &tables, "PRAGMA user_version": &version, "SELECT kept FROM learning": &kept,
	} {
		if err := db.QueryRow(query).Scan(into); err != nil {
			t.Fatal(err)
		}
	}
	if tables != 1 || version != 0 || kept != "kept" {
		t.Errorf("%d tables, version %d, %q", tables, version, kept)
	}
}
