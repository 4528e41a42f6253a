package names

import (
	"strings"

	"socialmediasurgery/surgery"
)

// Called returns what a notice calls somebody: their first name, as on their card
// with an initial where somebody else who is here shares it.
func (room *Room) Called(a *surgery.Attendee) string {
	first := surgery.FirstName(a.Words.Called())
	others, err := room.firstNames()
	if err != nil || room.desk.Locked() {
		return first
	}
	for id, name := range others {
		if id != a.ID && name == strings.ToLower(first) {
			return surgery.WithInitial(a.Words.Called())
		}
	}
	return first
}

// firstNames returns the first names of everybody here, in small letters.
func (room *Room) firstNames() (map[surgery.ID]string, error) {
	here, err := room.VisitsHere()
	if err != nil || room.desk.Surgery() == nil {
		return nil, err
	}
	keep := func(a *surgery.Attendee) { here.first[a.ID] = strings.ToLower(surgery.FirstName(a.Words.Called())) }
	if here.first == nil {
		here.first = map[surgery.ID]string{}
		people, err := room.desk.Store().AttendeesAt(room.desk.Surgery().ID)
		if err != nil {
			return nil, err
		}
		for _, a := range people {
			keep(a)
		}
	}
	for id := range here.ByAttendee {
		if _, read := here.first[id]; read {
			continue
		}
		a, err := room.desk.Store().Attendee(id)
		if err != nil {
			return nil, err
		}
		keep(a)
	}
	return here.first, nil
}
