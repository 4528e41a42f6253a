package store

import (
	"cmp"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Outgoing returns what a desk that has so much lacks, nil for all: entries, signed,
// with the keys they need, and the counts of this desk. It numbers parcels, so each is
// to be carried. A laptop that has to take a new seat first still gives what it has.
// Locked; NotFound where nothing is shared.
func (s *Store) Outgoing(lacks surgery.Seen) (p surgery.Parcel, err error) {
	ring, err := s.Ring()
	if err != nil {
		return p, err
	}
	ring.Clear()
	by := &Sender{epoch: ring.Epochs[0].N}
	if by.key, by.desk, err = s.Secrets(); err != nil {
		return p, err
	}
	defer by.Clear()
	return s.outgoing(lacks, by)
}

// outgoing is Outgoing with a share key that is known.
func (s *Store) outgoing(lacks surgery.Seen, by *Sender) (p surgery.Parcel, err error) {
	err = s.change(func(tx *sql.Tx) error {
		var err error
		if p, err = s.beginParcel(tx, by.desk, by.epoch); err != nil {
			return err
		}
		owners, err := s.lacking(tx, &p, lacks, mostOutgoing)
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
			owners[w.ID] = true
		}
		p.Keys, err = s.keysFor(tx, owners, by.key)
		return err
	})
	if err != nil {
		s.forgetKeys()
		return surgery.Parcel{}, err
	}
	return p, nil
}

// beginParcel signs what was never carried anywhere, and returns the next parcel of this
// desk, with nothing in it yet.
func (s *Store) beginParcel(tx *sql.Tx, desk *seal.DeskSecret, epoch int64) (p surgery.Parcel, err error) {
	seen, err := s.seen(tx)
	if err != nil {
		return p, err
	}
	from, err := s.sign(tx, desk)
	if err != nil {
		return p, err
	}
	if err := changeShare(tx, "number = number + 1"); err != nil {
		return p, err
	}
	p = surgery.Parcel{Share: s.share.id, From: from, Written: surgery.Moment(s.now()), Seen: seen, Epoch: epoch}
	if err := tx.QueryRow("SELECT number FROM share").Scan(&p.Number); err != nil {
		return p, err
	}
	p.Renewals, err = s.renewals(tx, p.Epoch)
	return p, err
}

// sign signs what this desk wrote in the share, under any seat it had, and was never
// carried anywhere. It returns its seat, the last one where it has to take a new one.
func (s *Store) sign(tx *sql.Tx, desk *seal.DeskSecret) (seat surgery.ID, err error) {
	own, err := ownDesks(tx)
	if err != nil {
		return "", err
	}
	seats, err := s.seats(tx)
	if err != nil {
		return "", err
	}
	unsigned := map[int64][]byte{}
	for _, id := range own {
		if _, in := seats[id]; !in {
			continue
		}
		seat = id
		if err := eachRow(tx, "SELECT place, digest FROM operation WHERE desk = ? AND signature = x''", func(scan scanner) error {
			var place int64
			var digest []byte
			err := scan(&place, &digest)
			unsigned[place] = digest
			return err
		}, id); err != nil {
			return "", err
		}
	}
	for place, digest := range unsigned {
		if _, err := tx.Exec("UPDATE operation SET signature = ? WHERE place = ?", desk.Sign(digest), place); err != nil {
			return "", err
		}
	}
	return cmp.Or(s.share.seat, seat), nil
}

// mostOutgoing is how many bytes of entries are in one parcel at the most, since it is in
// memory as a whole: some 100,000 changes. The rest goes with the next, once others said
// that they have these.
const mostOutgoing = 64 << 20

// lacking puts into a parcel the entries that come after what is there, this desk's own
// first, and returns whom they name. Of what does not fit the parcel says nothing.
func (s *Store) lacking(tx *sql.Tx, p *surgery.Parcel, lacks surgery.Seen, most int) (map[surgery.ID]bool, error) {
	owners := map[surgery.ID]bool{}
	seats := slices.SortedFunc(maps.Keys(p.Seen), func(a, b surgery.ID) int {
		if a == p.From || b == p.From {
			return cmp.Compare(btoi(a != p.From), btoi(b != p.From))
		}
		return cmp.Compare(a, b)
	})
	for _, seat := range seats {
		if lacks[seat] >= p.Seen[seat] {
			continue
		}
		last := lacks[seat]
		put := func(e *surgery.Entry) error {
			if most -= len(e.Facts) + len(e.Words); most < 0 {
				return errFull
			}
			p.Entries, last = append(p.Entries, *e), e.Seq
			return nil
		}
		err := eachEntry(tx, func(e *entry) error { return put(&e.Entry) },
			"SELECT "+entryColumns+" FROM operation WHERE desk = ? AND seq > ? ORDER BY seq", seat, lacks[seat])
		if err == nil {
			err = heldAfter(tx, seat, last, p.Seen[seat], put)
		}
		switch {
		case err == errFull && last > 0:
			p.Seen[seat] = last
		case err == errFull:
			delete(p.Seen, seat)
		case err != nil:
			return nil, err
		}
	}
	for i := range p.Entries {
		o, err := plainly(&p.Entries[i])
		if err != nil {
			return nil, err
		}
		for k := range touchedBy(o) {
			if k.family == "" {
				owners[k.id] = true
			}
		}
	}
	return owners, nil
}

// errFull means that no more fits into a parcel.
var errFull = errors.New("store: no more fits")

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// keysFor returns the keys of owners, wrapped with the share key. Who is erased has none.
func (s *Store) keysFor(tx *sql.Tx, owners map[surgery.ID]bool, shareKey *seal.Key) (map[surgery.ID]surgery.OwnerKeys, error) {
	found := map[surgery.ID]surgery.OwnerKeys{}
	for _, owner := range slices.Sorted(maps.Keys(owners)) {
		if s.erasedIn(tx)(owner) {
			continue
		}
		for _, table := range keyTables { // what is held has not used those that came with it
			wrapped, err := wrappedKeys(tx, table, "WHERE owner = ? ORDER BY desk", owner)
			if err != nil {
				return nil, err
			}
			for _, w := range wrapped {
				inner, err := s.unwrap(w)
				if err != nil {
					return nil, err
				}
				found[owner] = append(found[owner], surgery.OwnerKey{Desk: w.desk, Wrapped: shareKey.Wrap(inner, w.name())})
				inner.Clear()
			}
		}
	}
	return found, nil
}
