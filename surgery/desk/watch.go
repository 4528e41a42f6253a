package desk

import (
	"errors"

	"socialmediasurgery/surgery"
)

// Watch is what somebody who keeps things of their own beside the records wants to
// be told. A nil field is not told.
type Watch struct {
	Opened   func() error             // the records are open, or others in their place
	Unlocked func() error             // they were locked, and can be read again
	Done     func(*surgery.Operation) // something was made durable, here or elsewhere
	Write    func() error             // write what is held back
	Keep     func()                   // about to be locked: keep what is shown meanwhile
	Forget   func()                   // locked, or about to be replaced: let go of what was read
	Close    func()                   // about to be closed: end what goes on beside

	// Subject returns who or what an operation is about, in words, for Undo.
	Subject func(*surgery.Operation) string
}

// Watch adds to those who are told, in the order they were added. As the records
// are open, it is told so at once.
func (d *Desk) Watch(w Watch) error {
	d.watching = append(d.watching, w)
	return call(w.Opened)
}

// Write writes what is held back, so that nothing is lost when the program ends
// now: before a backup, a look at everything, closing.
func (d *Desk) Write() error {
	var failed []error
	for _, w := range d.watching {
		failed = append(failed, call(w.Write))
	}
	return errors.Join(failed...)
}

// opened tells all that the records are open.
func (d *Desk) opened() error {
	for _, w := range d.watching {
		if err := call(w.Opened); err != nil {
			return err
		}
	}
	return nil
}

// unlocked tells all that the records can be read again.
func (d *Desk) unlocked() error {
	for _, w := range d.watching {
		if err := call(w.Unlocked); err != nil {
			return err
		}
	}
	return nil
}

// announce tells all one thing.
func (d *Desk) announce(what func(Watch) func()) {
	for _, w := range d.watching {
		if told := what(w); told != nil {
			told()
		}
	}
}

func call(told func() error) error {
	if told == nil {
		return nil
	}
	return told()
}
