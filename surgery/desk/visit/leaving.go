package visit

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// LeaveUnhelped finishes the visit of somebody who has gone before a surgeon was free.
// What was marked and what they allow stays as it is.
func (r *Room) LeaveUnhelped(visit surgery.ID) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	after := v.Copy()
	after.State, after.Outcome, after.Surgeon, after.PairedAt = surgery.Finished, surgery.NotToday, "", time.Time{}
	if v.State != surgery.Finished {
		after.EndedAt = r.desk.Moment()
	}
	return r.today.ChangeVisit(surgery.VisitFinished, v, after, "desk.left_unhelped")
}

// RemoveCheckIn takes a check-in away that should not have been: the visit with all that
// was marked and printed at it, and the name too where it is kept for nothing else.
// Undoing it brings all of that back.
func (r *Room) RemoveCheckIn(visit surgery.ID) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	marks, err := r.desk.Store().Progress(v.ID)
	if err != nil {
		return surgery.Change{}, err
	}
	prints, err := r.desk.Store().Prints(v.Surgery)
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.CheckInRemoved, About: v.ID, Surgery: v.Surgery, Visit: v.ID}
	for _, m := range marks {
		o.Edits = append(o.Edits, surgery.Edit{Before: m})
	}
	for _, p := range prints {
		if p.Visit == v.ID {
			o.Edits = append(o.Edits, surgery.Edit{Before: p})
		}
	}
	o.Edits = append(o.Edits, surgery.Edit{Before: v})
	who := r.names.Subject(o)
	if o.Edits, err = r.withoutName(o.Edits, v); err != nil {
		return surgery.Change{}, err
	}
	return r.desk.Do(o, words.Say("desk.check_in_removed", "who", who))
}

// withoutName adds that the name of whoever was at the visit, and how they are reached, goes, where nothing else
// needs it: a saved place, another visit, a booking.
func (r *Room) withoutName(edits []surgery.Edit, v *surgery.Visit) ([]surgery.Edit, error) {
	if v.Guest() {
		return edits, nil
	}
	person, err := r.desk.Store().Attendee(v.Attendee)
	if err != nil {
		return nil, err
	}
	visits, err := r.desk.Store().VisitsOf(v.Attendee)
	if err != nil {
		return nil, err
	}
	if person.Saved() || len(visits) > 1 || len(person.Booked()) > 0 {
		return edits, nil
	}
	contact, err := r.desk.Store().ContactOf(person.ID)
	if err != nil {
		return nil, err
	}
	return append(append(edits, person.Reached(contact, "", r.desk.NewID)...), surgery.Edit{Before: person}), nil
}
