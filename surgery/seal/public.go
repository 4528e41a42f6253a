package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"

	"golang.org/x/crypto/curve25519"
	"golang.org/x/crypto/nacl/box"
)

// PublicKey is the half of a surgery key that may be known while the store is
// locked: it can wrap an arrival's key, and opens nothing.
type PublicKey struct {
	raw [32]byte
}

// derive returns 32 bytes that follow from the key, different for every purpose.
func (k *Key) derive(purpose string) *[32]byte {
	out := new([32]byte)
	raw, err := hkdf.Key(sha256.New, k.raw[:], nil, "social media surgery: "+purpose, len(out))
	if err != nil {
		panic(err) // the length is fixed
	}
	copy(out[:], raw)
	clear(raw)
	return out
}

// PublicKey returns the key's public half. It also tells keys apart: two surgery
// keys with the same public half are the same.
func (k *Key) PublicKey() PublicKey {
	secret := k.derive("arrivals")
	defer clear(secret[:])
	raw, err := curve25519.X25519(secret[:], curve25519.Basepoint)
	if err != nil {
		panic(err) // the base point is no low order point
	}
	return PublicKey{[32]byte(raw)}
}

// String returns the public key as the key file holds it.
func (p PublicKey) String() string { return base64.StdEncoding.EncodeToString(p.raw[:]) }

// ParsePublicKey reads what String wrote.
func ParsePublicKey(text string) (p PublicKey, err error) {
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(raw) != len(p.raw) {
		return p, errors.New("seal: not a public key")
	}
	copy(p.raw[:], raw)
	return p, nil
}

// arrivalHead begins a key that was wrapped to the public key, so that it cannot
// be taken for one wrapped by the surgery key, which begins with a random nonce.
var arrivalHead = []byte("to-public-1\x00")

// ArrivalHead is how a key that was wrapped to the public key begins.
func ArrivalHead() []byte { return bytes.Clone(arrivalHead) }

// IsArrival reports whether an owner's key was wrapped to the public key.
func IsArrival(wrapped []byte) bool { return bytes.HasPrefix(wrapped, arrivalHead) }

// Wrap seals an owner's key so that only the surgery key opens it, and only for
// that owner. Nobody can tell from it who sealed it: also somebody with the
// public key could have, so it says nothing about who wrote the words.
func (p PublicKey) Wrap(inner *Key, owner string) []byte {
	message := append(bytes.Clone(inner.raw[:]), owner...)
	defer clear(message)
	sealed, err := box.SealAnonymous(ArrivalHead(), message, &p.raw, rand.Reader)
	if err != nil {
		panic(err) // only a failing source of randomness, which ends the program anyway
	}
	return sealed
}

// UnwrapArrival opens an owner's key that was wrapped to the public key.
func (k *Key) UnwrapArrival(wrapped []byte, owner string) (*Key, error) {
	sealed, ok := bytes.CutPrefix(wrapped, arrivalHead)
	if !ok {
		return nil, errors.New("seal: not wrapped to the public key")
	}
	public, secret := k.PublicKey(), k.derive("arrivals")
	defer clear(secret[:])
	message, ok := box.OpenAnonymous(nil, sealed, &public.raw, secret)
	defer clear(message)
	if !ok {
		return nil, errors.New("seal: key of an arrival does not open")
	}
	inner := new(Key)
	if len(message) < len(inner.raw) || string(message[len(inner.raw):]) != owner {
		return nil, fmt.Errorf("seal: key of an arrival belongs to another")
	}
	copy(inner.raw[:], message)
	return inner, nil
}
