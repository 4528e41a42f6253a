package store

import (
	"database/sql"
	"fmt"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

const (
	// Beside the least of a column, SQLite gives the others of its row.
	findKey   = `SELECT count(*), min(desk), wrapped, EXISTS (SELECT 1 FROM tombstone WHERE owner = ?1) FROM key WHERE owner = ?1`
	insertKey = "INSERT INTO key (owner, desk, wrapped) VALUES (?, ?, ?)"
)

// there says what there is of an owner's key.
type there int

const (
	keyHere   there = iota // it is here; while locked it opens nothing
	keyNotYet              // it was never made, or has not come from the desk that made it
	keyErased              // it was destroyed, for ever
)

// keysOf returns the keys of an owner: several where desks made them apart. While
// locked there are none but those made in this transaction.
func (s *Store) keysOf(tx *sql.Tx, owner surgery.ID) ([]*seal.Key, there, error) {
	if k := s.keys[owner]; k != nil {
		return k, keyHere, nil
	}
	if owner == "" {
		return nil, keyNotYet, fmt.Errorf("words without an owner")
	}
	var n int
	var first wrappedKey
	var desk sql.NullString
	var erased bool
	if err := s.queryRow(tx, findKey, owner).Scan(&n, &desk, &first.wrapped, &erased); err != nil {
		return nil, keyNotYet, err
	}
	switch {
	case erased:
		return nil, keyErased, nil // also when a key has come back, from an old copy say
	case n == 0:
		return nil, keyNotYet, nil
	case s.Locked():
		return nil, keyHere, nil
	}
	first.owner, first.desk = owner, surgery.ID(desk.String)
	all := []wrappedKey{first}
	if n > 1 {
		var err error
		if all, err = wrappedKeys(tx, "key", "WHERE owner = ? ORDER BY desk", owner); err != nil {
			return nil, keyHere, err
		}
	}
	var opened []*seal.Key
	var failed error
	for _, w := range all {
		k, err := s.unwrap(w)
		if err != nil {
			failed = err
			continue
		}
		opened = append(opened, k)
	}
	if len(opened) == 0 {
		return nil, keyHere, failed
	}
	s.keys[owner] = opened
	return opened, keyHere, nil
}

// sealing returns the key that an owner's words are sealed with, and makes one where
// there is none. It is nil for one who is erased. Locked for one that was made before
// while locked.
func (s *Store) sealing(tx *sql.Tx, owner surgery.ID) (*seal.Key, error) {
	keys, is, err := s.keysOf(tx, owner)
	switch {
	case err != nil || is == keyErased:
		return nil, err
	case is == keyNotYet:
		return s.makeKey(tx, owner)
	case len(keys) == 0:
		return nil, errLocked()
	}
	return keys[0], nil
}

// makeKey makes an owner's key: in the same transaction as the record that needs it.
func (s *Store) makeKey(tx *sql.Tx, owner surgery.ID) (*seal.Key, error) {
	k := seal.NewKey()
	if err := s.exec(tx, insertKey, owner, s.desk, s.wrap(k, keyName(owner, s.desk))); err != nil {
		return nil, err
	}
	s.keys[owner] = []*seal.Key{k} // if the transaction fails, forgetKeys drops it
	s.note(owner, k)
	return k, nil
}

// open opens what was sealed under a key of an owner. It is nil where there is none to
// open it with, which is no error: see there.
func (s *Store) open(tx *sql.Tx, owner surgery.ID, sealed []byte, at seal.Bound) (raw []byte, is there, err error) {
	keys, is, err := s.keysOf(tx, owner)
	if err != nil || len(keys) == 0 {
		return nil, is, err
	}
	for _, key := range keys {
		if raw, err = key.Open(sealed, at); err == nil {
			return raw, is, nil
		}
	}
	if s.going != nil && s.going(owner) {
		return nil, is, nil
	}
	return nil, is, damaged(err)
}

// keyName is what a wrapped key is bound to: whose it is, and which desk made it.
func keyName(owner, desk surgery.ID) string {
	if desk == "" {
		return string(owner)
	}
	return string(owner) + " of " + string(desk)
}

// wrap seals an owner's key: with the surgery key, or while locked to its public
// half.
func (s *Store) wrap(k *seal.Key, name string) []byte {
	if s.Locked() {
		return s.public.Wrap(k, name)
	}
	return s.secret.Wrap(k, name)
}

func (s *Store) unwrap(w wrappedKey) (k *seal.Key, err error) {
	if seal.IsArrival(w.wrapped) {
		k, err = s.secret.UnwrapArrival(w.wrapped, w.name())
	} else {
		k, err = s.secret.Unwrap(w.wrapped, w.name())
	}
	if err != nil {
		return nil, damaged(err)
	}
	return k, nil
}

// destroyKeys erases owners: their keys go, whichever desk made them, and a tombstone
// says for ever that they did, and which desk erased them. How they are reached goes too.
func destroyKeys(tx *sql.Tx, owners []surgery.ID, clock surgery.Clock, desk surgery.ID) error {
	owners, err := withContacts(tx, owners)
	if err != nil {
		return err
	}
	erase := func() error {
		for _, owner := range owners {
			for _, table := range keyTables {
				if _, err := tx.Exec("DELETE FROM "+table+" WHERE owner = ?", owner); err != nil {
					return err
				}
			}
			if _, err := tx.Exec("INSERT OR IGNORE INTO tombstone (owner, clock, desk) VALUES (?, ?, ?)", owner, clock, desk); err != nil {
				return err
			}
		}
		return nil
	}
	return touching(tx, "tombstone", partsOf(owners), func() error { return touching(tx, "early_key", partsOf(owners), erase) })
}

// forgetKeys clears keys from memory: after erasing, or when a transaction that
// may have made some has failed.
func (s *Store) forgetKeys() {
	for _, keys := range s.keys {
		for _, k := range keys {
			k.Clear()
		}
	}
	clear(s.keys)
}

// LooseKeys returns the owners of keys that no record needs any more: of people
// whose check-in was undone, say. Closing a surgery destroys them. A key that came from
// elsewhere before its record is none of them; nor is the key of a text, which can be
// changed again.
func (s *Store) LooseKeys() (loose []surgery.ID, err error) {
	err = s.inTx(func(tx *sql.Tx) (err error) {
		loose, err = looseKeys(tx)
		return err
	})
	return loose, err
}

func looseKeys(tx *sql.Tx) (loose []surgery.ID, err error) {
	return loose, eachRow(tx, `SELECT DISTINCT owner FROM key
			WHERE owner NOT IN (SELECT id FROM attendee)
			  AND owner NOT IN (SELECT id FROM contact WHERE `+wanted+`)
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
			  AND owner NOT IN (SELECT id FROM desk_here)
			ORDER BY owner`, func(scan scanner) error {
		var id surgery.ID
		err := scan(&id)
		loose = append(loose, id)
		return err
	})
}
