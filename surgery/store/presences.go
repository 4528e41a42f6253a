package store

import "socialmediasurgery/surgery"

var presences = &table{
	columns: []string{"surgery", "surgeon", "here_from", "here_until"},
	values: func(r surgery.Record) []any {
		p := r.(*surgery.Presence)
		return []any{p.Surgery, p.Surgeon, stamp(p.From), stamp(p.Until)}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		p := r.(*surgery.Presence)
		var from, until string
		return []any{&p.ID, &p.Surgery, &p.Surgeon, &from, &until}, func() error {
			return unstampAll(&p.From, from, &p.Until, until)
		}
	},
}

// Presences returns who was at a surgery and when, in the order of arriving.
func (s *Store) Presences(at surgery.ID) ([]*surgery.Presence, error) {
	return all[*surgery.Presence](s, surgery.Presences, "WHERE surgery = ? ORDER BY here_from, id", at)
}
