package visit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// Visit is what the Visit screen shows: one attendee's data and nobody else's.
type Visit struct {
	surgery.Visit
	Name       string // whole name; "Guest 3" for a guest
	KnownAs    string // what everybody calls them; ""
	First      string // what the handout says; "" for a guest
	With       string // the surgeon's first name; "" when nobody sits with them
	Minutes    int    // since they arrived, until they left
	Saved      bool   // asked us to save their place
	SavedUntil string
	Allowed    surgery.Allowed // beside saving their place
	Lists      []checklist.Marked
	Printed    bool   // a handout was printed at this visit
	Undo       string // labels, of this visit only
	Redo       string
}

// Visit returns what the Visit screen shows.
func (r *Room) Visit(id surgery.ID) (Visit, error) {
	v, err := r.desk.Store().Visit(id)
	if err != nil {
		return Visit{}, err
	}
	view := Visit{Visit: *v.Copy(), Name: words.Say("desk.guest", "number", v.Called()),
		Undo: r.desk.History.UndoLabel(id), Redo: r.desk.History.RedoLabel(id)}
	visits := []*surgery.Visit{v}
	if !v.Guest() {
		a, err := r.desk.Store().Attendee(v.Attendee)
		if err != nil {
			return Visit{}, err
		}
		view.Name, view.KnownAs, view.First = a.Words.Name, a.Words.KnownAs, surgery.FirstName(a.Words.Called())
		view.Saved, view.SavedUntil = a.Saved(), a.SavedUntil
		if view.Allowed, err = r.names.Allowed(a); err != nil {
			return Visit{}, err
		}
		if visits, err = r.desk.Store().VisitsOf(v.Attendee); err != nil {
			return Visit{}, err
		}
	}
	if v.Surgeon != "" {
		if s, err := r.desk.Store().Surgeon(v.Surgeon); err == nil {
			view.With = surgery.FirstName(s.Words.Name)
		}
	}
	end := v.EndedAt
	if end.IsZero() {
		end = r.desk.Now()
	}
	view.Minutes = dates.Minutes(v.ArrivedAt, end)
	if view.Printed, err = r.printed(v); err != nil {
		return Visit{}, err
	}
	state, err := r.progressOf(visits)
	if err != nil {
		return Visit{}, err
	}
	view.Lists = r.checklists.Lists().Marked(v, state, r.desk.Now())
	return view, nil
}

func (r *Room) printed(v *surgery.Visit) (bool, error) {
	prints, err := r.desk.Store().Prints(v.Surgery)
	for _, p := range prints {
		if p.Visit == v.ID && p.Kind == surgery.HandoutPrint {
			return true, err
		}
	}
	return false, err
}

// EditVisit is what can be corrected about a visit at any time. A guest who is
// given a name becomes an attendee; an empty name leaves it as it is.
type EditVisit struct {
	Name     string
	KnownAs  *string // nil leaves it as it is
	Track    surgery.Track
	Size     surgery.HandoutSize
	Goal     string
	Language string // beside English on the handout; "" for none
}

// EditVisit corrects a visit.
func (r *Room) EditVisit(id surgery.ID, e EditVisit) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := v.Copy()
	after.Track, after.Words.Goal, after.Words.Language = e.Track, surgery.CleanLines(e.Goal), e.Language
	after.SetPrintSize(e.Size)
	edits, err := r.named(after, surgery.Clean(e.Name), e.KnownAs)
	if err != nil {
		return surgery.Change{}, err
	}
	return r.change(surgery.VisitEdited, "desk.visit_edited", append(edits, surgery.Edit{Before: v, After: after}))
}

// change does what is to become of a visit, the last of the edits, and of whoever it
// is; the notice gets who.
func (r *Room) change(kind surgery.Kind, notice string, edits []surgery.Edit) (surgery.Change, error) {
	v := edits[len(edits)-1].After.(*surgery.Visit)
	o := &surgery.Operation{Kind: kind, About: v.ID, Surgery: v.Surgery, Visit: v.ID, Edits: edits}
	return r.desk.DoAndSay(o, func() string { return words.Say(notice, "who", r.names.Subject(o)) })
}

// named gives the visit's attendee that name, making one for a guest, and what they are
// known as; "" and nil leave that as it is.
func (r *Room) named(v *surgery.Visit, name string, known *string) ([]surgery.Edit, error) {
	if name == "" && (known == nil || v.Guest()) {
		return nil, nil
	}
	if v.Guest() {
		a := &surgery.Attendee{ID: r.desk.NewID(), Words: surgery.AttendeeWords{Name: name}}
		if known != nil {
			a.Words.KnownAs = surgery.Clean(*known)
		}
		v.Attendee = a.ID
		return []surgery.Edit{{After: a}}, nil
	}
	a, err := r.desk.Store().Attendee(v.Attendee)
	if err != nil {
		return nil, err
	}
	after := *a
	if name != "" {
		after.Words.Name = name
	}
	if known != nil {
		after.Words.KnownAs = surgery.Clean(*known)
	}
	if after.Words.Name == a.Words.Name && after.Words.KnownAs == a.Words.KnownAs {
		return nil, nil
	}
	return []surgery.Edit{{Before: a, After: &after}}, nil
}

// SetConfidence records how confident they feel, 1 to 5, before the first step;
// 0 takes it back.
func (r *Room) SetConfidence(id surgery.ID, before int) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := v.Copy()
	after.Before = before
	return r.today.ChangeVisit(surgery.ConfidenceSet, v, after, "desk.confidence_set")
}

// progressOf returns the latest progress of every step over some visits, which
// are the latest first.
func (r *Room) progressOf(visits []*surgery.Visit) (surgery.Marks, error) {
	ids := make([]surgery.ID, len(visits))
	for i, v := range visits {
		ids[i] = v.ID
	}
	marks, err := r.desk.Store().Progress(ids...)
	if err != nil {
		return nil, err
	}
	return surgery.Latest(visits, marks), nil
}
