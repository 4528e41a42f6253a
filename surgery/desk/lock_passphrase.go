package desk

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
func (d *Desk) JudgePassphrase(passphrase []byte) Strength {
	judged := d.judge(passphrase)
	s := Strength{Score: judged.Score, Enough: judged.Score >= seal.EnoughStrength, Away: judged.Score >= seal.EnoughAway}
	if !s.Enough {
		if judged.Weak != "" {
			s.Warning = words.Say("lock.weak_" + string(judged.Weak))
		}
		s.Suggestion = words.Say("lock.suggestion")
	}
	return s
}

// LockState is what stands between the records and whoever has the laptop.
type LockState struct {
	Passphrase  bool // there is one
	Locked      bool
	MustSet     bool // the recovery key was used: the passphrase is to be a new one
	StoreSecret bool // it works only together with this laptop's credential store
	Away        bool // it opens backups on another laptop too
	Portable    bool // the records may lie on a stick, and be opened at another laptop
}

// LockState returns how the records are protected just now.
func (d *Desk) LockState() LockState {
	return LockState{Passphrase: d.HasPassphrase(), Locked: d.Locked(), MustSet: d.recovered, StoreSecret: d.UsesStoreSecret(),
		Away: d.PassphraseAway(), Portable: d.options.Portable}
}

// CanKeepSecret reports whether this laptop has a credential store that works, so
// that a passphrase may be set with it. It may ask the host for the password of
// their keyring, and wait.
func (d *Desk) CanKeepSecret() bool { return seal.HasCredentialStore() }

// Portable reports whether the records may be opened at another laptop, from a stick:
// a secret of this one would lock the host out there.
func (d *Desk) Portable() bool { return d.options.Portable }

// PassphraseAway reports whether the passphrase opens backups on another laptop
// too. It does where it has no secret of this laptop and is very hard to guess:
// see seal.EnoughAway.
func (d *Desk) PassphraseAway() bool { return d.HasPassphrase() && d.store.Slots().Away() }

// UsesStoreSecret reports whether the passphrase works only together with the
// credential store of this laptop and account.
func (d *Desk) UsesStoreSecret() bool {
	return d.HasPassphrase() && d.store.Slots().NeedsStore()
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
func (d *Desk) SetPassphrase(old, new []byte, storeSecret bool) (Recovery, error) {
	defer clear(old)
	defer clear(new)
	if d.Locked() {
		return Recovery{}, surgery.Fail(surgery.Locked, "error.locked")
	}
	judged := d.judge(new)
	if judged.Score < seal.EnoughStrength {
		if len(new) > 0 && judged.Weak == "" {
			return Recovery{}, lockError(seal.ErrPassphraseLong)
		}
		return Recovery{}, surgery.Fail(surgery.Invalid, "error.passphrase_weak")
	}
	if !d.HasPassphrase() {
		return d.firstPassphrase(new, storeSecret, judged.Score >= seal.EnoughAway)
	}
	if !d.recovered {
		key, err := d.tryPassphrase(old)
		if err != nil {
			return Recovery{}, err
		}
		key.Clear()
	}
	was := d.store.Slots()
	slots, err := was.WithPassphrase(d.store.Secret(), new, storeSecret)
	if err != nil {
		return Recovery{}, setError(err)
	}
	if judged.Score >= seal.EnoughAway {
		slots.LetAway()
	}
	if err := d.replaceSlots(slots); err != nil {
		return Recovery{}, err
	}
	d.recovered = false
	return Recovery{}, nil
}

func (d *Desk) firstPassphrase(passphrase []byte, storeSecret, away bool) (Recovery, error) {
	before, err := d.Backups()
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
	d.endAside() // it would seal to the old key
	if err := d.store.Protect(slots, key); err != nil {
		return Recovery{}, err // what is in the credential store stays: the next start may find it in use
	}
	if err := d.endHistory(); err != nil {
		slog.Error("desk: the undo history was not ended", "cause", err)
	}
	d.backUpChanged(func() error { return d.backUpAnew(before) })
	return Recovery(recovery), nil
}

// NewRecovery returns a new recovery key, to be printed; the old paper does not
// open the key file any more, nor the keys beside any backup once its folder was
// reached: see ProveBackups. The passphrase is needed, and cleared; nil after
// the recovery key itself was used is not enough. The errors are Unlock's.
func (d *Desk) NewRecovery(passphrase []byte) (Recovery, error) {
	defer clear(passphrase)
	if d.Locked() {
		return Recovery{}, surgery.Fail(surgery.Locked, "error.locked")
	}
	typed := append([]byte(nil), passphrase...) // trying it clears it
	defer clear(typed)
	key, err := d.tryPassphrase(passphrase)
	if err != nil {
		return Recovery{}, err
	}
	defer key.Clear()
	slots, recovery, err := d.store.Slots().WithRecovery(key, typed)
	if err != nil {
		return Recovery{}, setError(err)
	}
	if err := d.replaceSlots(slots); err != nil {
		return Recovery{}, err
	}
	return Recovery(recovery), nil
}

// replaceSlots puts new slots into the key file, and takes out of the credential
// store what is of no more use.
func (d *Desk) replaceSlots(slots *seal.Slots) error {
	was := d.store.Slots()
	d.endAside() // it would seal to the old paper
	if err := d.store.SetSlots(slots); err != nil {
		return err // the new secret stays: perhaps the file was replaced all the same
	}
	was.Discard()
	if err := d.endHistory(); err != nil {
		slog.Error("desk: the undo history was not ended", "cause", err)
	}
	d.refreshKeybags() // which hold the key file too
	d.backUpChanged(d.makeBackup)
	return nil
}

// setError is lockError where a slot is made and not opened.
func setError(err error) error {
	if errors.Is(err, seal.ErrNoCredentialStore) {
		return surgery.Fail(surgery.Invalid, "error.credential_store_none").Because(err)
	}
	return lockError(err)
}
