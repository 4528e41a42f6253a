package desk

import (
	"errors"
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
	Erased int    // people in it who were erased since, and stay erased

	// Passphrase is whether the passphrase of the laptop that made it may open it,
	// beside the recovery key. It is known also where nothing opened it yet.
	Passphrase bool
}

// Backups returns the backups in all folders, the latest first: those in other
// folders as they were when those were last asked.
func (d *Desk) Backups() ([]BackupChoice, error) {
	var found []BackupChoice
	here, err := backup.List(backup.Own(d.Folder()))
	if err != nil {
		return nil, surgery.AsError(err)
	}
	own := d.ownFiles(backup.Own(d.Folder()), here)
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

// LookInto opens a backup, with the recovery key that was printed for it, or the
// passphrase, if it is another laptop's, and returns what is in it. Nothing changes.
func (d *Desk) LookInto(path, typed string) (BackupPreview, error) {
	p, err := d.opener(typed).look(path)
	if err != nil {
		return p, err
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
	return p, nil
}

// opener returns what may open a backup, with what was typed for it.
func (d *Desk) opener(typed string) opener {
	return opener{own: d.identity(), typed: typed, work: d.store.Folder()}
}

// fileAt returns what a backup's name says; blank for a file with another name.
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
// Locked. After the recovery key was used, MustSetPassphrase. What came back is
// backed up at once, so that it can be opened with what opens the desk now.
func (d *Desk) Restore(path, typed string) (surgery.Change, error) {
	if _, err := d.opener(typed).of(fileAt(path)); err != nil {
		return surgery.Change{}, err
	}
	if err := d.Write(); err != nil {
		return surgery.Change{}, err
	}
	if err := d.makeBackup(); err != nil {
		return surgery.Change{}, err
	}
	was, err := d.replacing()
	if err != nil {
		return surgery.Change{}, err
	}
	staged, err := d.extract(path, d.opener(typed))
	if err != nil {
		return surgery.Change{}, err
	}
	if err := store.Stage(d.store.Folder(), staged); err != nil {
		return surgery.Change{}, err
	}
	if err := d.Reopen(); err != nil {
		was.forget()
		return surgery.Change{}, err
	}
	notice := d.settleReplaced(was)
	if d.Locked() {
		if err := d.unlockAgain(was, typed); err != nil {
			slog.Warn("desk: locked after a restore", "cause", err) // the host unlocks it
		}
	}
	was.forget()
	if err := errors.Join(d.rememberFolders(was.backups...), d.makeBackup()); err != nil {
		slog.Error("desk: no backup of what came back", "cause", err)
		notice += " " + words.Say("desk.not_backed_up")
	}
	return surgery.Change{Changed: surgery.Everything(), Notice: notice}, nil
}

// before is what is remembered of the records that a restore replaces.
type before struct {
	folders []string // of earlier ones, which stay
	backups []string // folders that backups ever went to: an older backup does not know the later ones
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
	b := before{folders: folders, backups: d.everyFolder()[1:], public: held.PublicKey(), plain: held.Plain != nil, empty: counts.Operations == 0}
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
// that is still the one, else with what opened the backup.
func (d *Desk) unlockAgain(was before, typed string) error {
	if was.key != nil && d.store.Held().PublicKey() == was.public {
		key := *was.key // the store takes it over
		return d.unlock(&key)
	}
	if _, err := seal.RecoveryIdentity(typed); err == nil {
		return d.UnlockRecovery(typed)
	}
	if strings.TrimSpace(typed) != "" {
		return d.Unlock([]byte(typed))
	}
	return nil
}

// extract makes a backup ready to be staged: opened, held against all we know,
// with the keys of those who were not erased.
func (d *Desk) extract(path string, with opener) (store.Restored, error) {
	r, err := extract(with, path, store.Restored{Desk: d.newID(), Copy: filepath.Join(d.store.Folder(), ".restore-"+string(d.newID()))}, d.store.Held())
	if err != nil {
		return r, err
	}
	_, here, err := d.store.Keys()
	r.Erased = append(r.Erased, here...)
	return r, err
}

// extract fills in what a backup brings back in place of records with the key held,
// nil for none.
func extract(o opener, path string, r store.Restored, held *seal.Held) (store.Restored, error) {
	_, bag, err := o.open(path, func(path string, with []age.Identity) (backup.About, error) {
		return backup.Extract(path, with, r.Copy)
	})
	if err == nil {
		err = store.CheckCopy(r.Copy)
	}
	if err != nil {
		os.Remove(r.Copy)
		return r, surgery.AsError(err)
	}
	r.Keys = bag.Keys
	if bag.Slots != nil && !sameKey(bag.Slots, held) {
		r.Slots = bag.Slots // another surgery's key, and its passphrase
	}
	for _, e := range bag.Erased {
		r.Erased = append(r.Erased, store.Tombstone(e))
	}
	return r, nil
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
		// They are erased in the damaged records too, which may stay.
		if err := d.keepingDamaged(func() error { _, err := d.Do(o, ""); return err }); err != nil {
			return err
		}
	}
	if err := d.endHistory(); err != nil { // of before the restore, or before the backup
		return err
	}
	return d.store.SetSettings(map[string]string{store.RestoredSetting: ""})
}
