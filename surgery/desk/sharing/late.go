package sharing

import (
	"slices"

	"socialmediasurgery/surgery"
)

// afterTaking sees to what follows from what came: at the home desk, names that came
// after the surgery was closed go as all others did.
func (r *Room) afterTaking(taken surgery.Taken) error {
	if r.joined || len(taken.Operations) == 0 {
		return nil
	}
	now, err := r.sharing()
	if err != nil {
		return err
	}
	at, err := r.desk.Store().Surgery(now.Surgery)
	if err != nil || at.Open() {
		return err
	}
	return r.eraseLate(now)
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
