package today

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// Arrival is what the new-attendee form holds; only the name has to be there.
type Arrival struct {
	Name       string
	KnownAs    string // what everybody calls them; "" for their name
	Track      surgery.Track
	Checklists []string
	Size       surgery.HandoutSize
	Language   string // beside English on the handout; "" for none
	SavePlace  bool   // until SaveUntil
	Allowed    surgery.Allowed
}

// KeepsContacts reports whether how people are reached is written down at this desk.
func (room *Room) KeepsContacts() bool { return room.names.KeepsContacts() }

// CheckInNew checks in somebody who has not been here, or has not saved their
// place.
func (room *Room) CheckInNew(a Arrival) (surgery.Change, error) {
	person := &surgery.Attendee{ID: room.desk.NewID(), Words: surgery.AttendeeWords{Name: surgery.Clean(a.Name), KnownAs: surgery.Clean(a.KnownAs)}}
	if a.SavePlace {
		person.SavedAt, person.SavedUntil = room.desk.Moment(), room.settings.SaveUntil()
	}
	contact, err := room.names.Allow(person, a.Allowed)
	if err != nil {
		return surgery.Change{}, err
	}
	if err := person.Validate(); err != nil {
		return surgery.Change{}, err
	}
	visit := &surgery.Visit{Attendee: person.ID, Track: a.Track, Checklists: a.Checklists, Words: surgery.VisitWords{Language: a.Language}}
	visit.SetPrintSize(a.Size)
	return room.checkIn(surgery.CheckedIn, visit, append([]surgery.Edit{{After: person}}, contact...), func(number string) string {
		return words.Say("desk.checked_in", "name", room.names.Called(person), "number", number)
	})
}

// CheckIn checks in somebody who saved their place or booked, with the track,
// checklists, handout size and language of last time, and what they said they want. For somebody who is here already it changes
// nothing and returns their visit.
func (room *Room) CheckIn(attendee surgery.ID) (surgery.Change, error) {
	person, err := room.desk.Store().Attendee(attendee)
	if err != nil {
		return surgery.Change{}, err
	}
	earlier, err := room.desk.Store().VisitsOf(attendee)
	if err != nil {
		return surgery.Change{}, err
	}
	visit := &surgery.Visit{Attendee: person.ID, Returning: person.Saved()}
	if len(earlier) > 0 {
		for _, v := range earlier { // not only the latest: clocks go back
			if room.desk.Surgery() != nil && v.Surgery == room.desk.Surgery().ID {
				return surgery.Change{Visit: v.ID}, nil
			}
		}
		last := earlier[0]
		visit.Track, visit.Checklists = last.Track, last.Copy().Checklists
		visit.Words.Language = last.Words.Language
		visit.SetPrintSize(last.PrintSize())
	}
	if booked, ok := person.BookedOn(room.desk.Today()); ok {
		visit.Words.Goal = booked.Wants
	}
	var edits []surgery.Edit
	if until := room.settings.SaveUntil(); person.Saved() && person.SavedUntil < until {
		longer := *person // a saved place goes so many days after the last visit
		longer.SavedUntil = until
		edits = append(edits, surgery.Edit{Before: person, After: &longer})
	}
	return room.checkIn(surgery.CheckedIn, visit, edits, func(number string) string {
		if len(earlier) == 0 { // booked, and never here before
			return words.Say("desk.checked_in", "name", room.names.Called(person), "number", number)
		}
		return words.Say("desk.welcome_back", "name", surgery.WithInitial(person.Words.Called()), "day", dates.NearInFull(room.desk.Now(), earlier[0].ArrivedAt), "number", number)
	})
}

// CountGuest checks in somebody without a name.
func (room *Room) CountGuest() (surgery.Change, error) {
	return room.checkIn(surgery.GuestCounted, &surgery.Visit{}, nil, func(number string) string {
		return words.Say("desk.guest_counted", "number", number)
	})
}

// checkIn has somebody come; notice says so with their number.
func (room *Room) checkIn(kind surgery.Kind, v *surgery.Visit, edits []surgery.Edit, notice func(number string) string) (surgery.Change, error) {
	now, err := room.desk.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	if v.Letter, v.Number, err = room.desk.Store().NextNumber(now.ID); err != nil {
		return surgery.Change{}, err
	}
	v.ID, v.Surgery, v.State, v.ArrivedAt = room.desk.NewID(), now.ID, surgery.Waiting, room.desk.Moment()
	o := &surgery.Operation{Kind: kind, About: v.ID, Visit: v.ID, Edits: append(edits, surgery.Edit{After: v})}
	return room.desk.DoAndSay(o, func() string { return notice(v.Called()) })
}
