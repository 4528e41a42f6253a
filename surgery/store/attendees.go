package store

import "socialmediasurgery/surgery"

var attendees = &table{
	columns: []string{"saved_until", "saved_at", "expected_day", "expected_at", "consents"},
	values: func(r surgery.Record) []any {
		a := r.(*surgery.Attendee)
		return []any{a.SavedUntil, stamp(a.SavedAt), a.ExpectedDay, a.ExpectedAt, joinList(a.Consents)}
	},
	into: func(r surgery.Record) ([]any, func() error) {
		a := r.(*surgery.Attendee)
		var at, consents string
		dest := []any{&a.ID, &a.SavedUntil, &at, &a.ExpectedDay, &a.ExpectedAt, &consents}
		return dest, func() (err error) {
			if a.Consents, err = splitList[surgery.Consent](consents); err != nil {
				return err
			}
			return unstampAll(&a.SavedAt, at)
		}
	},
}

// Attendees returns everybody whose name is held, in no order that means anything.
func (s *Store) Attendees() ([]*surgery.Attendee, error) {
	return all[*surgery.Attendee](s, surgery.Attendees, "ORDER BY id")
}

// Attendee returns one; NotFound when the name is gone.
func (s *Store) Attendee(id surgery.ID) (*surgery.Attendee, error) {
	return one[*surgery.Attendee](s, surgery.Attendees, id)
}

// AttendeesAt returns those with a visit at the surgery.
func (s *Store) AttendeesAt(at surgery.ID) ([]*surgery.Attendee, error) {
	return all[*surgery.Attendee](s, surgery.Attendees,
		"WHERE id IN (SELECT attendee FROM visit WHERE surgery = ?) ORDER BY id", at)
}
