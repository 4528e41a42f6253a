package surgery

import (
	"reflect"
	"slices"
)

// Family is a kind of record; each has a table and a file in the store. It is
// also what a screen is told has changed.
type Family string

// The record families.
const (
	Surgeries  Family = "surgery"
	Attendees  Family = "attendee"
	Contacts   Family = "contact"
	Visits     Family = "visit"
	Steps      Family = "progress"
	Surgeons   Family = "surgeon"
	Presences  Family = "presence"
	Prints     Family = "print"
	Learnings  Family = "learning"
	Weeks      Family = "week"
	Events     Family = "event"
	Contents   Family = "content"
	Barometers Family = "barometer"
	Stories    Family = "story"
	PassedOns  Family = "passed_on"
	DesksHere  Family = "desk_here"

	// Tallies and Settings stand outside the log, but screens show them.
	Tallies  Family = "tally"
	Answers  Family = "answer" // of barometers, and the words people add
	Settings Family = "setting"
)

// Families lists the record families of the log in the order in which a table
// may refer to an earlier one.
var Families = []Family{Weeks, Events, Surgeries, Attendees, Contacts, Surgeons, Visits, Steps, Presences, Prints, Learnings, Contents, Barometers, Stories, PassedOns, DesksHere}

// Record is a row of a table: facts, which are plain, and words, which are
// sealed under the key of the record's owner. Validate returns an *Error.
type Record interface {
	Family() Family
	RecordID() ID
	Owner() ID // "" for a record without words
	Text() any // pointer to the words, nil without
	Validate() error
}

// NewRecord returns an empty record of the family, to be read into; nil for a
// family that is not ours.
func NewRecord(f Family) Record {
	switch f {
	case Surgeries:
		return &Surgery{}
	case Attendees:
		return &Attendee{}
	case Contacts:
		return &Contact{}
	case Visits:
		return &Visit{}
	case Steps:
		return &Progress{}
	case Surgeons:
		return &Surgeon{}
	case Presences:
		return &Presence{}
	case Prints:
		return &Print{}
	case Learnings:
		return &Learning{}
	case Weeks:
		return &Week{}
	case Events:
		return &Event{}
	case Contents:
		return &Content{}
	case Barometers:
		return &Barometer{}
	case Stories:
		return &Story{}
	case PassedOns:
		return &PassedOn{}
	case DesksHere:
		return &DeskHere{}
	}
	return nil
}

// Edit is what an operation does to one record. Before is nil for a new record,
// After for one that goes.
type Edit struct {
	Before, After Record
}

// Record returns the record the edit is about, as it is after if it is still there.
func (e Edit) Record() Record {
	if e.After != nil {
		return e.After
	}
	return e.Before
}

// Kind says what happened, in the host's terms; the log keeps it for ever, so a
// kind is never renamed.
type Kind string

// The kinds of operation. How those of two desks merge does not depend on the kind:
// the parts of the records they change say it, see Parts, and erasing always wins.
const (
	SurgeryStarted   Kind = "surgery_started"
	SurgeryEdited    Kind = "surgery_edited"
	CheckedIn        Kind = "checked_in"
	GuestCounted     Kind = "guest_counted"
	CheckInRemoved   Kind = "check_in_removed"
	VisitEdited      Kind = "visit_edited"
	Paired           Kind = "paired"
	Unpaired         Kind = "unpaired"
	ChecklistAdded   Kind = "checklist_added"
	ChecklistRemoved Kind = "checklist_removed"
	StepMarked       Kind = "step_marked"
	StepsMarked      Kind = "steps_marked"
	NoteWritten      Kind = "note_written"
	ConfidenceSet    Kind = "confidence_set"
	VisitFinished    Kind = "visit_finished"
	VisitReopened    Kind = "visit_reopened"
	PlaceSaved       Kind = "place_saved"
	PlaceWithdrawn   Kind = "place_withdrawn"
	SurgeonAdded     Kind = "surgeon_added"
	SurgeonEdited    Kind = "surgeon_edited"
	SurgeonHere      Kind = "surgeon_here"
	SurgeonGone      Kind = "surgeon_gone"
	Printed          Kind = "printed"
	WeekAdded        Kind = "week_added"
	WeekEdited       Kind = "week_edited"
	EventAdded       Kind = "event_added"
	EventEdited      Kind = "event_edited"
	EventRemoved     Kind = "event_removed"
	BookingsImported Kind = "bookings_imported"
	EventsImported   Kind = "events_imported"
	ContentEdited    Kind = "content_edited"
	BarometerAdded   Kind = "barometer_added"
	BarometerEdited  Kind = "barometer_edited"
	BarometerRemoved Kind = "barometer_removed"
	LearningAdded    Kind = "learning_added"
	LearningEdited   Kind = "learning_edited"
	LearningRemoved  Kind = "learning_removed"
	LearningsMerged  Kind = "learnings_merged"
	LearningsOrdered Kind = "learnings_ordered"
	StoryEdited      Kind = "story_edited"
	AttendeeEdited   Kind = "attendee_edited"
	AttendeesMerged  Kind = "attendees_merged"
	ContactEdited    Kind = "contact_edited"
	ConsentGiven     Kind = "consent_given"
	ConsentWithdrawn Kind = "consent_withdrawn"
	ConcernPassedOn  Kind = "concern_passed_on"
	PassedOnEdited   Kind = "passed_on_edited"
	PassedOnErased   Kind = "passed_on_erased"
	SurgeryClosed    Kind = "surgery_closed"
	AttendeesErased  Kind = "attendees_erased"

	// Of a share. What is shown is as it stands at the home desk, and changes nothing there.
	SharingStarted  Kind = "sharing_started"
	RecordShown     Kind = "record_shown"
	DeskJoined      Kind = "desk_joined"
	DeskLeft        Kind = "desk_left"
	KeyRenewed      Kind = "key_renewed"
	CrossingSettled Kind = "crossing_settled"
)

// HasInverse reports whether the host can undo it. A print has left the printer;
// closing and erasing destroy keys; who takes part in a share other desks know.
func (k Kind) HasInverse() bool { return k != Printed && !k.EndsHistory() && !k.OfShare() }

// OfShare reports whether it is about a share, and not about what is shared.
func (k Kind) OfShare() bool {
	switch k {
	case SharingStarted, RecordShown, DeskJoined, DeskLeft, KeyRenewed, CrossingSettled:
		return true
	}
	return false
}

// EndsHistory reports whether nothing before it can be undone any more.
func (k Kind) EndsHistory() bool { return k == SurgeryClosed || k == AttendeesErased }

// Operation is one thing that happened. The store adds its place in the log.
type Operation struct {
	ID      ID
	Kind    Kind
	About   ID // the record it is about
	Surgery ID // during which; "" outside of one
	Visit   ID // in whose own undo history it stands; "" for none
	Reverts ID // the operation this one takes back: an undo, or an undo's undo
	Edits   []Edit
	Erases  []ID // owners whose keys are destroyed, for ever
	// Settles are the crossings it ends: whoever did it had seen both sides.
	Settles []Crossing
}

// Inverse returns the edits that take the operation back, last first.
func (o *Operation) Inverse() []Edit {
	back := make([]Edit, 0, len(o.Edits))
	for i := len(o.Edits) - 1; i >= 0; i-- {
		back = append(back, Edit{Before: o.Edits[i].After, After: o.Edits[i].Before})
	}
	return back
}

// OfDesks returns what an operation says of the desks of a share, and nothing else: all
// that is left of what a desk wrote that does not count.
func (o *Operation) OfDesks() *Operation {
	left := *o
	left.Edits = slices.DeleteFunc(slices.Clone(o.Edits), func(e Edit) bool { return e.Record().Family() != DesksHere })
	left.Settles = slices.DeleteFunc(slices.Clone(o.Settles), func(c Crossing) bool { return c.Family != DesksHere })
	return &left
}

// Recounts reports whether it changes how much counts of what a desk wrote: then any
// record may say something else.
func (o *Operation) Recounts() bool {
	return slices.ContainsFunc(o.Edits, func(e Edit) bool { return e.Record().Family() == DesksHere && changesPart(e, "struck") })
}

// Changed lists the families the operation touches, each once.
func (o *Operation) Changed() []Family {
	var families []Family
	seen := map[Family]bool{}
	for _, e := range o.Edits {
		if f := e.Record().Family(); !seen[f] {
			seen[f] = true
			families = append(families, f)
		}
	}
	return families
}

// Validate checks every record the operation leaves behind.
func (o *Operation) Validate() error {
	if o.ID == "" || o.Kind == "" || o.About == "" {
		return Fail(Internal, "error.internal")
	}
	for _, e := range o.Edits {
		if e.Before == nil && e.After == nil || nilInside(e.Before) || nilInside(e.After) {
			return Fail(Internal, "error.internal")
		}
		if e.After == nil {
			continue
		}
		if e.Before != nil && (e.Before.Family() != e.After.Family() || e.Before.RecordID() != e.After.RecordID()) {
			return Fail(Internal, "error.internal")
		}
		if err := e.After.Validate(); err != nil {
			return err
		}
	}
	return nil
}

// nilInside finds a nil pointer in an interface that is not nil itself.
func nilInside(r Record) bool {
	return r != nil && reflect.ValueOf(r).IsNil()
}
