package door

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"math/big"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Peer is who has a certificate: a desk of a share, under its seat.
type Peer struct {
	Seat surgery.ID
	// ServerKey is by what the message server knows the desk: an nkey.
	ServerKey   string
	certificate *x509.Certificate
}

// certify returns the certificate of a desk. Its key is derived from the desk's secret,
// and the certificate is signed with the desk's sign key. So whoever has the list of
// desks, of which the log says the sign keys, knows by it which desk this is, also one
// that joined by stick and was never on the network.
func certify(secret *seal.DeskSecret, p Peer) (tls.Certificate, error) {
	seed := secret.ConnectSeed()
	defer clear(seed)
	key := ed25519.NewKeyFromSeed(seed)
	signer := secret.Certifier()
	of := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Unix(0, 0), NotAfter: time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), // clocks are compared otherwise
		Subject: pkix.Name{CommonName: string(p.Seat), SerialNumber: p.ServerKey}, KeyUsage: x509.KeyUsageDigitalSignature}
	by := &x509.Certificate{PublicKey: signer.Public()}
	raw, err := x509.CreateCertificate(rand.Reader, of, by, key.Public(), signer)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}, err
}

var errCertificate = errors.New("door: no certificate of a desk")

// peerOf reads whose certificate somebody has shown; that it is theirs, knows is to say.
func peerOf(certificates []*x509.Certificate) (Peer, error) {
	if len(certificates) != 1 {
		return Peer{}, errCertificate
	}
	c := certificates[0]
	p := Peer{surgery.ID(c.Subject.CommonName), c.Subject.SerialNumber, c}
	if _, ok := c.PublicKey.(ed25519.PublicKey); !ok || p.Seat == "" || len(c.Raw) > 1<<10 {
		return Peer{}, errCertificate
	}
	return p, nil
}

// signedBy reports whether the desk with that sign key made the certificate.
func (p Peer) signedBy(signKey []byte) bool {
	if p.certificate == nil || len(signKey) != ed25519.PublicKeySize {
		return false
	}
	by := &x509.Certificate{PublicKey: ed25519.PublicKey(signKey), PublicKeyAlgorithm: x509.Ed25519}
	return by.CheckSignature(p.certificate.SignatureAlgorithm, p.certificate.RawTBSCertificate, p.certificate.Signature) == nil
}
