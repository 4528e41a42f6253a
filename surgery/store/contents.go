package store

import "socialmediasurgery/surgery"

var texts = &table{
	columns: []string{"checked"},
	values: func(r surgery.Record) []any {
		return []any{r.(*surgery.Content).Checked}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		c := r.(*surgery.Content)
		return []any{&c.ID, &c.Checked}, func() error { return nil }
	},
}

// Contents returns the texts a host has changed.
func (s *Store) Contents() ([]*surgery.Content, error) {
	return all[*surgery.Content](s, surgery.Contents, "ORDER BY id")
}
