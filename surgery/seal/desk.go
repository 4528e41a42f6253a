package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"sync"

	"golang.org/x/crypto/curve25519"
	"golang.org/x/crypto/nacl/box"
)

// DeskSecret is what a desk of a shared surgery has for itself: others know it by the
// public halves of what is derived from it. Each purpose has a key of its own, so a
// signature or message made for one is none for another.
type DeskSecret struct {
	from    Key
	once    sync.Once // makes what follows, when it is needed: most read a secret for something else
	signing ed25519.PrivateKey
	opening *[32]byte
	box     [32]byte
}

// NewDeskSecret returns a random one.
func NewDeskSecret() *DeskSecret {
	k := NewKey()
	defer k.Clear()
	return deskSecret(k)
}

func deskSecret(from *Key) *DeskSecret { return &DeskSecret{from: *from} }

// keys makes the keys, unless they are there.
func (d *DeskSecret) keys() *DeskSecret {
	d.once.Do(func() {
		d.opening = d.from.derive("desk opens")
		seed := d.from.derive("desk signs")
		defer clear(seed[:])
		d.signing = ed25519.NewKeyFromSeed(seed[:])
		public, err := curve25519.X25519(d.opening[:], curve25519.Basepoint)
		if err != nil {
			panic(err) // the base point is no low order point
		}
		d.box = [32]byte(public)
	})
	return d
}

// ParseDeskSecret returns the secret that Bytes gave. Nothing of raw is kept.
func ParseDeskSecret(raw []byte) (*DeskSecret, error) {
	var k Key
	defer k.Clear()
	if len(raw) != len(k.raw) {
		return nil, errors.New("seal: not a desk's secret")
	}
	copy(k.raw[:], raw)
	return deskSecret(&k), nil
}

// Bytes returns the secret, for a sealed setting; to be cleared.
func (d *DeskSecret) Bytes() []byte { return bytes.Clone(d.from.raw[:]) }

// Clear overwrites the secret. Go may have copied it meanwhile.
func (d *DeskSecret) Clear() {
	d.once.Do(func() { d.signing, d.opening = make(ed25519.PrivateKey, ed25519.PrivateKeySize), new([32]byte) })
	d.from.Clear()
	clear(d.signing)
	clear(d.opening[:])
}

// SignKey returns what others check this desk's signatures with: 32 bytes.
func (d *DeskSecret) SignKey() []byte {
	return bytes.Clone(d.keys().signing.Public().(ed25519.PublicKey))
}

// BoxKey returns what others seal messages to this desk with: 32 bytes.
func (d *DeskSecret) BoxKey() []byte { return bytes.Clone(d.keys().box[:]) }

// signedHead goes before what is signed, so that a signature says what it is of.
const signedHead = "social media surgery: entry\x00"

// Sign returns the desk's signature of an entry's digest: 64 bytes.
func (d *DeskSecret) Sign(digest []byte) []byte {
	return ed25519.Sign(d.keys().signing, append([]byte(signedHead), digest...))
}

// Verify reports whether the desk with that sign key signed an entry's digest. It may
// be given anything.
func Verify(signKey, digest, signature []byte) bool {
	return len(signKey) == ed25519.PublicKeySize && ed25519.Verify(signKey, append([]byte(signedHead), digest...), signature)
}

// boxHead begins a message to a desk.
var boxHead = []byte("to-desk-1\x00")

// ErrBoxKey means that something is no box key: nothing sealed to it would be secret.
var ErrBoxKey = errors.New("seal: not a box key")

// CheckBoxKey returns ErrBoxKey for what no desk has: another length, or one of the
// points with which every secret leads to the same key.
func CheckBoxKey(boxKey []byte) error {
	trial := NewKey()
	defer trial.Clear()
	if len(boxKey) != 32 {
		return ErrBoxKey
	}
	if _, err := curve25519.X25519(trial.raw[:], boxKey); err != nil {
		return ErrBoxKey
	}
	return nil
}

// SealBox seals a message so that only the desk with that box key opens it. Nobody
// can tell from it who sealed it.
func SealBox(boxKey, message []byte) ([]byte, error) {
	if err := CheckBoxKey(boxKey); err != nil {
		return nil, err
	}
	return box.SealAnonymous(bytes.Clone(boxHead), message, (*[32]byte)(boxKey), rand.Reader)
}

// OpenBox opens a message that was sealed to this desk. An error means another desk's,
// or damage: which one cannot be told.
func (d *DeskSecret) OpenBox(sealed []byte) ([]byte, error) {
	body, ok := bytes.CutPrefix(sealed, boxHead)
	if !ok {
		return nil, errors.New("seal: not a message to a desk")
	}
	d.keys()
	message, ok := box.OpenAnonymous(nil, body, &d.box, d.opening)
	if !ok {
		return nil, errors.New("seal: message to a desk does not open")
	}
	return message, nil
}
