package names

import "socialmediasurgery/surgery"

// VisitsHere are the visits at the open surgery.
type VisitsHere struct {
	ByAttendee map[surgery.ID]*surgery.Visit
	ByNumber   map[int]*surgery.Visit
	first      map[surgery.ID]string // see firstNames; nil: not read yet
}

func (h *VisitsHere) add(v *surgery.Visit) {
	h.ByNumber[v.Number] = v
	if !v.Guest() {
		h.ByAttendee[v.Attendee] = v
	}
}

func (h *VisitsHere) remove(v *surgery.Visit) {
	delete(h.ByNumber, v.Number)
	delete(h.ByAttendee, v.Attendee)
	delete(h.first, v.Attendee)
}

// VisitsHere returns the visits at the open surgery.
func (room *Room) VisitsHere() (*VisitsHere, error) {
	if room.names.here != nil {
		return room.names.here, nil
	}
	here := &VisitsHere{ByAttendee: map[surgery.ID]*surgery.Visit{}, ByNumber: map[int]*surgery.Visit{}}
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
