package names

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// Subject returns who or what an operation is about, by first name or number.
func (room *Room) Subject(o *surgery.Operation) string {
	if title := eventSubject(o); title != "" {
		return title
	}
	var visit *surgery.Visit
	for _, e := range o.Edits {
		for _, r := range []surgery.Record{e.After, e.Before} {
			switch r := r.(type) {
			case *surgery.Attendee:
				return room.Called(r)
			case *surgery.Surgeon:
				return surgery.FirstName(r.Words.Name)
			case *surgery.Visit:
				visit = r
			case *surgery.Presence:
				if s, err := room.desk.Store().Surgeon(r.Surgeon); err == nil {
					return surgery.FirstName(s.Words.Name)
				}
			}
		}
	}
	if visit == nil && o.Visit != "" {
		visit, _ = room.desk.Store().Visit(o.Visit)
	}
	if visit == nil {
		return room.aboutEvent(o)
	}
	if !visit.Guest() {
		if a, err := room.desk.Store().Attendee(visit.Attendee); err == nil {
			return room.Called(a)
		}
	}
	return words.Say("desk.guest", "number", visit.Called())
}

// eventSubject returns what an operation on the week is about: the title.
func eventSubject(o *surgery.Operation) string {
	for _, e := range o.Edits {
		switch r := e.Record().(type) {
		case *surgery.Event:
			return words.Say("desk.titled", "title", r.Words.Title)
		case *surgery.Week:
			return words.Say("desk.titled", "title", r.Words.Title)
		case *surgery.Content:
			return words.Say("desk.titled", "title", r.Words.Title)
		case *surgery.Barometer:
			return words.Say("desk.titled", "title", r.Words.Question)
		}
	}
	return ""
}

// aboutEvent returns the title of the event whose checklist an operation marks.
func (room *Room) aboutEvent(o *surgery.Operation) string {
	if e, err := room.desk.Store().Event(o.About); err == nil {
		return words.Say("desk.titled", "title", e.Words.Title)
	}
	return ""
}
