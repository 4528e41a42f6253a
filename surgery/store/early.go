package store

import (
	"database/sql"

	"socialmediasurgery/surgery"
)

// keyTables are where owners' keys lie, wrapped: those of records that are here, and
// those that came before the operations they were made for.
var keyTables = []string{"key", "early_key"}

// TakeKeys takes owners' keys that were made at other desks: wrapped with the surgery
// key, or to its public half. They come before the operations they were made for, and
// wait for them. Taking one twice is taking it once; whoever was erased stays so.
func (s *Store) TakeKeys(keys map[surgery.ID]surgery.OwnerKeys) error {
	var owners []surgery.ID
	for owner := range keys {
		owners = append(owners, owner)
	}
	return s.change(func(tx *sql.Tx) error {
		return touching(tx, "early_key", partsOf(owners), func() error {
			for owner, several := range keys {
				for _, k := range several {
					_, err := tx.Exec(`INSERT OR IGNORE INTO early_key (owner, desk, wrapped) SELECT ?1, ?2, ?3
						WHERE NOT EXISTS (SELECT 1 FROM key WHERE owner = ?1 AND desk = ?2)
						AND NOT EXISTS (SELECT 1 FROM tombstone WHERE owner = ?1)`, owner, k.Desk, k.Wrapped)
					if err != nil {
						return err
					}
				}
			}
			return nil
		})
	})
}

// useKeys puts the keys of owners among those that records need: an operation that was
// made with them is here.
func (s *Store) useKeys(tx *sql.Tx, owners []surgery.ID) error {
	s.forgetKeys() // an owner may have more now
	return touching(tx, "early_key", partsOf(owners), func() error {
		for _, owner := range owners {
			for _, statement := range []string{
				"INSERT OR IGNORE INTO key (owner, desk, wrapped) SELECT owner, desk, wrapped FROM early_key WHERE owner = ?",
				"DELETE FROM early_key WHERE owner = ?",
			} {
				if _, err := tx.Exec(statement, owner); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// useEarly does that for everybody of whom the log has something.
func (s *Store) useEarly(tx *sql.Tx) error {
	early, err := ownersIn(tx, "SELECT owner FROM early_key")
	if err != nil || len(early) == 0 {
		return err
	}
	var here []surgery.ID
	err = walk(tx, func(e *entry) error {
		owners, _, err := ownersOf(e)
		for _, owner := range owners {
			if early[owner] {
				here = append(here, owner)
				delete(early, owner)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return s.useKeys(tx, here)
}
