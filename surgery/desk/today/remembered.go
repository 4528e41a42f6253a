package today

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/names"
)

// remembered is what the check-in box has read already, so that a keystroke
// touches the store only for rows it has not shown since the last change.
type remembered struct {
	day   string                // rows say days, so they last for one
	lists *checklist.Library    // and steps of these checklists
	rows  map[surgery.ID]*Found // by attendee
}

// mostRemembered is how many rows are kept: names in memory beside the index.
const mostRemembered = 256

// watchRows lets go of the rows with every change: they are few, and read again.
func (room *Room) watchRows() desk.Watch {
	forget := func() { room.remembered = remembered{} }
	return desk.Watch{Opened: func() error { forget(); return nil }, Unlocked: func() error { forget(); return nil }, Forget: forget,
		Done: func(o *surgery.Operation) { clear(room.remembered.rows) }}
}

// rows returns the rows of these people, here or not, in order; those whose name
// is gone are left out.
func (room *Room) rows(ids []surgery.ID, here *names.VisitsHere) ([]Found, error) {
	today, lists := room.desk.Today(), room.checklists.Lists()
	if was := room.remembered; was.rows == nil || was.day != today || was.lists != lists || len(was.rows) >= mostRemembered {
		room.remembered = remembered{today, lists, map[surgery.ID]*Found{}}
	}
	var unread []surgery.ID
	for _, id := range ids {
		if room.remembered.rows[id] == nil {
			unread = append(unread, id)
		}
	}
	known, err := room.desk.Store().Known(unread...)
	if err != nil {
		return nil, err
	}
	var rows []Found
	for _, id := range ids {
		row := room.remembered.rows[id]
		if k := known[id]; row == nil && k != nil {
			row = room.foundRow(k, here.ByAttendee[id])
			room.remembered.rows[id] = row
		}
		if row != nil {
			rows = append(rows, *row)
		}
	}
	return rows, nil
}
