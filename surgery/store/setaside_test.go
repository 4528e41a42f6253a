package store

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// TestBeginAnew keeps every byte of what could not be opened, also after a crash in
// the middle, and begins where otherwise nothing may begin.
func TestBeginAnew(t *testing.T) {
	for _, crashed := range []bool{false, true} {
		folder := t.TempDir()
		was := map[string]string{File: "not a database", TailFile: "a tail", seal.KeyFile: "no key"}
		for name, text := range was {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Mkdir(filepath.Join(folder, replacedPrefix+"20261101-000000"), 0o700); err != nil {
			t.Fatal(err)
		}
		o := Options{Folder: folder, Now: func() time.Time { return time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC) },
			NewID: func() surgery.ID { return "00000001-0000-4000-8000-000000000000" }}
		if _, err := Open(o); surgery.KindOf(err) != surgery.Damaged {
			t.Fatalf("what is there opens: %v", err)
		}
		aside := filepath.Join(folder, "set-aside-20261124-130000")
		if crashed {
			if err := os.Mkdir(aside, 0o700); err != nil {
				t.Fatal(err)
			}
			for name := range was {
				if err := os.Rename(filepath.Join(folder, name), filepath.Join(aside, name)); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := Open(o); surgery.KindOf(err) != surgery.Damaged {
				t.Fatalf("it begins anew without a word: %v", err)
			}
		}
		if err := BeginAnew(o); err != nil {
			t.Fatal(err)
		}
		for name, text := range was {
			if raw, err := os.ReadFile(filepath.Join(aside, name)); err != nil || string(raw) != text {
				t.Errorf("%s is %q, %v", name, raw, err)
			}
		}
		if found, err := Aside(folder); err != nil || len(found) != 1 || found[0] != aside {
			t.Errorf("set aside are %v, %v", found, err)
		}
		s, err := Open(o)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
