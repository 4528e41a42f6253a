package store

import (
	"database/sql"
	"encoding/json"
	"errors"

	"socialmediasurgery/surgery"
)

// EachName calls visit with everybody whose name is held and all that they are found by, in the order of their
// ids, which are random. It keeps no keys and no records, so that a hundred
// thousand people can be read without holding them. While locked there are none.
func (s *Store) EachName(visit func(id surgery.ID, name string)) error {
	if s.Locked() {
		return nil
	}
	return s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT attendee.id, attendee.words, key.desk, key.wrapped
			FROM attendee JOIN key ON key.owner = attendee.id
			WHERE length(attendee.words) > 0 AND NOT EXISTS (SELECT 1 FROM tombstone WHERE owner = attendee.id)
			ORDER BY attendee.id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		var id, named surgery.ID
		var closed error // of the one before, whom no key opened so far
		for rows.Next() {
			before := id
			var desk surgery.ID
			var sealed, wrapped sql.RawBytes
			if err := rows.Scan(&id, &sealed, &desk, &wrapped); err != nil {
				return err
			}
			switch {
			case id == named:
				continue // by another of their keys
			case id != before && closed != nil:
				return closed
			}
			var name string
			if name, closed = s.nameIn(id, sealed, wrappedKey{id, desk, wrapped}); closed == nil {
				named = id
				visit(id, name)
			}
		}
		return errors.Join(closed, rows.Err())
	})
}

// nameIn opens a name with one of its keys.
func (s *Store) nameIn(id surgery.ID, sealed []byte, with wrappedKey) (string, error) {
	key, err := s.unwrap(with)
	if err != nil {
		return "", err
	}
	defer key.Clear()
	raw, err := key.Open(sealed, rowField(&surgery.Attendee{ID: id}))
	if err != nil {
		return "", damaged(err)
	}
	var words surgery.AttendeeWords
	if err := json.Unmarshal(raw, &words); err != nil {
		return "", damaged(err)
	}
	return words.Found(), nil
}
