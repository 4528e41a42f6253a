package store

import "socialmediasurgery/surgery"

var visits = &table{
	alone: []string{"surgery", "letter", "number"},
	columns: []string{"surgery", "attendee", "letter", "number", "state", "track", "checklists", "size", "surgeon",
		"arrived_at", "paired_at", "ended_at", "before", "after", "outcome", "barrier", "came_back", "kiosk"},
	values: func(r surgery.Record) []any {
		v := r.(*surgery.Visit)
		return []any{v.Surgery, v.Attendee, v.Letter, v.Number, v.State, v.Track, joinList(v.Checklists), v.Size, v.Surgeon,
			stamp(v.ArrivedAt), stamp(v.PairedAt), stamp(v.EndedAt), v.Before, v.After, v.Outcome, v.Barrier, v.Returning, v.Kiosk}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		v := r.(*surgery.Visit)
		var checklists, arrived, paired, ended string
		dest := []any{&v.ID, &v.Surgery, &v.Attendee, &v.Letter, &v.Number, &v.State, &v.Track, &checklists, &v.Size, &v.Surgeon,
			&arrived, &paired, &ended, &v.Before, &v.After, &v.Outcome, &v.Barrier, &v.Returning, &v.Kiosk}
		return dest, func() (err error) {
			if v.Checklists, err = splitList[string](checklists); err != nil {
				return err
			}
			return unstampAll(&v.ArrivedAt, arrived, &v.PairedAt, paired, &v.EndedAt, ended)
		}
	},
}

// Visits returns the visits of a surgery by letter and number.
func (s *Store) Visits(at surgery.ID) ([]*surgery.Visit, error) {
	return all[*surgery.Visit](s, surgery.Visits, "WHERE surgery = ? ORDER BY letter, number", at)
}

// Visit returns one.
func (s *Store) Visit(id surgery.ID) (*surgery.Visit, error) {
	return one[*surgery.Visit](s, surgery.Visits, id)
}

// VisitsOf returns the visits of an attendee, the latest first.
func (s *Store) VisitsOf(attendee surgery.ID) ([]*surgery.Visit, error) {
	return all[*surgery.Visit](s, surgery.Visits, "WHERE attendee = ? AND attendee <> '' ORDER BY arrived_at DESC, id", attendee)
}
