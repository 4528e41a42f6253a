package desk

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A covered window keeps its keys; a PIN lifts the cover. It protects from the
// next person at the table, not from somebody who takes the laptop away.

// How many digits a PIN has, and how many wrong ones lock.
const (
	FewestDigits = 4
	MostDigits   = 8
	mostWrong    = 5
)

const pinSetting = "pin"

// HasPIN tells whether a PIN was set. Without one a cover cannot be lifted: lock.
func (d *Desk) HasPIN() (bool, error) {
	if d.Locked() {
		return d.store.HasSealedSetting(pinSetting)
	}
	hash, err := d.store.SealedSetting(pinSetting)
	return hash != nil, err
}

// SetPIN keeps a PIN of 4 to 8 digits, sealed, and clears what was typed; an
// empty one takes it away. Invalid "error.pin_unfit", and "error.no_passphrase"
// while wrong ones could not lock.
func (d *Desk) SetPIN(pin []byte) error {
	defer clear(pin)
	if !d.HasPassphrase() {
		return surgery.Fail(surgery.Invalid, "error.no_passphrase")
	}
	if len(pin) == 0 {
		return d.store.SetSealedSetting(pinSetting, nil)
	}
	if len(pin) < FewestDigits || len(pin) > MostDigits || !digits(pin) {
		return surgery.Fail(surgery.Invalid, "error.pin_unfit", "fewest", FewestDigits, "most", MostDigits)
	}
	return d.store.SetSealedSetting(pinSetting, seal.HashPIN(pin))
}

func digits(pin []byte) bool {
	for _, c := range pin {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// LiftCover answers nil for the right PIN, and clears it. Invalid
// "error.pin_wrong"; at the fifth wrong one in a row the desk is locked, and the
// error is Locked "error.pin_locked". The count does not outlive the program, as
// a start is locked anyway.
func (d *Desk) LiftCover(pin []byte) error {
	defer clear(pin)
	hash, err := d.store.SealedSetting(pinSetting)
	if err != nil {
		return err
	}
	if len(pin) <= MostDigits && seal.IsPIN(hash, pin) {
		d.wrongPINs, d.covered = 0, false
		return nil
	}
	if d.wrongPINs++; d.wrongPINs < mostWrong {
		return surgery.Fail(surgery.Invalid, "error.pin_wrong", "most", mostWrong)
	}
	if err := d.Lock(); err != nil {
		return err
	}
	return surgery.Fail(surgery.Locked, "error.pin_locked")
}
