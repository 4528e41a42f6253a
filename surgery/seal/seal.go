// Package seal keeps words secret at rest: XChaCha20-Poly1305 under a key per
// person (or other owner), those keys wrapped by the surgery key. Whoever
// destroys an owner's key has erased the owner's words everywhere, in the log,
// in free pages and in old backups.
//
// It protects a lost laptop and a copied file, not an open window.
package seal

import (
	"crypto/rand"
	"fmt"
	"strconv"

	"golang.org/x/crypto/chacha20poly1305"
)

// Key seals and opens. Its bytes are cleared by Clear.
type Key struct {
	raw [chacha20poly1305.KeySize]byte
}

// NewKey returns a random key.
func NewKey() *Key {
	k := new(Key)
	rand.Read(k.raw[:]) // never fails: crypto/rand ends the program instead
	return k
}

// Clear overwrites the key. Go may have copied it meanwhile; this is the best
// that can be done.
func (k *Key) Clear() { clear(k.raw[:]) }

// Bound says where sealed words belong: table, record and field. Words moved to
// another place do not open there.
type Bound struct {
	Table, Record, Field string
}

// version is part of what words are bound to, so that a later format cannot be
// taken for this one.
const version = "1"

func (b Bound) bytes() []byte {
	place := make([]byte, 0, 128)
	for _, part := range [...]string{b.Table, b.Record, b.Field} {
		place = append(strconv.AppendQuote(place, part), ' ')
	}
	return append(place, version...)
}

// block hides how long words are: plain text is padded to a multiple of it.
const block = 32

// Seal returns nonce and ciphertext of words, bound to their place.
func (k *Key) Seal(words []byte, to Bound) []byte {
	aead, err := chacha20poly1305.NewX(k.raw[:])
	if err != nil {
		panic(err) // the key has the right size by its type
	}
	padded := make([]byte, len(words)+1, len(words)+block)
	copy(padded, words)
	padded[len(words)] = 0x80
	for len(padded)%block != 0 {
		padded = append(padded, 0)
	}
	nonce := make([]byte, aead.NonceSize(), aead.NonceSize()+len(padded)+aead.Overhead())
	rand.Read(nonce)
	return aead.Seal(nonce, nonce, padded, to.bytes())
}

// Open returns the words sealed there. An error means another key, another
// place, or damage: which one cannot be told.
func (k *Key) Open(sealed []byte, at Bound) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(k.raw[:])
	if err != nil {
		panic(err)
	}
	if len(sealed) < aead.NonceSize()+aead.Overhead() {
		return nil, fmt.Errorf("seal: %s/%s: too short", at.Table, at.Field)
	}
	nonce, body := sealed[:aead.NonceSize()], sealed[aead.NonceSize():]
	padded, err := aead.Open(nil, nonce, body, at.bytes())
	if err != nil {
		return nil, fmt.Errorf("seal: %s/%s: does not open", at.Table, at.Field)
	}
	for i := len(padded) - 1; i >= 0; i-- {
		if padded[i] == 0x80 {
			return padded[:i], nil
		}
		if padded[i] != 0 {
			break
		}
	}
	return nil, fmt.Errorf("seal: %s/%s: no end mark", at.Table, at.Field)
}

// wrapped is where every wrapped key is bound to, with its owner as the record.
func wrapped(owner string) Bound { return Bound{"key", owner, "wrapped"} }

// Wrap seals an owner's key under this one.
func (k *Key) Wrap(inner *Key, owner string) []byte {
	return k.Seal(inner.raw[:], wrapped(owner))
}

// Unwrap opens an owner's key.
func (k *Key) Unwrap(sealed []byte, owner string) (*Key, error) {
	raw, err := k.Open(sealed, wrapped(owner))
	if err != nil {
		return nil, err
	}
	defer clear(raw)
	if len(raw) != len(k.raw) {
		return nil, fmt.Errorf("seal: key of %d bytes", len(raw))
	}
	inner := new(Key)
	copy(inner.raw[:], raw)
	return inner, nil
}
