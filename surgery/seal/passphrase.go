package seal

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"socialmediasurgery/surgery/seal/internal/stretch"
)

// The passphrase's length in characters. There is no other rule for it than how
// strong it is: see Judge.
const MaxPassphrase = 128

// ErrPassphraseLong means more than MaxPassphrase characters.
var ErrPassphraseLong = errors.New("seal: passphrase too long")

// normal returns the passphrase in one form, so that é typed on two keyboards is
// the same. The answer is to be cleared.
func normal(passphrase []byte) ([]byte, error) {
	if len(passphrase) > 4*MaxPassphrase || utf8.RuneCount(passphrase) > MaxPassphrase {
		return nil, ErrPassphraseLong
	}
	return norm.NFKC.Append(make([]byte, 0, 4*len(passphrase)), passphrase...), nil
}

// passphraseKey returns the key that a slot is sealed with. argon2 keeps 64 MiB
// of its own meanwhile, which are not cleared but soon used again.
func passphraseKey(passphrase, salt, secret []byte, c stretch.Cost) (*Key, error) {
	plain, err := normal(passphrase)
	defer clear(plain)
	if err != nil {
		return nil, err
	}
	slow := argon2.IDKey(plain, salt, c.Times, c.Memory, c.Threads, 32)
	defer clear(slow)
	purpose := "social media surgery: passphrase alone"
	if len(secret) > 0 {
		purpose = "social media surgery: passphrase and credential store"
	}
	both := append(append(make([]byte, 0, len(slow)+len(secret)), slow...), secret...)
	defer clear(both)
	raw, err := hkdf.Key(sha256.New, both, salt, purpose, 32)
	defer clear(raw)
	if err != nil {
		return nil, err
	}
	key := new(Key)
	copy(key.raw[:], raw)
	return key, nil
}

func newSalt() []byte {
	salt := make([]byte, 16)
	rand.Read(salt)
	return salt
}

// HashPIN returns what is kept of a PIN: salt and argon2id. A PIN has few digits,
// so this must lie sealed; the hash only keeps it from being read off a screen or
// a dump.
func HashPIN(pin []byte) []byte {
	salt := newSalt()
	return append(salt, slowPIN(pin, salt)...)
}

// IsPIN reports whether that PIN was hashed.
func IsPIN(hash, pin []byte) bool {
	const salt = 16
	if len(hash) != salt+32 {
		return false
	}
	got := slowPIN(pin, hash[:salt])
	defer clear(got)
	return subtle.ConstantTimeCompare(got, hash[salt:]) == 1
}

func slowPIN(pin, salt []byte) []byte {
	c := stretch.Usual()
	return argon2.IDKey(pin, salt, c.Times, c.Memory, c.Threads, 32)
}
