package store

import (
	"context"
	"database/sql"
	"net/url"
	"path/filepath"

	"socialmediasurgery/surgery"
)

// CopyTo is Copier.Backup in one go.
func (s *Store) CopyTo(path string) (Copied, error) {
	return s.Copier().Backup(context.Background(), path)
}

// plainAddress returns a file as SQLite wants it, with these settings.
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

// Keys returns the owners' keys, wrapped, and who was erased: what a keybag holds.
func (s *Store) Keys() (wrapped map[surgery.ID]surgery.OwnerKeys, erased []Tombstone, err error) {
	wrapped = map[surgery.ID]surgery.OwnerKeys{}
	err = s.inTx(func(tx *sql.Tx) error {
		desk := "desk"
		var version int
		if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		if version < desksSince { // it is copied before it is brought up to date
			desk = "''"
		}
		if err := eachRow(tx, "SELECT owner, "+desk+", wrapped FROM key ORDER BY owner", func(scan scanner) error {
			var owner surgery.ID
			var key surgery.OwnerKey
			if err := scan(&owner, &key.Desk, &key.Wrapped); err != nil {
				return err
			}
			wrapped[owner] = append(wrapped[owner], key)
			return nil
		}); err != nil {
			return err
		}
		erased, err = tombstones(tx)
		return err
	})
	return wrapped, erased, err
}

// Erased returns who was erased.
func (s *Store) Erased() (erased []Tombstone, err error) {
	err = s.inTx(func(tx *sql.Tx) (err error) {
		erased, err = tombstones(tx)
		return err
	})
	return erased, err
}

func tombstones(tx *sql.Tx) ([]Tombstone, error) {
	var erased []Tombstone
	err := eachRow(tx, "SELECT owner, clock, desk FROM tombstone ORDER BY clock, owner", func(scan scanner) error {
		var t Tombstone
		err := scan(&t.Owner, &t.Clock, &t.Desk)
		erased = append(erased, t)
		return err
	})
	return erased, err
}

// ErasedAttendees returns those whose key was destroyed while their record is
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
