package desk

import (
	"errors"

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

// Unlock opens the desk with its passphrase, which is cleared. The errors:
// Invalid "error.passphrase_wrong"; Locked "error.unlock_wait" when it is too
// early for another try (see MayUnlockAt), "error.credential_store_missing" and
// "error.store_secret_gone" when only the recovery key helps. After an error of
// kind Damaged the desk may be unlocked all the same: see Locked.
func (d *Desk) Unlock(passphrase []byte) error {
	if !d.Locked() {
		clear(passphrase)
		return nil
	}
	key, err := d.tryPassphrase(passphrase)
	if err != nil {
		return err
	}
	return d.unlock(key)
}

// UnlockRecovery opens the desk with the recovery key, as it was typed or
// scanned. A new passphrase has to be set next: see MustSetPassphrase. Invalid
// "error.recovery_unread" and "error.recovery_wrong". It is not slowed down, as
// nobody can guess it.
func (d *Desk) UnlockRecovery(text string) error {
	if !d.HasPassphrase() {
		return surgery.Fail(surgery.Invalid, "error.no_passphrase")
	}
	key, err := d.store.Slots().OpenRecovery(text)
	if err != nil {
		return lockError(err)
	}
	if !d.Locked() {
		key.Clear()
	} else if err := d.unlock(key); err != nil && d.Locked() {
		return err
	}
	d.recovered = true
	d.keepTries(tries{})
	return nil
}

// MustSetPassphrase reports whether the recovery key was used and the passphrase is
// not yet a new one.
func (d *Desk) MustSetPassphrase() bool { return d.recovered }

// unlock takes over the key and reads what the screens need.
func (d *Desk) unlock(key *seal.Key) error {
	if err := d.store.Unlock(key); err != nil {
		return err
	}
	if err := d.readOpen(); err != nil {
		return err
	}
	return d.unlocked()
}

// watchLock begins with what is known of wrong passphrases, and counts wrong PINs
// anew.
func (d *Desk) watchLock() Watch {
	return Watch{
		Opened: func() error {
			raw, err := d.store.Settings()
			d.tries = readTries(raw)
			return err
		},
		Unlocked: func() error {
			d.wrongPINs = 0
			return nil
		},
		Forget: func() { d.recovered, d.wrongPINs = false, 0 },
	}
}

// lockError makes what package seal returns one a person can be told.
func lockError(err error) error {
	if err == nil {
		return nil
	}
	kind, key := surgery.Internal, "error.internal"
	switch {
	case errors.Is(err, seal.ErrWrongPassphrase):
		kind, key = surgery.Invalid, "error.passphrase_wrong"
	case errors.Is(err, seal.ErrPassphraseLong):
		return surgery.Fail(surgery.Invalid, "error.passphrase_long", "most", seal.MaxPassphrase)
	case errors.Is(err, seal.ErrNoCredentialStore):
		kind, key = surgery.Locked, "error.credential_store_missing"
	case errors.Is(err, seal.ErrNoStoreSecret):
		kind, key = surgery.Locked, "error.store_secret_gone"
	case errors.Is(err, seal.ErrRecoveryText):
		kind, key = surgery.Invalid, "error.recovery_unread"
	case errors.Is(err, seal.ErrWrongRecovery):
		kind, key = surgery.Invalid, "error.recovery_wrong"
	case errors.Is(err, seal.ErrTampered):
		return surgery.Fail(surgery.Damaged, "error.key_tampered", "file", seal.KeyFile).Because(err)
	}
	return surgery.Fail(kind, key).Because(err)
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
