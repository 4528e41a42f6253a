package store

import "socialmediasurgery/surgery"

var prints = &table{
	columns: []string{"surgery", "visit", "kind", "size", "copies", "at"},
	values: func(r surgery.Record) []any {
		p := r.(*surgery.Print)
		return []any{p.Surgery, p.Visit, p.Kind, p.Size, p.Copies, stamp(p.At)}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		p := r.(*surgery.Print)
		var at string
		return []any{&p.ID, &p.Surgery, &p.Visit, &p.Kind, &p.Size, &p.Copies, &at}, func() error {
			return unstampAll(&p.At, at)
		}
	},
}

// Prints answers what was printed at a surgery, oldest first.
func (s *Store) Prints(at surgery.ID) ([]*surgery.Print, error) {
	return all[*surgery.Print](s, surgery.Prints, "WHERE surgery = ? ORDER BY at, id", at)
}
