package lock

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A covered window keeps its keys; a PIN lifts the cover. It protects from the
// next person at the table, not from somebody who takes the laptop away.

// How many digits a PIN has, and how many wrong tries lock.
const (
	FewestDigits = 4
	MostDigits   = 8
	mostWrong    = 5
)

const pinSetting = "pin"

// HasPIN reports whether a PIN was set. Without one the passphrase lifts the cover.
func (room *Room) HasPIN() (bool, error) {
	if room.desk.Locked() {
		return room.desk.Store().HasSealedSetting(pinSetting)
	}
	hash, err := room.desk.Store().SealedSetting(pinSetting)
	return hash != nil, err
}

// SetPIN keeps a PIN of 4 to 8 digits, sealed; an empty one takes it away. It asks
// for the passphrase, so that nobody who finds the laptop open chooses one of their
// own. Both are cleared. Invalid "error.pin_unfit" and "error.pin_easy"; the errors
// of Unlock for the passphrase, and "error.no_passphrase" while wrong PINs could not
// lock.
func (room *Room) SetPIN(passphrase, pin []byte) error {
	defer clear(pin)
	defer clear(passphrase)
	switch {
	case room.desk.Locked():
		return surgery.Fail(surgery.Locked, "error.locked")
	case !room.desk.HasPassphrase():
		return surgery.Fail(surgery.Invalid, "error.no_passphrase")
	case len(pin) > 0 && (len(pin) < FewestDigits || len(pin) > MostDigits || !digits(pin)):
		return surgery.Fail(surgery.Invalid, "error.pin_unfit", "fewest", FewestDigits, "most", MostDigits)
	case len(pin) > 0 && seal.EasyPIN(pin):
		return surgery.Fail(surgery.Invalid, "error.pin_easy")
	}
	key, err := room.tryPassphrase(passphrase)
	if err != nil {
		return err
	}
	key.Clear()
	if len(pin) == 0 {
		return room.desk.Store().SetSealedSetting(pinSetting, nil)
	}
	return room.desk.Store().SetSealedSetting(pinSetting, seal.HashPIN(pin))
}

func digits(pin []byte) bool {
	for _, c := range pin {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// LiftCover ends what Cover began, and clears what was typed: the PIN, or, where
// none was chosen, the passphrase. Where there is no passphrase either, anybody may.
// Invalid "error.pin_wrong" and "error.passphrase_wrong"; at the fifth wrong one in a
// row the desk is locked, and the error is Locked "error.pin_locked". The count does
// not outlive the program, as a start is locked anyway.
func (room *Room) LiftCover(typed []byte) error {
	defer clear(typed)
	hash, err := room.desk.Store().SealedSetting(pinSetting)
	switch {
	case err != nil:
		return err
	case hash == nil:
		err = room.isPassphrase(typed)
	case len(typed) > MostDigits || !seal.IsPIN(hash, typed):
		err = surgery.Fail(surgery.Invalid, "error.pin_wrong", "most", mostWrong)
	}
	if err == nil {
		room.wrongPINs = 0
		room.desk.Cover(false)
		return nil
	}
	if surgery.KindOf(err) != surgery.Invalid {
		return err // it was not looked at
	}
	if room.wrongPINs++; room.wrongPINs < mostWrong {
		return err
	}
	if locked := room.desk.Lock(); locked != nil {
		return locked
	}
	return surgery.Fail(surgery.Locked, "error.pin_locked")
}

// isPassphrase returns nil where that is the passphrase, or there is none.
func (room *Room) isPassphrase(typed []byte) error {
	if !room.desk.HasPassphrase() {
		return nil
	}
	key, err := room.tryPassphrase(typed)
	if err != nil {
		return err
	}
	key.Clear()
	return nil
}
