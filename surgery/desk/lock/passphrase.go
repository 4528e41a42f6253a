package lock

import (
	"errors"
	"log/slog"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/words"
)

// Recovery is the key to be printed for the organisation to keep. It is answered
// once and kept nowhere: who loses both the passphrase and this paper loses every
// name, and nobody can help.
type Recovery struct {
	Text string // in groups of four letters, to be typed back
	Code string // for a square code
}

// Strength is how hard a passphrase is to guess.
type Strength struct {
	Score      int // 0 to 4
	Enough     bool
	Away       bool   // hard enough to open backups on another laptop, where it has to do alone
	Warning    string // why it is easy to guess; "" when it is not
	Suggestion string
}

// JudgePassphrase judges a new passphrase while it is typed. It is not cleared.
func (room *Room) JudgePassphrase(passphrase []byte) Strength {
	judged := room.judge(passphrase)
	s := Strength{Score: judged.Score, Enough: judged.Score >= seal.EnoughStrength, Away: judged.Score >= seal.EnoughAway}
	if !s.Enough {
		if judged.Weak != "" {
			s.Warning = words.Say("lock.weak_" + string(judged.Weak))
		}
		s.Suggestion = words.Say("lock.suggestion")
	}
	return s
}

// State is what stands between the records and whoever has the laptop.
type State struct {
	Passphrase  bool // there is one
	Locked      bool
	MustSet     bool // the recovery key was used: the passphrase is to be a new one
	StoreSecret bool // it works only together with this laptop's credential store
	Away        bool // it opens backups on another laptop too
	Portable    bool // the records may lie on a stick, and be opened at another laptop
}

// State returns how the records are protected just now.
func (room *Room) State() State {
	return State{Passphrase: room.desk.HasPassphrase(), Locked: room.desk.Locked(), MustSet: room.recovered, StoreSecret: room.UsesStoreSecret(),
		Away: room.desk.Store().Slots().Away(), Portable: room.desk.Options().Portable}
}

// CanKeepSecret reports whether this laptop has a credential store that works, so
// that a passphrase may be set with it. It may ask the host for the password of
// their keyring, and wait.
func (room *Room) CanKeepSecret() bool { return seal.HasCredentialStore() }

// Portable reports whether the records may be opened at another laptop, from a stick:
// a secret of this one would lock the host out there.
func (room *Room) Portable() bool { return room.desk.Options().Portable }

// UsesStoreSecret reports whether the passphrase works only together with the
// credential store of this laptop and account.
func (room *Room) UsesStoreSecret() bool {
	return room.desk.HasPassphrase() && room.desk.Store().Slots().NeedsStore()
}

// SetPassphrase sets the first passphrase, and returns the recovery key for it to
// be printed; or changes it, and returns none, as the paper stays good. old is
// nil for the first, and after the recovery key was used. Both are cleared. With
// storeSecret the passphrase works together with this laptop's credential store.
//
// The first passphrase comes with a new surgery key, and a backup under it: those
// from before are sealed to a key that is destroyed. Whenever it has changed, see
// ProveBackups for what opens with it.
//
// The errors: Invalid "error.passphrase_weak", "error.passphrase_long",
// "error.passphrase_wrong" for old, "error.credential_store_none"; Locked as for
// Unlock, and while locked.
func (room *Room) SetPassphrase(old, new []byte, storeSecret bool) (Recovery, error) {
	if err := room.desk.AtHome(); err != nil {
		return Recovery{}, err
	}
	defer clear(old)
	defer clear(new)
	if room.desk.Locked() {
		return Recovery{}, surgery.Fail(surgery.Locked, "error.locked")
	}
	judged := room.judge(new)
	if judged.Score < seal.EnoughStrength {
		if len(new) > 0 && judged.Weak == "" {
			return Recovery{}, LockError(seal.ErrPassphraseLong)
		}
		return Recovery{}, surgery.Fail(surgery.Invalid, "error.passphrase_weak")
	}
	if !room.desk.HasPassphrase() {
		return room.firstPassphrase(new, storeSecret, judged.Score >= seal.EnoughAway)
	}
	if !room.recovered {
		key, err := room.tryPassphrase(old)
		if err != nil {
			return Recovery{}, err
		}
		key.Clear()
	}
	was := room.desk.Store().Slots()
	slots, err := was.WithPassphrase(room.desk.Store().Secret(), new, storeSecret)
	if err != nil {
		return Recovery{}, setError(err)
	}
	if judged.Score >= seal.EnoughAway {
		slots.LetAway()
	}
	if err := room.replaceSlots(slots); err != nil {
		return Recovery{}, err
	}
	room.recovered = false
	return Recovery{}, nil
}

func (room *Room) firstPassphrase(passphrase []byte, storeSecret, away bool) (Recovery, error) {
	before, err := room.backups.Backups()
	if err != nil {
		return Recovery{}, err
	}
	key := seal.NewKey()
	slots, recovery, err := seal.NewSlots(key, passphrase, storeSecret)
	if err != nil {
		key.Clear()
		return Recovery{}, setError(err)
	}
	if away {
		slots.LetAway()
	}
	room.backups.EndAside() // it would seal to the old key
	if err := room.desk.Store().Protect(slots, key); err != nil {
		return Recovery{}, err // what is in the credential store stays: the next start may find it in use
	}
	if err := room.desk.History.End(); err != nil {
		slog.Error("desk: the undo history was not ended", "cause", err)
	}
	room.backups.BackUpChanged(func() error { return room.backups.BackUpAnew(before) })
	return Recovery(recovery), nil
}

// NewRecovery returns a new recovery key, to be printed; the old paper does not
// open the key file any more, nor the keys beside any backup once its folder was
// reached: see ProveBackups. The passphrase is needed, and cleared; nil after
// the recovery key itself was used is not enough. The errors are Unlock's.
func (room *Room) NewRecovery(passphrase []byte) (Recovery, error) {
	if err := room.desk.AtHome(); err != nil {
		return Recovery{}, err
	}
	defer clear(passphrase)
	if room.desk.Locked() {
		return Recovery{}, surgery.Fail(surgery.Locked, "error.locked")
	}
	typed := append([]byte(nil), passphrase...) // trying it clears it
	defer clear(typed)
	key, err := room.tryPassphrase(passphrase)
	if err != nil {
		return Recovery{}, err
	}
	defer key.Clear()
	slots, recovery, err := room.desk.Store().Slots().WithRecovery(key, typed)
	if err != nil {
		return Recovery{}, setError(err)
	}
	if err := room.replaceSlots(slots); err != nil {
		return Recovery{}, err
	}
	return Recovery(recovery), nil
}

// replaceSlots puts new slots into the key file, and takes out of the credential
// store what is of no more use.
func (room *Room) replaceSlots(slots *seal.Slots) error {
	was := room.desk.Store().Slots()
	room.backups.EndAside() // it would seal to the old paper
	if err := room.desk.Store().SetSlots(slots); err != nil {
		return err // the new secret stays: perhaps the file was replaced all the same
	}
	was.Discard()
	if err := room.desk.History.End(); err != nil {
		slog.Error("desk: the undo history was not ended", "cause", err)
	}
	room.backups.RefreshKeybags() // which hold the key file too
	room.backups.BackUpChanged(room.backups.MakeBackup)
	return nil
}

// setError is lockError where a slot is made and not opened.
func setError(err error) error {
	if errors.Is(err, seal.ErrNoCredentialStore) {
		return surgery.Fail(surgery.Invalid, "error.credential_store_none").Because(err)
	}
	return LockError(err)
}
