package closing

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/visit"
)

// EndVisit finishes a visit now and leaves all else about it as it is, also a
// saved place: for ending visits one after another when the surgery closes.
func (r *Room) EndVisit(id surgery.ID) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(id)
	if err != nil {
		return surgery.Change{}, err
	}
	f := visit.Finish{After: v.After, Outcome: v.Outcome, Barrier: v.Barrier, Learnt: v.Words.Learnt}
	if !v.Guest() {
		a, err := r.desk.Store().Attendee(v.Attendee)
		if err != nil {
			return surgery.Change{}, err
		}
		f.SaveUntil = a.SavedUntil
	}
	return r.visit.FinishVisit(id, f)
}
