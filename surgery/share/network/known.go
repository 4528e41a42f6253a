package network

import (
	"encoding/json"

	"socialmediasurgery/surgery"
)

// A new lead begins with an empty stream. All desks send all they have, and each of them
// has nearly all of that already: it is seen by the label alone, and not opened. A chain
// that went on in two ways has another digest from there on, and is read. So is what has
// keys, of which some may be missing, and what is in several pieces; and where something
// does not come, all is read once more whatever it says: see readAnew.

// hasAll reports whether all that a parcel brings is here.
func (l *Link) hasAll(p piece, from surgery.ID) bool {
	if l.Has == nil || p.n > 1 || len(p.label) == 0 {
		return false
	}
	plain, err := l.opens(p.label, labelled(p.id), from)
	if err != nil {
		return false
	}
	var of label
	if err := json.Unmarshal(plain, &of); err != nil {
		return false
	}
	return !of.Keys && len(of.Digest) > 0 && l.Has(of.Desk, of.Seq, of.Digest)
}
