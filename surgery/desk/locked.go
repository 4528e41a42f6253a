package desk

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// While the desk is locked, words are empty everywhere and nothing of anyone is in
// memory; screens get facts only. Guests, kiosk arrivals and tallies can be
// counted, and nothing else be changed.
//
// What Go may have copied meanwhile, and what a screen still holds, is out of
// reach here: a screen that was shown is to be filled anew.

// Locked reports whether the desk is locked.
func (d *Desk) Locked() bool { return d.store.Locked() }

// HasPassphrase reports whether there is a passphrase. Without one the key lies
// beside the records, and nothing can be locked.
func (d *Desk) HasPassphrase() bool { return d.store.Slots() != nil }

// Lock forgets all keys and everything read of anyone. It never fails half way.
// Invalid while there is no passphrase.
func (d *Desk) Lock() error {
	d.announce(func(w Watch) func() { return w.Keep })
	if err := d.store.Lock(); err != nil {
		return err
	}
	d.forget()
	if d.current != nil {
		bare := *d.current
		bare.Words = surgery.SurgeryWords{}
		d.current = &bare
	}
	return nil
}

// forget lets go of what was read of anyone.
func (d *Desk) forget() {
	d.announce(func(w Watch) func() { return w.Forget })
	d.answered, d.covered = nil, false
}

// Unlock takes over the key and reads what the screens need.
func (d *Desk) Unlock(key *seal.Key) error {
	if err := d.store.Unlock(key); err != nil {
		return err
	}
	if err := d.readOpen(); err != nil {
		return err
	}
	return d.unlocked()
}

// mayDo refuses, while locked, all but what counts somebody who has just come.
func (d *Desk) mayDo(o *surgery.Operation) error {
	if !d.Locked() {
		return nil
	}
	for _, e := range o.Edits {
		v, ok := e.After.(*surgery.Visit)
		if ok && (o.Kind == surgery.GuestCounted || o.Kind == surgery.CheckedIn && v.Kiosk) {
			return nil // the store sees to it that nothing old is changed
		}
	}
	return surgery.Fail(surgery.Locked, "error.locked")
}

// Cover hides everybody's name on whatever the room can see, with the keys kept:
// the wall says numbers, undo says nothing. LiftCover ends it.
func (d *Desk) Cover(on bool) { d.covered = on }

// Nameless reports whether nobody's name may be shown now.
func (d *Desk) Nameless() bool { return d.covered || d.Locked() }
