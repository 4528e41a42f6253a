package surgery

import "slices"

// MayWrite reports whether a desk of a share may do this: the home desk everything, a
// joined one what helpers do at a table. The store of a joined desk refuses the rest,
// and what comes from a joined desk all the same is held.
func MayWrite(o *Operation, seat ID, home bool) bool {
	if home {
		return true
	}
	switch o.Kind {
	case SurgeryStarted, SurgeryClosed, SharingStarted, RecordShown, DeskJoined, KeyRenewed:
		return false
	}
	if len(o.Erases) > 0 && o.Kind != AttendeesErased && o.Kind != PassedOnErased {
		return false
	}
	for _, e := range o.Edits {
		if !joinedMay(e, o.Reverts != "", seat) {
			return false
		}
	}
	return true
}

// joinedMay reports whether a joined desk may make this edit; back, where it takes
// something back.
func joinedMay(e Edit, back bool, seat ID) bool {
	switch r := e.Record().(type) {
	case *Attendee, *Visit, *Progress, *Surgeon, *Presence, *PassedOn:
		return true
	case *Print:
		return e.Before == nil
	case *Learning:
		return e.Before == nil || back && e.After == nil
	case *Surgery:
		return onlyPart(e, "words")
	case *DeskHere:
		return r.ID == seat && onlyPart(e, "left")
	}
	return false // weeks, events, barometers, texts, stories
}

// onlyPart reports whether an edit changes one part of a record, and nothing else.
func onlyPart(e Edit, name string) bool {
	if e.Before == nil || e.After == nil {
		return false
	}
	return !slices.ContainsFunc(parts[e.After.Family()], func(p Part) bool { return p.Name != name && !p.Same(e.Before, e.After) })
}
