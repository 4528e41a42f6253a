package desk

import "socialmediasurgery/surgery"

// remembered is what the check-in box has read already, so that a keystroke
// touches the store only for rows it has not shown since the last change.
type remembered struct {
	day  string                // rows say days, so they last for one
	rows map[surgery.ID]*Found // by attendee
	here *visitsHere           // at the open surgery; nil: not read yet
}

// mostRemembered is how many rows are kept: names in memory beside the index.
const mostRemembered = 256

type visitsHere struct {
	byAttendee map[surgery.ID]*surgery.Visit
	byNumber   map[int]*surgery.Visit
}

func (h *visitsHere) add(v *surgery.Visit) {
	h.byNumber[v.Number] = v
	if !v.Guest() {
		h.byAttendee[v.Attendee] = v
	}
}

func (h *visitsHere) remove(v *surgery.Visit) {
	delete(h.byNumber, v.Number)
	delete(h.byAttendee, v.Attendee)
}

// forget drops everything: another surgery, or other checklists.
func (d *Desk) forget() { d.remembered = remembered{} }

// recall keeps what is remembered in step with an operation. The visits here
// follow it one by one, since reading hundreds again would be felt at the next
// key; rows are few, and read again.
func (d *Desk) recall(edits []surgery.Edit) {
	clear(d.remembered.rows)
	if d.remembered.here == nil {
		return
	}
	for _, e := range edits {
		if before, ok := e.Before.(*surgery.Visit); ok && before.Surgery == d.current.ID {
			d.remembered.here.remove(before)
		}
		if after, ok := e.After.(*surgery.Visit); ok && after.Surgery == d.current.ID {
			d.remembered.here.add(after)
		}
	}
}

// visitsHere answers the visits at the open surgery.
func (d *Desk) visitsHere() (*visitsHere, error) {
	if d.remembered.here != nil {
		return d.remembered.here, nil
	}
	here := &visitsHere{map[surgery.ID]*surgery.Visit{}, map[int]*surgery.Visit{}}
	if d.current == nil {
		return here, nil
	}
	visits, err := d.store.Visits(d.current.ID)
	if err != nil {
		return nil, err
	}
	for _, v := range visits {
		here.add(v)
	}
	d.remembered.here = here
	return here, nil
}

// rows answers the rows of these people, here or not, in order; those whose name
// is gone are left out.
func (d *Desk) rows(ids []surgery.ID, here *visitsHere) ([]Found, error) {
	if today := d.today(); d.remembered.rows == nil || d.remembered.day != today || len(d.remembered.rows) >= mostRemembered {
		d.remembered.rows, d.remembered.day = map[surgery.ID]*Found{}, today
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
