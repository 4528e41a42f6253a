package store

import "socialmediasurgery/surgery"

var weeks = &table{
	columns: []string{"first_day", "last_day", "archived"},
	values: func(r surgery.Record) []any {
		w := r.(*surgery.Week)
		return []any{w.From, w.Until, w.Archived}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		w := r.(*surgery.Week)
		return []any{&w.ID, &w.From, &w.Until, &w.Archived}, func() error { return nil }
	},
}

// Weeks returns all themed weeks, the latest first.
func (s *Store) Weeks() ([]*surgery.Week, error) {
	return all[*surgery.Week](s, surgery.Weeks, "ORDER BY first_day DESC, id")
}

// Week returns one.
func (s *Store) Week(id surgery.ID) (*surgery.Week, error) {
	return one[*surgery.Week](s, surgery.Weeks, id)
}

// WeekOn returns the week that holds a day, the latest begun if several do; nil
// for none. Archived weeks do not count.
func (s *Store) WeekOn(day string) (*surgery.Week, error) {
	found, err := all[*surgery.Week](s, surgery.Weeks,
		"WHERE first_day <= ? AND last_day >= ? AND archived = 0 ORDER BY first_day DESC, id LIMIT 1", day, day)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}
