package seal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"
)

var here = Bound{"attendee", "4f1c", "words"}

func TestWordsComeBack(t *testing.T) {
	key := NewKey()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.Byte()).Draw(t, "words")
		got, err := key.Open(key.Seal(words, here), here)
		if err != nil || !bytes.Equal(got, words) {
			t.Fatalf("got %q, %v", got, err)
		}
	})
}

func TestWordsOpenOnlyWhereTheyBelong(t *testing.T) {
	key := NewKey()
	sealed := key.Seal([]byte("Made-up Mina"), here)
	for name, at := range map[string]Bound{
		"table":  {"visit", "4f1c", "words"},
		"record": {"attendee", "4f1d", "words"},
		"field":  {"attendee", "4f1c", "note"},
		"joined": {"attendee", "4f1c words", ""},
	} {
		if _, err := key.Open(sealed, at); err == nil {
			t.Errorf("opened at another %s", name)
		}
	}
	if _, err := NewKey().Open(sealed, here); err == nil {
		t.Error("opened with another key")
	}
}

// What words are bound to is part of every sealed store: it must never change.
func TestWhatWordsAreBoundToStays(t *testing.T) {
	got := string(Bound{"attendee", "4f1c \"x\"", "wörds\n"}.bytes())
	if want := `"attendee" "4f1c \"x\"" "wörds\n" 1`; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestEveryFlippedBitIsFound(t *testing.T) {
	key := NewKey()
	sealed := key.Seal([]byte("Made-up Mina"), here)
	for i := range len(sealed) * 8 {
		damaged := bytes.Clone(sealed)
		damaged[i/8] ^= 1 << (i % 8)
		if _, err := key.Open(damaged, here); err == nil {
			t.Fatalf("bit %d flipped, and it opened", i)
		}
	}
	for n := range len(sealed) {
		if _, err := key.Open(sealed[:n], here); err == nil {
			t.Fatalf("cut to %d bytes, and it opened", n)
		}
	}
}

func TestLengthIsHidden(t *testing.T) {
	key := NewKey()
	if len(key.Seal([]byte("Al"), here)) != len(key.Seal([]byte("Alexandra Featherstone"), here)) {
		t.Error("a short and a long name should look the same")
	}
}

func TestWrap(t *testing.T) {
	surgery, person := NewKey(), NewKey()
	wrapped := surgery.Wrap(person, "4f1c")
	got, err := surgery.Unwrap(wrapped, "4f1c")
	if err != nil || got.raw != person.raw {
		t.Fatalf("%v", err)
	}
	if _, err := surgery.Unwrap(wrapped, "9999"); err == nil {
		t.Error("a key of one person was taken for another's")
	}
	got.Clear()
	if got.raw != [32]byte{} {
		t.Error("not cleared")
	}
}

func TestKeyFile(t *testing.T) {
	folder := t.TempDir()
	if _, err := ReadKeyFile(folder, KeyFile); !errors.Is(err, ErrNoKeyFile) {
		t.Fatalf("got %v", err)
	}
	key := NewKey()
	if err := WriteKeyFile(folder, key); err != nil {
		t.Fatal(err)
	}
	if err := WriteKeyFile(folder, NewKey()); err == nil {
		t.Error("a key file was replaced")
	}
	got, err := ReadKeyFile(folder, KeyFile)
	if err != nil || got.Slots != nil || got.Plain.raw != key.raw {
		t.Fatalf("%v", err)
	}
	name := filepath.Join(folder, KeyFile)
	if info, _ := os.Stat(name); os.PathSeparator == '/' && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	for _, bad := range []string{"", "hello", plainHead + "!!", plainHead + "QUJD", slotsHead, slotsHead + "{}", slotsHead + "null"} {
		os.WriteFile(name, []byte(bad), 0o600)
		if _, err := ReadKeyFile(folder, KeyFile); err == nil {
			t.Errorf("read %q as a key", bad)
		}
	}
}
