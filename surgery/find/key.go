package find

import (
	"encoding/binary"
	"encoding/hex"
	"slices"

	"socialmediasurgery/surgery"
)

// key is an id in 16 bytes. People's ids are random UUIDs; any other id has
// its place in Index.odd, which no random UUID can be mistaken for, since its
// first eight bytes are zero.
type key [16]byte

// packed returns the key of id, when it is a UUID as we write them.
func packed(id surgery.ID) (key, bool) {
	var k key
	if len(id) != 36 || id[8] != '-' || id[13] != '-' || id[18] != '-' || id[23] != '-' {
		return k, false
	}
	digits := id[:8] + id[9:13] + id[14:18] + id[19:23] + id[24:]
	if _, err := hex.Decode(k[:], []byte(digits)); err != nil {
		return k, false
	}
	return k, binary.BigEndian.Uint64(k[:8]) != 0 && k.uuid() == id
}

func (k key) uuid() surgery.ID {
	var b [36]byte
	hex.Encode(b[:8], k[:4])
	hex.Encode(b[9:13], k[4:6])
	hex.Encode(b[14:18], k[6:8])
	hex.Encode(b[19:23], k[8:10])
	hex.Encode(b[24:], k[10:])
	b[8], b[13], b[18], b[23] = '-', '-', '-', '-'
	return surgery.ID(b[:])
}

// key returns the key of id, and whether there is one yet.
func (x *Index) key(id surgery.ID) (key, bool) {
	if k, ok := packed(id); ok {
		return k, true
	}
	i := slices.Index(x.odd, id)
	return oddKey(i), i >= 0
}

// newKey returns the key of an id that has none yet.
func (x *Index) newKey(id surgery.ID) key {
	if k, ok := packed(id); ok {
		return k
	}
	x.odd = append(x.odd, id)
	return oddKey(len(x.odd) - 1)
}

func oddKey(place int) (k key) {
	binary.BigEndian.PutUint64(k[8:], uint64(place))
	return k
}

// id is key backwards.
func (x *Index) id(k key) surgery.ID {
	if binary.BigEndian.Uint64(k[:8]) == 0 {
		return x.odd[binary.BigEndian.Uint64(k[8:])]
	}
	return k.uuid()
}
