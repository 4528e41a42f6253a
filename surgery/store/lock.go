package store

import (
	"database/sql"
	"encoding/base64"
	"errors"
	"io/fs"
	"log/slog"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Until there is a passphrase the surgery key lies beside the store, and the
// store is never locked. Afterwards a store opens locked: facts can be read, words
// are empty, and new records can be written under keys that are wrapped to the
// surgery's public key.

// held settings are the store's own; Settings leaves them out by their dot.
const (
	publicSetting = ".surgery_key" // public half of the key that the owners' keys are wrapped with
	sealedSetting = ".sealed."     // begins the name of a sealed setting
)

// keyFiles are what lies beside the store: two of them while the surgery key is
// exchanged, of which the store says which is its own.
type keyFiles struct {
	current, next *seal.Held
}

// readKeys reads the key files.
func readKeys(folder string) (k keyFiles, err error) {
	k.current, err = seal.ReadKeyFile(folder, seal.KeyFile)
	if errors.Is(err, fs.ErrPermission) {
		return k, explain(err)
	}
	next, nextErr := seal.ReadKeyFile(folder, seal.NextKeyFile)
	if nextErr == nil {
		k.next = next
	}
	if err == nil || k.next != nil {
		return k, nil
	}
	return k, keyMissing(err)
}

func keyMissing(cause error) error {
	return surgery.Fail(surgery.Damaged, "error.key_missing", "file", seal.KeyFile).Because(cause)
}

// chooseKey takes the key file that belongs to the store.
func (s *Store) chooseKey(tx *sql.Tx, k keyFiles, change bool) error {
	var text string
	err := tx.QueryRow("SELECT value FROM setting WHERE name = ?", publicSetting).Scan(&text)
	switch {
	case errors.Is(err, sql.ErrNoRows): // new, restored, or from before there was a choice
		s.held = k.current
		if s.held == nil {
			s.held = k.next
		}
		if change {
			if err := setPublic(tx, s.held.PublicKey()); err != nil {
				return err
			}
		}
	case err != nil:
		return err
	default:
		for _, held := range []*seal.Held{k.current, k.next} {
			if held != nil && held.PublicKey().String() == text {
				s.held = held
				break
			}
		}
	}
	if s.held == nil {
		return keyMissing(errors.New("the key file belongs to another store"))
	}
	s.public, s.secret = s.held.PublicKey(), s.held.Plain
	return nil
}

func setPublic(tx *sql.Tx, p seal.PublicKey) error {
	return touching(tx, "setting", []string{whole}, func() error {
		_, err := tx.Exec("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", publicSetting, p.String())
		return err
	})
}

// settleKeyFiles ends an exchange of the surgery key that a crash cut off, once
// the store itself has come through. The write-ahead log is empty before a key is
// destroyed: nothing may need the old one any more.
func (s *Store) settleKeyFiles(k keyFiles) {
	var err error
	switch {
	case s.held == k.next && !s.unshrunk:
		err = seal.TakeNext(s.folder)
	case s.held == k.current:
		err = seal.DropNext(s.folder)
	}
	if err != nil {
		slog.Warn("store: the key files could not be put in order", "cause", err)
	}
}

// Locked reports whether words cannot be read.
func (s *Store) Locked() bool { return s.secret == nil }

// Slots returns what the passphrase and the recovery key open; nil while there is
// no passphrase.
func (s *Store) Slots() *seal.Slots { return s.held.Slots }

// Held returns what the key file holds: whom backups are sealed to.
func (s *Store) Held() *seal.Held { return s.held }

// Secret returns the surgery key; nil while locked. It is the store's: it goes
// when the store is locked or closed.
func (s *Store) Secret() *seal.Key { return s.secret }

// Lock forgets the surgery key and all others. Invalid while there is no
// passphrase: the key would lie beside the store all the same.
func (s *Store) Lock() error {
	if s.held.Slots == nil {
		return surgery.Fail(surgery.Invalid, "error.no_passphrase")
	}
	if !s.Locked() {
		s.secret.Clear()
		s.secret = nil
	}
	s.forgetKeys()
	return nil
}

// Unlock takes over the surgery key and wraps the keys of what arrived meanwhile
// with it. Damaged for a key that is not this store's; then, and when the change
// fails, it stays locked.
func (s *Store) Unlock(key *seal.Key) error {
	if key.PublicKey() != s.public {
		key.Clear()
		return keyMissing(errors.New("the key belongs to another store"))
	}
	if err := s.inTx(func(tx *sql.Tx) error { return takeArrivals(tx, key) }); err != nil {
		key.Clear()
		return err
	}
	s.secret = key
	if err := s.SetRenewed(false); err != nil { // whoever unlocked it knows
		slog.Warn("store: it is said still that the passphrase is another", "cause", err)
	}
	s.tryRenew()
	return nil
}

// takeArrivals wraps the keys that were made while locked with the surgery key.
// One that does not open, which anybody could have put there, stays as it is.
func takeArrivals(tx *sql.Tx, key *seal.Key) error {
	head := seal.ArrivalHead()
	return wrapAnew(tx, func(w wrappedKey) (*seal.Key, error) {
		inner, err := key.UnwrapArrival(w.wrapped, w.name())
		if err != nil {
			slog.Warn("store: the key of an arrival does not open", "owner", w.owner)
		}
		return inner, nil
	}, key, "WHERE substr(wrapped, 1, ?) = ?", len(head), head)
}

// wrapAnew wraps keys with another surgery key; those that unwrap gives nothing for
// stay as they are.
func wrapAnew(tx *sql.Tx, unwrap func(wrappedKey) (*seal.Key, error), key *seal.Key, where string, args ...any) error {
	for _, table := range keyTables {
		found, err := wrappedKeys(tx, table, where, args...)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			continue
		}
		var owners []surgery.ID
		for _, w := range found {
			owners = append(owners, w.owner)
		}
		work := func() error { return wrapAll(tx, table, found, unwrap, key) }
		if table == "key" { // which has no digests
			err = work()
		} else {
			err = touching(tx, table, partsOf(owners), work)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func wrapAll(tx *sql.Tx, table string, found []wrappedKey, unwrap func(wrappedKey) (*seal.Key, error), key *seal.Key) error {
	update, err := tx.Prepare("UPDATE " + table + " SET wrapped = ? WHERE owner = ? AND desk = ?")
	if err != nil {
		return err
	}
	defer update.Close()
	for _, w := range found {
		inner, err := unwrap(w)
		if err != nil {
			return err
		}
		if inner == nil {
			continue
		}
		_, err = update.Exec(key.Wrap(inner, w.name()), w.owner, w.desk)
		inner.Clear()
		if err != nil {
			return err
		}
	}
	return nil
}

type wrappedKey struct {
	owner, desk surgery.ID
	wrapped     []byte
}

func (w wrappedKey) name() string { return keyName(w.owner, w.desk) }

func wrappedKeys(tx *sql.Tx, table, where string, args ...any) ([]wrappedKey, error) {
	rows, err := tx.Query("SELECT owner, desk, wrapped FROM "+table+" "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []wrappedKey
	for rows.Next() {
		var w wrappedKey
		if err := rows.Scan(&w.owner, &w.desk, &w.wrapped); err != nil {
			return nil, err
		}
		found = append(found, w)
	}
	return found, rows.Err()
}

// mayDoLocked refuses what would write over words that cannot be read: while
// locked, records are new or have no words.
func mayDoLocked(o *surgery.Operation) error {
	for _, e := range o.Edits {
		if e.Before != nil && e.Before.Owner() != "" {
			return errLocked()
		}
	}
	if len(o.Erases) > 0 {
		return errLocked()
	}
	return nil
}

func errLocked() error { return surgery.Fail(surgery.Locked, "error.locked") }

// SealedSetting returns a setting that is sealed under the surgery key; nil when
// there is none, or one under another key, as after a restore. Locked while locked.
func (s *Store) SealedSetting(name string) ([]byte, error) {
	if s.Locked() {
		return nil, errLocked()
	}
	var value []byte
	err := s.inTx(func(tx *sql.Tx) error {
		var text string
		err := tx.QueryRow("SELECT value FROM setting WHERE name = ?", sealedSetting+name).Scan(&text)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err == nil {
			value = openSetting(s.secret, name, text)
		}
		return err
	})
	return value, err
}

// HasSealedSetting reports whether there is one, also while locked.
func (s *Store) HasSealedSetting(name string) (there bool, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		return tx.QueryRow("SELECT EXISTS (SELECT 1 FROM setting WHERE name = ?)", sealedSetting+name).Scan(&there)
	})
	return there, err
}

// SetSealedSetting keeps a sealed setting; a nil value takes it away.
func (s *Store) SetSealedSetting(name string, value []byte) error {
	if s.Locked() {
		return errLocked()
	}
	query, args := "DELETE FROM setting WHERE name = ?", []any{sealedSetting + name}
	if value != nil {
		query, args = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", append(args, sealSetting(s.secret, name, value))
	}
	return s.change(func(tx *sql.Tx) error {
		return touching(tx, "setting", []string{whole}, func() error {
			_, err := tx.Exec(query, args...)
			return err
		})
	})
}

func settingPlace(name string) seal.Bound {
	return seal.Bound{Table: "setting", Record: name, Field: "value"}
}

func sealSetting(key *seal.Key, name string, value []byte) string {
	return base64.StdEncoding.EncodeToString(key.Seal(value, settingPlace(name)))
}

func openSetting(key *seal.Key, name, text string) []byte {
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	value, err := key.Open(raw, settingPlace(name))
	if err != nil {
		slog.Warn("store: a sealed setting does not open", "name", name)
		return nil
	}
	return value
}
