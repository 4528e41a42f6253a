package desk

import "socialmediasurgery/surgery"

// privateFirst takes out of an operation that closes or erases what other desks of a
// shared surgery are not told, the visits of earlier months say, and carries that out
// first: it needs the keys that the rest destroys. Nothing of it is the host's to undo.
func (d *Desk) privateFirst(o *surgery.Operation) error {
	shared, private, err := d.store.Apart(o)
	if err != nil || private == nil || shared == nil {
		return err
	}
	private.ID = d.newOp()
	if err := d.store.Do(private); err != nil {
		return err
	}
	d.happened(private)
	o.Edits, o.Erases = shared.Edits, shared.Erases
	return nil
}
