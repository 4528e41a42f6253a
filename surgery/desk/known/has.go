package known

import (
	"bytes"
	"crypto/sha256"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// Follow takes over what is new of the chains that are here; seen is how far they go. It is
// the worker's.
func (k *Desks) Follow(s *store.Store, seen surgery.Seen) error {
	for desk, n := range seen {
		k.mutex.Lock()
		has := int64(len(k.has[desk]) / sha256.Size)
		k.mutex.Unlock()
		if n <= has {
			continue
		}
		more, err := s.Digests(desk, has)
		if err != nil {
			return err
		}
		k.mutex.Lock()
		if k.has == nil {
			k.has = map[surgery.ID][]byte{}
		}
		k.has[desk] = append(k.has[desk], more...)
		k.mutex.Unlock()
	}
	return nil
}

// Has reports whether a desk's chain is here up to an entry, which has this digest.
func (k *Desks) Has(desk surgery.ID, seq int64, digest []byte) bool {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	has := k.has[desk]
	if seq < 1 || seq > int64(len(has)/sha256.Size) {
		return false
	}
	return bytes.Equal(has[(seq-1)*sha256.Size:seq*sha256.Size], digest)
}
