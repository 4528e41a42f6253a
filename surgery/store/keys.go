package store

import (
	"database/sql"
	"fmt"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

const (
	findKey = `SELECT (SELECT wrapped FROM key WHERE owner = ?1),
		EXISTS (SELECT 1 FROM tombstone WHERE owner = ?1)`
	insertKey = "INSERT INTO key (owner, wrapped) VALUES (?, ?)"
)

// ownerKey returns the key of an owner. It is nil for one that is erased, and
// for one that has none yet unless make is set; while locked, also for all that
// were made before, and then Locked when make is set.
func (s *Store) ownerKey(tx *sql.Tx, owner surgery.ID, make bool) (*seal.Key, error) {
	if k := s.keys[owner]; k != nil {
		return k, nil
	}
	if owner == "" {
		return nil, fmt.Errorf("words without an owner")
	}
	var wrapped []byte
	var erased bool
	if err := s.queryRow(tx, findKey, owner).Scan(&wrapped, &erased); err != nil {
		return nil, err
	}
	if erased {
		return nil, nil // also when a key has come back, from an old copy say
	}
	if wrapped != nil {
		switch {
		case s.Locked() && make:
			return nil, errLocked()
		case s.Locked():
			return nil, nil
		}
		k, err := s.unwrap(wrapped, owner)
		if err != nil {
			return nil, err
		}
		s.keys[owner] = k
		return k, nil
	}
	if !make {
		return nil, nil
	}
	k := seal.NewKey()
	if err := s.exec(tx, insertKey, owner, s.wrap(k, owner)); err != nil {
		return nil, err
	}
	s.keys[owner] = k // if the transaction fails, forgetKeys drops it
	return k, nil
}

// wrap seals an owner's key: with the surgery key, or while locked to its public
// half.
func (s *Store) wrap(k *seal.Key, owner surgery.ID) []byte {
	if s.Locked() {
		return s.public.Wrap(k, string(owner))
	}
	return s.secret.Wrap(k, string(owner))
}

func (s *Store) unwrap(wrapped []byte, owner surgery.ID) (k *seal.Key, err error) {
	if seal.IsArrival(wrapped) {
		k, err = s.secret.UnwrapArrival(wrapped, string(owner))
	} else {
		k, err = s.secret.Unwrap(wrapped, string(owner))
	}
	if err != nil {
		return nil, damaged(err)
	}
	return k, nil
}

// destroyKeys erases owners: their keys go, and a tombstone says for ever that
// they did.
func (s *Store) destroyKeys(tx *sql.Tx, owners []surgery.ID, clock surgery.Clock) error {
	return touching(tx, "tombstone", partsOf(owners), func() error {
		for _, owner := range owners {
			if _, err := tx.Exec("DELETE FROM key WHERE owner = ?", owner); err != nil {
				return err
			}
			if _, err := tx.Exec("INSERT OR IGNORE INTO tombstone (owner, clock, desk) VALUES (?, ?, ?)", owner, clock, s.desk); err != nil {
				return err
			}
		}
		return nil
	})
}

// forgetKeys clears keys from memory: after erasing, or when a transaction that
// may have made some has failed.
func (s *Store) forgetKeys() {
	for _, k := range s.keys {
		k.Clear()
	}
	clear(s.keys)
}

// LooseKeys returns the owners of keys that no record needs any more: of people
// whose check-in was undone, say. Closing a surgery destroys them. The key of a text
// is nobody's, and the text can be changed again.
func (s *Store) LooseKeys() ([]surgery.ID, error) {
	var loose []surgery.ID
	err := s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT owner FROM key
			WHERE owner NOT IN (SELECT id FROM attendee)
			  AND owner NOT IN (SELECT id FROM visit)
			  AND owner NOT IN (SELECT id FROM surgeon)
			  AND owner NOT IN (SELECT id FROM surgery)
			  AND owner NOT IN (SELECT id FROM learning)
			  AND owner NOT IN (SELECT id FROM week)
			  AND owner NOT IN (SELECT id FROM event)
			  AND owner NOT IN (SELECT about FROM operation WHERE kind = 'content_edited')
			  AND owner NOT IN (SELECT id FROM barometer)
			  AND owner NOT IN (SELECT id FROM added)
			  AND owner NOT IN (SELECT id FROM story)
			  AND owner NOT IN (SELECT id FROM passed_on)
			ORDER BY owner`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id surgery.ID
			if err := rows.Scan(&id); err != nil {
				return err
			}
			loose = append(loose, id)
		}
		return rows.Err()
	})
	return loose, err
}
