package desk

import "socialmediasurgery/surgery"

// EndVisit finishes a visit now and leaves all else about it as it is, also a
// saved place: for ending visits one after another when the surgery closes.
func (d *Desk) EndVisit(id surgery.ID) (surgery.Change, error) {
	v, err := d.store.Visit(id)
	if err != nil {
		return surgery.Change{}, err
	}
	f := Finish{After: v.After, Outcome: v.Outcome, Barrier: v.Barrier, Learnt: v.Words.Learnt}
	if !v.Guest() {
		a, err := d.store.Attendee(v.Attendee)
		if err != nil {
			return surgery.Change{}, err
		}
		f.SaveUntil = a.SavedUntil
	}
	return d.FinishVisit(id, f)
}
