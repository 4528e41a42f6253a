package store

import (
	"database/sql"
	"encoding/json"

	"socialmediasurgery/surgery"
)

// EachName calls visit with everybody whose name is held, in the order of their
// ids, which are random. It keeps no keys and no records, so that a hundred
// thousand people can be read without holding them. While locked there are none.
func (s *Store) EachName(visit func(id surgery.ID, name string)) error {
	if s.Locked() {
		return nil
	}
	return s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT attendee.id, attendee.words, key.wrapped
			FROM attendee JOIN key ON key.owner = attendee.id
			WHERE length(attendee.words) > 0 AND NOT EXISTS (SELECT 1 FROM tombstone WHERE owner = attendee.id)
			ORDER BY attendee.id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		var id surgery.ID
		var sealed, wrapped sql.RawBytes
		for rows.Next() {
			if err := rows.Scan(&id, &sealed, &wrapped); err != nil {
				return err
			}
			key, err := s.unwrap(wrapped, id)
			if err != nil {
				return err
			}
			raw, err := key.Open(sealed, rowField(&surgery.Attendee{ID: id}))
			key.Clear()
			if err != nil {
				return damaged(err)
			}
			var words surgery.AttendeeWords
			if err := json.Unmarshal(raw, &words); err != nil {
				return damaged(err)
			}
			visit(id, words.Name)
		}
		return rows.Err()
	})
}
