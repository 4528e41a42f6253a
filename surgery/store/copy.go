package store

import (
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
)

// CopyTo writes a copy of the store without anybody's key to path, a new file:
// what a backup is sealed from. It answers what is in it. It needs no key, so a
// locked store can be copied.
func (s *Store) CopyTo(path string) (Report, error) {
	report, err := s.Counts()
	if err != nil {
		return report, err
	}
	if err := createEmpty(path); err != nil { // or SQLite would make it readable by everybody
		return report, explain(err)
	}
	_, err = s.db.Exec("VACUUM INTO ?", path)
	if err == nil {
		err = forgetKeysIn(path)
	}
	if err != nil {
		os.Remove(path)
	}
	return report, explain(err)
}

// forgetKeysIn empties a copy of its keys, and of the places where they lay.
func forgetKeysIn(path string) (err error) {
	db, err := sql.Open("sqlite3", plainAddress(path, "_journal_mode=OFF&_synchronous=FULL&_secure_delete=on"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	_, err = db.Exec("DELETE FROM key; VACUUM")
	return err
}

// plainAddress answers a file as SQLite wants it, with these settings.
func plainAddress(path, settings string) string {
	slashed := filepath.ToSlash(path)
	if len(slashed) > 0 && slashed[0] != '/' && filepath.VolumeName(path) != "" {
		slashed = "/" + slashed
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + settings
}

// Tombstone is an owner whose key was destroyed for ever.
type Tombstone struct {
	Owner surgery.ID
	Clock surgery.Clock
	Desk  surgery.ID
}

// Keys answers the owners' keys, wrapped, and who was erased: what a keybag holds.
func (s *Store) Keys() (wrapped map[surgery.ID][]byte, erased []Tombstone, err error) {
	wrapped = map[surgery.ID][]byte{}
	err = s.inTx(func(tx *sql.Tx) error {
		erased = nil
		if err := eachRow(tx, "SELECT owner, wrapped FROM key", func(scan scanner) error {
			var owner surgery.ID
			var key []byte
			if err := scan(&owner, &key); err != nil {
				return err
			}
			wrapped[owner] = key
			return nil
		}); err != nil {
			return err
		}
		return eachRow(tx, "SELECT owner, clock, desk FROM tombstone ORDER BY clock, owner", func(scan scanner) error {
			var t Tombstone
			if err := scan(&t.Owner, &t.Clock, &t.Desk); err != nil {
				return err
			}
			erased = append(erased, t)
			return nil
		})
	})
	return wrapped, erased, err
}

// ErasedAttendees answers those whose key was destroyed while their record is
// there: after a restore.
func (s *Store) ErasedAttendees() ([]*surgery.Attendee, error) {
	return all[*surgery.Attendee](s, surgery.Attendees, "WHERE id IN (SELECT owner FROM tombstone) ORDER BY id")
}

type scanner func(dest ...any) error

// querier is a transaction or a database.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
}

func eachRow(from querier, query string, visit func(scanner) error, args ...any) error {
	rows, err := from.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}
