package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// copyFolder copies the files of a store as a crash would leave them.
func copyFolder(t testing.TB, from string) string {
	t.Helper()
	to := t.TempDir()
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		raw, err := os.ReadFile(filepath.Join(from, e.Name()))
		if err == nil {
			err = os.WriteFile(filepath.Join(to, e.Name()), raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// The surgery key is exchanged step by step, with a crash after each.
func TestACrashWhileTheKeyIsExchanged(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	at := w.start(t, s)
	for i := range 3 {
		w.must(t, s, w.checkIn(at, fmt.Sprintf("Zebedee Quux %d", i), i+1))
	}
	if err := s.SetSealedSetting("pin", []byte("1234")); err != nil {
		t.Fatal(err)
	}
	want := tablesOf(t, s)
	key := seal.NewKey()
	slots, _, err := seal.NewSlots(key, phrase, false)
	if err != nil {
		t.Fatal(err)
	}
	type crash struct {
		after, folder string
		locked        bool
	}
	crashes := []crash{{"nothing", copyFolder(t, s.Folder()), false}}
	if err := s.writeNext(slots); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"the next key file", copyFolder(t, s.Folder()), false})
	if err := s.rewrap(key, nil); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"the commit", copyFolder(t, s.Folder()), true})
	s.unshrunk = true
	s.shrink()
	crashes = append(crashes, crash{"the log was emptied", copyFolder(t, s.Folder()), true})
	zeroed := copyFolder(t, s.Folder())
	if err := os.WriteFile(filepath.Join(zeroed, seal.KeyFile), make([]byte, 60), 0o600); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"the key file was written over", zeroed, true})
	if err := seal.TakeNext(s.Folder()); err != nil {
		t.Fatal(err)
	}
	crashes = append(crashes, crash{"all", copyFolder(t, s.Folder()), true})
	for _, c := range crashes {
		t.Run(c.after, func(t *testing.T) {
			s := w.open(t, c.folder)
			if s.Locked() != c.locked {
				t.Fatalf("locked: %v", s.Locked())
			}
			if c.locked {
				opened, err := s.Slots().OpenPassphrase(phrase)
				if err != nil {
					t.Fatal(err)
				}
				unlock(t, s, func() *seal.Key { return opened })
			}
			if !maps.Equal(tablesOf(t, s), want) {
				t.Error("words are lost")
			}
			if pin, err := s.SealedSetting("pin"); string(pin) != "1234" || err != nil {
				t.Error(pin, err)
			}
			wantOK(t, s)
			if _, err := seal.ReadKeyFile(c.folder, seal.NextKeyFile); !errors.Is(err, seal.ErrNoKeyFile) {
				t.Error("the next key file is still there")
			}
			held, err := seal.ReadKeyFile(c.folder, seal.KeyFile)
			if err != nil || (held.Plain == nil) != c.locked {
				t.Errorf("the key file: %+v, %v", held, err)
			}
			if !c.locked { // and it can be done again
				protect(t, s)
				if !maps.Equal(tablesOf(t, s), want) {
					t.Error("words are lost the second time")
				}
			}
		})
	}
}

// The same in one go, with the plain key searched for in every file after.
func TestThePlainKeyIsGone(t *testing.T) {
	w := newWorld()
	s := w.open(t, t.TempDir())
	w.must(t, s, w.checkIn(w.start(t, s), "Zebedee Quux", 1))
	plain, err := os.ReadFile(filepath.Join(s.Folder(), seal.KeyFile))
	if err != nil {
		t.Fatal(err)
	}
	secret := bytes.Fields(plain)[1]
	if where := filesWith(t, s.Folder(), string(secret)); where == "" {
		t.Fatal("the search does not find it")
	}
	protect(t, s)
	if where := filesWith(t, s.Folder(), string(secret)); where != "" {
		t.Errorf("the plain key stands in %s", where)
	}
	if err := s.Protect(s.Slots(), seal.NewKey()); surgery.KindOf(err) != surgery.Internal {
		t.Errorf("protected twice: %v", err)
	}
}

func TestChangingSlotsKeepsTheKey(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := w.open(t, folder)
	w.must(t, s, w.checkIn(w.start(t, s), "Zebedee Quux", 1))
	key := protect(t, s)
	want := tablesOf(t, s)
	slots, err := s.Slots().WithPassphrase(key(), []byte("eight invented badgers hum"), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSlots(slots); err != nil {
		t.Fatal(err)
	}
	shut(t, s)
	s = w.open(t, folder)
	if _, err := s.Slots().OpenPassphrase(phrase); !errors.Is(err, seal.ErrWrongPassphrase) {
		t.Errorf("the old passphrase: %v", err)
	}
	opened, err := s.Slots().OpenPassphrase([]byte("eight invented badgers hum"))
	if err != nil {
		t.Fatal(err)
	}
	unlock(t, s, func() *seal.Key { return opened })
	if !maps.Equal(tablesOf(t, s), want) {
		t.Error("words are lost")
	}
	_, others, err := strangers()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSlots(others); surgery.KindOf(err) != surgery.Internal {
		t.Errorf("slots of another key: %v", err)
	}
	shut(t, s)
	if err := seal.ReplaceSlots(folder, others); err != nil {
		t.Fatal(err)
	}
	_, err = Open(w.options(folder))
	wantKind(t, err, surgery.Damaged, "error.key_missing")
}

func strangers() (*seal.Key, *seal.Slots, error) {
	key := seal.NewKey()
	slots, _, err := seal.NewSlots(key, phrase, false)
	return key, slots, err
}
