package store

import (
	"database/sql"
	"encoding/json"

	"socialmediasurgery/surgery"
)

// Do appends the operation to the log and changes the tables, in one
// transaction that is durable when Do answers. Errors: Invalid for a broken
// rule; Conflict when a record is not as the operation's Before says; Full,
// ReadOnly. After an error nothing has changed.
func (s *Store) Do(o *surgery.Operation) error {
	if err := o.Validate(); err != nil {
		return err
	}
	var next end
	err := s.inTx(func(tx *sql.Tx) error {
		if err := s.expect(tx, o.Edits); err != nil {
			return err
		}
		var err error
		if next, err = s.appendEntry(tx, o); err != nil {
			return err
		}
		if err := s.apply(tx, o.Edits); err != nil {
			return err
		}
		return s.destroyKeys(tx, o.Erases, next.clock)
	})
	if err != nil {
		s.forgetKeys()
		return err
	}
	s.end = next
	s.writeTail()
	if len(o.Erases) > 0 {
		s.forgetKeys()
		return s.shrink()
	}
	return nil
}

// expect holds every record against the operation's Before.
func (s *Store) expect(tx *sql.Tx, edits []surgery.Edit) error {
	for _, edit := range edits {
		r := edit.Record()
		now, err := s.get(tx, r.Family(), r.RecordID())
		if err != nil {
			return err
		}
		if !same(now, edit.Before) {
			return surgery.Fail(surgery.Conflict, "error.changed_meanwhile")
		}
	}
	return nil
}

// apply changes the tables: the same code for a new operation, an undo and a
// rebuild.
func (s *Store) apply(tx *sql.Tx, edits []surgery.Edit) error {
	for _, edit := range edits {
		if edit.After == nil {
			if err := drop(tx, edit.Before); err != nil {
				return err
			}
			continue
		}
		if err := s.put(tx, edit.After); err != nil {
			return err
		}
	}
	return nil
}

// same compares two records, facts and words.
func same(a, b surgery.Record) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Family() == b.Family() && print(a) == print(b)
}

// print answers all a record says as text; two records that say the same have
// the same print, whatever their nil slices and time zones are.
func print(r surgery.Record) string {
	facts, err := json.Marshal(r)
	if err != nil {
		return "facts: " + err.Error()
	}
	words, err := json.Marshal(r.Text())
	if err != nil {
		return "words: " + err.Error()
	}
	return string(facts) + string(words)
}
