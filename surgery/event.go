package surgery

import (
	"slices"
	"time"
)

// EventKind is what an event of a week is.
type EventKind string

// The kinds of event.
const (
	BlogEvent       EventKind = "blog"
	ChatEvent       EventKind = "chat"
	SurgeryEvent    EventKind = "surgery"
	LivePosting     EventKind = "live_posting"
	TakeoverEvent   EventKind = "takeover"
	ConferenceEvent EventKind = "conference"
	BarometerEvent  EventKind = "barometer"
	OtherEvent      EventKind = "something_else"
)

// EventKinds lists them in the order they are offered.
var EventKinds = []EventKind{BlogEvent, ChatEvent, SurgeryEvent, LivePosting, TakeoverEvent, ConferenceEvent, BarometerEvent, OtherEvent}

// Event is one thing that happens in a week. It is timed (Starts, and perhaps
// Ends), or it lasts whole days (Starts is zero): one day, several, or the week.
type Event struct {
	ID      ID         `json:"id"`
	Week    ID         `json:"week"`
	Kind    EventKind  `json:"kind"`
	Day     string     `json:"day"`                // local date it is on, or begins on
	LastDay string     `json:"last_day,omitempty"` // local date it ends on, when it lasts whole days and more than one
	Starts  time.Time  `json:"starts,omitzero"`    // UTC; zero: all day
	Ends    time.Time  `json:"ends,omitzero"`      // UTC; zero: not said
	Words   EventWords `json:"-"`
}

// EventWords are what is written about an event; sealed under its own key.
type EventWords struct {
	Title     string   `json:"title,omitempty"`
	Known     string   `json:"known,omitempty"` // what everybody calls it, where that is shorter
	UID       string   `json:"uid,omitempty"`   // in calendars; kept when taken in, so that taking in again updates
	Place     string   `json:"place,omitempty"`
	Online    bool     `json:"online,omitempty"`
	Lead      string   `json:"lead,omitempty"`    // who runs it; of a takeover, the lead from communications
	Guest     string   `json:"guest,omitempty"`   // who takes over
	Account   string   `json:"account,omitempty"` // whose account it is on, @LeedsandYorkPFT
	Hashtag   string   `json:"hashtag,omitempty"`
	Link      WeekLink `json:"link,omitzero"`
	Notes     string   `json:"notes,omitempty"`     // for hosts
	Questions []string `json:"questions,omitempty"` // of a chat
	Barometer ID       `json:"barometer,omitempty"` // the question that a barometer asks
}

// mostQuestions is how many questions a chat may have.
const mostQuestions = 12

// AllDay reports whether it lasts whole days.
func (e *Event) AllDay() bool { return e.Starts.IsZero() }

// Last returns the local date it ends on.
func (e *Event) Last() string {
	if e.LastDay != "" {
		return e.LastDay
	}
	return e.Day
}

// Asks reports whether a barometer is where people are asked, and not where the
// results are shared.
func (e *Event) Asks() bool {
	return e.Kind == BarometerEvent && (e.Last() != e.Day || IsQuestion(e.Words.Title))
}

// On reports whether it is on that day; a timed event is on the day it begins.
func (e *Event) On(day string) bool { return e.Day <= day && day <= e.Last() }

// Validate keeps the rules of an event.
func (e *Event) Validate() error {
	switch {
	case e.ID == "" || e.Week == "" || !slices.Contains(EventKinds, e.Kind):
		return Fail(Internal, "error.internal")
	case e.Words.Title == "":
		return Fail(Invalid, "error.event_title_missing")
	case !validDay(e.Day) || e.LastDay != "" && !validDay(e.LastDay):
		return Fail(Invalid, "error.day_unclear")
	case e.LastDay != "" && (e.LastDay < e.Day || !e.AllDay()), e.AllDay() && !e.Ends.IsZero():
		return Fail(Invalid, "error.event_backwards")
	case !e.Ends.IsZero() && !e.Ends.After(e.Starts):
		return Fail(Invalid, "error.event_backwards")
	case !e.Ends.IsZero() && e.Ends.Sub(e.Starts) > 24*time.Hour:
		return Fail(Invalid, "error.event_too_long")
	case len(e.Words.Questions) > mostQuestions:
		return Fail(Invalid, "error.too_many_questions", "most", mostQuestions)
	}
	w := e.Words
	for _, field := range append([]string{w.Title, w.Known, w.Place, w.Lead, w.Guest, w.Account, w.Hashtag, w.UID}, w.Questions...) {
		if err := fits(field, MaxName); err != nil {
			return err
		}
	}
	if err := fits(string(w.Barometer), MaxName); err != nil {
		return err
	}
	if err := fits(w.Notes, MaxNote); err != nil {
		return err
	}
	return fitLinks([]WeekLink{w.Link})
}

// DaysBetween returns how many days lie between two dates as records hold them;
// 0 for the same day, and for what is no date.
func DaysBetween(from, until string) int {
	a, err := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, until)
	if err != nil || err2 != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
