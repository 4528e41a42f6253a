package desk

import (
	"slices"

	"socialmediasurgery/surgery"
)

// apart takes how people are reached out of an operation while other desks share the
// surgery: they are told the rest of it. It returns what is to be done after it, nil for
// nothing.
func (d *Desk) apart(o *surgery.Operation) *surgery.Operation {
	contact := func(e surgery.Edit) bool { return e.Record().Family() == surgery.Contacts }
	if !slices.ContainsFunc(o.Edits, contact) {
		return nil
	}
	if shared, _ := d.store.Desks(); !shared {
		return nil
	}
	after := &surgery.Operation{Kind: surgery.ContactEdited, Visit: o.Visit}
	var rest []surgery.Edit
	for _, e := range o.Edits {
		if !contact(e) {
			rest = append(rest, e)
			continue
		}
		after.Edits = append(after.Edits, e)
		after.About = e.Record().(*surgery.Contact).Attendee
	}
	if len(rest) == 0 {
		return nil // of nothing else
	}
	o.Edits = rest
	return after
}
