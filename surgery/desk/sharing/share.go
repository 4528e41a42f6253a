package sharing

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// Settings of this laptop alone.
const (
	stickSetting  = "stick"             // the folder that was chosen as the stick last
	phraseSetting = store.PhraseSetting // sealed; of the home desk
)

// Share shares the open surgery: this laptop becomes its home desk, A. Errors: NotFound
// where no surgery is open; Invalid "sharing.passphrase_first"; Locked; Conflict where
// one is shared already.
func (r *Room) Share() (surgery.Change, error) {
	now, err := r.desk.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	if !r.desk.HasPassphrase() {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "sharing.passphrase_first")
	}
	if r.desk.Locked() {
		return surgery.Change{}, surgery.Fail(surgery.Locked, "error.locked")
	}
	if err := r.desk.Write(); err != nil {
		return surgery.Change{}, err
	}
	if err := r.desk.Store().SetSealedSetting(phraseSetting, []byte(seal.TodaysPassphrase())); err != nil {
		return surgery.Change{}, err
	}
	o := r.desk.Options()
	if err := r.desk.Store().StartSharing(store.NewShare{Share: r.desk.NewID(), Surgery: now.ID, Seat: r.desk.NewID(), Letter: firstFree(nil),
		Name: words.Say("sharing.home_desk"), Key: seal.NewKey(), Desk: seal.NewDeskSecret(), NewID: o.NewOp}); err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Changed: told, Notice: words.Say("sharing.shared")}, nil
}

// Passphrase returns today's: whoever works at another desk is told it.
func (r *Room) Passphrase() (string, error) {
	if r.joined {
		return "", surgery.Fail(surgery.Invalid, "error.home_desk_only")
	}
	raw, err := r.desk.Store().SealedSetting(phraseSetting)
	if err == nil && raw == nil {
		_, err = r.sharing()
	}
	if err == nil && raw == nil { // who made this laptop the home desk was never told it
		err = surgery.Fail(surgery.NotFound, "sharing.no_passphrase")
	}
	return string(raw), err
}

// Remember has a folder be the stick from now on, whether or not it does what it is
// chosen for: the host does not look for it twice.
func (r *Room) Remember(folder string) error {
	return r.desk.Store().SetSettings(map[string]string{stickSetting: folder})
}

// Stick returns the folder that was chosen as the stick last, "" for none.
func (r *Room) Stick() string {
	raw, err := r.desk.Store().Settings()
	if err != nil {
		return "" // it is asked for
	}
	return raw[stickSetting]
}

// StopSharing ends the share at its home desk: nothing of another desk is taken any
// more. Conflict while the surgery is open and another desk has joined, and while what a
// desk brought that was struck off is neither taken in nor left out.
func (r *Room) StopSharing() (surgery.Change, error) {
	if r.joined {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "error.home_desk_only")
	}
	held, err := r.crossed.Undecided()
	if err == nil && held {
		err = surgery.Fail(surgery.Conflict, "error.still_held")
	}
	if err != nil {
		return surgery.Change{}, err
	}
	if err := r.desk.Store().StopSharing(); err != nil {
		return surgery.Change{}, err
	}
	r.wrote = nil
	err = r.desk.Store().SetSealedSetting(phraseSetting, nil)
	return surgery.Change{Changed: told, Notice: words.Say("sharing.stopped_sharing")}, err
}
