package names

import (
	"cmp"
	"slices"

	"socialmediasurgery/surgery"
)

// VisitsHere are the visits at the open surgery.
type VisitsHere struct {
	ByAttendee map[surgery.ID]*surgery.Visit
	all        map[surgery.ID]*surgery.Visit
	first      map[surgery.ID]string // see firstNames; nil: not read yet
}

func (h *VisitsHere) add(v *surgery.Visit) {
	h.all[v.ID] = v
	if !v.Guest() {
		h.ByAttendee[v.Attendee] = v
	}
}

func (h *VisitsHere) remove(v *surgery.Visit) {
	delete(h.all, v.ID)
	delete(h.ByAttendee, v.Attendee)
	delete(h.first, v.Attendee)
}

// Numbered returns the visits with a number that was typed, by letter: see
// surgery.Numbered.
func (h *VisitsHere) Numbered(typed string) []*surgery.Visit {
	is, ok := surgery.Numbered(typed)
	if !ok {
		return nil
	}
	var found []*surgery.Visit
	for _, v := range h.all {
		if is(v) {
			found = append(found, v)
		}
	}
	slices.SortFunc(found, func(a, b *surgery.Visit) int {
		return cmp.Or(cmp.Compare(a.Letter, b.Letter), a.ArrivedAt.Compare(b.ArrivedAt), cmp.Compare(a.ID, b.ID))
	})
	return found
}

// VisitsHere returns the visits at the open surgery.
func (room *Room) VisitsHere() (*VisitsHere, error) {
	if room.names.here != nil {
		return room.names.here, nil
	}
	here := &VisitsHere{ByAttendee: map[surgery.ID]*surgery.Visit{}, all: map[surgery.ID]*surgery.Visit{}}
	if room.desk.Surgery() == nil {
		return here, nil
	}
	visits, err := room.desk.Store().Visits(room.desk.Surgery().ID)
	if err != nil {
		return nil, err
	}
	for _, v := range visits {
		here.add(v)
	}
	room.names.here = here
	return here, nil
}
