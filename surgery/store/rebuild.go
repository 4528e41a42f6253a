package store

import (
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"socialmediasurgery/surgery"
)

// Rebuild empties the tables and paints them anew from the log. Locked while
// locked: the words would be lost.
func (s *Store) Rebuild() error {
	if s.Locked() {
		return errLocked()
	}
	return s.inTx(s.rebuild)
}

func (s *Store) rebuild(tx *sql.Tx) error {
	for _, f := range surgery.Families {
		if _, err := tx.Exec("DELETE FROM " + string(f)); err != nil {
			return err
		}
	}
	// Read first, write after: one connection cannot do both at once.
	var entries []entry
	if err := walk(tx, func(e *entry) error {
		entries = append(entries, *e)
		return nil
	}); err != nil {
		return err
	}
	for _, e := range entries {
		edits, _, err := s.decode(tx, e.id, e.facts, e.words)
		if err != nil {
			return err
		}
		for _, edit := range edits {
			if err := s.apply(tx, edit); err != nil {
				return err
			}
		}
	}
	return nil
}

// dump returns every record of every table, unsealed.
func (s *Store) dump(tx *sql.Tx) (map[string]string, error) {
	found := map[string]string{}
	for _, f := range surgery.Families {
		records, err := list[surgery.Record](s, tx, f, "")
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			found[string(f)+"/"+string(r.RecordID())] = print(r)
		}
	}
	return found, nil
}

// checkTables returns where the tables differ from what the log says, or "".
// The store is as before when it returns.
func (s *Store) checkTables() (string, error) {
	wrong := ""
	err := s.inTx(func(tx *sql.Tx) error {
		now, err := s.dump(tx)
		if err != nil {
			return err
		}
		if err := s.rebuild(tx); err != nil {
			return err
		}
		then, err := s.dump(tx)
		if err != nil {
			return err
		}
		if !maps.Equal(now, then) {
			wrong = "the tables differ from the log: " + firstDifference(now, then)
		}
		return errRollback
	})
	if err == errRollback {
		err = nil
	}
	return wrong, err
}

var errRollback = surgery.Fail(surgery.Internal, "error.internal")

func firstDifference(a, b map[string]string) string {
	ids := slices.Sorted(maps.Keys(a))
	for id := range b {
		if _, ok := a[id]; !ok {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		if a[id] != b[id] {
			return id
		}
	}
	return fmt.Sprintf("%d and %d records", len(a), len(b))
}
