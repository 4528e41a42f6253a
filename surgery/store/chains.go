package store

import (
	"database/sql"
	"fmt"
	"math"
	"slices"

	"socialmediasurgery/surgery"
)

// While it shares a surgery, a home desk writes two chains: its own, and under its seat
// what belongs to the share. So what others get says all of the share and nothing else.

// doSharing carries an operation out in the chain to which it belongs. Errors beside
// those of Do: Conflict for one that touches what belongs to the share and what does
// not, or that a joined desk may not do, or without a seat, or where this desk knows that
// it was struck off: it hands over what it has, and only erases.
func (s *Store) doSharing(tx *sql.Tx, o *surgery.Operation, at *ends) error {
	shared := !s.share.home
	if s.share.home {
		sharing, private, err := s.sides(tx, o)
		switch {
		case err != nil:
			return err
		case sharing && private:
			return surgery.Fail(surgery.Conflict, "error.after_closing")
		}
		shared = sharing
	}
	switch {
	case !shared:
		_, err := s.carryOut(tx, o, at, false)
		return err
	case s.share.seat == "":
		return surgery.Fail(surgery.Conflict, "error.join_again")
	case !surgery.MayWrite(o, s.share.seat, s.share.home):
		return surgery.Fail(surgery.Conflict, "error.at_home_desk")
	case slices.ContainsFunc(o.Edits, func(e surgery.Edit) bool { return e.After == nil && e.Before.RecordID() == s.share.surgery }):
		return surgery.Fail(surgery.Conflict, "error.still_shared") // its start would be undone
	}
	if s.share.home {
		if err := s.showFirst(tx, o, at); err != nil {
			return err
		}
	} else if len(o.Erases) == 0 {
		counts, err := countsIn(tx)
		if err != nil {
			return err
		}
		said, err := struckNote(tx)
		if err != nil {
			return err
		}
		if said != nil || !counts(&surgery.Entry{Turn: surgery.Turn{Desk: s.share.seat, Seq: math.MaxInt64}}) {
			return surgery.Fail(surgery.Conflict, "error.struck_off")
		}
	}
	return s.doShared(tx, o, at)
}

// sides reports whether an operation touches what belongs to the share, and whether it
// touches what does not.
func (s *Store) sides(tx *sql.Tx, o *surgery.Operation) (shared, private bool, err error) {
	err = s.withScope(tx, func(of surgery.Scope) { shared, private = of.Sides(o) })
	return shared, private, err
}

// Apart returns what of an operation is for the share and what is not, as two; one that
// has nothing is nil. Where this is no home desk, all of it is the first.
func (s *Store) Apart(o *surgery.Operation) (shared, private *surgery.Operation, err error) {
	if s.share == nil || !s.share.home {
		return o, nil, nil
	}
	err = s.inTx(func(tx *sql.Tx) error {
		return s.withScope(tx, func(of surgery.Scope) { shared, private = of.Split(o) })
	})
	return shared, private, err
}

// withScope has something looked at with what belongs to the share.
func (s *Store) withScope(tx *sql.Tx, look func(surgery.Scope)) error {
	of, err := s.get(tx, surgery.Surgeries, s.share.surgery)
	if err != nil {
		return err
	}
	at, _ := of.(*surgery.Surgery)
	if at == nil { // its start was undone
		at = &surgery.Surgery{ID: s.share.surgery}
	}
	look(surgery.Scope{Surgery: at, Shown: func(f surgery.Family, id surgery.ID) bool {
		is, failed := isTouched(tx, f, id)
		if failed != nil {
			err = failed
		}
		return is
	}})
	return err
}

// showFirst shows to the share what an operation changes there, or who comes to it, and
// was not shown yet: somebody who saved their place and is checked in, say.
func (s *Store) showFirst(tx *sql.Tx, o *surgery.Operation, at *ends) error {
	var records []surgery.Record
	listed := map[surgery.ID]bool{}
	add := func(f surgery.Family, id surgery.ID) error {
		is, err := isTouched(tx, f, id)
		if err != nil || is || listed[id] {
			return err
		}
		listed[id] = true
		r, err := s.get(tx, f, id)
		if err == nil && r != nil {
			records = append(records, r)
		}
		return err
	}
	for _, e := range o.Edits {
		if e.Before != nil {
			if err := add(e.Before.Family(), e.Before.RecordID()); err != nil {
				return err
			}
		}
		if v, _ := e.After.(*surgery.Visit); v != nil && v.Attendee != "" {
			if err := add(surgery.Attendees, v.Attendee); err != nil {
				return err
			}
		}
	}
	if len(records) > 0 && s.Locked() {
		return errLocked() // their words could not be shown
	}
	n := 0
	return s.show(tx, records, func() surgery.ID { // ids that follow from that of what they are shown for
		n++
		return surgery.ID(fmt.Sprintf("%s-shown-%d", o.ID, n))
	}, at)
}

// doShared carries out an operation of this desk in the chain of the share.
func (s *Store) doShared(tx *sql.Tx, o *surgery.Operation, at *ends) error {
	crossed, err := s.crossedIn(tx, o)
	if err != nil {
		return err
	}
	if o.Kind != surgery.CrossingSettled {
		o.Settles = surgery.EndedBy(o, crossed)
	}
	place, err := s.carryOut(tx, o, at, true)
	if err != nil {
		return err
	}
	if err := s.touch(tx, place, s.share.seat, o); err != nil {
		return err
	}
	return s.repaintAfter(tx, o)
}
