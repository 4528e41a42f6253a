package live

import (
	"errors"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
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

// leaves returns what has this joined desk keep nothing, once the surgery is over for it
// and the home desk has everything: see sharing.Leaving. Nil until then.
func (r *Room) leaves() (func() (*sharing.Next, error), error) {
	if !r.sharing.Joined() || r.running == nil {
		return nil, nil
	}
	r.mutex.Lock()
	all := r.told.sent == r.told.beside && r.sending == nil
	r.mutex.Unlock()
	if !all {
		return nil, nil
	}
	return r.sharing.Leaving()
}
