package backup

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"socialmediasurgery/surgery"
)

// sealedTo returns an age file.
func sealedTo(t testing.TB, key *age.X25519Identity, plain []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := age.Encrypt(&out, key.Recipient())
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// ofAKind fails unless an error is one that a person can be told.
func ofAKind(t *testing.T, err error) {
	t.Helper()
	if err != nil && surgery.KindOf(err) != surgery.BadFile && surgery.KindOf(err) != surgery.TooNew {
		t.Errorf("%v", err)
	}
}

// FuzzBackupFile reads any file as a backup, and any content that somebody with
// our key has sealed: nothing breaks, and nothing is left of what is refused.
func FuzzBackupFile(f *testing.F) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		f.Fatal(err)
	}
	whole := []byte(head + `{"made":"2026-11-24T12:00:00Z","desk":"d","schema":3}` + "\nrows")
	for _, plain := range [][]byte{nil, whole, []byte(head), []byte(head + "{\n"), []byte(head + "null\n"), []byte("age-encryption.org/v1\n-> X25519 x\n"), whole[1:]} {
		f.Add(plain, false)
		f.Add(plain, true)
	}
	f.Add(sealedTo(f, key, whole), false)
	f.Fuzz(func(t *testing.T, raw []byte, sealed bool) {
		if sealed {
			raw = sealedTo(t, key, raw)
		}
		folder := t.TempDir()
		path, into := filepath.Join(folder, "x"+Ending), filepath.Join(folder, "out")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		seen, err := Look(path, []age.Identity{key})
		ofAKind(t, err)
		got, err2 := Extract(path, []age.Identity{key}, into)
		ofAKind(t, err2)
		if (err == nil) != (err2 == nil) || err == nil && seen != got {
			t.Errorf("looked %v, %v; extracted %v, %v", seen, err, got, err2)
		}
		if _, there := os.Stat(into); err2 != nil && there == nil {
			t.Error("something of a refused backup is left")
		}
	})
}

// FuzzKeybag does the same with a keybag.
func FuzzKeybag(f *testing.F) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		f.Fatal(err)
	}
	for _, plain := range []string{"", "null", "{}", `{"keys":{"a":"AQ=="},"erased":[{"owner":"c","clock":7,"desk":"d"}]}`, `{"keys":{"a":1}}`, "[[[[", `{"made":"x"}`} {
		f.Add([]byte(plain), false)
		f.Add([]byte(plain), true)
	}
	f.Fuzz(func(t *testing.T, raw []byte, sealed bool) {
		if sealed {
			raw = sealedTo(t, key, raw)
		}
		of := File{Folder: t.TempDir(), Desk: "desk1"}
		if err := os.WriteFile(KeybagPath(of.Folder, "desk1"), raw, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadKeybag(of, []age.Identity{key})
		ofAKind(t, err)
	})
}
