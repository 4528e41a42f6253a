// Package surgery is the vocabulary of a social media surgery: its records,
// the operations that change them, and the rules they keep. It knows no
// database, no screen and no file, and imports the standard library only.
//
// Words are used as DESIGN has them: a surgery is one dated drop-in, a visit is
// one attendee at one surgery, a guest is a visit with no name.
package surgery

import "time"

// ID names a record. People's ids are random (UUIDv4), so that an id does not
// give away when somebody came; operations' ids are UUIDv7. Tests make their own.
type ID string

// SurgeryKind tells a monthly drop-in from one at a conference.
type SurgeryKind string

// The kinds of surgery.
const (
	Monthly    SurgeryKind = "monthly"
	Conference SurgeryKind = "conference"
)

// Surgery is one dated drop-in. Opens and Closes are local clock times
// ("13:00"), as printed; OpenedAt and ClosedAt are when the host did it.
type Surgery struct {
	ID       ID           `json:"id"`
	Kind     SurgeryKind  `json:"kind"`
	Day      string       `json:"day"` // local date, 2026-11-24
	Opens    string       `json:"opens,omitempty"`
	Closes   string       `json:"closes,omitempty"`
	Week     ID           `json:"week,omitempty"`     // the themed week it is in
	Event    ID           `json:"event,omitempty"`    // the week's event that it is
	NextDay  string       `json:"next_day,omitempty"` // the next surgery's date
	NextTime string       `json:"next_time,omitempty"`
	OpenedAt time.Time    `json:"opened_at"`
	ClosedAt time.Time    `json:"closed_at,omitzero"` // zero while open
	Words    SurgeryWords `json:"-"`
}

// SurgeryWords are what is written about a surgery; sealed under its own key.
type SurgeryWords struct {
	Title    string     `json:"title,omitempty"`
	Venue    string     `json:"venue,omitempty"`
	Partner  string     `json:"partner,omitempty"`
	Hashtag  string     `json:"hashtag,omitempty"` // without the #
	Instance string     `json:"instance,omitempty"`
	On       []string   `json:"on,omitempty"` // platforms the week is on
	Links    []WeekLink `json:"links,omitempty"`
	WiFi     WiFi       `json:"wifi,omitzero"`
}

// WiFi is a network for guests at a venue. It stands nowhere but where the host says:
// never on a handout, which goes home with whoever it is for.
type WiFi struct {
	Name   string `json:"name,omitempty"`
	Key    string `json:"key,omitempty"`    // "" where none is asked for
	Hidden bool   `json:"hidden,omitempty"` // phones do not list it
	OnWall bool   `json:"on_wall,omitempty"`
}

// String names nothing of it, so that it cannot come into a log or an error.
func (w WiFi) String() string {
	if w.Name == "" {
		return "no Wi-Fi"
	}
	return "Wi-Fi"
}

// GoString is String for %#v.
func (w WiFi) GoString() string { return w.String() }

// WeekLink is an address of the week and what it opens ("Considering Lilies").
type WeekLink struct {
	Opens   string `json:"opens"`
	Address string `json:"address"` // https
}

// Open reports whether the surgery has not been closed.
func (s *Surgery) Open() bool { return s.ClosedAt.IsZero() }

// Validate keeps the rules: a venue, a day, times that are times.
func (s *Surgery) Validate() error {
	switch {
	case s.ID == "" || s.OpenedAt.IsZero():
		return Fail(Internal, "error.internal")
	case s.Words.Venue == "":
		return Fail(Invalid, "error.venue_missing")
	case s.Kind != Monthly && s.Kind != Conference:
		return Fail(Internal, "error.internal")
	case !validDay(s.Day), s.NextDay != "" && !validDay(s.NextDay):
		return Fail(Invalid, "error.day_unclear")
	case !validTime(s.Opens), !validTime(s.Closes), !validTime(s.NextTime):
		return Fail(Invalid, "error.time_unclear")
	case s.Opens != "" && s.Closes != "" && s.Closes <= s.Opens:
		return Fail(Invalid, "error.closes_before_opens")
	}
	fields := append([]string{s.Words.Title, s.Words.Venue, s.Words.Partner, s.Words.Hashtag, s.Words.Instance,
		s.Words.WiFi.Name, s.Words.WiFi.Key}, s.Words.On...)
	for _, l := range s.Words.Links {
		fields = append(fields, l.Opens)
		if err := fits(l.Address, MaxNote); err != nil {
			return err
		}
	}
	for _, field := range fields {
		if err := fits(field, MaxName); err != nil {
			return err
		}
	}
	return nil
}

func validDay(day string) bool {
	_, err := time.Parse(time.DateOnly, day)
	return err == nil
}

// validTime accepts a blank, which means not known.
func validTime(clock string) bool {
	if clock == "" {
		return true
	}
	_, err := time.Parse("15:04", clock)
	return err == nil && len(clock) == 5
}
