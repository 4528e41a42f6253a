package people

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// MergePeople makes one person of two: keep gets the visits, notes and consents
// of gone, and the later date of a saved place; gone, with their name, goes. As
// it can be undone, the log keeps the key of gone until the history ends: when a
// surgery closes or somebody is erased. Conflict when both are here today and
// something was done for each.
func (room *Room) MergePeople(keep, gone surgery.ID) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	return room.merge(keep, gone, false)
}

// Join makes an arrival that checked itself in the visit of somebody who saved
// their place: it is the Sam of last month. It is MergePeople, and the arrival
// counts as a return, with the checklists and handout size of last time.
func (room *Room) Join(arrival, saved surgery.ID) (surgery.Change, error) {
	return room.merge(saved, arrival, true)
}

func (room *Room) merge(keep, gone surgery.ID, returns bool) (surgery.Change, error) {
	if keep == gone {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	known, err := room.desk.Store().Known(keep, gone)
	if err != nil {
		return surgery.Change{}, err
	}
	stays, goes := known[keep], known[gone]
	if stays == nil || goes == nil {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	after := mergedPerson(stays.Attendee, goes.Attendee)
	if until := room.settings.SaveUntil(); returns && after.Saved() && after.SavedUntil < until {
		after.SavedUntil = until // as when they are checked in
	}
	o := &surgery.Operation{Kind: surgery.AttendeesMerged, About: keep,
		Edits: []surgery.Edit{{Before: stays.Attendee, After: after}}}
	doubled, err := room.doubledHere(stays.Visits, goes.Visits, wantedBy(stays.Attendee, goes.Attendee))
	if err != nil {
		return surgery.Change{}, err
	}
	if doubled != nil {
		o.Edits = append(o.Edits, surgery.Edit{Before: doubled})
	}
	for _, v := range goes.Visits {
		if v == doubled {
			continue
		}
		moved := v.Copy()
		moved.Attendee, moved.Kiosk = keep, false
		if returns {
			moved.Returning = stays.Attendee.Saved()
			if booked, ok := stays.Attendee.BookedOn(room.desk.Today()); ok && moved.Words.Goal == "" {
				moved.Words.Goal = booked.Wants
			}
			if len(stays.Visits) > 0 {
				asLastTime(moved, stays.Visits[0])
			}
		}
		o.Edits = append(o.Edits, surgery.Edit{Before: v, After: moved})
		o.Visit = v.ID
	}
	for _, m := range goes.Marks {
		if m.Person == gone {
			moved := *m
			moved.Person = keep
			o.Edits = append(o.Edits, surgery.Edit{Before: m, After: &moved})
		}
	}
	contact, err := room.mergedContact(after, gone)
	if err != nil {
		return surgery.Change{}, err
	}
	o.Edits = append(append(o.Edits, contact...), surgery.Edit{Before: goes.Attendee})
	if !returns {
		o.Visit = ""
	}
	done, err := room.desk.DoAndSay(o, func() string { return words.Say("people.merged", "who", room.names.Called(after)) })
	if err == nil {
		room.prints.WrittenToo(gone, keep)
	}
	return done, err
}

// mergedPerson returns one person made of two. The name of gone is in it nowhere.
func mergedPerson(keep, gone *surgery.Attendee) *surgery.Attendee {
	a := *keep
	if a.Words.KnownAs == "" {
		a.Words.KnownAs = gone.Words.KnownAs
	}
	a.Consents = surgery.MergedConsents(keep.Consents, gone.Consents)
	if gone.SavedUntil > a.SavedUntil {
		a.SavedUntil, a.SavedAt = gone.SavedUntil, gone.SavedAt
	}
	a.Book(append(gone.Booked(), keep.Booked()...))
	return &a
}

// mergedContact returns the edits of how somebody made of two is reached: as they were,
// or else as the one was who goes.
func (room *Room) mergedContact(a *surgery.Attendee, gone surgery.ID) ([]surgery.Edit, error) {
	mine, err := room.desk.Store().ContactOf(a.ID)
	if err != nil {
		return nil, err
	}
	theirs, err := room.desk.Store().ContactOf(gone)
	if err != nil || theirs == nil {
		return a.Reached(mine, how(mine), room.desk.NewID), err
	}
	if mine == nil {
		return a.Reached(theirs, theirs.Words.How, room.desk.NewID), nil
	}
	return append(a.Reached(mine, mine.Words.How, room.desk.NewID), surgery.Edit{Before: theirs}), nil
}

// how returns how somebody is reached, "" for not at all.
func how(c *surgery.Contact) string {
	if c == nil {
		return ""
	}
	return c.Words.How
}

// wantedBy returns what these people want with their bookings.
func wantedBy(people ...*surgery.Attendee) (wanted []string) {
	for _, a := range people {
		for _, b := range a.Booked() {
			wanted = append(wanted, b.Wants)
		}
	}
	return wanted
}

// asLastTime gives a visit what its attendee had last time, where it was not
// asked this time.
func asLastTime(v, last *surgery.Visit) {
	if v.Track == "" {
		v.Track = last.Track
	}
	if v.PrintSize() == "" {
		v.SetPrintSize(last.PrintSize())
	}
	if v.Words.Language == "" {
		v.Words.Language = last.Words.Language
	}
	if len(v.Checklists) == 0 {
		v.Checklists = slices.Clone(last.Checklists)
	}
}

// doubledHere returns which of two visits at the open surgery is one too many,
// nil where there are no two: somebody was checked in twice, and nothing was
// done on one of them.
func (room *Room) doubledHere(stays, goes []*surgery.Visit, wanted []string) (*surgery.Visit, error) {
	a, b := room.hereAmong(stays), room.hereAmong(goes)
	if a == nil || b == nil {
		return nil, nil
	}
	for _, v := range []*surgery.Visit{b, a} {
		bare, err := room.untouched(v, wanted)
		if err != nil || bare {
			return v, err
		}
	}
	return nil, surgery.Fail(surgery.Conflict, "people.both_here")
}

// OneVisit makes one visit of two at the open surgery, of somebody who was checked in at
// two desks: the one at which nothing was done goes, and of two records one. Conflict when
// something was done at both.
func (room *Room) OneVisit(a, b surgery.ID) (surgery.Change, error) {
	first, err := room.desk.Store().Visit(a)
	if err != nil {
		return surgery.Change{}, err
	}
	second, err := room.desk.Store().Visit(b)
	if err != nil {
		return surgery.Change{}, err
	}
	if first.Attendee != second.Attendee {
		return room.merge(first.Attendee, second.Attendee, false)
	}
	person, err := room.desk.Store().Attendee(first.Attendee)
	if err != nil {
		return surgery.Change{}, err
	}
	doubled, err := room.doubledHere([]*surgery.Visit{first}, []*surgery.Visit{second}, wantedBy(person))
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.CheckInRemoved, About: doubled.ID, Surgery: doubled.Surgery, Visit: doubled.ID, Edits: []surgery.Edit{{Before: doubled}}}
	return room.desk.DoAndSay(o, func() string { return words.Say("people.merged", "who", room.names.Called(person)) })
}

func (room *Room) hereAmong(visits []*surgery.Visit) *surgery.Visit {
	i := slices.IndexFunc(visits, func(v *surgery.Visit) bool { return room.desk.Surgery() != nil && v.Surgery == room.desk.Surgery().ID })
	if i < 0 {
		return nil
	}
	return visits[i]
}

// untouched reports whether nothing was done at a visit but checking in; what was
// wanted when it was booked is nothing done.
func (room *Room) untouched(v *surgery.Visit, wanted []string) (bool, error) {
	marks, err := room.desk.Store().Progress(v.ID)
	if err != nil {
		return false, err
	}
	prints, err := room.desk.Store().PrintsOf(v.ID)
	return v.State == surgery.Waiting && len(marks) == 0 && len(prints) == 0 && v.Before == 0 && v.Words.Learnt == "" && (v.Words.Goal == "" || slices.Contains(wanted, v.Words.Goal)), err
}
