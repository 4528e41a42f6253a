package surgery

import "slices"

// Scope says what belongs to a share, of all that its home desk has.
type Scope struct {
	Surgery *Surgery
	// Shown reports whether a record was shown to the share or made in it; with a blank
	// family, whether one that is sealed under the key of that owner was.
	Shown func(Family, ID) bool
}

// Sides reports whether an operation touches what belongs to the share, and whether it
// touches what does not. One that touches both cannot be done as one: what other desks
// get must say all of it, and nothing else.
func (s Scope) Sides(o *Operation) (shared, private bool) {
	for _, e := range o.Edits {
		if s.has(e, o) {
			shared = true
		} else {
			private = true
		}
	}
	if slices.ContainsFunc(o.Erases, func(owner ID) bool { return s.Shown("", owner) }) || o.Kind.OfShare() {
		shared = true
	}
	if !shared && !private { // nothing but what is said of it
		shared = len(o.Erases) == 0 && o.Surgery == s.Surgery.ID
		private = !shared
	}
	return shared, private
}

// Split returns what of an operation belongs to the share and what does not, as two; the
// one that has nothing is nil. It is for closing and erasing, which reach what is private
// too: the visits of earlier months of somebody who is here.
func (s Scope) Split(o *Operation) (shared, private *Operation) {
	one, other := *o, Operation{Kind: AttendeesErased}
	one.Edits, one.Erases = nil, nil
	for _, e := range o.Edits {
		if s.has(e, o) {
			one.Edits = append(one.Edits, e)
		} else {
			other.Edits = append(other.Edits, e)
			other.About = e.Record().RecordID()
		}
	}
	for _, owner := range o.Erases {
		if s.Shown("", owner) {
			one.Erases = append(one.Erases, owner)
		} else {
			other.Erases = append(other.Erases, owner)
			other.About = owner
		}
	}
	if len(one.Edits)+len(one.Erases) > 0 {
		shared = &one
	}
	if len(other.Edits)+len(other.Erases) > 0 {
		private = &other
	}
	return shared, private
}

// has reports whether an edit is of what belongs to the share.
func (s Scope) has(e Edit, o *Operation) bool {
	if s.Shown(e.Record().Family(), e.Record().RecordID()) {
		return true
	}
	switch r := e.Record().(type) {
	case *Surgery:
		return r.ID == s.Surgery.ID
	case *Visit:
		return r.Surgery == s.Surgery.ID
	case *Presence:
		return r.Surgery == s.Surgery.ID
	case *Print:
		return r.Surgery == s.Surgery.ID
	case *PassedOn:
		return r.Surgery == s.Surgery.ID
	case *Progress:
		return s.Shown(Visits, r.On) || s.visitIn(o, func(v *Visit) bool { return v.ID == r.On })
	case *Attendee:
		return s.ExpectsOrHas(r, o)
	case *Learning:
		return e.Before == nil && r.Day == s.Surgery.Day && o.Surgery == s.Surgery.ID
	case *Week:
		return r.ID == s.Surgery.Week
	case *Event:
		return s.Surgery.Week != "" && r.Week == s.Surgery.Week
	case *Barometer:
		return s.Asks(r)
	case *Surgeon, *Content, *DeskHere:
		return true
	}
	return false
}

// ExpectsOrHas reports whether somebody booked for the day of the surgery, or comes to
// it by that operation, nil for none.
func (s Scope) ExpectsOrHas(a *Attendee, o *Operation) bool {
	_, booked := a.BookedOn(s.Surgery.Day)
	return booked || o != nil && s.visitIn(o, func(v *Visit) bool { return v.Attendee == a.ID })
}

// Asks reports whether a barometer is open on the day of the surgery.
func (s Scope) Asks(b *Barometer) bool { return b.From <= s.Surgery.Day && s.Surgery.Day <= b.Until }

// visitIn reports whether an operation is about such a visit at the surgery.
func (s Scope) visitIn(o *Operation, is func(*Visit) bool) bool {
	return slices.ContainsFunc(o.Edits, func(e Edit) bool {
		v, _ := e.Record().(*Visit)
		return v != nil && v.Surgery == s.Surgery.ID && is(v)
	})
}
