package visit

import (
	"slices"
	"time"

	"socialmediasurgery/surgery"
)

// Finish is the finish panel; all of it is optional.
type Finish struct {
	After     int // how confident now, 1 to 5; 0: not asked
	Outcome   surgery.Outcome
	Barrier   surgery.Barrier
	Learnt    string
	SaveUntil string           // local date; "" does not save their place
	Name      string           // for a guest who wants to be remembered
	Allowed   *surgery.Allowed // what else they say yes to; nil leaves that as it is
}

// FinishVisit ends a visit. A place that was saved and now is not is withdrawn.
func (r *Room) FinishVisit(id surgery.ID, f Finish) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := v.Copy()
	after.After, after.Outcome, after.Barrier = f.After, f.Outcome, f.Barrier
	after.Words.Learnt = surgery.CleanLines(f.Learnt)
	after.State = surgery.Finished
	if v.State != surgery.Finished {
		after.EndedAt = r.desk.Moment()
	}
	edits, err := r.savePlace(after, f)
	if err != nil {
		return surgery.Change{}, err
	}
	return r.change(surgery.VisitFinished, "desk.finished", append(edits, surgery.Edit{Before: v, After: after}))
}

// savePlace returns the edits of the attendee that finishing brings.
func (r *Room) savePlace(v *surgery.Visit, f Finish) ([]surgery.Edit, error) {
	name := surgery.Clean(f.Name)
	if v.Guest() {
		if f.SaveUntil == "" && name == "" {
			return nil, nil
		}
		if name == "" {
			return nil, surgery.Fail(surgery.Invalid, "error.name_missing")
		}
		edits, err := r.named(v, name, nil)
		if err != nil {
			return nil, err
		}
		a := edits[0].After.(*surgery.Attendee)
		if f.SaveUntil != "" {
			a.SavedUntil, a.SavedAt = f.SaveUntil, r.desk.Moment()
		}
		if f.Allowed != nil {
			contact, err := r.names.Allow(a, *f.Allowed)
			return append(edits, contact...), err
		}
		return edits, nil
	}
	a, err := r.desk.Store().Attendee(v.Attendee)
	if err != nil {
		return nil, err
	}
	after := *a
	var contact []surgery.Edit
	if f.Allowed != nil {
		if contact, err = r.names.Allow(&after, *f.Allowed); err != nil {
			return nil, err
		}
	}
	if a.SavedUntil == f.SaveUntil && slices.Equal(a.Consents, after.Consents) {
		return contact, nil
	}
	after.SavedUntil = f.SaveUntil
	switch {
	case f.SaveUntil == "":
		after.SavedAt = time.Time{}
	case !a.Saved():
		after.SavedAt = r.desk.Moment()
	}
	return append(contact, surgery.Edit{Before: a, After: &after}), nil
}

// ReopenVisit takes a finished visit up again, where it stood before.
func (r *Room) ReopenVisit(id surgery.ID) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := v.Copy()
	after.EndedAt, after.State = time.Time{}, surgery.Waiting
	if !v.PairedAt.IsZero() && v.Surgeon != "" {
		after.State = surgery.BeingHelped
	} else {
		after.Surgeon, after.PairedAt = "", time.Time{}
	}
	return r.today.ChangeVisit(surgery.VisitReopened, v, after, "desk.reopened")
}
