package desk

import "socialmediasurgery/surgery"

// Cover hides everybody's name on whatever the room can see, with the keys kept:
// the wall says numbers, undo says nothing. A PIN lifts it.
func (d *Desk) Cover() { d.covered = true }

// Uncover ends it where no PIN was chosen; with one, LiftCover does. Invalid
// "error.pin_wrong" where there is one.
func (d *Desk) Uncover() error {
	has, err := d.HasPIN()
	if err != nil {
		return err
	}
	if has {
		return surgery.Fail(surgery.Invalid, "error.pin_wrong", "most", mostWrong)
	}
	d.covered = false
	return nil
}

// nameless tells whether nobody's name may be shown now.
func (d *Desk) nameless() bool { return d.covered || d.Locked() }
