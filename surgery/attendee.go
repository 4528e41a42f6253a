package surgery

import (
	"maps"
	"slices"
	"strings"
	"time"
)

// Attendee is somebody whose name we hold: until the surgery closes, or, when
// they asked us to save their place, until a date. There is no role and nothing
// about health against a name.
type Attendee struct {
	ID         ID        `json:"id"`
	SavedUntil string    `json:"saved_until,omitempty"` // local date; blank: not saved
	SavedAt    time.Time `json:"saved_at,omitzero"`     // when they said yes
	// ExpectedDay and ExpectedAt say for when they booked, as a local date and
	// clock time: the first of their bookings. Booked has them all. A name that was
	// only booked goes when the surgery of its last day closes.
	ExpectedDay string        `json:"expected_day,omitempty"`
	ExpectedAt  string        `json:"expected_at,omitempty"`
	Consents    []Consent     `json:"consents,omitempty"`
	Words       AttendeeWords `json:"-"`
}

// AttendeeWords are sealed under the attendee's own key.
type AttendeeWords struct {
	Name    string   `json:"name,omitempty"`
	KnownAs string   `json:"known_as,omitempty"` // what everybody calls them, where that is not their name
	Wants   string   `json:"wants,omitempty"`    // with the first booking, in their words
	Later   []Booked `json:"later,omitempty"`    // the bookings after the first, by day
}

// Called returns the name by which somebody is called: what they are known as in place
// of their first name, or their name.
func (w AttendeeWords) Called() string {
	if w.KnownAs == "" {
		return w.Name
	}
	if words := strings.Fields(UntitledName(w.Name)); len(words) > 1 {
		return w.KnownAs + " " + words[len(words)-1]
	}
	return w.KnownAs
}

// Found returns all by which somebody is found.
func (w AttendeeWords) Found() string { return strings.TrimSpace(w.Name + " " + w.KnownAs) }

// Booked is one time somebody said they would come.
type Booked struct {
	Day   string `json:"day"`             // local date
	At    string `json:"at,omitempty"`    // clock time, "" for any
	Wants string `json:"wants,omitempty"` // what they would like help with, in their words
}

// Booked returns every booking of somebody, by day; at most one a day.
func (a *Attendee) Booked() []Booked {
	if a.ExpectedDay == "" {
		return nil
	}
	return append([]Booked{{a.ExpectedDay, a.ExpectedAt, a.Words.Wants}}, a.Words.Later...)
}

// BookedOn returns the booking for a day, and false where there is none.
func (a *Attendee) BookedOn(day string) (Booked, bool) {
	for _, b := range a.Booked() {
		if b.Day == day {
			return b, true
		}
	}
	return Booked{}, false
}

// BookedNext returns the first booking on a day or after it, else the last one
// before; false where there is none.
func (a *Attendee) BookedNext(day string) (next Booked, found bool) {
	for _, b := range a.Booked() {
		if next, found = b, true; b.Day >= day {
			break
		}
	}
	return next, found
}

// Book sets the bookings of somebody; of two for one day the later in the list
// counts. The attendee's own list is not written into, as others may hold it.
func (a *Attendee) Book(all []Booked) {
	byDay := map[string]Booked{}
	for _, b := range all {
		byDay[b.Day] = b
	}
	a.ExpectedDay, a.ExpectedAt, a.Words.Wants, a.Words.Later = "", "", "", nil
	for i, day := range slices.Sorted(maps.Keys(byDay)) {
		b := byDay[day]
		if i == 0 {
			a.ExpectedDay, a.ExpectedAt, a.Words.Wants = b.Day, b.At, b.Wants
			continue
		}
		a.Words.Later = append(a.Words.Later, b)
	}
}

// Saved reports whether they asked us to save their place.
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
	if !validConsents(a.Consents) {
		return Fail(Internal, "error.internal")
	}
	for _, b := range a.Words.Later {
		if a.ExpectedDay == "" || !validDay(b.Day) {
			return Fail(Invalid, "error.day_unclear")
		}
		if !validTime(b.At) {
			return Fail(Invalid, "error.time_unclear")
		}
		if err := fits(b.Wants, MaxNote); err != nil {
			return err
		}
	}
	if err := fits(a.Words.Wants, MaxNote); err != nil {
		return err
	}
	if err := fits(a.Words.KnownAs, MaxName); err != nil {
		return err
	}
	return fits(a.Words.Name, MaxName)
}
