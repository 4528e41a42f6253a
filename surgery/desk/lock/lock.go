package lock

import (
	"errors"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/seal"
)

// Unlock opens the desk with its passphrase, which is cleared. The errors:
// Invalid "error.passphrase_wrong", "error.passphrase_renewed"; Locked "error.unlock_wait" when it is too
// early for another try (see wait), "error.credential_store_missing" and
// "error.store_secret_gone" when only the recovery key helps. After an error of
// kind Damaged the desk may be unlocked all the same: see Locked.
func (room *Room) Unlock(passphrase []byte) error {
	if !room.desk.Locked() {
		clear(passphrase)
		return nil
	}
	key, err := room.tryPassphrase(passphrase)
	if err != nil {
		return room.orRenewed(err)
	}
	return room.desk.Unlock(key)
}

// orRenewed says of a wrong passphrase at a joined desk that it was perhaps today's, and is
// not any more.
func (room *Room) orRenewed(err error) error {
	if surgery.AsError(err).Key != "error.passphrase_wrong" {
		return err
	}
	if renewed, failed := room.desk.Store().Renewed(); failed != nil || !renewed {
		return err
	}
	return surgery.Fail(surgery.Invalid, "error.passphrase_renewed").Because(err)
}

// UnlockRecovery opens the desk with the recovery key, as it was typed or
// scanned. A new passphrase has to be set next: see MustSetPassphrase. Invalid
// "error.recovery_unread" and "error.recovery_wrong". It is not slowed down, as
// nobody can guess it.
func (room *Room) UnlockRecovery(text string) error {
	if !room.desk.HasPassphrase() {
		return surgery.Fail(surgery.Invalid, "error.no_passphrase")
	}
	key, err := room.desk.Store().Slots().OpenRecovery(text)
	if err != nil {
		return LockError(err)
	}
	if !room.desk.Locked() {
		key.Clear()
	} else if err := room.desk.Unlock(key); err != nil && room.desk.Locked() {
		return err
	}
	room.recovered = room.desk.AtHome() == nil // a joined desk's passphrase is today's, which the home desk says
	room.keepTries(Tries{})
	return nil
}

// MustSetPassphrase reports whether the recovery key was used and the passphrase is
// not yet a new one.
func (room *Room) MustSetPassphrase() bool { return room.recovered }

// watchLock begins with what is known of wrong passphrases, and counts wrong PINs
// anew.
func (room *Room) watchLock() desk.Watch {
	return desk.Watch{
		Opened: func() error {
			raw, err := room.desk.Store().Settings()
			room.tries = ReadTries(raw)
			return err
		},
		Unlocked: func() error {
			room.wrongPINs = 0
			return nil
		},
		Forget: func() { room.recovered, room.wrongPINs = false, 0 },
	}
}

// LockError makes what package seal returns one a person can be told.
func LockError(err error) error {
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
