package store

import "socialmediasurgery/surgery"

var surgeries = &table{
	columns: []string{"kind", "day", "opens", "closes", "next_day", "next_time", "opened_at", "closed_at", "week", "event"},
	values: func(r surgery.Record) []any {
		s := r.(*surgery.Surgery)
		return []any{s.Kind, s.Day, s.Opens, s.Closes, s.NextDay, s.NextTime, stamp(s.OpenedAt), stamp(s.ClosedAt), s.Week, s.Event}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		s := r.(*surgery.Surgery)
		var opened, closed string
		return []any{&s.ID, &s.Kind, &s.Day, &s.Opens, &s.Closes, &s.NextDay, &s.NextTime, &opened, &closed, &s.Week, &s.Event}, func() error {
			return unstampAll(&s.OpenedAt, opened, &s.ClosedAt, closed)
		}
	},
}

// Surgeries returns all surgeries, the latest first.
func (s *Store) Surgeries() ([]*surgery.Surgery, error) {
	return all[*surgery.Surgery](s, surgery.Surgeries, "ORDER BY opened_at DESC, id")
}

// LatestSurgery returns the surgery that is open, else the one opened last; nil when
// there was none yet. The clock may have been put back since one before it.
func (s *Store) LatestSurgery() (*surgery.Surgery, error) {
	found, err := all[*surgery.Surgery](s, surgery.Surgeries, "ORDER BY closed_at = '' DESC, opened_at DESC, id LIMIT 1")
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// Surgery returns one.
func (s *Store) Surgery(id surgery.ID) (*surgery.Surgery, error) {
	return one[*surgery.Surgery](s, surgery.Surgeries, id)
}
