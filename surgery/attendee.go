package surgery

import "time"

// Attendee is somebody whose name we hold: until the surgery closes, or, when
// they asked us to save their place, until a date. There is no role and nothing
// about health against a name.
type Attendee struct {
	ID         ID        `json:"id"`
	SavedUntil string    `json:"saved_until,omitempty"` // local date; blank: not saved
	SavedAt    time.Time `json:"saved_at,omitzero"`     // when they said yes
	// ExpectedDay and ExpectedAt say for when they booked, as a local date and
	// clock time; a name that was only booked goes when that day's surgery closes.
	ExpectedDay string        `json:"expected_day,omitempty"`
	ExpectedAt  string        `json:"expected_at,omitempty"`
	Consents    []Consent     `json:"consents,omitempty"`
	Words       AttendeeWords `json:"-"`
}

// AttendeeWords are sealed under the attendee's own key.
type AttendeeWords struct {
	Name    string `json:"name,omitempty"`
	Contact string `json:"contact,omitempty"` // how to reach them; only while they allow it
}

// Family answers the record family.
func (a *Attendee) Family() Family { return Attendees }

// RecordID answers the id.
func (a *Attendee) RecordID() ID { return a.ID }

// Owner answers whose key seals the words.
func (a *Attendee) Owner() ID { return a.ID }

// Text answers the words to seal.
func (a *Attendee) Text() any { return &a.Words }

// Saved tells whether they asked us to save their place.
func (a *Attendee) Saved() bool { return a.SavedUntil != "" }

// Validate keeps the rules: a name that can be read, a date that is one.
func (a *Attendee) Validate() error {
	switch {
	case a.ID == "":
		return Fail(Internal, "error.internal")
	case !legible(a.Words.Name):
		return Fail(Invalid, "error.name_missing")
	case a.SavedUntil != "" && !validDay(a.SavedUntil), a.ExpectedDay != "" && !validDay(a.ExpectedDay):
		return Fail(Invalid, "error.day_unclear")
	case !validTime(a.ExpectedAt):
		return Fail(Invalid, "error.time_unclear")
	case a.Saved() != !a.SavedAt.IsZero():
		return Fail(Internal, "error.internal")
	}
	if !validConsents(a.Consents) || a.Words.Contact != "" && !a.Allows(ContactMe) {
		return Fail(Internal, "error.internal")
	}
	if err := fits(a.Words.Contact, MaxName); err != nil {
		return err
	}
	return fits(a.Words.Name, MaxName)
}
