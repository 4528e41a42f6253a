package surgery

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
)

// Turn is where an operation stands among those of all desks, whatever the order in
// which they arrived somewhere.
type Turn struct {
	Clock Clock
	Desk  ID
	Seq   int64 // from 1, without a gap, by desk
}

// Compare returns which of two comes first. On one desk that is the order in which
// things were done.
func (t Turn) Compare(other Turn) int {
	return cmp.Or(cmp.Compare(t.Clock, other.Clock), cmp.Compare(t.Desk, other.Desk), cmp.Compare(t.Seq, other.Seq))
}

// Entry is an operation as it stands in the log of the desk that carried it out, and
// as it is carried to other desks: its records are sealed.
type Entry struct {
	Turn
	ID      ID
	Kind    Kind
	About   ID
	Surgery ID
	Visit   ID
	Reverts ID
	Facts   []byte // of its records, plain, and whom it erases
	Words   []byte // of its records, sealed
	Prev    []byte // digest of the desk's operation before it
	Digest  []byte
	// Signature is the desk's, of the digest, where it is of a share and was carried
	// anywhere; it stands outside the sum.
	Signature []byte
}

// Sum returns the digest: over everything the entry says, and the digest of the
// desk's operation before it, so that nothing in the middle can change or go
// missing unseen. It covers ciphertext, so erasing a key leaves it valid.
func (e *Entry) Sum() []byte {
	h := sha256.New()
	part := func(b []byte) {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(b))))
		h.Write(b)
	}
	part(e.Prev)
	part([]byte(e.ID))
	part([]byte(e.Desk))
	part(binary.BigEndian.AppendUint64(nil, uint64(e.Seq)))
	part(binary.BigEndian.AppendUint64(nil, uint64(e.Clock)))
	for _, s := range []string{string(e.Kind), string(e.About), string(e.Surgery), string(e.Visit), string(e.Reverts)} {
		part([]byte(s))
	}
	part(e.Facts)
	part(e.Words)
	return h.Sum(nil)
}

// Operation returns what the entry says of the operation without its records.
func (e *Entry) Operation() *Operation {
	return &Operation{ID: e.ID, Kind: e.Kind, About: e.About, Surgery: e.Surgery, Visit: e.Visit, Reverts: e.Reverts}
}
