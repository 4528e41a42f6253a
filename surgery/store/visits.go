package store

import (
	"database/sql"

	"socialmediasurgery/surgery"
)

var visits = &table{
	alone: []string{"surgery", "number"},
	columns: []string{"surgery", "attendee", "number", "state", "track", "checklists", "size", "surgeon",
		"arrived_at", "paired_at", "ended_at", "before", "after", "outcome", "barrier", "came_back", "kiosk"},
	values: func(r surgery.Record) []any {
		v := r.(*surgery.Visit)
		return []any{v.Surgery, v.Attendee, v.Number, v.State, v.Track, joinList(v.Checklists), v.Size, v.Surgeon,
			stamp(v.ArrivedAt), stamp(v.PairedAt), stamp(v.EndedAt), v.Before, v.After, v.Outcome, v.Barrier, v.Returning, v.Kiosk}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		v := r.(*surgery.Visit)
		var checklists, arrived, paired, ended string
		dest := []any{&v.ID, &v.Surgery, &v.Attendee, &v.Number, &v.State, &v.Track, &checklists, &v.Size, &v.Surgeon,
			&arrived, &paired, &ended, &v.Before, &v.After, &v.Outcome, &v.Barrier, &v.Returning, &v.Kiosk}
		return dest, func() (err error) {
			if v.Checklists, err = splitList[string](checklists); err != nil {
				return err
			}
			return unstampAll(&v.ArrivedAt, arrived, &v.PairedAt, paired, &v.EndedAt, ended)
		}
	},
}

// Visits returns the visits of a surgery by number.
func (s *Store) Visits(at surgery.ID) ([]*surgery.Visit, error) {
	return all[*surgery.Visit](s, surgery.Visits, "WHERE surgery = ? ORDER BY number", at)
}

// Visit returns one.
func (s *Store) Visit(id surgery.ID) (*surgery.Visit, error) {
	return one[*surgery.Visit](s, surgery.Visits, id)
}

// VisitsOf returns the visits of an attendee, the latest first.
func (s *Store) VisitsOf(attendee surgery.ID) ([]*surgery.Visit, error) {
	return all[*surgery.Visit](s, surgery.Visits, "WHERE attendee = ? AND attendee <> '' ORDER BY arrived_at DESC, id", attendee)
}

// NextNumber returns the number of the next visit at the surgery.
func (s *Store) NextNumber(at surgery.ID) (int, error) {
	var n int
	err := s.inTx(func(tx *sql.Tx) error {
		return tx.QueryRow("SELECT coalesce(max(number), 0) + 1 FROM visit WHERE surgery = ?", at).Scan(&n)
	})
	return n, err
}
