package store

import (
	"database/sql"
	"log/slog"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Protect exchanges the surgery key, which lay beside the store in plain, for a
// new one that is in slots only, and takes the new key over. The old key is
// exchanged and not only sealed, since a flash disk may keep a copy of its file.
// (The owners' own keys stay: who has such a copy of the old key and one of the
// old store can read what stood in it then.)
//
// A crash leaves one of these, and the next Open goes on from each:
//
//	key file   next   store   what Open does
//	old        -      old     nothing has happened
//	old        new    old     drops the next file
//	old        new    new     takes the next file
//	zeroes     new    new     takes the next file
//	new        -      new     it is done
func (s *Store) Protect(slots *seal.Slots, key *seal.Key) error {
	if s.Locked() || s.held.Slots != nil || key.PublicKey() != slots.PublicKey() {
		key.Clear()
		return surgery.Fail(surgery.Internal, "error.internal")
	}
	return s.exchange(slots, key, nil)
}

// exchange does that, also where the surgery key was in slots already: of a joined desk,
// whose share has another key. also is done with it, in the same transaction; what it
// seals it seals with the new key.
func (s *Store) exchange(slots *seal.Slots, key *seal.Key, also func(*sql.Tx) error) error {
	if err := s.writeNext(slots); err != nil {
		key.Clear()
		return err
	}
	err := s.rewrap(key, also)
	if err != nil && !s.isOf(key) {
		key.Clear() // the next file stays: if even now nobody knows whether it is needed, the next Open does
		return err
	}
	s.secret.Clear()
	s.held, s.secret, s.public = &seal.Held{Slots: slots}, key, key.PublicKey()
	s.forgetKeys()
	s.takeNext()
	return err
}

// isOf reports whether the store says that it is of a surgery key, whatever came of the
// change that made it so.
func (s *Store) isOf(key *seal.Key) (is bool) {
	err := s.inTx(func(tx *sql.Tx) error {
		var text string
		err := tx.QueryRow("SELECT value FROM setting WHERE name = ?", publicSetting).Scan(&text)
		is = text == key.PublicKey().String()
		return err
	})
	return err == nil && is
}

// writeNext writes the new key file beside the old. The store says first whose it
// is: a next file from before must not be needed any more.
func (s *Store) writeNext(slots *seal.Slots) error {
	if err := s.change(func(tx *sql.Tx) error { return setPublic(tx, s.public) }); err != nil {
		return err
	}
	return explain(seal.WriteNextSlots(s.folder, slots))
}

// rewrap wraps every owner's key and seals every sealed setting with another
// surgery key, all or none.
func (s *Store) rewrap(key *seal.Key, also func(*sql.Tx) error) error {
	return s.change(func(tx *sql.Tx) error {
		if err := wrapAnew(tx, s.unwrap, key, ""); err != nil {
			return err
		}
		err := touching(tx, "setting", []string{whole}, func() error { return s.resealSettings(tx, key) })
		if err == nil && also != nil {
			err = also(tx)
		}
		if err != nil {
			return err
		}
		return setPublic(tx, key.PublicKey())
	})
}

func (s *Store) resealSettings(tx *sql.Tx, key *seal.Key) error {
	sealed, err := settingsLike(tx, "LIKE '"+sealedSetting+"%'")
	if err != nil {
		return err
	}
	for whole, text := range sealed {
		name := strings.TrimPrefix(whole, sealedSetting)
		query, args := "DELETE FROM setting WHERE name = ?1", []any{whole} // one that does not open is lost already
		if value := openSetting(s.secret, name, text); value != nil {
			query, args = "UPDATE setting SET value = ?2 WHERE name = ?1", []any{whole, sealSetting(key, name, value)}
			clear(value)
		}
		if _, err := tx.Exec(query, args...); err != nil {
			return err
		}
	}
	return nil
}

// takeNext destroys the key file before. If it cannot be done now, the next Open
// does it: the store is changed over already, and the old key opens nothing.
func (s *Store) takeNext() {
	s.unshrunk = true
	s.shrink()
	if s.unshrunk {
		return
	}
	if err := seal.TakeNext(s.folder); err != nil {
		slog.Warn("store: the key file before could not be destroyed yet", "cause", err)
	}
}

// SetSlots puts other slots of the same surgery key into the key file: another
// passphrase, or another recovery key.
func (s *Store) SetSlots(slots *seal.Slots) error {
	if s.held.Slots == nil || slots.PublicKey() != s.public {
		return surgery.Fail(surgery.Internal, "error.internal")
	}
	if err := seal.ReplaceSlots(s.folder, slots); err != nil {
		return explain(err)
	}
	s.held = &seal.Held{Slots: slots}
	return nil
}
