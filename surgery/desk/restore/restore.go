package restore

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
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// LookInto opens a backup, with the recovery key that was printed for it, or the
// passphrase, if it is another laptop's, and returns what is in it. Nothing changes.
func (room *Room) LookInto(path, typed string) (backups.BackupPreview, error) {
	if err := room.desk.AtHome(); err != nil {
		return backups.BackupPreview{}, err
	}
	p, err := room.backups.Opener(typed).Look(path)
	if err != nil {
		return p, err
	}
	if p.Now, err = room.desk.Store().Counts(); err != nil {
		return p, err
	}
	latest, err := room.desk.Store().LatestSurgery()
	if err != nil {
		return p, err
	}
	if latest != nil {
		p.Latest = latest.Day
	}
	return p, nil
}

// Restore brings a backup back in place of what there is. A backup of what it
// replaces is made first; whoever was erased since stays erased. It cannot be
// undone, but what was replaced can be brought back in the same way.
//
// Afterwards the desk may be locked, with the passphrase of what came back: see
// Locked. After the recovery key was used, MustSetPassphrase. What came back is
// backed up at once, so that it can be opened with what opens the desk now.
func (room *Room) Restore(path, typed string) (surgery.Change, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Change{}, err
	}
	if _, err := room.backups.Opener(typed).Of(backup.FileAt(path)); err != nil {
		return surgery.Change{}, err
	}
	if err := room.desk.Write(); err != nil {
		return surgery.Change{}, err
	}
	if err := room.backups.MakeBackup(); err != nil {
		return surgery.Change{}, err
	}
	was, err := room.replacing()
	if err != nil {
		return surgery.Change{}, err
	}
	staged, err := room.extract(path, room.backups.Opener(typed))
	if err != nil {
		return surgery.Change{}, err
	}
	if err := store.Stage(room.desk.Store().Folder(), staged); err != nil {
		return surgery.Change{}, err
	}
	if err := room.desk.Reopen(); err != nil {
		was.forget()
		return surgery.Change{}, err
	}
	notice := room.settleReplaced(was)
	if room.desk.Locked() {
		if err := room.unlockAgain(was, typed); err != nil {
			slog.Warn("desk: locked after a restore", "cause", err) // the host unlocks it
		}
	}
	was.forget()
	if err := errors.Join(room.settings.RememberFolders(was.backups...), room.backups.MakeBackup()); err != nil {
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

func (room *Room) replacing() (before, error) {
	folders, err := store.Replaced(room.desk.Store().Folder())
	if err != nil {
		return before{}, err
	}
	counts, err := room.desk.Store().Counts()
	if err != nil {
		return before{}, err
	}
	held := room.desk.Store().Held()
	b := before{folders: folders, backups: room.settings.EveryFolder()[1:], public: held.PublicKey(), plain: held.Plain != nil, empty: counts.Operations == 0}
	if !room.desk.Locked() {
		key := *room.desk.Store().Secret()
		b.key = &key
	}
	return b, nil
}

// settleReplaced takes away what was before, which is in the backup made
// before: sealed, and without keys. Where the only key to that backup was
// replaced with it, it stays, and the host is told.
func (room *Room) settleReplaced(was before) string {
	now, err := store.Replaced(room.desk.Store().Folder())
	if err != nil {
		slog.Warn("desk: what was replaced stays", "cause", err)
	}
	notice := words.Say("desk.restored")
	for _, folder := range now {
		switch {
		case slices.Contains(was.folders, folder):
		case was.plain && !was.empty && room.desk.Store().Held().PublicKey() != was.public:
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
func (room *Room) unlockAgain(was before, typed string) error {
	if was.key != nil && room.desk.Store().Held().PublicKey() == was.public {
		key := *was.key // the store takes it over
		return room.desk.Unlock(&key)
	}
	if _, err := seal.RecoveryIdentity(typed); err == nil {
		return room.lock.UnlockRecovery(typed)
	}
	if strings.TrimSpace(typed) != "" {
		return room.lock.Unlock([]byte(typed))
	}
	return nil
}

// extract makes a backup ready to be staged: opened, held against all we know,
// with the keys of those who were not erased.
func (room *Room) extract(path string, with backups.Opener) (store.Restored, error) {
	r, err := extract(with, path, store.Restored{Desk: room.desk.NewID(), Copy: filepath.Join(room.desk.Store().Folder(), ".restore-"+string(room.desk.NewID()))}, room.desk.Store().Held())
	if err != nil {
		return r, err
	}
	_, here, err := room.desk.Store().Keys()
	r.Erased = append(r.Erased, here...)
	return r, err
}

// extract fills in what a backup brings back in place of records with the key held,
// nil for none.
func extract(o backups.Opener, path string, r store.Restored, held *seal.Held) (store.Restored, error) {
	_, bag, err := o.Open(path, func(path string, with []age.Identity) (backup.About, error) {
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
	if bag.Slots != nil && !seal.SameKey(bag.Slots, held) {
		r.Slots = bag.Slots // another surgery's key, and its passphrase
	}
	for _, e := range bag.Erased {
		r.Erased = append(r.Erased, store.Tombstone(e))
	}
	return r, nil
}
