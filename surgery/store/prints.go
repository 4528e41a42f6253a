package store

import (
	"time"

	"socialmediasurgery/surgery"
)

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

// Prints returns what was printed at a surgery, oldest first.
func (s *Store) Prints(at surgery.ID) ([]*surgery.Print, error) {
	return all[*surgery.Print](s, surgery.Prints, "WHERE surgery = ? ORDER BY at, id", at)
}

// LastPrinted returns when a print of that kind went out last, at a surgery or
// not; the zero time for never.
func (s *Store) LastPrinted(kind surgery.PrintKind) (time.Time, error) {
	last, err := all[*surgery.Print](s, surgery.Prints, "WHERE kind = ? ORDER BY at DESC, id DESC LIMIT 1", kind)
	if err != nil || len(last) == 0 {
		return time.Time{}, err
	}
	return last[0].At, nil
}
