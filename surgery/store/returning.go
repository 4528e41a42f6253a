package store

import (
	"database/sql"
	"strings"

	"socialmediasurgery/surgery"
)

// EarlierVisits returns the visits elsewhere of those who are at the surgery, the
// latest first.
func (s *Store) EarlierVisits(at surgery.ID) ([]*surgery.Visit, error) {
	return all[*surgery.Visit](s, surgery.Visits, "WHERE id IN ("+visitsUpTo+") AND surgery <> ?1 ORDER BY arrived_at DESC, id", at)
}

// ProgressUpTo returns what was marked at the surgery, and at other visits of
// those who are there, oldest first.
func (s *Store) ProgressUpTo(at surgery.ID) ([]*surgery.Progress, error) {
	return all[*surgery.Progress](s, surgery.Steps, "WHERE on_record IN ("+visitsUpTo+") ORDER BY at, id", at)
}

// AttendeesUntil returns those who did not save their place, and those whose place
// was saved until before that day.
func (s *Store) AttendeesUntil(day string) ([]*surgery.Attendee, error) {
	return all[*surgery.Attendee](s, surgery.Attendees, "WHERE saved_until < ? ORDER BY id", day) // a blank is before all
}

// visitsUpTo is the visits at a surgery and all others of whoever is there.
const visitsUpTo = `SELECT id FROM visit WHERE surgery = ?1
	UNION SELECT id FROM visit WHERE attendee <> '' AND attendee IN (SELECT attendee FROM visit WHERE surgery = ?1 AND attendee <> '')`

// Known is what the store knows of an attendee.
type Known struct {
	Attendee *surgery.Attendee
	Visits   []*surgery.Visit    // the latest first
	Marks    []*surgery.Progress // at all of them, oldest first
}

// Known returns what is known of some attendees, in one go, for a list that is
// read at every key; those whose name is gone are left out. It takes 500 at most.
func (s *Store) Known(ids ...surgery.ID) (map[surgery.ID]*Known, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	these := "IN (" + strings.TrimSuffix(strings.Repeat("?, ", len(ids)), ", ") + ")"
	known := map[surgery.ID]*Known{}
	err := s.inTx(func(tx *sql.Tx) error {
		people, err := list[*surgery.Attendee](s, tx, surgery.Attendees, "WHERE id "+these, args...)
		if err != nil {
			return err
		}
		for _, a := range people {
			known[a.ID] = &Known{Attendee: a}
		}
		visits, err := list[*surgery.Visit](s, tx, surgery.Visits,
			"WHERE attendee "+these+" AND attendee <> '' ORDER BY arrived_at DESC, id", args...)
		if err != nil {
			return err
		}
		whose := map[surgery.ID]*Known{}
		for _, v := range visits {
			if k := known[v.Attendee]; k != nil {
				k.Visits = append(k.Visits, v)
				whose[v.ID] = k
			}
		}
		marks, err := list[*surgery.Progress](s, tx, surgery.Steps,
			"WHERE on_record IN (SELECT id FROM visit WHERE attendee "+these+" AND attendee <> '') ORDER BY at, id", args...)
		for _, p := range marks {
			if k := whose[p.On]; k != nil {
				k.Marks = append(k.Marks, p)
			}
		}
		return err
	})
	return known, err
}
