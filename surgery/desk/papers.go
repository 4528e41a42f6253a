package desk

import "socialmediasurgery/surgery"

func (d *Desk) SurgeryOf(id surgery.ID) (*surgery.Surgery, error) {
	if d.current != nil && d.current.ID == id {
		return d.current, nil
	}
	return d.store.Surgery(id)
}
