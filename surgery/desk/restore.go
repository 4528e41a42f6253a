package desk

import (
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
	Own  bool // of this desk; another laptop's needs its recovery key
}

// BackupPreview says what is in a backup beside what there is now.
type BackupPreview struct {
	Path   string
	About  backup.About
	Now    store.Report
	Names  bool // its keys are there: names can be read
	Erased int  // people erased since, who stay erased
}

// Backups answers the backups in all folders, the latest first.
func (d *Desk) Backups() ([]BackupChoice, error) {
	var found []BackupChoice
	for _, folder := range d.everyFolder() {
		files, err := backup.List(folder)
		if err != nil {
			continue // a folder that cannot be reached has none to offer
		}
		own := backup.Of(d.store.Desk(), files)
		for _, f := range files {
			found = append(found, BackupChoice{File: f, Own: slices.Contains(own, f)})
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
func (d *Desk) Restore(path, recovery string) (Done, error) {
	with, err := d.identities(recovery)
	if err != nil {
		return Done{}, err
	}
	if err := d.writeTallies(); err != nil {
		return Done{}, err
	}
	if _, err := d.backUp(); err != nil {
		return Done{}, err
	}
	staged, err := d.extract(path, with)
	if err != nil {
		return Done{}, err
	}
	if err := store.Stage(d.store.Folder(), staged); err != nil {
		return Done{}, err
	}
	if err := d.reopen(); err != nil {
		return Done{}, err
	}
	// What was replaced is in the backup made before: sealed, and without keys.
	if replaced, err := store.Replaced(d.store.Folder()); err == nil {
		for _, folder := range replaced {
			os.RemoveAll(folder)
		}
	}
	if strings.TrimSpace(recovery) != "" && d.store.Locked() {
		if err := d.UnlockRecovery(recovery); err != nil {
			return Done{}, err
		}
	}
	return Done{Changed: everything(), Notice: words.Say("desk.restored")}, nil
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
	reading, err := os.MkdirTemp(folder, ".restore-*")
	if err != nil {
		return false
	}
	defer os.RemoveAll(reading)
	if os.WriteFile(filepath.Join(reading, seal.KeyFile), slots, 0o600) != nil {
		return false
	}
	other, err := seal.ReadKeyFile(reading, seal.KeyFile)
	return err == nil && other.PublicKey() == held.PublicKey()
}

// reopen closes the store and opens what is staged in its place.
func (d *Desk) reopen() error {
	folder := d.store.Folder()
	if err := d.store.Close(); err != nil {
		return err
	}
	s, err := store.Open(store.Options{Folder: folder, Now: d.now, NewID: d.newID})
	if err != nil {
		return err
	}
	d.store, d.current, d.history, d.backed = s, nil, surgery.History{}, backed{}
	d.forget()
	if err := d.start(); err != nil {
		return err
	}
	if d.store.Locked() {
		return nil
	}
	return d.LoadNames()
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
		if err := d.do(o); err != nil {
			return err
		}
	}
	return d.store.SetSettings(map[string]string{store.RestoredSetting: ""})
}

// everything lists all families: after a restore nothing on a screen holds.
func everything() []surgery.Family {
	return append(slices.Clone(surgery.Families), surgery.Tallies, surgery.Answers, surgery.Settings)
}
