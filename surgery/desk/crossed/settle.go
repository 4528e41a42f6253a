package crossed

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Settle settles a thing that Look returned, in one of its ways.
func (r *Room) Settle(t Thing, way string) (surgery.Change, error) {
	if !slices.ContainsFunc(t.Ways, func(w Way) bool { return w.Key == way }) {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	var done surgery.Change
	var err error
	switch {
	case way == seenIt:
		done, err = surgery.Change{Notice: words.Say("sharing.settled")}, r.seen(t)
	case t.from != nil:
		done, err = r.settleStruck(t, way)
	case t.stands == nil:
		done, err = r.settleDouble(t, way)
	case way == takeOther:
		done, err = r.takeOther(t)
	case way == twoPeople:
		done, err = r.twoPeople(t)
	case way == takeBack:
		done, err = r.takeBack(t)
	default:
		done, err = r.settle(t)
	}
	done.Changed = append(done.Changed, told...)
	return done, err
}

// settle says to every desk that somebody looked, and that it stays as it is.
func (r *Room) settle(t Thing) (surgery.Change, error) {
	o := &surgery.Operation{Kind: surgery.CrossingSettled, About: t.crossing.Record, Settles: []surgery.Crossing{t.crossing}}
	return r.desk.Do(o, words.Say("sharing.settled"))
}

// kinds are the operations that change a record of a family, as the host would.
var kinds = map[surgery.Family]surgery.Kind{
	surgery.Visits: surgery.VisitEdited, surgery.Steps: surgery.StepMarked, surgery.Attendees: surgery.AttendeeEdited, surgery.Surgeons: surgery.SurgeonEdited,
	surgery.Presences: surgery.SurgeonHere, surgery.Surgeries: surgery.SurgeryEdited,
}

// now returns the record twice, to be changed in one of them.
func (r *Room) now(t Thing) (before, after surgery.Record, err error) {
	f, id := t.stands.Family(), t.stands.RecordID()
	if before, err = r.desk.Store().Record(f, id); err != nil {
		return nil, nil, err
	}
	if after, err = r.desk.Store().Record(f, id); err == nil && (before == nil || after == nil) {
		err = surgery.Fail(surgery.NotFound, "error.gone")
	}
	return before, after, err
}

// takeOther has the side stand that does not.
func (r *Room) takeOther(t Thing) (surgery.Change, error) {
	before, after, err := r.now(t)
	if err != nil {
		return surgery.Change{}, err
	}
	part, _ := partOf(t.crossing.Family, t.crossing.Part)
	part.Take(after, t.other)
	kind, ok := kinds[t.crossing.Family]
	if !ok || t.other == nil {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	o := &surgery.Operation{Kind: kind, About: after.RecordID(), Edits: []surgery.Edit{{Before: before, After: after}}}
	switch a := after.(type) {
	case *surgery.Visit:
		o.Visit = a.ID
	case *surgery.Progress:
		o.Visit = a.On
	}
	return r.desk.Do(o, words.Say("sharing.settled"))
}

// twoPeople checks in the other name as somebody of their own, with the next number of
// this desk; who stands keeps the number.
func (r *Room) twoPeople(t Thing) (surgery.Change, error) {
	at, err := r.desk.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	v := &surgery.Visit{ID: r.desk.NewID(), Surgery: at.ID, State: surgery.Waiting, ArrivedAt: r.desk.Moment()}
	if v.Letter, v.Number, err = r.desk.Store().NextNumber(at.ID); err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.CheckedIn, About: v.ID, Visit: v.ID}
	switch other := t.other.(type) {
	case *surgery.Visit:
		v.Attendee, v.ArrivedAt, v.Track = other.Attendee, other.ArrivedAt, other.Track
		if v.Guest() {
			return surgery.Change{}, surgery.Fail(surgery.Conflict, "sharing.no_second")
		}
	case *surgery.Attendee:
		a := &surgery.Attendee{ID: r.desk.NewID(), Words: surgery.AttendeeWords{Name: other.Words.Name, KnownAs: other.Words.KnownAs}}
		v.Attendee = a.ID
		o.Edits = append(o.Edits, surgery.Edit{After: a})
	}
	o.Edits = append(o.Edits, surgery.Edit{After: v})
	done, err := r.desk.DoAndSay(o, func() string { return words.Say("sharing.second_person", "number", v.Called()) })
	if err != nil {
		return done, err
	}
	_, err = r.settle(t)
	return done, err
}

// takeBack takes a check-in, or what else it is, out after all.
func (r *Room) takeBack(t Thing) (surgery.Change, error) {
	before, _, err := r.now(t)
	if err != nil {
		return surgery.Change{}, err
	}
	if v, ok := before.(*surgery.Visit); ok {
		return r.visit.RemoveCheckIn(v.ID)
	}
	kind, ok := kinds[t.crossing.Family]
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	o := &surgery.Operation{Kind: kind, About: before.RecordID(), Edits: []surgery.Edit{{Before: before}}}
	return r.desk.Do(o, words.Say("sharing.settled"))
}
