package store

import "socialmediasurgery/surgery"

// EarlierVisits answers the visits elsewhere of those who are at the surgery, the
// latest first.
func (s *Store) EarlierVisits(at surgery.ID) ([]*surgery.Visit, error) {
	return all[*surgery.Visit](s, surgery.Visits, "WHERE id IN ("+visitsUpTo+") AND surgery <> ?1 ORDER BY arrived_at DESC, id", at)
}

// ProgressUpTo answers what was marked at the surgery, and at other visits of
// those who are there, oldest first.
func (s *Store) ProgressUpTo(at surgery.ID) ([]*surgery.Progress, error) {
	return all[*surgery.Progress](s, surgery.Steps, "WHERE on_record IN ("+visitsUpTo+") ORDER BY at, id", at)
}

// visitsUpTo is the visits at a surgery and all others of whoever is there.
const visitsUpTo = `SELECT id FROM visit WHERE surgery = ?1
	UNION SELECT id FROM visit WHERE attendee <> '' AND attendee IN (SELECT attendee FROM visit WHERE surgery = ?1 AND attendee <> '')`
