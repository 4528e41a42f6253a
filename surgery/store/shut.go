package store

import (
	"bytes"
	"database/sql"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Sender is what lets a desk send what it does while it is locked: the newest share key,
// and its secret. At a home desk it opens nothing of what is here; at a joined one, whose
// surgery key the share key is, it lets it take in what the others do: see TakeShut.
type Sender struct {
	key   *seal.Key
	desk  *seal.DeskSecret
	epoch int64
}

// Clear forgets it.
func (x *Sender) Clear() {
	x.key.Clear()
	x.desk.Clear()
}

// Sender returns what this desk sends with while it is locked. Where that does not open what
// is here, the keys of who comes meanwhile are kept for the share from now on too, in memory,
// sealed to the share key. Locked; NotFound where nothing is shared.
func (s *Store) Sender() (*Sender, error) {
	ring, err := s.Ring()
	if err != nil {
		return nil, err
	}
	defer ring.Clear()
	raw := ring.Newest().Bytes()
	defer clear(raw)
	key, err := seal.KeyOf(raw)
	if err != nil {
		return nil, explain(err)
	}
	other, desk, err := s.Secrets()
	if err != nil {
		key.Clear()
		return nil, err
	}
	other.Clear()
	by := &Sender{key, desk, ring.Epochs[0].N}
	if s.outward = nil; !s.opens(by) {
		s.outward = &outward{to: key.PublicKey(), keys: map[surgery.ID]surgery.OwnerKey{}}
	}
	return by, nil
}

// opens reports whether what this desk sends with is its surgery key too, as at a joined
// desk that has changed over to the newest share key.
func (s *Store) opens(by *Sender) bool {
	return s.share != nil && !s.share.home && by.key.PublicKey() == s.public
}

// openFor has a locked store be open for one transaction; what it returns shuts it again.
func (s *Store) openFor(by *Sender) (shut func()) {
	key := *by.key
	s.secret = &key
	return func() {
		s.secret.Clear()
		s.secret = nil
		s.forgetKeys()
	}
}

// outward are the keys of who came while locked, sealed to the share key.
type outward struct {
	to   seal.PublicKey
	keys map[surgery.ID]surgery.OwnerKey
}

// note keeps an owner's key that was made while locked, where it is to be sent.
func (s *Store) note(owner surgery.ID, k *seal.Key) {
	if s.outward != nil && s.Locked() {
		s.outward.keys[owner] = surgery.OwnerKey{Desk: s.desk, Wrapped: s.outward.to.Wrap(k, keyName(owner, s.desk))}
	}
}

// OutgoingLocked is Outgoing while locked. Where what it is sent with opens nothing, that is
// what was done here, up to what needs a key that cannot be opened now. Locked for a sender
// that is forgotten; NotFound where nothing is shared.
func (s *Store) OutgoingLocked(lacks surgery.Seen, by *Sender) (p surgery.Parcel, err error) {
	switch {
	case s.share == nil:
		return p, notShared()
	case s.opens(by):
		defer s.openFor(by)()
		return s.outgoing(lacks, by)
	case s.outward == nil || s.outward.to != by.key.PublicKey():
		return p, errLocked()
	}
	err = s.change(func(tx *sql.Tx) error {
		var err error
		if p, err = s.beginParcel(tx, by.desk, by.epoch); err != nil {
			return err
		}
		if _, err := s.lacking(tx, &p, lacks, mostOutgoing); err != nil {
			return err
		}
		p.Entries = slices.DeleteFunc(p.Entries, func(e surgery.Entry) bool { return e.Desk != p.From })
		owners, err := s.upToShut(tx, &p, p.From, lacks)
		if err != nil {
			return err
		}
		if p.Counts, err = s.counted(tx); err != nil {
			return err
		}
		if p.Added, p.Erased, err = s.addedHere(tx); err != nil {
			return err
		}
		for _, w := range p.Added {
			if _, new := s.outward.keys[w.ID]; new {
				owners[w.ID] = true
			}
		}
		p.Keys, err = s.outwardKeys(owners, by.key)
		return err
	})
	if err != nil {
		return surgery.Parcel{}, err
	}
	return p, nil
}

// upToShut leaves out of a parcel what comes from the first entry on that names somebody
// whose key is shut, and returns whom the rest names.
func (s *Store) upToShut(tx *sql.Tx, p *surgery.Parcel, from surgery.ID, lacks surgery.Seen) (map[surgery.ID]bool, error) {
	owners := map[surgery.ID]bool{}
	for i := range p.Entries {
		o, err := plainly(&p.Entries[i])
		if err != nil {
			return nil, err
		}
		named := map[surgery.ID]bool{}
		for k := range touchedBy(o) {
			if k.family != "" || s.erasedIn(tx)(k.id) {
				continue
			}
			if _, open := s.outward.keys[k.id]; open {
				named[k.id] = true
				continue
			}
			var shut bool
			if err := tx.QueryRow("SELECT EXISTS (SELECT 1 FROM key WHERE owner = ?)", k.id).Scan(&shut); err != nil {
				return nil, err
			}
			if shut {
				p.Entries = p.Entries[:i]
				if p.Seen[from] = lacks[from]; i > 0 {
					p.Seen[from] = p.Entries[i-1].Seq
				}
				return owners, nil
			}
		}
		maps.Copy(owners, named)
	}
	return owners, nil
}

// outwardKeys returns the keys of owners who came while locked, wrapped with the share key.
func (s *Store) outwardKeys(owners map[surgery.ID]bool, key *seal.Key) (map[surgery.ID]surgery.OwnerKeys, error) {
	found := map[surgery.ID]surgery.OwnerKeys{}
	for owner := range owners {
		k := s.outward.keys[owner]
		inner, err := key.UnwrapArrival(bytes.Clone(k.Wrapped), keyName(owner, k.Desk))
		if err != nil {
			return nil, explain(err)
		}
		found[owner] = surgery.OwnerKeys{{Desk: k.Desk, Wrapped: key.Wrap(inner, keyName(owner, k.Desk))}}
		inner.Clear()
	}
	return found, nil
}
