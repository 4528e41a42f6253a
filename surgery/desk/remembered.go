package desk

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
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
func (d *Desk) watchRows() Watch {
	forget := func() { d.remembered = remembered{} }
	return Watch{Opened: func() error { forget(); return nil }, Unlocked: func() error { forget(); return nil }, Forget: forget,
		Done: func(*surgery.Operation) { clear(d.remembered.rows) }}
}

// rows returns the rows of these people, here or not, in order; those whose name
// is gone are left out.
func (d *Desk) rows(ids []surgery.ID, here *visitsHere) ([]Found, error) {
	today, lists := d.today(), d.lists()
	if was := d.remembered; was.rows == nil || was.day != today || was.lists != lists || len(was.rows) >= mostRemembered {
		d.remembered = remembered{today, lists, map[surgery.ID]*Found{}}
	}
	var unread []surgery.ID
	for _, id := range ids {
		if d.remembered.rows[id] == nil {
			unread = append(unread, id)
		}
	}
	known, err := d.store.Known(unread...)
	if err != nil {
		return nil, err
	}
	var rows []Found
	for _, id := range ids {
		row := d.remembered.rows[id]
		if k := known[id]; row == nil && k != nil {
			row = d.foundRow(k, here.byAttendee[id])
			d.remembered.rows[id] = row
		}
		if row != nil {
			rows = append(rows, *row)
		}
	}
	return rows, nil
}
