package store

import (
	"database/sql"
	"encoding/json"
	"slices"

	"socialmediasurgery/surgery"
)

// Do appends the operation to the log and changes the tables, in one
// transaction that is durable when Do returns. Errors: Invalid for a broken
// rule; Conflict when a record is not as the operation's Before says; Full,
// ReadOnly; Locked for more than new records while locked; Vanished when the files
// are not at their place any more. After an error nothing has changed, unless they
// vanished in the very moment: what WriteInto writes has it then.
func (s *Store) Do(o *surgery.Operation) error {
	if err := o.Validate(); err != nil {
		return err
	}
	if s.Locked() {
		if err := mayDoLocked(o); err != nil {
			return err
		}
	}
	next := s.ends
	err := s.inTx(func(tx *sql.Tx) (err error) {
		if s.share != nil {
			err = s.doSharing(tx, o, &next)
		} else {
			_, err = s.carryOut(tx, o, &next, false)
		}
		if err != nil {
			return err
		}
		return s.inPlace()
	})
	if err != nil {
		s.forgetKeys()
		return err
	}
	s.ends = next
	s.writeTail()
	if len(o.Erases) > 0 {
		s.forgetKeys()
		s.unshrunk = true
	}
	s.shrink()
	if s.share != nil && slices.Contains(o.Changed(), surgery.DesksHere) {
		s.tryRenew()
	}
	return s.inPlace()
}

// carryOut appends an operation to a chain, changes the tables, and returns its place.
func (s *Store) carryOut(tx *sql.Tx, o *surgery.Operation, at *ends, shared bool) (place int64, err error) {
	if place, err = s.appendEntry(tx, o, at, shared); err != nil {
		return 0, err
	}
	for _, edit := range o.Edits {
		if err := s.expect(tx, edit); err != nil {
			return 0, err
		}
		if err := s.apply(tx, edit); err != nil {
			return 0, err
		}
	}
	if err := keepNumbers(tx, o.Edits); err != nil {
		return 0, err
	}
	by := s.desk
	if shared {
		by = s.share.seat
	}
	if err := destroyKeys(tx, o.Erases, at.clock, by); err != nil {
		return 0, err
	}
	return place, leave(tx, o.Erases)
}

// expect holds the record against the edit's Before. That a new record is not
// there yet is found when it is inserted.
func (s *Store) expect(tx *sql.Tx, edit surgery.Edit) error {
	if edit.Before == nil {
		return nil
	}
	now, err := s.get(tx, edit.Before.Family(), edit.Before.RecordID())
	if err != nil {
		return err
	}
	if !same(now, edit.Before) {
		return surgery.Fail(surgery.Conflict, "error.changed_meanwhile")
	}
	return nil
}

// apply changes the tables. What a desk does comes after all that has arrived there,
// so the record is then as the operation says.
func (s *Store) apply(tx *sql.Tx, edit surgery.Edit) error {
	switch {
	case edit.After == nil:
		return s.drop(tx, edit.Before)
	case edit.Before == nil:
		return s.add(tx, edit.After)
	}
	return s.put(tx, edit.After, tables[edit.After.Family()].update)
}

// add puts a new record into its table, with a key where it has one of its own, also a
// guest before anything is written. Conflict where it would be one too many, or where
// it is of somebody who was erased.
func (s *Store) add(tx *sql.Tx, r surgery.Record) error {
	if r.Owner() == r.RecordID() {
		_, is, err := s.keysOf(tx, r.Owner())
		switch {
		case err == nil && is == keyNotYet:
			_, err = s.makeKey(tx, r.Owner())
		case err == nil && is == keyErased && surgery.OfItself(r):
			err = surgery.Fail(surgery.Conflict, "error.changed_meanwhile")
		}
		if err != nil {
			return err
		}
	}
	return s.put(tx, r, tables[r.Family()].add)
}

// same compares two records, facts and words.
func same(a, b surgery.Record) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Family() == b.Family() && print(a) == print(b)
}

// print returns all a record says as text, its facts as the tables hold them;
// two records that say the same have the same print, whatever their nil slices,
// time zones and fractions of a millisecond are.
func print(r surgery.Record) string {
	facts, err := json.Marshal(append([]any{r.RecordID()}, tables[r.Family()].values(r)...))
	if err != nil {
		return "facts: " + err.Error()
	}
	words, err := json.Marshal(r.Text())
	if err != nil {
		return "words: " + err.Error()
	}
	return string(facts) + string(words)
}
