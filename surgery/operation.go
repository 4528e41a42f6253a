package surgery

import "reflect"

// Family is a kind of record; each has a table and a file in the store. It is
// also what a screen is told has changed.
type Family string

// The record families.
const (
	Surgeries  Family = "surgery"
	Attendees  Family = "attendee"
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

	// Tallies and Settings stand outside the log, but screens show them.
	Tallies  Family = "tally"
	Answers  Family = "answer" // of barometers, and the words people add
	Settings Family = "setting"
)

// Families lists the record families of the log in the order in which a table
// may refer to an earlier one.
var Families = []Family{Weeks, Events, Surgeries, Attendees, Surgeons, Visits, Steps, Presences, Prints, Learnings, Contents, Barometers, Stories, PassedOns}

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

// The kinds of operation, each with how two desks' operations of it merge:
// (grow) both are kept; (late) last by clock and desk, the older kept in the
// log; (forward) a step only goes forward; (erase) always wins.
const (
	SurgeryStarted   Kind = "surgery_started"   // late
	SurgeryEdited    Kind = "surgery_edited"    // late
	CheckedIn        Kind = "checked_in"        // grow
	GuestCounted     Kind = "guest_counted"     // grow
	VisitEdited      Kind = "visit_edited"      // late
	Paired           Kind = "paired"            // late
	Unpaired         Kind = "unpaired"          // late
	ChecklistAdded   Kind = "checklist_added"   // grow
	ChecklistRemoved Kind = "checklist_removed" // late
	StepMarked       Kind = "step_marked"       // forward
	StepsMarked      Kind = "steps_marked"      // forward
	NoteWritten      Kind = "note_written"      // grow
	ConfidenceSet    Kind = "confidence_set"    // late
	VisitFinished    Kind = "visit_finished"    // late
	VisitReopened    Kind = "visit_reopened"    // late
	PlaceSaved       Kind = "place_saved"       // late
	PlaceWithdrawn   Kind = "place_withdrawn"   // late
	SurgeonAdded     Kind = "surgeon_added"     // grow
	SurgeonEdited    Kind = "surgeon_edited"    // late
	SurgeonHere      Kind = "surgeon_here"      // late
	SurgeonGone      Kind = "surgeon_gone"      // late
	Printed          Kind = "printed"           // grow
	WeekAdded        Kind = "week_added"        // grow
	WeekEdited       Kind = "week_edited"       // late
	EventAdded       Kind = "event_added"       // grow
	EventEdited      Kind = "event_edited"      // late
	EventRemoved     Kind = "event_removed"     // late
	BookingsImported Kind = "bookings_imported" // grow
	EventsImported   Kind = "events_imported"   // late
	ContentEdited    Kind = "content_edited"    // late
	BarometerAdded   Kind = "barometer_added"   // grow
	BarometerEdited  Kind = "barometer_edited"  // late
	BarometerRemoved Kind = "barometer_removed" // late
	LearningAdded    Kind = "learning_added"    // grow
	LearningEdited   Kind = "learning_edited"   // late
	LearningRemoved  Kind = "learning_removed"  // late
	LearningsMerged  Kind = "learnings_merged"  // late
	LearningsOrdered Kind = "learnings_ordered" // late
	StoryEdited      Kind = "story_edited"      // late
	AttendeeEdited   Kind = "attendee_edited"   // late
	AttendeesMerged  Kind = "attendees_merged"  // late
	ConsentGiven     Kind = "consent_given"     // late
	ConsentWithdrawn Kind = "consent_withdrawn" // late
	ConcernPassedOn  Kind = "concern_passed_on" // grow
	PassedOnEdited   Kind = "passed_on_edited"  // late
	PassedOnErased   Kind = "passed_on_erased"  // late
	SurgeryClosed    Kind = "surgery_closed"    // erase
	AttendeesErased  Kind = "attendees_erased"  // erase
)

// HasInverse reports whether the host can undo it. A print has left the printer;
// closing and erasing destroy keys.
func (k Kind) HasInverse() bool { return k != Printed && !k.EndsHistory() }

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
}

// Inverse returns the edits that take the operation back, last first.
func (o *Operation) Inverse() []Edit {
	back := make([]Edit, 0, len(o.Edits))
	for i := len(o.Edits) - 1; i >= 0; i-- {
		back = append(back, Edit{Before: o.Edits[i].After, After: o.Edits[i].Before})
	}
	return back
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
