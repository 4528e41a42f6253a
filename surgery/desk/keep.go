package desk

import "socialmediasurgery/surgery"

// Kinds are the operations of a form that adds and edits.
type Kinds struct{ Added, Edited surgery.Kind }

// Keep returns the operation of a form that was filled in: it adds the record, which
// gets an id, or changes the one that has its id; before is that one, blank for a new
// one. The record can still be changed until the operation is done.
func Keep[R surgery.Record](d *Desk, r R, id *surgery.ID, read func(surgery.ID) (R, error), kinds Kinds) (before R, o *surgery.Operation, err error) {
	if *id == "" {
		*id = d.NewID()
		return before, &surgery.Operation{Kind: kinds.Added, About: *id, Edits: []surgery.Edit{{After: r}}}, nil
	}
	if before, err = read(*id); err != nil {
		return before, nil, err
	}
	return before, &surgery.Operation{Kind: kinds.Edited, About: *id, Edits: []surgery.Edit{{Before: before, After: r}}}, nil
}

// Remove returns the operation that takes a record out, and the record.
func Remove[R surgery.Record](id surgery.ID, read func(surgery.ID) (R, error), kind surgery.Kind) (R, *surgery.Operation, error) {
	r, err := read(id)
	return r, &surgery.Operation{Kind: kind, About: id, Edits: []surgery.Edit{{Before: r}}}, err
}
