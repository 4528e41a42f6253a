package restore_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
)

// TestWhatIsNoStoreIsMended puts something else in place of the file of records, as
// a sync tool, a clean-up or a wrong copy does. Beside it lies what tells that there
// were records. Neither opening nor looking changes a byte, and it is kept as it is
// when a backup is brought back.
func TestWhatIsNoStoreIsMended(t *testing.T) {
	for name, tc := range map[string]struct {
		put func(path string) error
		key string
	}{
		"emptied":           {func(path string) error { return os.Truncate(path, 0) }, "error.store_empty"},
		"a byte":            {func(path string) error { return os.WriteFile(path, []byte("x"), 0o600) }, "error.store_other"},
		"less than a page":  {func(path string) error { return os.Truncate(path, 300) }, "error.damaged"},
		"its first page":    {func(path string) error { return os.Truncate(path, 4096) }, "error.damaged"},
		"a letter":          {func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte("Dear all, "), 900), 0o600) }, "error.store_other"},
		"another program's": {otherProgram, "error.store_other"},
	} {
		for _, log := range []string{"", "its log beside"} {
			t.Run(name+log, func(t *testing.T) {
				t.Parallel()
				w := world.New(t)
				d, _ := w.Protected(t)
				world.Must(t)(d.Backups.BackUp())
				if err := d.Desk.Close(); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(w.Folder, store.File)
				if err := tc.put(path); err != nil {
					t.Fatal(err)
				}
				if log != "" {
					if err := os.WriteFile(path+"-wal", bytes.Repeat([]byte("frame"), 2000), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				before, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				for _, verify := range []bool{false, true} {
					o := w.Options()
					o.Verify = verify
					opened, err := rooms.Open(o)
					if err == nil {
						opened.Desk.Close()
					}
					if log == "" || tc.key == "error.store_other" {
						world.Refused(t, err, surgery.Damaged, tc.key)
					} else {
						world.Refused(t, err, surgery.Damaged, "")
					}
				}
				m := w.Mending(t)
				if err := m.Unlock([]byte(world.Phrase)); err != nil {
					t.Fatal(err)
				}
				offer, err := m.Offer()
				if err != nil || offer.Backup == nil {
					t.Fatal(offer, err)
				}
				if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, before) {
					t.Errorf("it was changed: %v", err)
				}
				if _, err := m.FromLog(); err != nil { // there is the backup's, at least
					t.Fatal(err)
				}
				if err := m.Close(); err != nil {
					t.Fatal(err)
				}
				d = w.Open(t)
				world.UnlockDesk(t, d, world.Phrase)
				if names := world.RowNames(world.Search(t, d, "quux").Rows); len(names) != 1 {
					t.Errorf("back are %v", names)
				}
				kept, err := d.Backups.KeptDamaged()
				if err != nil || len(kept) != 1 {
					t.Fatal(kept, err)
				}
				if now, err := os.ReadFile(filepath.Join(kept[0], store.File)); err != nil || !bytes.Equal(now, before) {
					t.Errorf("what was kept is another: %v", err)
				}
			})
		}
	}
}

// otherProgram makes a database of something else.
func otherProgram(path string) error {
	db, err := sql.Open("sqlite3", path+"-other")
	if err != nil {
		return err
	}
	if _, err := db.Exec("CREATE TABLE note (text); INSERT INTO note VALUES ('made up')"); err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	return os.Rename(path+"-other", path)
}

// TestAnEmptyFileBesideAnything is no first start.
func TestAnEmptyFileBesideAnything(t *testing.T) {
	for name, leave := range map[string]func(folder string) error{
		"a backup": func(folder string) error {
			into := backup.Own(folder)
			if err := os.Mkdir(into, 0o700); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(into, "surgery-2026-11-24T13-00-00Z-abcd.smsbackup"), []byte("x"), 0o600)
		},
		"the program's log": func(folder string) error { return os.WriteFile(filepath.Join(folder, "log.txt"), nil, 0o600) },
	} {
		w := world.New(t)
		path := filepath.Join(w.Folder, store.File)
		if err := leave(w.Folder); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := rooms.Open(w.Options())
		world.Refused(t, err, surgery.Damaged, "error.store_empty")
		if _, err := os.Lstat(filepath.Join(w.Folder, "surgery.key")); err == nil {
			t.Errorf("%s: a key was made", name)
		}
	}
	w := world.New(t)
	if err := os.WriteFile(filepath.Join(w.Folder, "log.txt"), nil, 0o600); err != nil { // of a first start that failed
		t.Fatal(err)
	}
	w.Started(t)
}
