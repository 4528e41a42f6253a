package store

import (
	"reflect"
	"slices"

	"socialmediasurgery/surgery"
)

// TakeShut is Take while a joined desk is locked. Its surgery key is the share key, which
// it holds to send; with that it is open for as long as one transaction takes, and shut
// again before anybody is told. What is returned has no words. Errors are those of Take;
// Locked also where the sender is none of this surgery key, as at a home desk, and for a
// parcel under a share key that this desk has not changed over to yet: another passphrase
// opens it from then on, and whoever is there is to see that.
func (s *Store) TakeShut(by *Sender, parcels ...*surgery.Parcel) (surgery.Taken, error) {
	if err := s.ofShare(parcels); err != nil {
		return surgery.Taken{}, err
	}
	if !s.Locked() || !s.opens(by) {
		return surgery.Taken{}, errLocked()
	}
	defer s.openFor(by)()
	ring, err := s.ring()
	if err != nil {
		return surgery.Taken{}, err
	}
	defer ring.Clear()
	if slices.ContainsFunc(parcels, func(p *surgery.Parcel) bool { return !ring.Has(p.Epoch) }) {
		return surgery.Taken{}, errLocked()
	}
	return s.takeAll(&taking{Store: s, shut: true}, ring.Epochs, parcels)
}

// bare takes all words out of an operation.
func bare(o *surgery.Operation) *surgery.Operation {
	for _, e := range o.Edits {
		for _, r := range []surgery.Record{e.Before, e.After} {
			if r != nil && r.Text() != nil {
				reflect.ValueOf(r.Text()).Elem().SetZero()
			}
		}
	}
	return o
}
