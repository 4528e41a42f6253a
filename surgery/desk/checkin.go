package desk

import (
	"strconv"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
)

// Arrival is what the new-attendee form holds; only the name has to be there.
type Arrival struct {
	Name       string
	Track      surgery.Track
	Checklists []string
	Size       surgery.HandoutSize
	Language   string // beside English on the handout; "" for none
	SavePlace  bool   // until SaveUntil
	Allowed    surgery.Allowed
}

// SaveUntil returns until when a place saved today is kept.
func (d *Desk) SaveUntil() string {
	return d.now().AddDate(0, 0, d.settings.SaveDays).Format(time.DateOnly)
}

// CheckInNew checks in somebody who has not been here, or has not saved their
// place.
func (d *Desk) CheckInNew(a Arrival) (surgery.Change, error) {
	person := &surgery.Attendee{ID: d.newID(), Words: surgery.AttendeeWords{Name: surgery.Clean(a.Name)}}
	if a.SavePlace {
		person.SavedAt, person.SavedUntil = d.moment(), d.SaveUntil()
	}
	if err := person.Allow(a.Allowed, d.today()); err != nil {
		return surgery.Change{}, err
	}
	if err := person.Validate(); err != nil {
		return surgery.Change{}, err
	}
	visit := &surgery.Visit{Attendee: person.ID, Track: a.Track, Checklists: a.Checklists, Words: surgery.VisitWords{Language: a.Language}}
	visit.SetPrintSize(a.Size)
	return d.checkIn(surgery.CheckedIn, visit, []surgery.Edit{{After: person}}, func(number string) string {
		return words.Say("desk.checked_in", "name", d.called(person), "number", number)
	})
}

// CheckIn checks in somebody who saved their place or booked, with the track,
// checklists, handout size and language of last time, and what they said they want. For somebody who is here already it changes
// nothing and returns their visit.
func (d *Desk) CheckIn(attendee surgery.ID) (surgery.Change, error) {
	person, err := d.store.Attendee(attendee)
	if err != nil {
		return surgery.Change{}, err
	}
	earlier, err := d.store.VisitsOf(attendee)
	if err != nil {
		return surgery.Change{}, err
	}
	visit := &surgery.Visit{Attendee: person.ID, Returning: person.Saved()}
	if len(earlier) > 0 {
		for _, v := range earlier { // not only the latest: clocks go back
			if d.current != nil && v.Surgery == d.current.ID {
				return surgery.Change{Visit: v.ID}, nil
			}
		}
		last := earlier[0]
		visit.Track, visit.Checklists = last.Track, last.Copy().Checklists
		visit.Words.Language = last.Words.Language
		visit.SetPrintSize(last.PrintSize())
	}
	if booked, ok := person.BookedOn(d.today()); ok {
		visit.Words.Goal = booked.Wants
	}
	var edits []surgery.Edit
	if until := d.SaveUntil(); person.Saved() && person.SavedUntil < until {
		longer := *person // a saved place goes so many days after the last visit
		longer.SavedUntil = until
		edits = append(edits, surgery.Edit{Before: person, After: &longer})
	}
	return d.checkIn(surgery.CheckedIn, visit, edits, func(number string) string {
		if len(earlier) == 0 { // booked, and never here before
			return words.Say("desk.checked_in", "name", d.called(person), "number", number)
		}
		return words.Say("desk.welcome_back", "name", surgery.WithInitial(person.Words.Name), "day", dates.NearInFull(d.now(), earlier[0].ArrivedAt), "number", number)
	})
}

// CountGuest checks in somebody without a name.
func (d *Desk) CountGuest() (surgery.Change, error) {
	return d.checkIn(surgery.GuestCounted, &surgery.Visit{}, nil, func(number string) string {
		return words.Say("desk.guest_counted", "number", number)
	})
}

// checkIn has somebody come; notice says so with their number.
func (d *Desk) checkIn(kind surgery.Kind, v *surgery.Visit, edits []surgery.Edit, notice func(number string) string) (surgery.Change, error) {
	now, err := d.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	if v.Number, err = d.store.NextNumber(now.ID); err != nil {
		return surgery.Change{}, err
	}
	v.ID, v.Surgery, v.State, v.ArrivedAt = d.newID(), now.ID, surgery.Waiting, d.moment()
	o := &surgery.Operation{Kind: kind, About: v.ID, Visit: v.ID, Edits: append(edits, surgery.Edit{After: v})}
	return d.DoAndSay(o, func() string { return notice(strconv.Itoa(v.Number)) })
}
