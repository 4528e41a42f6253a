package seal

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"golang.org/x/crypto/argon2"

	"socialmediasurgery/surgery/seal/internal/stretch"
)

// ConnectSeed returns what the key of this desk's certificate is made from: 32 bytes, to
// be cleared.
func (d *DeskSecret) ConnectSeed() []byte { return d.from.derive("desk connects")[:] }

// ServerSeed returns what the key is made from by which a message server knows this
// desk: 32 bytes, to be cleared.
func (d *DeskSecret) ServerSeed() []byte { return d.from.derive("desk at a message server")[:] }

// Certifier signs certificates with the desk's sign key, so that whoever knows that key
// knows the desk on a network too.
func (d *DeskSecret) Certifier() crypto.Signer { return certifier{d.keys().signing} }

type certifier struct{ signing ed25519.PrivateKey }

func (c certifier) Public() crypto.PublicKey { return c.signing.Public() }

// Sign signs what begins as a certificate does, and nothing that an entry's signature
// could be of: those begin with signedHead.
func (c certifier) Sign(_ io.Reader, message []byte, opts crypto.SignerOpts) ([]byte, error) {
	const sequence = 0x30
	if len(message) == 0 || message[0] != sequence || opts.HashFunc() != 0 {
		return nil, errors.New("seal: not a certificate")
	}
	return ed25519.Sign(c.signing, message), nil
}

// Token returns a name for something in a share, always the same for the same thing,
// from which nobody without the share key learns what it is.
func (k *Key) Token(of []byte) string {
	secret := k.derive("names of what is carried")
	defer clear(secret[:])
	sum := hmac.New(sha256.New, secret[:])
	sum.Write(of)
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// CodeKey returns the key by which two laptops prove to each other that they know the
// secret of a join code. It takes 0.2 seconds, so that the secret is not found from a
// proof while it is good for anything.
func CodeKey(secret []byte) []byte {
	c := stretch.Usual()
	return argon2.IDKey(bytes.Clone(secret), []byte("social media surgery: join code"), c.Times, c.Memory, c.Threads, 32)
}
