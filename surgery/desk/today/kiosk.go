package today

import (
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/find"
)

// KioskArrival is what somebody types at the kiosk.
type KioskArrival struct {
	Name      string
	Track     surgery.Track
	SavePlace bool
}

// KioskArrive checks in somebody at the kiosk, while locked: their words are
// sealed under a key of their own that only the surgery key opens, and nobody's
// are read. It returns their number. Invalid for a name that cannot be kept;
// Questioned for one that looks like something else: see Settle.
func (room *Room) KioskArrive(a KioskArrival) (number string, err error) {
	if !room.desk.Locked() {
		return "", surgery.Fail(surgery.Internal, "error.internal") // the kiosk drops the keys first
	}
	now, err := room.desk.OpenSurgery()
	if err != nil {
		return "", err
	}
	person := &surgery.Attendee{ID: room.desk.NewID(), Words: surgery.AttendeeWords{Name: surgery.Clean(a.Name)}}
	if a.SavePlace {
		person.SavedAt, person.SavedUntil = room.desk.Moment(), room.settings.SaveUntil()
	}
	visit := &surgery.Visit{ID: room.desk.NewID(), Surgery: now.ID, Attendee: person.ID, State: surgery.Waiting, Track: a.Track,
		ArrivedAt: room.desk.Moment(), Kiosk: true}
	if visit.Letter, visit.Number, err = room.desk.Store().NextNumber(now.ID); err != nil {
		return "", err
	}
	o := &surgery.Operation{Kind: surgery.CheckedIn, About: visit.ID, Visit: visit.ID,
		Edits: []surgery.Edit{{After: person}, {After: visit}}}
	if _, err := room.desk.Do(o, ""); err != nil {
		return "", err
	}
	return visit.Called(), nil
}

// KioskMatch is somebody who came by the kiosk and may be one who saved their
// place: "is this the Sam of last month?"
type KioskMatch struct {
	Visit    surgery.ID // at the open surgery
	Attendee surgery.ID // made at the kiosk
	Number   string
	Name     string
	Like     []Found // people of that name who saved their place before
}

// KioskArrivals returns today's kiosk arrivals whose name, whatever its case,
// accents and order, is that of somebody who saved their place. Whoever was
// joined with one, and so has earlier visits, is not among them. Locked while
// locked.
func (room *Room) KioskArrivals() ([]KioskMatch, error) {
	if room.desk.Locked() {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	if room.desk.Surgery() == nil {
		return nil, nil
	}
	visits, err := room.desk.Store().Visits(room.desk.Surgery().ID)
	if err != nil {
		return nil, err
	}
	var found []KioskMatch
	for _, v := range visits {
		if !v.Kiosk || v.Guest() {
			continue
		}
		known, err := room.desk.Store().Known(v.Attendee)
		if err != nil {
			return nil, err
		}
		k := known[v.Attendee]
		if k == nil || len(k.Visits) > 1 {
			continue
		}
		like, err := room.namesakes(k.Attendee)
		if err != nil {
			return nil, err
		}
		if len(like) > 0 {
			found = append(found, KioskMatch{v.ID, v.Attendee, v.Called(), k.Attendee.Words.Name, like})
		}
	}
	return found, nil
}

// partOf reports whether every word of a name is one of another's: a first name alone.
func partOf(name, whole string) bool {
	theirs := strings.Fields(find.Fold(whole))
	for _, word := range strings.Fields(find.Fold(name)) {
		if !slices.Contains(theirs, word) {
			return false
		}
	}
	return true
}

// namesakes returns others of that name, or with more to it, who saved their place.
func (room *Room) namesakes(a *surgery.Attendee) ([]Found, error) {
	var ids []surgery.ID
	for _, m := range room.names.NameIndex().Search(a.Words.Name, mostRows) {
		if m.ID == a.ID {
			continue
		}
		other, err := room.desk.Store().Attendee(m.ID)
		if err != nil {
			return nil, err
		}
		if other.Saved() && (m.Rank == find.Exact || partOf(a.Words.Name, other.Words.Found())) {
			ids = append(ids, m.ID)
		}
	}
	here, err := room.names.VisitsHere()
	if err != nil {
		return nil, err
	}
	return room.rows(ids, here)
}

// Looked notes that a host has looked at an arrival that checked itself in, and
// that it is nobody we know.
func (room *Room) Looked(visit surgery.ID) (surgery.Change, error) {
	v, err := room.desk.Store().Visit(visit)
	if err != nil || !v.Kiosk {
		return surgery.Change{Visit: visit}, err
	}
	after := v.Copy()
	after.Kiosk = false
	return room.ChangeVisit(surgery.VisitEdited, v, after, "desk.visit_edited")
}
