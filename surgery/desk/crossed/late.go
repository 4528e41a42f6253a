package crossed

import (
	"slices"

	"socialmediasurgery/surgery"
)

// Follow has everybody follow what was taken in; at the home desk, names that came after
// the surgery was closed go as all others did.
func (r *Room) Follow(taken surgery.Taken) (surgery.Change, error) {
	done := surgery.Change{Changed: slices.Concat(taken.Changed, told), Elsewhere: true}
	for _, o := range taken.Operations {
		if _, err := r.desk.Elsewhere(o); err != nil {
			return done, err
		}
	}
	now, err := r.desk.Store().Sharing()
	if err != nil || len(taken.Operations) == 0 || !now.Home {
		return done, err
	}
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil || at.Open() {
		return done, err
	}
	return done, r.eraseLate(now)
}

// eraseLate erases who came to the closed surgery and did not save their place.
func (r *Room) eraseLate(now *surgery.Sharing) error {
	visits, err := r.desk.Store().Visits(now.Surgery)
	if err != nil {
		return err
	}
	people, err := r.desk.Store().AttendeesAt(now.Surgery)
	if err != nil {
		return err
	}
	going := slices.DeleteFunc(slices.Clone(people), func(a *surgery.Attendee) bool { return a.Saved() || len(a.Booked()) > 0 })
	o := &surgery.Operation{Kind: surgery.AttendeesErased, About: now.Surgery, Surgery: now.Surgery}
	gone, err := r.people.Erase(o, going)
	if err != nil {
		return err
	}
	for _, v := range visits {
		if gone[v.Attendee] || v.Guest() && v.Words != (surgery.VisitWords{}) {
			if err := r.people.Unname(o, v, v.Copy()); err != nil {
				return err
			}
		}
	}
	if len(o.Erases) == 0 {
		return nil
	}
	_, err = r.desk.Do(o, "")
	return err
}
