package store

import (
	"database/sql"
	"strings"

	"socialmediasurgery/surgery"
)

// People returns these attendees by id; those whose name is gone are left out.
// It takes 500 at most.
func (s *Store) People(ids ...surgery.ID) (map[surgery.ID]*surgery.Attendee, error) {
	found := map[surgery.ID]*surgery.Attendee{}
	if len(ids) == 0 {
		return found, nil
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	people, err := all[*surgery.Attendee](s, surgery.Attendees,
		"WHERE id IN ("+strings.TrimSuffix(strings.Repeat("?, ", len(ids)), ", ")+")", args...)
	for _, a := range people {
		found[a.ID] = a
	}
	return found, err
}

// Due returns those whose saved place ends, the soonest first, up to most, and
// how many there are altogether and before that day.
func (s *Store) Due(day string, most int) (soonest []*surgery.Attendee, saved, past int, err error) {
	err = s.inTx(func(tx *sql.Tx) error {
		err := tx.QueryRow("SELECT count(*), count(*) FILTER (WHERE saved_until < ?) FROM attendee WHERE saved_until <> ''", day).
			Scan(&saved, &past)
		if err != nil {
			return err
		}
		soonest, err = list[*surgery.Attendee](s, tx, surgery.Attendees,
			"WHERE saved_until <> '' ORDER BY saved_until, id LIMIT ?", most)
		return err
	})
	return soonest, saved, past, err
}

// PrintsOf returns what was printed at these visits, oldest first.
func (s *Store) PrintsOf(visit surgery.ID) ([]*surgery.Print, error) {
	return all[*surgery.Print](s, surgery.Prints, "WHERE visit = ? ORDER BY at, id", visit)
}

// Logged is an operation and when it was carried out.
type Logged struct {
	Clock surgery.Clock
	*surgery.Operation
}

// OperationsOn returns what the log holds about a record or at a visit, in the
// order in which it happened.
func (s *Store) OperationsOn(id surgery.ID) ([]Logged, error) {
	var found []Logged
	err := s.inTx(func(tx *sql.Tx) error {
		rows, err := tx.Query("SELECT "+entryColumns+" FROM operation WHERE about = ?1 OR visit = ?1 ORDER BY place", id)
		if err != nil {
			return err
		}
		defer rows.Close()
		var entries []entry
		for rows.Next() {
			var e entry
			if err := e.scan(rows); err != nil {
				return err
			}
			entries = append(entries, e)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		rows.Close() // the connection is needed for keys
		for _, e := range entries {
			o, err := s.decode(tx, &e.Entry)
			if err != nil {
				return err
			}
			found = append(found, Logged{e.Clock, o})
		}
		return nil
	})
	return found, err
}
