package store

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

func TestTablesAreMendedFromTheLog(t *testing.T) {
	for name, harm := range map[string]string{
		"rows gone":     "DELETE FROM visit",
		"a row changed": "UPDATE visit SET number = number + 100",
		"a table gone":  "DROP TABLE attendee",
	} {
		w := newWorld()
		folder := t.TempDir()
		s, _ := w.lived(t, folder, 5)
		want := tablesOf(t, s)
		secret := keyOf(s)
		shut(t, s)
		alter(t, filepath.Join(folder, File), harm)
		got, err := Mend(Salvaging{Folder: folder, Secret: secret, Desk: "desk-2"})
		if err != nil || got != (Salvage{Operations: 6}) {
			t.Fatalf("%s: %+v, %v", name, got, err)
		}
		s = w.open(t, folder)
		if tables := tablesOf(t, s); !maps.Equal(tables, want) {
			t.Errorf("%s: %v", name, tables)
		}
		wantOK(t, s)
	}
}

// TestADamagedLogIsMendedFromABackup loses pages of the log; a backup from before
// has some of what they held.
func TestADamagedLogIsMendedFromABackup(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s, at := w.lived(t, folder, 60)
	copied := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.CopyTo(copied); err != nil {
		t.Fatal(err)
	}
	for n := range 20 {
		w.must(t, s, w.checkIn(at, "After Testperson", 61+n))
	}
	want := tablesOf(t, s)
	secret := keyOf(s)
	shut(t, s)
	path := filepath.Join(folder, File)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A page in the middle of the log, found by the operation it holds.
	page := pageOf(t, path, 30)
	for i := range 4096 {
		raw[page*4096+i] = 0xA5
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	alone, err := Mend(Salvaging{Folder: folder, Secret: secret, Desk: "desk-2"})
	if err != nil || alone.Operations < 10 || alone.Operations > 30 || alone.Left < 40 {
		t.Errorf("without a backup: %+v, %v", alone, err)
	}
	got, err := Mend(Salvaging{Folder: folder, Backup: copied, Secret: secret, Desk: "desk-2"})
	if err != nil || got.Operations != 81 || got.FromBackup < 1 || got.Left != 0 {
		t.Fatalf("with a backup: %+v, %v", got, err)
	}
	s = w.open(t, folder)
	if tables := tablesOf(t, s); !maps.Equal(tables, want) {
		t.Errorf("%d records, want %d", len(tables), len(want))
	}
	wantOK(t, s)
	w.must(t, s, w.checkIn(at, "Next Testperson", 81))
	wantOK(t, s)
}

// pageOf returns the page, from 0, of a file in which the operation with that
// number lies.
func pageOf(t *testing.T, path string, seq int) int {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	var id string
	err = errors.Join(db.QueryRow("SELECT id FROM operation WHERE seq = ?", seq).Scan(&id), db.Close())
	raw, err2 := os.ReadFile(path)
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	for page := range len(raw) / 4096 {
		body := raw[page*4096 : (page+1)*4096]
		if body[0] == 0x0D && bytes.Contains(body, []byte(id)) && bytes.Contains(body, []byte(`"edits"`)) {
			return page
		}
	}
	t.Fatal("not found")
	return 0
}

func TestNothingToMend(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, File), []byte(fmt.Sprintf("%9999s", "noise")), 0o600); err != nil {
		t.Fatal(err)
	}
	w := newWorld()
	other := w.open(t, t.TempDir())
	if _, err := Mend(Salvaging{Folder: folder, Secret: other.secret, Desk: "d"}); surgery.KindOf(err) != surgery.Damaged {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 1 {
		t.Errorf("it left %v", left)
	}
}

// keyOf copies a store's key, which closing clears.
func keyOf(s *Store) *seal.Key {
	secret := *s.secret
	return &secret
}
