package store

import (
	"database/sql"

	"socialmediasurgery/surgery"
)

// ErasedSince returns who was erased since sharing began: what carried their keys between
// desks is to go too. None where nothing is shared.
func (s *Store) ErasedSince() (owners []surgery.ID, err error) {
	if s.share == nil {
		return nil, nil
	}
	return owners, s.inTx(func(tx *sql.Tx) error {
		return eachRow(tx, "SELECT owner FROM tombstone WHERE clock >= ?", func(scan scanner) error {
			var id surgery.ID
			err := scan(&id)
			owners = append(owners, id)
			return err
		}, s.share.began)
	})
}
