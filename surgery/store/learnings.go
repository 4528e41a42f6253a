package store

import "socialmediasurgery/surgery"

var learnings = &table{
	columns: []string{"day", "kind", "about", "event", "permitted", "rank"},
	values: func(r surgery.Record) []any {
		l := r.(*surgery.Learning)
		return []any{l.Day, l.Kind, joinList(l.About), l.Event, l.Permitted, l.Rank}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		l := r.(*surgery.Learning)
		var about string
		return []any{&l.ID, &l.Day, &l.Kind, &about, &l.Event, &l.Permitted, &l.Rank}, func() (err error) {
			l.About, err = splitList[string](about)
			return err
		}
	},
}

// Learnings returns the learning log: the latest day first, and a day's entries
// as the host ordered them.
func (s *Store) Learnings() ([]*surgery.Learning, error) {
	return all[*surgery.Learning](s, surgery.Learnings, "ORDER BY day DESC, rank, id")
}

// Learning returns one.
func (s *Store) Learning(id surgery.ID) (*surgery.Learning, error) {
	return one[*surgery.Learning](s, surgery.Learnings, id)
}
