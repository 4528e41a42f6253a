package store

import "socialmediasurgery/surgery"

var barometers = &table{
	columns: []string{"week", "first_day", "last_day", "points"},
	values: func(r surgery.Record) []any {
		b := r.(*surgery.Barometer)
		return []any{b.Week, b.From, b.Until, b.Points}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		b := r.(*surgery.Barometer)
		return []any{&b.ID, &b.Week, &b.From, &b.Until, &b.Points}, func() error { return nil }
	},
}

// Barometers returns those of a week, the first begun first.
func (s *Store) Barometers(week surgery.ID) ([]*surgery.Barometer, error) {
	return all[*surgery.Barometer](s, surgery.Barometers, "WHERE week = ? ORDER BY first_day, id", week)
}

// AllBarometers returns those of every week, the first begun first.
func (s *Store) AllBarometers() ([]*surgery.Barometer, error) {
	return all[*surgery.Barometer](s, surgery.Barometers, "ORDER BY first_day, id")
}

// BarometersOn returns those that may be answered on a day.
func (s *Store) BarometersOn(day string) ([]*surgery.Barometer, error) {
	return all[*surgery.Barometer](s, surgery.Barometers, "WHERE first_day <= ? AND last_day >= ? ORDER BY first_day, id", day, day)
}

// Barometer returns one.
func (s *Store) Barometer(id surgery.ID) (*surgery.Barometer, error) {
	return one[*surgery.Barometer](s, surgery.Barometers, id)
}
