package seal

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	keyring "github.com/zalando/go-keyring"
	"pgregory.net/rapid"

	"socialmediasurgery/surgery/seal/internal/stretch"
)

var phrase = []byte("seven made-up otters juggle")

func mustSlots(t *testing.T, withStore bool) (*Key, *Slots, Recovery) {
	t.Helper()
	key := NewKey()
	s, recovery, err := NewSlots(key, phrase, withStore)
	if err != nil {
		t.Fatal(err)
	}
	return key, s, recovery
}

func opens(t *testing.T, key *Key) func(*Key, error) {
	t.Helper()
	return func(got *Key, err error) {
		t.Helper()
		if err != nil || got.raw != key.raw {
			t.Errorf("does not open: %v", err)
		}
	}
}

func failsWith(t *testing.T, want error) func(*Key, error) {
	t.Helper()
	return func(got *Key, err error) {
		t.Helper()
		if got != nil || !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}

func TestSlotsOpenByPassphraseAndByRecoveryKey(t *testing.T) {
	folder := t.TempDir()
	key, made, recovery := mustSlots(t, false)
	if err := ReplaceSlots(folder, made); err != nil {
		t.Fatal(err)
	}
	held, err := ReadKeyFile(folder, KeyFile)
	if err != nil || held.Plain != nil || held.PublicKey() != key.PublicKey() || held.Slots.NeedsStore() {
		t.Fatal(held, err)
	}
	s := held.Slots
	opens(t, key)(s.OpenPassphrase(phrase))
	failsWith(t, ErrWrongPassphrase)(s.OpenPassphrase([]byte("seven made-up otters juggl")))
	failsWith(t, ErrWrongPassphrase)(s.OpenPassphrase(bytes.Repeat([]byte("x"), 5000)))
	opens(t, key)(s.OpenRecovery(recovery.Text))
	opens(t, key)(s.OpenRecovery(recovery.Code))
	opens(t, key)(s.OpenRecovery(" " + strings.ToLower(strings.ReplaceAll(recovery.Text, " ", "-\n"))))
	readAs := strings.NewReplacer("0", "o", "L", "1", "8", "b")
	opens(t, key)(s.OpenRecovery(readAs.Replace(recovery.Text)))
	_, _, other := mustSlots(t, false)
	failsWith(t, ErrWrongRecovery)(s.OpenRecovery(other.Text))
	for _, bad := range []string{"", "hello", recovery.Text[:len(recovery.Text)-1], strings.Repeat("Q", 5000), swapped(recovery.Text)} {
		failsWith(t, ErrRecoveryText)(s.OpenRecovery(bad))
	}
	raw, err := os.ReadFile(filepath.Join(folder, KeyFile))
	if err != nil || bytes.Contains(raw, phrase) || bytes.Contains(raw, []byte(recovery.Code[len(identityHead):])) {
		t.Error("the key file gives something away")
	}
}

// swapped exchanges the first two letters that differ.
func swapped(text string) string {
	b := []byte(text)
	for i := range b[1:] {
		if b[i] != b[i+1] && b[i] != ' ' && b[i+1] != ' ' {
			b[i], b[i+1] = b[i+1], b[i]
			return string(b)
		}
	}
	return ""
}

func TestAnotherKeyboardTypesTheSamePassphrase(t *testing.T) {
	key := NewKey()
	s, _, err := NewSlots(key, []byte("cafe\u0301 of seven made-up otters"), false)
	if err != nil {
		t.Fatal(err)
	}
	opens(t, key)(s.OpenPassphrase([]byte("caf\u00e9 of seven made-up otters")))
	if _, _, err := NewSlots(key, bytes.Repeat([]byte("é"), MaxPassphrase+1), false); !errors.Is(err, ErrPassphraseLong) {
		t.Errorf("got %v", err)
	}
}

func TestASlotMadeWithTheCredentialStoreNeedsIt(t *testing.T) {
	keyring.MockInit()
	key, s, recovery := mustSlots(t, true)
	if !s.NeedsStore() || !HasCredentialStore() {
		t.Fatal("no credential store")
	}
	opens(t, key)(s.OpenPassphrase(phrase))
	failsWith(t, ErrWrongPassphrase)(s.OpenPassphrase([]byte("no")))

	keyring.MockInitWithError(errors.New("no keyring runs"))
	failsWith(t, ErrNoCredentialStore)(s.OpenPassphrase(phrase))
	opens(t, key)(s.OpenRecovery(recovery.Text))
	if HasCredentialStore() {
		t.Error("a broken credential store was taken for one")
	}
	if _, _, err := NewSlots(key, phrase, true); !errors.Is(err, ErrNoCredentialStore) {
		t.Errorf("made without the store: %v", err)
	}

	keyring.MockInit() // another laptop: the store works, and knows nothing
	failsWith(t, ErrNoStoreSecret)(s.OpenPassphrase(phrase))
	if err := keyring.Set(credentialService, s.passphrase.Store, "AAAA"); err != nil {
		t.Fatal(err)
	}
	failsWith(t, ErrNoStoreSecret)(s.OpenPassphrase(phrase))

	keyring.MockInit()
	_, s, _ = mustSlots(t, true)
	s.Discard()
	failsWith(t, ErrNoStoreSecret)(s.OpenPassphrase(phrase))
}

func TestWithoutTheStoreItIsNotTheSameSlot(t *testing.T) {
	keyring.MockInit()
	_, s, _ := mustSlots(t, true)
	s.passphrase.Store = "" // somebody edits the file
	failsWith(t, ErrWrongPassphrase)(s.OpenPassphrase(phrase))
}

func TestChangingThePassphraseKeepsTheRecoveryKey(t *testing.T) {
	key, first, recovery := mustSlots(t, false)
	next := []byte("eight invented badgers hum")
	s, err := first.WithPassphrase(key, next, false)
	if err != nil {
		t.Fatal(err)
	}
	opens(t, key)(s.OpenPassphrase(next))
	failsWith(t, ErrWrongPassphrase)(s.OpenPassphrase(phrase))
	opens(t, key)(s.OpenRecovery(recovery.Text))
	opens(t, key)(first.OpenPassphrase(phrase)) // slots are never changed
	s, renewed, err := s.WithRecovery(key, next)
	if err != nil {
		t.Fatal(err)
	}
	opens(t, key)(s.OpenPassphrase(next))
	opens(t, key)(s.OpenRecovery(renewed.Text))
	failsWith(t, ErrWrongRecovery)(s.OpenRecovery(recovery.Text))
	if _, err := s.WithPassphrase(NewKey(), next, false); !errors.Is(err, ErrTampered) {
		t.Errorf("slots of another key: %v", err)
	}
}

// Whoever can write to the folder must not be able to put in a public key or a
// recipient of their own.
func TestATamperedKeyFileIsFound(t *testing.T) {
	_, s, recovery := mustSlots(t, false)
	_, other, _ := mustSlots(t, false)
	for name, change := range map[string]func(*Slots){
		"public key":         func(s *Slots) { s.public = other.public },
		"backup recipient":   func(s *Slots) { s.backup = other.backup },
		"recovery recipient": func(s *Slots) { s.recovery.Recipient = other.recovery.Recipient },
		"passphrase slot":    func(s *Slots) { s.passphrase = other.passphrase },
		"recovery slot":      func(s *Slots) { s.recovery.Sealed = other.recovery.Sealed },
		"cost":               func(s *Slots) { s.passphrase.Cost.Times++ },
	} {
		changed := *s
		change(&changed)
		_, byPhrase := changed.OpenPassphrase(phrase)
		_, byPaper := changed.OpenRecovery(recovery.Text)
		if byPhrase == nil && byPaper == nil {
			t.Errorf("another %s opens", name)
		}
	}
	for _, cheap := range [][3]uint32{{}, {1, 64 << 10, 2}, {3, 8, 2}, {3, 64 << 20, 2}, {99, 64 << 10, 2}} {
		changed := *s
		changed.passphrase.Cost = stretch.Cost{Times: cheap[0], Memory: cheap[1], Threads: uint8(cheap[2])}
		raw, err := changed.marshal()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseSlots(raw); err == nil {
			t.Errorf("%+v was taken", cheap)
		}
	}
}

// Tests of other packages have it cheaper: the program never has.
func TestWhatTryingAPassphraseTakes(t *testing.T) {
	_, s, _ := mustSlots(t, false)
	if want := (stretch.Cost{Times: 3, Memory: 64 << 10, Threads: 2}); s.passphrase.Cost != want {
		t.Errorf("%+v, want %+v", s.passphrase.Cost, want)
	}
}

func TestAnArrivalsKeyOpensForItsOwnerOnly(t *testing.T) {
	key, person := NewKey(), NewKey()
	public, err := ParsePublicKey(key.PublicKey().String())
	if err != nil || public != key.PublicKey() {
		t.Fatal(err)
	}
	wrapped := public.Wrap(person, "4f1c")
	if !IsArrival(wrapped) || IsArrival(key.Wrap(person, "4f1c")) {
		t.Error("the two ways of wrapping look the same")
	}
	opens(t, person)(key.UnwrapArrival(wrapped, "4f1c"))
	for name, open := range map[string]func() (*Key, error){
		"another owner": func() (*Key, error) { return key.UnwrapArrival(wrapped, "4f1d") },
		"no owner":      func() (*Key, error) { return key.UnwrapArrival(wrapped, "") },
		"another key":   func() (*Key, error) { return NewKey().UnwrapArrival(wrapped, "4f1c") },
		"cut":           func() (*Key, error) { return key.UnwrapArrival(wrapped[:60], "4f1c") },
		"the other way": func() (*Key, error) { return key.Unwrap(wrapped, "4f1c") },
		"wrapped":       func() (*Key, error) { return key.UnwrapArrival(key.Wrap(person, "4f1c"), "4f1c") },
	} {
		if _, err := open(); err == nil {
			t.Errorf("%s: opened", name)
		}
	}
	for _, bad := range []string{"", "AAAA", "!"} {
		if _, err := ParsePublicKey(bad); err == nil {
			t.Errorf("%q was taken for a public key", bad)
		}
	}
}

func TestBackupsOpenWithTheKeyAndWithThePaper(t *testing.T) {
	key, s, recovery := mustSlots(t, false)
	first := key.BackupIdentity().String()
	if first != key.BackupIdentity().String() {
		t.Fatal("another identity each time")
	}
	to, err := (&Held{Slots: s}).BackupRecipients()
	if err != nil || len(to) != 2 {
		t.Fatal(to, err)
	}
	paper, err := age.ParseX25519Identity(recovery.Code)
	if err != nil {
		t.Fatal(err)
	}
	for _, identity := range []age.Identity{key.BackupIdentity(), paper} {
		var sealed bytes.Buffer
		w, err := age.Encrypt(&sealed, to...)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := age.Decrypt(&sealed, identity); err != nil {
			t.Error(err)
		}
	}
	plain, err := (&Held{Plain: key}).BackupRecipients()
	if err != nil || len(plain) != 1 || plain[0].(*age.X25519Recipient).String() != key.BackupRecipient().String() {
		t.Error(plain, err)
	}
}

func TestBech32IsAgesOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := new(Key)
		copy(key.raw[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "key"))
		text := strings.ToUpper(bech32("age-secret-key-", key.raw[:]))
		identity, err := age.ParseX25519Identity(text)
		if err != nil || identity.String() != text {
			t.Fatalf("%s: %v", text, err)
		}
	})
}

func TestANextKeyFileTakesThePlaceOfThePlainOne(t *testing.T) {
	folder := t.TempDir()
	old := NewKey()
	if err := WriteKeyFile(folder, old); err != nil {
		t.Fatal(err)
	}
	plain, err := os.ReadFile(filepath.Join(folder, KeyFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Link(filepath.Join(folder, KeyFile), filepath.Join(folder, "same-bytes")); err != nil {
		t.Skip("no links here: ", err)
	}
	key, s, _ := mustSlots(t, false)
	if err := WriteNextSlots(folder, s); err != nil {
		t.Fatal(err)
	}
	if err := TakeNext(folder); err != nil {
		t.Fatal(err)
	}
	held, err := ReadKeyFile(folder, KeyFile)
	if err != nil || held.PublicKey() != key.PublicKey() {
		t.Fatal(err)
	}
	if _, err := ReadKeyFile(folder, NextKeyFile); !errors.Is(err, ErrNoKeyFile) {
		t.Error("it is still there under the other name")
	}
	if err := DropNext(folder); err != nil {
		t.Error(err)
	}
	after, err := os.ReadFile(filepath.Join(folder, "same-bytes"))
	if err != nil || bytes.Equal(after, plain) || len(bytes.Trim(after, "\x00")) > 0 {
		t.Error("the plain key was not written over")
	}
}

func TestPIN(t *testing.T) {
	hash := HashPIN([]byte("4071"))
	if !IsPIN(hash, []byte("4071")) || IsPIN(hash, []byte("4072")) || IsPIN(hash[:20], []byte("4071")) || IsPIN(nil, nil) {
		t.Error("a PIN is taken wrongly")
	}
	if bytes.Equal(hash, HashPIN([]byte("4071"))) {
		t.Error("two hashes of one PIN look the same")
	}
}

func FuzzKeyFile(f *testing.F) {
	key := NewKey()
	s, _, err := NewSlots(key, phrase, false)
	if err != nil {
		f.Fatal(err)
	}
	raw, err := json.Marshal(slotsFile{s.public.String(), s.backup, s.passphrase, s.recovery})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := parseSlots(raw)
		if err != nil {
			return
		}
		again, err := s.marshal()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parseSlots(again); err != nil {
			t.Fatalf("written and not read: %v", err)
		}
	})
}

func FuzzRecoveryText(f *testing.F) {
	f.Add("AGE-SECRET-KEY-1QQQQ 0o1il")
	f.Fuzz(func(t *testing.T, text string) {
		if identity, err := parseRecovery(text); err == nil {
			if again, err := parseRecovery(newRecovery(identity).Text); err != nil || again.String() != identity.String() {
				t.Fatal("does not come back")
			}
		}
	})
}
