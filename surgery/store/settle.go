package store

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
)

// What was done here on the shared surgery before this laptop became its home desk stands
// in its own chain, which no other desk sees. So once it has a seat it says it again in the
// share: new records are shown, and changes of others are made anew, as if done just then.
// Of its own chain that no longer counts: see besides.

// Settle ends what BecomeHome began, once all that came is taken in: this laptop has a
// seat and letter, unless it has them, and tells the share what it did before and whom it
// has erased. Done twice it is done once. Errors are those of TakeSeat.
func (s *Store) Settle(seat surgery.ID, letter string, newID func() surgery.ID) error {
	if s.share == nil {
		return notShared()
	}
	if s.Locked() {
		return errLocked()
	}
	if err := s.renew(); err != nil {
		return err
	}
	if s.share.seat == "" {
		if err := s.TakeSeat(seat, letter, newID); err != nil {
			return err
		}
	}
	next := s.ends
	err := s.change(func(tx *sql.Tx) error {
		again, err := s.doneApart(tx)
		if err != nil {
			return err
		}
		if err := s.showMore(tx, newID, &next); err != nil {
			return err
		}
		for _, o := range again {
			if err := s.doAgain(tx, o, &next); err != nil {
				return err
			}
		}
		return s.eraseAgain(tx, newID, &next)
	})
	if err != nil {
		s.forgetKeys()
		return err
	}
	s.forgetKeys()
	s.ends = next
	s.writeTail()
	return nil
}

// doneApart returns what this laptop did in its own chain, since the share began and
// before it had a seat there, to records that are the share's, one edit each; and has those
// records be as the share has them. What was done again already is not among it.
func (s *Store) doneApart(tx *sql.Tx) (again []*surgery.Operation, err error) {
	seats, err := s.seats(tx)
	if err != nil {
		return nil, err
	}
	own, err := ownDesks(tx)
	if err != nil {
		return nil, err
	}
	var entries []surgery.Entry
	for _, id := range own {
		if _, in := seats[id]; in {
			continue
		}
		if err := eachEntry(tx, func(e *entry) error { entries = append(entries, e.Entry); return nil },
			"SELECT "+entryColumns+` FROM operation WHERE desk = ?1 AND clock >= ?2
			AND clock < (SELECT clock FROM operation WHERE desk = ?3 AND seq = 1)`, id, s.share.began, s.share.seat); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(entries, func(a, b surgery.Entry) int { return a.Compare(b.Turn) })
	wanted := map[key]bool{}
	for i := range entries {
		o, err := s.decode(tx, &entries[i])
		if err != nil {
			return nil, err
		}
		for n, e := range o.Edits {
			k := key{e.Record().Family(), e.Record().RecordID()}
			one := &surgery.Operation{ID: surgery.ID(fmt.Sprintf("%s-again-%d", o.ID, n)), Kind: o.Kind, About: o.About, Surgery: s.share.surgery,
				Visit: o.Visit, Edits: []surgery.Edit{e}}
			is, err := isTouched(tx, k.family, k.id)
			if err == nil && is {
				err = tx.QueryRow("SELECT NOT EXISTS (SELECT 1 FROM operation WHERE id = ?)", one.ID).Scan(&is)
			}
			if err != nil {
				return nil, err
			}
			if is {
				wanted[k] = true
				again = append(again, one)
			}
		}
	}
	return again, s.repaintRecords(tx, wanted)
}

// showMore shows the share what belongs to it and was never shown.
func (s *Store) showMore(tx *sql.Tx, newID func() surgery.ID, at *ends) error {
	of, err := s.get(tx, surgery.Surgeries, s.share.surgery)
	now, _ := of.(*surgery.Surgery)
	if err != nil || now == nil {
		return err
	}
	records, err := s.opening(tx, now)
	if err != nil {
		return err
	}
	var more []surgery.Record
	for _, r := range records {
		is, err := isTouched(tx, r.Family(), r.RecordID())
		if err != nil {
			return err
		}
		if !is && r.Validate() == nil { // whoever is erased cannot be shown
			more = append(more, r)
		}
	}
	return s.show(tx, more, newID, at)
}

// doAgain makes a change anew, on what stands now.
func (s *Store) doAgain(tx *sql.Tx, o *surgery.Operation, at *ends) error {
	e := o.Edits[0]
	before, err := s.get(tx, e.Record().Family(), e.Record().RecordID())
	if err != nil || before == nil {
		return err // another desk took it away
	}
	after := e.After
	if after != nil {
		fold := surgery.NewFold(s.erasedIn(tx))
		fold.Take("", &surgery.Operation{Kind: surgery.RecordShown, Edits: []surgery.Edit{{After: before}}})
		fold.Take(s.desk, o)
		after = fold.Record(before.Family(), before.RecordID())
	}
	if after != nil && same(before, after) {
		return nil
	}
	o.Edits = []surgery.Edit{{Before: before, After: after}}
	if err := o.Validate(); err != nil {
		return nil // it was half erased
	}
	return s.doShared(tx, o, at)
}

// eraseAgain erases at all desks whom this laptop knows to be erased, and the share does not.
func (s *Store) eraseAgain(tx *sql.Tx, newID func() surgery.ID, at *ends) error {
	gone, err := ownersIn(tx, "SELECT owner FROM tombstone WHERE owner IN (SELECT record FROM touched WHERE family = '')")
	if err != nil || len(gone) == 0 {
		return err
	}
	seats, err := s.seats(tx)
	if err != nil {
		return err
	}
	for seat := range seats {
		if err := eachEntry(tx, func(e *entry) error {
			erased, err := erasedBy(&e.Entry)
			for _, owner := range erased {
				delete(gone, owner)
			}
			return err
		}, "SELECT "+entryColumns+" FROM operation WHERE desk = ?", seat); err != nil {
			return err
		}
	}
	if len(gone) == 0 {
		return nil
	}
	owners := slices.Sorted(maps.Keys(gone))
	return s.doShared(tx, &surgery.Operation{ID: newID(), Kind: surgery.AttendeesErased, About: owners[0], Surgery: s.share.surgery, Erases: owners}, at)
}
