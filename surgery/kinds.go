package surgery

import "slices"

// kinds has every kind; a test finds one that is not here.
var kinds = []Kind{
	SurgeryStarted, SurgeryEdited, CheckedIn, GuestCounted, CheckInRemoved, VisitEdited,
	Paired, Unpaired, ChecklistAdded, ChecklistRemoved, StepMarked, StepsMarked,
	NoteWritten, ConfidenceSet, VisitFinished, VisitReopened, PlaceSaved, PlaceWithdrawn,
	SurgeonAdded, SurgeonEdited, SurgeonHere, SurgeonGone, Printed, WeekAdded,
	WeekEdited, EventAdded, EventEdited, EventRemoved, BookingsImported, EventsImported,
	ContentEdited, BarometerAdded, BarometerEdited, BarometerRemoved, LearningAdded, LearningEdited,
	LearningRemoved, LearningsMerged, LearningsOrdered, StoryEdited, AttendeeEdited, AttendeesMerged,
	ContactEdited, ConsentGiven, ConsentWithdrawn, ConcernPassedOn, PassedOnEdited, PassedOnErased, SurgeryClosed,
	AttendeesErased, SharingStarted, RecordShown, DeskJoined, DeskLeft, KeyRenewed, CrossingSettled,
}

// Known reports whether this program knows a kind. One that it does not is of a newer
// one, and what it says cannot be judged.
func (k Kind) Known() bool { return slices.Contains(kinds, k) }
