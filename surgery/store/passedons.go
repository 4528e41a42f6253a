package store

import "socialmediasurgery/surgery"

var passedOns = &table{
	columns: []string{"surgery", "at"},
	values: func(r surgery.Record) []any {
		p := r.(*surgery.PassedOn)
		return []any{p.Surgery, stamp(p.At)}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		p := r.(*surgery.PassedOn)
		var at string
		return []any{&p.ID, &p.Surgery, &at}, func() error { return unstampAll(&p.At, at) }
	},
}

// PassedOn returns one; NotFound when it is not there (any more).
func (s *Store) PassedOn(id surgery.ID) (*surgery.PassedOn, error) {
	return one[*surgery.PassedOn](s, surgery.PassedOns, id)
}

// PassedOns returns what was passed on, the latest first.
func (s *Store) PassedOns() ([]*surgery.PassedOn, error) {
	return all[*surgery.PassedOn](s, surgery.PassedOns, "ORDER BY at DESC, id")
}
