package store

import "socialmediasurgery/surgery"

var surgeons = &table{
	columns: []string{"helps", "gone"},
	values: func(r surgery.Record) []any {
		s := r.(*surgery.Surgeon)
		return []any{joinList(s.Helps), s.Left}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		s := r.(*surgery.Surgeon)
		var helps string
		return []any{&s.ID, &helps, &s.Left}, func() (err error) {
			s.Helps, err = splitList[string](helps)
			return err
		}
	},
}

// Surgeons returns all surgeons, also those who left.
func (s *Store) Surgeons() ([]*surgery.Surgeon, error) {
	return all[*surgery.Surgeon](s, surgery.Surgeons, "ORDER BY id")
}

// Surgeon returns one.
func (s *Store) Surgeon(id surgery.ID) (*surgery.Surgeon, error) {
	return one[*surgery.Surgeon](s, surgery.Surgeons, id)
}
