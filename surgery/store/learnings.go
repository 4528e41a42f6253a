package store

import "socialmediasurgery/surgery"

var learnings = &table{
	columns: []string{"day"},
	values: func(r surgery.Record) []any {
		return []any{r.(*surgery.Learning).Day}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		l := r.(*surgery.Learning)
		return []any{&l.ID, &l.Day}, func() error { return nil }
	},
}

// Learnings answers the learning log by day.
func (s *Store) Learnings() ([]*surgery.Learning, error) {
	return all[*surgery.Learning](s, surgery.Learnings, "ORDER BY day DESC, id")
}
