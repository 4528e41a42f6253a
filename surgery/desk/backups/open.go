package backups

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

// Opener is what may open a backup: the key in use, and what was typed for it. The
// keybag beside a backup has the key file, sealed anew at each change of keys: what
// opens that gives the surgery key, which opens every backup there, older ones too.
type Opener struct {
	Own   []age.Identity // of the key in use; none while locked
	Typed string         // a recovery key, or the passphrase of another laptop; "" for none
	Work  string         // the folder of the records, for a copy to look into
}

// Is reports whether something was typed.
func (o Opener) Is() bool { return strings.TrimSpace(o.Typed) != "" }

// Of returns all that opens one backup. The errors: Locked where there is nothing;
// Invalid "error.recovery_unread", "error.backup_passphrase_wrong".
func (o Opener) Of(f backup.File) ([]age.Identity, error) {
	if !o.Is() {
		if len(o.Own) == 0 {
			return nil, surgery.Fail(surgery.Locked, "error.locked")
		}
		return o.Own, nil
	}
	with := append([]age.Identity{}, o.Own...)
	var key *seal.Key
	if paper, err := seal.RecoveryIdentity(o.Typed); err == nil {
		with = append(with, paper)
		bag, err := backup.ReadKeybag(f, []age.Identity{paper})
		if err != nil || bag.Slots == nil {
			return with, nil // why is said where it is missed
		}
		if key, err = openSlots(bag.Slots, func(s *seal.Slots) (*seal.Key, error) { return s.OpenRecovery(o.Typed) }); err != nil {
			return with, nil
		}
	} else if key, err = openSlots(backup.AwaySlots(f), func(s *seal.Slots) (*seal.Key, error) { return s.OpenPassphrase([]byte(o.Typed)) }); err != nil {
		if errors.Is(err, seal.ErrWrongPassphrase) {
			return nil, surgery.Fail(surgery.Invalid, "error.backup_passphrase_wrong").Because(err)
		}
		return nil, surgery.Fail(surgery.Invalid, "error.recovery_unread").Because(err)
	}
	defer key.Clear()
	return append(with, key.BackupIdentity()), nil
}

// errNoSlots means that no key file with a passphrase came along.
var errNoSlots = errors.New("no key file came with the keys")

// openSlots opens a key file as a keybag holds it.
func openSlots(raw []byte, open func(*seal.Slots) (*seal.Key, error)) (*seal.Key, error) {
	if raw == nil {
		return nil, errNoSlots
	}
	held, err := seal.ParseKeyFile(raw)
	if err != nil {
		return nil, err
	}
	if held.Slots == nil {
		return nil, errNoSlots
	}
	return open(held.Slots)
}

// Open reads a backup, and the keys beside it. Where one of them does not open, the
// error says which, and what would: see opener.refusal.
func (o Opener) Open(path string, read func(path string, with []age.Identity) (backup.About, error)) (backup.About, backup.Keybag, error) {
	f := backup.FileAt(path)
	with, err := o.Of(f)
	if err != nil {
		return backup.About{}, backup.Keybag{}, err
	}
	bag, noBag := backup.ReadKeybag(f, with)
	about, err := read(path, with)
	return about, bag, o.refusal(err, noBag)
}

// refusal says why a backup, or the keys beside it, did not open.
func (o Opener) refusal(noBackup, noBag error) error {
	otherKey := func(err error) bool {
		return surgery.KindOf(err) == surgery.BadFile && surgery.AsError(err).Key == "error.backup_other_key"
	}
	switch {
	case noBackup != nil && !otherKey(noBackup):
		return surgery.AsError(noBackup)
	case noBackup != nil && noBag == nil && o.Is(): // from before the passphrase was chosen
		return surgery.Fail(surgery.BadFile, "error.backup_key_gone").Because(noBackup)
	case noBackup != nil && o.Is():
		return surgery.Fail(surgery.BadFile, "error.backup_other_paper").Because(errors.Join(noBackup, noBag))
	case noBackup != nil:
		return surgery.AsError(noBackup)
	case otherKey(noBag) && o.Is():
		return surgery.Fail(surgery.BadFile, "error.backup_older_paper").Because(noBag)
	case noBag != nil:
		return surgery.AsError(noBag)
	}
	return nil
}

// Look opens a backup with its keys, to say what is in it.
func (o Opener) Look(path string) (BackupPreview, error) {
	p := BackupPreview{Path: path, Passphrase: backup.AwaySlots(backup.FileAt(path)) != nil}
	about, bag, err := o.Open(path, backup.Look)
	if err != nil {
		return p, err
	}
	p.About, p.Names = about, true
	if p.Erased, err = o.erasedIn(path, bag); err != nil {
		slog.Warn("desk: not counted who was erased since", "cause", err) // they stay erased all the same
	}
	return p, nil
}

// erasedIn returns how many people a backup has who were erased since it was made. Its
// keys tell of more: of everybody ever erased, and of words that were no person's.
func (o Opener) erasedIn(path string, bag backup.Keybag) (int, error) {
	if len(bag.Erased) == 0 {
		return 0, nil
	}
	with, err := o.Of(backup.FileAt(path))
	if err != nil {
		return 0, err
	}
	beside, err := os.MkdirTemp(o.Work, ".check-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(beside)
	copied := filepath.Join(beside, store.File)
	if _, err := backup.Unpack(path, with, copied); err != nil {
		return 0, err
	}
	gone := make([]surgery.ID, len(bag.Erased))
	for i, e := range bag.Erased {
		gone[i] = e.Owner
	}
	return store.PeopleIn(copied, gone)
}

// BackupPreview says what is in a backup beside what there is now.
type BackupPreview struct {
	Path   string
	About  backup.About
	Now    store.Report
	Latest string // day of the latest surgery there is now; "" for none
	Names  bool   // its keys are there: names can be read
	Erased int    // people in it who were erased since, and stay erased

	// Passphrase is whether the passphrase of the laptop that made it may open it,
	// beside the recovery key. It is known also where nothing opened it yet.
	Passphrase bool
}

// Opener returns what may open a backup, with what was typed for it.
func (r *Room) Opener(typed string) Opener {
	return Opener{Own: r.identity(), Typed: typed, Work: r.desk.Store().Folder()}
}
