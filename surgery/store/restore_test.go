package store

import (
	"bytes"
	"database/sql"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

// lived returns a store with some visits, one of them erased.
func (w *world) lived(t *testing.T, folder string, visits int) (*Store, surgery.ID) {
	t.Helper()
	s := w.open(t, folder)
	at := w.start(t, s)
	for n := range visits {
		w.must(t, s, w.checkIn(at, "Quillfeather Testperson", n+1))
	}
	return s, at
}

func TestACopyHoldsNobodysKey(t *testing.T) {
	w := newWorld()
	s, _ := w.lived(t, t.TempDir(), 20)
	keys, _, err := s.Keys()
	if err != nil || len(keys) != 21 { // the surgery's own too
		t.Fatalf("%d keys, %v", len(keys), err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	report, err := s.CopyTo(path)
	if err != nil || report.Visits != 20 || report.Operations != 21 {
		t.Fatalf("%+v, %v", report, err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for owner, several := range keys {
		if bytes.Contains(raw, several[0].Wrapped) {
			t.Fatalf("the key of %s is in the copy", owner)
		}
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if err := CheckCopy(path); err != nil {
		t.Errorf("the copy is refused: %v", err)
	}
	if _, err := s.CopyTo(path); err == nil {
		t.Error("a copy was written over another")
	}
	wantOK(t, s)
}

func TestCopiesThatAreRefused(t *testing.T) {
	w := newWorld()
	s, _ := w.lived(t, t.TempDir(), 3)
	for name, tc := range map[string]struct {
		change string
		kind   surgery.ErrorKind
	}{
		"as it is":      {"SELECT 1", ""},
		"newer":         {"PRAGMA user_version = 99", surgery.TooNew},
		"not ours":      {"PRAGMA application_id = 1", surgery.BadFile},
		"a trigger":     {"CREATE TRIGGER t AFTER INSERT ON key BEGIN DELETE FROM operation; END", surgery.BadFile},
		"a view":        {"CREATE VIEW v AS SELECT * FROM key", surgery.BadFile},
		"other table":   {"ALTER TABLE visit ADD COLUMN more TEXT", surgery.BadFile},
		"an operation":  {"DELETE FROM operation WHERE seq = 2", surgery.Damaged},
		"changed facts": {"UPDATE operation SET about = 'x' WHERE seq = 2", surgery.Damaged},
	} {
		path := filepath.Join(t.TempDir(), "copy.db")
		if _, err := s.CopyTo(path); err != nil {
			t.Fatal(err)
		}
		alter(t, path, tc.change)
		if err := CheckCopy(path); surgery.KindOf(err) != tc.kind {
			t.Errorf("%s: %v, want %q", name, err, tc.kind)
		}
	}
	path := filepath.Join(t.TempDir(), "noise.db")
	os.WriteFile(path, bytes.Repeat([]byte("noise "), 999), 0o600)
	if err := CheckCopy(path); err == nil {
		t.Error("noise is no store")
	}
}

func alter(t *testing.T, path, change string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err == nil {
		_, err = db.Exec(change)
	}
	if err != nil || db.Close() != nil {
		t.Fatal(err)
	}
}

// TestRestore goes back to an earlier copy; whoever was erased since stays erased.
func TestRestore(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s, at := w.lived(t, folder, 3)
	path := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.CopyTo(path); err != nil {
		t.Fatal(err)
	}
	before := tablesOf(t, s)
	people, err := s.Attendees()
	if err != nil {
		t.Fatal(err)
	}
	gone := people[0]
	o := w.op(surgery.AttendeesErased, gone.ID, surgery.Edit{Before: gone})
	o.Erases = []surgery.ID{gone.ID}
	w.must(t, s, w.checkIn(at, "Later Testperson", 4), o)
	keys, erased, err := s.Keys()
	if err != nil || len(erased) != 1 {
		t.Fatalf("%v, %v", erased, err)
	}
	keys[gone.ID] = surgery.OwnerKeys{{Wrapped: []byte("an old keybag gave it back")}}
	if err := Stage(folder, Restored{Copy: path, Keys: keys, Erased: erased, Desk: "desk-2"}); err != nil {
		t.Fatal(err)
	}
	shut(t, s)

	s = w.open(t, folder)
	after := tablesOf(t, s)
	delete(before, "attendee/"+string(gone.ID))
	named := after["attendee/"+string(gone.ID)]
	delete(after, "attendee/"+string(gone.ID))
	if !maps.Equal(after, before) {
		t.Errorf("got %v\nwant %v", after, before)
	}
	if named == "" || bytes.Contains([]byte(named), []byte("Quillfeather")) {
		t.Errorf("the erased one reads %q", named)
	}
	if s.LogShort() || s.Desk() != "desk-2" {
		t.Errorf("short %v, desk %s", s.LogShort(), s.Desk())
	}
	w.must(t, s, w.checkIn(at, "Next Testperson", 4))
	wantOK(t, s)
	replaced, err := Replaced(folder)
	if err != nil || len(replaced) != 1 || size(filepath.Join(replaced[0], File)) == 0 {
		t.Errorf("what it replaced: %v, %v", replaced, err)
	}
}

// TestRestoreCutOff stops the taking of a staged store after each of its steps.
func TestRestoreCutOff(t *testing.T) {
	w := newWorld()
	old := t.TempDir()
	s, _ := w.lived(t, old, 2)
	path := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.CopyTo(path); err != nil {
		t.Fatal(err)
	}
	keys, erased, err := s.Keys()
	if err != nil {
		t.Fatal(err)
	}
	want := tablesOf(t, s)
	slots, err := os.ReadFile(filepath.Join(old, "surgery.key"))
	if err != nil {
		t.Fatal(err)
	}
	shut(t, s)
	for step := range 7 {
		folder := t.TempDir()
		mine, _ := w.lived(t, folder, 5) // with another surgery key
		shut(t, mine)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		copied := filepath.Join(folder, "copied")
		os.WriteFile(copied, raw, 0o600)
		if err := Stage(folder, Restored{Copy: copied, Keys: keys, Erased: erased, Slots: slots, Desk: "desk-3"}); err != nil {
			t.Fatal(err)
		}
		ready, away := filepath.Join(folder, readyFolder), filepath.Join(folder, replacedPrefix+"20261124-000000")
		for i, cut := range []func(){
			func() { os.MkdirAll(away, 0o700) },
			func() { os.Rename(filepath.Join(folder, File), filepath.Join(away, File)) },
			func() { os.Rename(filepath.Join(folder, TailFile), filepath.Join(away, TailFile)) },
			func() { os.Rename(filepath.Join(folder, "surgery.key"), filepath.Join(away, "surgery.key")) },
			func() { os.Rename(filepath.Join(ready, "surgery.key"), filepath.Join(folder, "surgery.key")) },
			func() { os.Rename(filepath.Join(ready, File), filepath.Join(folder, File)) },
		} {
			if i < step {
				cut()
			}
		}
		if _, err := Prepare(w.options(folder)); err != nil {
			t.Errorf("step %d: not prepared: %v", step, err)
		}
		got := w.open(t, folder)
		if tables := tablesOf(t, got); !maps.Equal(tables, want) {
			t.Errorf("step %d: %v", step, tables)
		}
		wantOK(t, got)
		if restoring(folder) {
			t.Errorf("step %d: it would be restored again", step)
		}
		shut(t, got)
	}
}
