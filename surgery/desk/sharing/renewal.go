package sharing

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// NewPassphrase has today's passphrase be another, at the home desk: too many know it. The
// share has another key too, so whoever knew the one before reads nothing that is written
// from now on. Other desks change over when they hear of it, by whichever way, and are
// opened by it from then on. It cannot be undone.
func (r *Room) NewPassphrase() (surgery.Change, error) {
	now, err := r.sharing()
	if err != nil {
		return surgery.Change{}, err
	}
	if r.joined {
		return surgery.Change{}, surgery.Fail(surgery.Invalid, "error.home_desk_only")
	}
	edits, err := r.newKey("")
	if err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.KeyRenewed, About: now.Share, Surgery: now.Surgery, Edits: edits}
	done, err := r.desk.Do(o, words.Say("sharing.passphrase_made"))
	done.Changed = append(done.Changed, told...)
	return done, err
}

// newKey returns what gives the share another key, opened by another passphrase of today.
// The desk that is struck off gets none; "" for none that is.
func (r *Room) newKey(struck surgery.ID) ([]surgery.Edit, error) {
	if r.desk.Locked() {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	key, phrase := seal.NewKey(), seal.TodaysPassphrase()
	defer key.Clear()
	slots, err := r.desk.Store().ShareSlots(key, phrase)
	if err != nil {
		return nil, err
	}
	return r.desk.Store().Renewing(store.NewEpoch{Key: key, Slots: slots, Phrase: phrase, Struck: struck})
}

// heed takes to heart what the stick said to this desk alone, and goes on with the keys
// there are now: what it took in may have given it another.
func (r *Room) heed(s *Swap) error {
	if err := r.desk.Store().StruckOff(s.ring.Struck); err != nil {
		return err
	}
	ring, err := r.desk.Store().Ring()
	if err != nil {
		return err
	}
	s.ring.Clear()
	s.ring = ring
	return nil
}
