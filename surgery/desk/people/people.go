package people

import (
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// PersonRow is one row of the list of people: saved, here today, or booked.
type PersonRow struct {
	ID     surgery.ID
	Name   string
	Detail string     // "saved until 22 February 2027"
	Visit  surgery.ID // at today's surgery; "" when they are not here
	Ended  bool       // the date of the saved place has passed
}

// mostFound is how many rows a search of people returns.
const mostFound = 50

// Count returns how many people there are in the list.
func (room *Room) Count() int { return room.names.NameIndex().Len() }

// People returns up to n rows of the list of people, by name, from the from-th on.
func (room *Room) People(from, n int) ([]PersonRow, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	return room.personRows(room.names.NameIndex().Page(from, min(n, 500)))
}

// FindPeople returns who is meant by a part of a name, as the check-in box finds
// them; up to mostFound.
func (room *Room) FindPeople(typed string) ([]PersonRow, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	matches := room.names.NameIndex().Search(surgery.Clean(typed), mostFound)
	ids := make([]surgery.ID, len(matches))
	for i, m := range matches {
		ids[i] = m.ID
	}
	return room.personRows(ids)
}

func (room *Room) personRows(ids []surgery.ID) ([]PersonRow, error) {
	if room.desk.Locked() {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	known, err := room.desk.Store().People(ids...)
	if err != nil {
		return nil, err
	}
	here, err := room.names.VisitsHere()
	if err != nil {
		return nil, err
	}
	today := room.desk.Today()
	rows := make([]PersonRow, 0, len(ids))
	for _, id := range ids {
		if a := known[id]; a != nil {
			row := PersonRow{ID: id, Name: a.Words.Name, Detail: personDetail(a, here.ByAttendee[id], today), Ended: a.Saved() && a.SavedUntil < today}
			if v := here.ByAttendee[id]; v != nil {
				row.Visit = v.ID
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// personDetail says whether somebody is here, and until when their place is kept.
func personDetail(a *surgery.Attendee, v *surgery.Visit, today string) string {
	var said []string
	if a.Words.KnownAs != "" {
		said = append(said, words.Say("people.known_as_who", "known", a.Words.KnownAs))
	}
	if v != nil {
		said = append(said, words.Say("people.here_today", "number", v.Called()))
	}
	switch {
	case a.Saved():
		said = append(said, words.Say("people.saved_until", "day", dates.Long(a.SavedUntil)))
	case a.ExpectedDay != "":
		next, _ := a.BookedNext(today)
		said = append(said, words.Say("people.booked_for", "day", dates.Long(next.Day)))
	case v == nil:
		said = append(said, words.Say("people.not_saved"))
	default:
		said = append(said, words.Say("people.not_saved"))
	}
	return strings.Join(said, " · ")
}

// Person is what the page of one person shows.
type Person struct {
	surgery.Attendee
	Allowed surgery.Allowed // beside saving their place
	Visits  []PersonVisit   // the latest first
	Doubles []PersonRow     // who may be the same person
	Here    surgery.ID      // their visit at today's surgery; ""
}

// PersonVisit is one visit on the page of a person.
type PersonVisit struct {
	Visit  surgery.ID
	Day    string   // "24 November 2026"
	Venue  string   // of the surgery
	Topics []string // titles of the checklists
	Done   int      // steps marked done at this visit
	Kiosk  bool     // checked themselves in, and nobody has looked yet
}

// Person returns the page of one person; NotFound when their name is gone.
func (room *Room) Person(id surgery.ID) (Person, error) {
	if err := room.desk.AtHome(); err != nil {
		return Person{}, err
	}
	k, err := room.known(id)
	if err != nil {
		return Person{}, err
	}
	p := Person{Attendee: *k.Attendee}
	if p.Allowed, err = room.names.Allowed(k.Attendee); err != nil {
		return Person{}, err
	}
	done := map[surgery.ID]int{}
	for _, m := range k.Marks {
		if m.State == surgery.Done {
			done[m.On]++
		}
	}
	for _, v := range k.Visits {
		at, err := room.desk.SurgeryOf(v.Surgery)
		if err != nil {
			return Person{}, err
		}
		p.Visits = append(p.Visits, PersonVisit{Visit: v.ID, Day: dates.Long(at.Day), Venue: at.Words.Venue,
			Topics: room.titles(v.Checklists), Done: done[v.ID], Kiosk: v.Kiosk})
		if room.desk.Surgery() != nil && v.Surgery == room.desk.Surgery().ID {
			p.Here = v.ID
		}
	}
	p.Doubles, err = room.doubles(&p.Attendee)
	return p, err
}

// known returns one person with all their visits; NotFound when their name is gone.
func (room *Room) known(id surgery.ID) (*store.Known, error) {
	known, err := room.desk.Store().Known(id)
	if err != nil {
		return nil, err
	}
	if known[id] == nil {
		return nil, surgery.Fail(surgery.NotFound, "error.gone")
	}
	return known[id], nil
}

// titles returns the titles of these checklists; one whose file is gone is left
// out.
func (room *Room) titles(ids []string) []string {
	var titles []string
	for _, id := range ids {
		if list, ok := room.checklists.Lists().Get(id); ok {
			titles = append(titles, list.Title)
		}
	}
	return titles
}

// mostDoubles is how many likely doubles are looked at.
const mostDoubles = 20

// doubles returns who may be the same person: alike in name, and not here today
// together.
func (room *Room) doubles(a *surgery.Attendee) ([]PersonRow, error) {
	var ids []surgery.ID
	for _, m := range room.names.NameIndex().Search(a.Words.Name, mostDoubles) {
		if m.ID != a.ID {
			ids = append(ids, m.ID)
		}
	}
	rows, err := room.personRows(ids)
	return slices.DeleteFunc(rows, func(r PersonRow) bool { return !find.Alike(r.Name, a.Words.Name) }), err
}

// EditPerson is what can be corrected about a person.
type EditPerson struct {
	Name    string
	KnownAs string
	Allowed surgery.Allowed
	Until   string // local date a saved place is kept; "" does not save it
}

// EditPerson corrects a person.
func (room *Room) EditPerson(id surgery.ID, e EditPerson) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	a, err := room.desk.Store().Attendee(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := *a
	after.Words.Name, after.Words.KnownAs = surgery.Clean(e.Name), surgery.Clean(e.KnownAs)
	contact, err := room.names.Allow(&after, e.Allowed)
	if err != nil {
		return surgery.Change{}, err
	}
	room.keepUntil(&after, e.Until)
	o := &surgery.Operation{Kind: surgery.AttendeeEdited, About: id, Edits: append(contact, surgery.Edit{Before: a, After: &after})}
	return room.desk.DoAndSay(o, func() string { return words.Say("people.edited", "who", room.names.Called(&after)) })
}

// keepUntil saves somebody's place until a date, from now if it was not saved.
func (room *Room) keepUntil(a *surgery.Attendee, until string) {
	switch {
	case until == "":
		a.SavedAt = time.Time{}
	case !a.Saved():
		a.SavedAt = room.desk.Moment()
	}
	a.SavedUntil = until
}

// Dues is who is to be erased, and when.
type Dues struct {
	Saved   int         // saved places altogether
	Past    int         // whose date has passed
	Soonest []PersonRow // up to mostDue, the soonest first
	Days    int         // how long a place is kept after the last visit
}

// mostDue is how many of those due are listed.
const mostDue = 200

// Due returns who is to be erased and when.
func (room *Room) Due() (Dues, error) {
	if err := room.desk.AtHome(); err != nil {
		return Dues{}, err
	}
	people, saved, past, err := room.desk.Store().Due(room.desk.Today(), mostDue)
	if err != nil {
		return Dues{}, err
	}
	due := Dues{Saved: saved, Past: past, Days: room.settings.Settings().SaveDays}
	ids := make([]surgery.ID, len(people))
	for i, a := range people {
		ids[i] = a.ID
	}
	due.Soonest, err = room.personRows(ids)
	return due, err
}
