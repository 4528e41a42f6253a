package desk

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// BackupChoice is a backup that can be brought back.
type BackupChoice struct {
	File backup.File
	Here bool // beside the records
	Own  bool // of this desk, or of one it was before a restore; another laptop's needs its recovery key
}

// BackupPreview says what is in a backup beside what there is now.
type BackupPreview struct {
	Path   string
	About  backup.About
	Now    store.Report
	Latest string // day of the latest surgery there is now; "" for none
	Names  bool   // its keys are there: names can be read
	Erased int    // people erased since, who stay erased
}

// Backups answers the backups in all folders, the latest first: those in other
// folders as they were when those were last asked.
func (d *Desk) Backups() ([]BackupChoice, error) {
	var found []BackupChoice
	here, err := backup.List(d.ownBackups())
	if err != nil {
		return nil, surgery.AsError(err)
	}
	own := d.ownFiles(d.ownBackups(), here)
	for _, f := range here {
		found = append(found, BackupChoice{File: f, Here: true, Own: slices.Contains(own, f)})
	}
	for _, folder := range d.everyFolder()[1:] { // one that cannot be reached has none to offer
		there := d.backed.far.of(folder).State()
		for _, f := range there.Files {
			if there.Reached {
				found = append(found, BackupChoice{File: f, Own: slices.Contains(there.Own, f)})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b BackupChoice) int { return b.File.Made.Compare(a.File.Made) })
	return found, nil
}

// LookInto opens a backup, with the recovery key that was printed for it if it is
// another laptop's, and answers what is in it. Nothing changes.
func (d *Desk) LookInto(path, recovery string) (BackupPreview, error) {
	p := BackupPreview{Path: path}
	with, err := d.identities(recovery)
	if err != nil {
		return p, err
	}
	if p.About, err = backup.Look(path, with); err != nil {
		return p, surgery.AsError(err)
	}
	if p.Now, err = d.store.Counts(); err != nil {
		return p, err
	}
	latest, err := d.store.LatestSurgery()
	if err != nil {
		return p, err
	}
	if latest != nil {
		p.Latest = latest.Day
	}
	if bag, err := backup.ReadKeybag(fileAt(path), with); err == nil {
		p.Names, p.Erased = true, len(bag.Erased)
	}
	return p, nil
}

func (d *Desk) identities(recovery string) ([]age.Identity, error) {
	var with []age.Identity
	if !d.store.Locked() {
		with = append(with, d.store.Secret().BackupIdentity())
	}
	if strings.TrimSpace(recovery) != "" {
		paper, err := seal.RecoveryIdentity(recovery)
		if err != nil {
			return nil, surgery.Fail(surgery.Invalid, "error.recovery_unread").Because(err)
		}
		with = append(with, paper)
	}
	if len(with) == 0 {
		return nil, surgery.Fail(surgery.Locked, "error.locked")
	}
	return with, nil
}

// fileAt answers what a backup's name says; blank for a file with another name.
func fileAt(path string) backup.File {
	files, err := backup.List(filepath.Dir(path))
	if err == nil {
		for _, f := range files {
			if filepath.Base(f.Path()) == filepath.Base(path) {
				return f
			}
		}
	}
	return backup.File{Folder: filepath.Dir(path)}
}

// Restore brings a backup back in place of what there is. A backup of what it
// replaces is made first; whoever was erased since stays erased. It cannot be
// undone, but what was replaced can be brought back in the same way.
//
// Afterwards the desk may be locked, with the passphrase of what came back: see
// Locked. After the recovery key was used, MustSetPassphrase.
func (d *Desk) Restore(path, recovery string) (Done, error) {
	with, err := d.identities(recovery)
	if err != nil {
		return Done{}, err
	}
	if err := d.Write(); err != nil {
		return Done{}, err
	}
	if err := d.backUp(); err != nil {
		return Done{}, err
	}
	was, err := d.replacing()
	if err != nil {
		return Done{}, err
	}
	staged, err := d.extract(path, with)
	if err != nil {
		return Done{}, err
	}
	if err := store.Stage(d.store.Folder(), staged); err != nil {
		return Done{}, err
	}
	if err := d.Reopen(); err != nil {
		was.forget()
		return Done{}, err
	}
	notice := d.settleReplaced(was)
	if d.Locked() {
		if err := d.unlockAgain(was, recovery); err != nil {
			slog.Warn("desk: locked after a restore", "cause", err) // the host unlocks it
		}
	}
	was.forget()
	return Done{Changed: everything(), Notice: notice}, nil
}

// before is what is remembered of the records that a restore replaces.
type before struct {
	folders []string // of earlier ones, which stay
	key     *seal.Key
	public  seal.PublicKey
	plain   bool // its key lay beside it
	empty   bool // nothing was recorded
}

func (b before) forget() {
	if b.key != nil {
		b.key.Clear()
	}
}

func (d *Desk) replacing() (before, error) {
	folders, err := store.Replaced(d.store.Folder())
	if err != nil {
		return before{}, err
	}
	counts, err := d.store.Counts()
	if err != nil {
		return before{}, err
	}
	held := d.store.Held()
	b := before{folders: folders, public: held.PublicKey(), plain: held.Plain != nil, empty: counts.Operations == 0}
	if !d.Locked() {
		key := *d.store.Secret()
		b.key = &key
	}
	return b, nil
}

// settleReplaced takes away what was before, which is in the backup made
// before: sealed, and without keys. Where the only key to that backup was
// replaced with it, it stays, and the host is told.
func (d *Desk) settleReplaced(was before) string {
	now, err := store.Replaced(d.store.Folder())
	if err != nil {
		slog.Warn("desk: what was replaced stays", "cause", err)
	}
	notice := words.Say("desk.restored")
	for _, folder := range now {
		switch {
		case slices.Contains(was.folders, folder):
		case was.plain && !was.empty && d.store.Held().PublicKey() != was.public:
			notice = words.Say("desk.restored_beside", "folder", filepath.Base(folder))
		default:
			if err := os.RemoveAll(folder); err != nil {
				slog.Warn("desk: what was replaced stays", "cause", err)
			}
		}
	}
	return notice
}

// unlockAgain opens the desk after a restore: with the key it had before, where
// that is still the one, else with the recovery key that opened the backup.
func (d *Desk) unlockAgain(was before, recovery string) error {
	if was.key != nil && d.store.Held().PublicKey() == was.public {
		key := *was.key // the store takes it over
		return d.unlock(&key)
	}
	if strings.TrimSpace(recovery) != "" {
		return d.UnlockRecovery(recovery)
	}
	return nil
}

// extract makes a backup ready to be staged: opened, held against all we know,
// with the keys of those who were not erased.
func (d *Desk) extract(path string, with []age.Identity) (store.Restored, error) {
	r := store.Restored{Desk: d.newID(), Copy: filepath.Join(d.store.Folder(), ".restore-"+string(d.newID()))}
	if _, err := backup.Extract(path, with, r.Copy); err != nil {
		return r, surgery.AsError(err)
	}
	if err := store.CheckCopy(r.Copy); err != nil {
		os.Remove(r.Copy)
		return r, err
	}
	bag, err := backup.ReadKeybag(fileAt(path), with)
	if err != nil {
		os.Remove(r.Copy)
		return r, surgery.AsError(err)
	}
	r.Keys = bag.Keys
	if bag.Slots != nil && !sameKey(bag.Slots, d.store.Held(), d.store.Folder()) {
		r.Slots = bag.Slots // another surgery's key, and its passphrase
	}
	for _, e := range bag.Erased {
		r.Erased = append(r.Erased, store.Tombstone(e))
	}
	_, here, err := d.store.Keys()
	r.Erased = append(r.Erased, here...)
	return r, err
}

// sameKey tells whether a key file is of the surgery key that is in use: then the
// one that is there stays, with the passphrase of today.
func sameKey(slots []byte, held *seal.Held, folder string) bool {
	if held == nil {
		return false
	}
	other, err := heldIn(slots, folder)
	return err == nil && other.PublicKey() == held.PublicKey()
}

// heldIn reads a key file that came in a keybag.
func heldIn(slots []byte, folder string) (*seal.Held, error) {
	reading, err := os.MkdirTemp(folder, ".restore-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(reading)
	if err := os.WriteFile(filepath.Join(reading, seal.KeyFile), slots, 0o600); err != nil {
		return nil, err
	}
	return seal.ReadKeyFile(reading, seal.KeyFile)
}

func (d *Desk) watchRestored() Watch {
	return Watch{Opened: d.finishRestore, Unlocked: d.finishRestore}
}

// finishRestore erases again, as an operation, those whose record came back
// without its key.
func (d *Desk) finishRestore() error {
	raw, err := d.store.Settings()
	if err != nil || raw[store.RestoredSetting] == "" || d.store.Locked() {
		return err // or it waits until it is unlocked
	}
	back, err := d.store.ErasedAttendees()
	if err != nil {
		return err
	}
	if len(back) > 0 {
		o := &surgery.Operation{Kind: surgery.AttendeesErased, About: back[0].ID}
		if _, err := d.erase(o, back); err != nil {
			return err
		}
		d.backed.again = true // they are erased in the damaged records too, which may stay
		_, err := d.Do(o, "")
		d.backed.again = false
		if err != nil {
			return err
		}
	}
	if err := d.endHistory(); err != nil { // of before the restore, or before the backup
		return err
	}
	return d.store.SetSettings(map[string]string{store.RestoredSetting: ""})
}

// everything lists all families: after a restore nothing on a screen holds.
func everything() []surgery.Family {
	return append(slices.Clone(surgery.Families), surgery.Tallies, surgery.Answers, surgery.Settings)
}
