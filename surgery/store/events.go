package store

import "socialmediasurgery/surgery"

var events = &table{
	columns: []string{"week", "kind", "day", "last_day", "starts_at", "ends_at"},
	values: func(r surgery.Record) []any {
		e := r.(*surgery.Event)
		return []any{e.Week, e.Kind, e.Day, e.LastDay, stamp(e.Starts), stamp(e.Ends)}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		e := r.(*surgery.Event)
		var starts, ends string
		return []any{&e.ID, &e.Week, &e.Kind, &e.Day, &e.LastDay, &starts, &ends}, func() error {
			return unstampAll(&e.Starts, starts, &e.Ends, ends)
		}
	},
}

// Events returns a week's events: by day, what lasts the day first, then by time.
func (s *Store) Events(week surgery.ID) ([]*surgery.Event, error) {
	return all[*surgery.Event](s, surgery.Events, "WHERE week = ? ORDER BY day, starts_at, id", week)
}

// Event returns one.
func (s *Store) Event(id surgery.ID) (*surgery.Event, error) {
	return one[*surgery.Event](s, surgery.Events, id)
}
