package live

import (
	"errors"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// TakeOver has this desk lead in place of one that is gone; a joined desk asks for today's
// passphrase again, as it was typed. Errors: those of Lead; Invalid
// "share.passphrase_wrong". It takes 0.2 seconds.
func (r *Room) TakeOver(passphrase string, at Network) (surgery.Change, error) {
	if r.desk.Locked() {
		return surgery.Change{}, surgery.Fail(surgery.Locked, "error.locked")
	}
	if r.sharing.Joined() {
		if err := r.isTodays(passphrase); err != nil {
			return surgery.Change{}, err
		}
	}
	return r.Lead(at)
}

func (r *Room) isTodays(passphrase string) error {
	heard := seal.HeardPassphrase([]byte(passphrase))
	defer clear(heard)
	key, err := r.desk.Store().Slots().OpenPassphrase(heard)
	if errors.Is(err, seal.ErrWrongPassphrase) {
		return surgery.Fail(surgery.Invalid, "share.passphrase_wrong").Because(err)
	}
	if err != nil {
		return surgery.AsError(err)
	}
	key.Clear()
	return nil
}
