package store

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery/seal"
)

// TestACopyMadeWhileItIsUsed checks people in while the store is copied, a page of
// a long log at a time: the copy is whole, whatever came in between.
func TestACopyMadeWhileItIsUsed(t *testing.T) {
	w := newWorld()
	s, at := w.lived(t, t.TempDir(), 400)
	before, err := s.Counts()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), File)
	type answer struct {
		copied Copied
		err    error
	}
	came := make(chan answer, 1)
	go func() {
		copied, err := (&Copier{s.db, 2}).Backup(context.Background(), path)
		came <- answer{copied, err}
	}()
	n := 400
	var a answer
	for a.copied.Operations == 0 && a.err == nil {
		select {
		case a = <-came:
		default:
			n++
			w.must(t, s, w.checkIn(at, "Quillfeather Testperson", n))
		}
	}
	after, err := s.Counts()
	if err != nil || a.err != nil {
		t.Fatal(err, a.err)
	}
	if got := a.copied.Operations; got < before.Operations || got > after.Operations || len(a.copied.Keys) < got-1 {
		t.Errorf("%d operations, %d keys in the copy; %d before, %d after", got, len(a.copied.Keys), before.Operations, after.Operations)
	}
	if a.copied.LastDay != "2026-11-24" {
		t.Errorf("last on %q", a.copied.LastDay)
	}
	if err := CheckCopy(path); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path + "-raw"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a copy with keys stays: %v", err)
	}
	wantOK(t, s)
}

func TestACopyThatIsNotWanted(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s, at := w.lived(t, folder, 40)
	ended, end := context.WithCancel(context.Background())
	end()
	path := filepath.Join(t.TempDir(), File)
	if _, err := s.Copier().Backup(ended, path); err == nil {
		t.Error("a copy was made")
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 0 {
		t.Errorf("it left %v", left)
	}
	secret := keyOf(s)
	if _, err := s.Copier().Check(ended, folder, secret); err == nil {
		t.Error("it was looked at")
	}
	if *secret != (seal.Key{}) {
		t.Error("the key stays in memory")
	}
	if left, _ := filepath.Glob(filepath.Join(folder, ".check-*")); len(left) != 0 {
		t.Errorf("it left %v", left)
	}
	w.must(t, s, w.checkIn(at, "After Testperson", 41)) // the store goes on
}

// TestALookAtACopyFindsDamage spoils a store in several ways: a look at its copy
// says what Verify says, and the store is as it was.
func TestALookAtACopyFindsDamage(t *testing.T) {
	for name, harm := range map[string]string{
		"nothing":       "",
		"a row changed": "UPDATE visit SET number = number + 100",
		"a key gone":    "DELETE FROM key WHERE owner = (SELECT min(owner) FROM key)",
		"the log":       "UPDATE operation SET kind = 'other' WHERE seq = 3",
	} {
		w := newWorld()
		folder := t.TempDir()
		s, _ := w.lived(t, folder, 5)
		shut(t, s)
		if harm != "" {
			alter(t, filepath.Join(folder, File), harm)
		}
		s = w.open(t, folder)
		before := tablesOf(t, s)
		want, err := s.Verify()
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Copier().Check(context.Background(), folder, keyOf(s))
		if err != nil || got != want || (got.Chain == "ok") != (harm == "") {
			t.Errorf("%s: %+v, %v; want %+v", name, got, err, want)
		}
		if !maps.Equal(before, tablesOf(t, s)) {
			t.Errorf("%s: it changed something", name)
		}
		shut(t, s)
	}
}

// TestLostSettings damages the page that settings stand on: without a backup they
// are as usual again, and that is said.
func TestLostSettings(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s, _ := w.lived(t, folder, 5)
	const mark = "a setting that is found again"
	if err := s.SetSettings(map[string]string{"organisation": mark}); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.CopyTo(copied); err != nil {
		t.Fatal(err)
	}
	secret := keyOf(s)
	shut(t, s)
	path := filepath.Join(folder, File)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(raw, []byte(mark)) / 4096 * 4096
	copy(raw[at:], bytes.Repeat([]byte{0xA5}, 4096))
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		backup string
		usual  bool
	}{{"", true}, {copied, false}} {
		again := *secret
		got, err := Mend(Salvaging{Folder: folder, Backup: tc.backup, Secret: &again, Desk: "desk-2"})
		if err != nil || got.SettingsLost != tc.usual || got.Operations != 6 {
			t.Errorf("with %q: %+v, %v", tc.backup, got, err)
		}
	}
	s = w.open(t, folder)
	now, err := s.Settings()
	if err != nil || now["organisation"] != mark {
		t.Errorf("from the backup: %q, %v", now["organisation"], err)
	}
}

// TestNoiseThatLooksLikeARow does not stop the mending of all that stands after it.
func TestNoiseThatLooksLikeARow(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s, _ := w.lived(t, folder, 5)
	if err := s.SetSettings(map[string]string{"a": "1", "organisation": "Sample Trust"}); err != nil {
		t.Fatal(err)
	}
	secret := keyOf(s)
	shut(t, s)
	alter(t, filepath.Join(folder, File), `CREATE TABLE noise (name, value); INSERT INTO noise SELECT name, value FROM setting;
		UPDATE noise SET value = x'00ff' WHERE name = 'a'; DROP TABLE setting; ALTER TABLE noise RENAME TO setting`)
	got, err := Mend(Salvaging{Folder: folder, Secret: secret, Desk: "desk-2"})
	if err != nil || !got.SettingsLost {
		t.Fatalf("%+v, %v", got, err)
	}
	s = w.open(t, folder)
	now, err := s.Settings()
	if _, there := now["a"]; err != nil || there || now["organisation"] != "Sample Trust" {
		t.Errorf("%v, %v", now, err)
	}
	wantOK(t, s)
}
