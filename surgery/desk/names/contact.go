package names

import "socialmediasurgery/surgery"

// Contact returns how somebody is reached; "" where they do not allow it, and where
// another laptop keeps it.
func (room *Room) Contact(a *surgery.Attendee) (string, error) {
	if !a.Allows(surgery.ContactMe) || !room.KeepsContacts() {
		return "", nil
	}
	c, err := room.desk.Store().ContactOf(a.ID)
	if c == nil {
		return "", err
	}
	return c.Words.How, nil
}

// KeepsContacts reports whether how people are reached is written down here: at a joined
// desk it is neither asked for nor shown.
func (room *Room) KeepsContacts() bool {
	_, joined := room.desk.Store().Desks()
	return !joined
}

// Allow makes an attendee allow exactly that, from today, and returns the edits of how
// they are reached.
func (room *Room) Allow(a *surgery.Attendee, now surgery.Allowed) ([]surgery.Edit, error) {
	if err := a.Allow(now, room.desk.Today()); err != nil {
		return nil, err
	}
	if !room.KeepsContacts() {
		return nil, nil
	}
	was, err := room.desk.Store().ContactOf(a.ID)
	if err != nil {
		return nil, err
	}
	return a.Reached(was, now.Contact, room.desk.NewID), nil
}

// Allowed returns what an attendee allows now, and how to contact them.
func (room *Room) Allowed(a *surgery.Attendee) (surgery.Allowed, error) {
	how, err := room.Contact(a)
	now := a.Allowed()
	now.Contact, now.Elsewhere = how, !room.KeepsContacts()
	return now, err
}
