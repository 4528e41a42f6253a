package desk

import (
	"errors"
	"os"
	"path/filepath"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/instance"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

// Mending is records that do not open as they should, with the two ways to mend
// them: from their own log, or from a backup. The damaged file is kept either
// way, and nothing starts empty.
type Mending struct {
	options Options
	claim   *instance.Claim
	held    *seal.Held // nil: the key file is gone or damaged
	secret  *seal.Key  // nil while a passphrase is wanted
	paper   *age.X25519Identity
	offered string // path of the backup that is offered
	keyBack bool   // the key file was brought back from a backup
}

// MendOffer is what can be done.
type MendOffer struct {
	Backup *BackupPreview // the latest that opens; nil: there is none
	Bad    int            // later ones that do not open
}

// StartMending looks at records that could not be opened. Close it before
// opening the desk again.
func StartMending(o Options) (*Mending, error) {
	fill(&o)
	claim, err := instance.Take(o.Folder)
	if err != nil {
		return nil, err
	}
	sweep(o.Folder)
	m := &Mending{options: o, claim: claim}
	if m.held, err = seal.ReadKeyFile(o.Folder, seal.KeyFile); err != nil {
		m.held = nil // a backup's keybag may have it
	} else if m.held.Plain != nil {
		m.secret = m.held.Plain
	}
	return m, nil
}

// KeyGone tells whether the key file is missing or damaged: then no passphrase
// helps, only the recovery key.
func (m *Mending) KeyGone() bool { return m.held == nil }

// KeyBack tells whether the recovery key brought the key file back from a backup.
// Perhaps that was all: open the desk again.
func (m *Mending) KeyBack() bool { return m.keyBack }

// Locked tells whether a passphrase, or the recovery key, is wanted first.
func (m *Mending) Locked() bool { return m.secret == nil }

// Unlock opens the key file with the passphrase, which is cleared. Wrong ones are
// slowed down as the desk's own lock does; the errors are those of Desk.Unlock.
func (m *Mending) Unlock(passphrase []byte) error {
	if m.held == nil || m.held.Slots == nil {
		return surgery.Fail(surgery.Damaged, "error.key_missing", "file", seal.KeyFile)
	}
	defer clear(passphrase)
	key, err := m.tries().try(m.options.Now, m.keepTries, func() (*seal.Key, error) { return m.held.Slots.OpenPassphrase(passphrase) })
	if err != nil {
		return err
	}
	m.secret = key
	return nil
}

// UnlockRecovery takes the recovery key from paper, which opens backups also
// where the key file is gone; one of them may have the key file.
func (m *Mending) UnlockRecovery(text string) error {
	paper, err := seal.RecoveryIdentity(text)
	if err != nil {
		return surgery.Fail(surgery.Invalid, "error.recovery_unread").Because(err)
	}
	m.paper = paper
	if m.held != nil && m.held.Slots != nil {
		if m.secret, err = m.held.Slots.OpenRecovery(text); err != nil {
			return lockError(err)
		}
		m.keepTries(tries{})
	}
	if m.held == nil {
		return m.keyFromBackups(text)
	}
	return nil
}

// keyFromBackups looks for the key file in the keybags beside the records, and
// puts it back. A damaged one stays under another name.
func (m *Mending) keyFromBackups(text string) error {
	folder := filepath.Join(m.options.Folder, ownBackups)
	desks, err := backup.Desks(folder)
	if err != nil {
		return surgery.AsError(err)
	}
	for _, desk := range desks {
		bag, err := backup.ReadKeybag(backup.File{Folder: folder, Desk: desk}, m.identities())
		if err != nil || bag.Slots == nil {
			continue
		}
		held, err := heldIn(bag.Slots, m.options.Folder)
		if err != nil || held.Slots == nil {
			continue
		}
		key, err := held.Slots.OpenRecovery(text)
		if err != nil {
			continue
		}
		damaged := filepath.Join(m.options.Folder, seal.KeyFile)
		if _, err := os.Lstat(damaged); err == nil {
			if err := os.Rename(damaged, damaged+".damaged"); err != nil {
				return surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
			}
		}
		if err := seal.ReplaceSlots(m.options.Folder, held.Slots); err != nil {
			return surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
		}
		m.held, m.secret, m.keyBack = held, key, true
		return nil
	}
	return nil // it still opens backups
}

// UsePaper takes a recovery key that opens another laptop's backup.
func (m *Mending) UsePaper(text string) error {
	paper, err := seal.RecoveryIdentity(text)
	if err != nil {
		return surgery.Fail(surgery.Invalid, "error.recovery_unread").Because(err)
	}
	m.paper = paper
	return nil
}

// HasRecords tells whether there is a file to mend, and not only backups.
func (m *Mending) HasRecords() bool {
	info, err := os.Stat(filepath.Join(m.options.Folder, store.File))
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

// Opens tells whether there is a key that may open a backup.
func (m *Mending) Opens() bool { return len(m.identities()) > 0 }

// Files answers the backups in a folder of this laptop, and the folders in it.
func (m *Mending) Files(path string) (FileFolder, error) {
	return (*Desk)(nil).BackupFiles(path) // it looks at no records
}

// LeaveDamaged has the records open as they are: what a check found stays.
func (m *Mending) LeaveDamaged() error { return unmark(m.options.Folder) }

// fetch answers where a backup, or its copy, lies on this laptop: the folder it was
// chosen from may not answer.
func (m *Mending) fetch(path string) (string, error) {
	if here := filepath.Dir(path); filepath.Dir(here) == filepath.Clean(m.options.Folder) {
		return path, nil // beside the records, or fetched already
	}
	return fetchBackup(m.options.Folder, path)
}

// Offer finds the latest backup beside the records that opens.
func (m *Mending) Offer() (MendOffer, error) {
	var offer MendOffer
	files, err := backup.List(filepath.Join(m.options.Folder, ownBackups))
	if err != nil {
		return offer, surgery.AsError(err)
	}
	for _, f := range files {
		preview, err := m.Look(f.Path())
		if err == nil {
			offer.Backup, m.offered = &preview, preview.Path
			return offer, nil
		}
		offer.Bad++
	}
	return offer, nil
}

// Look opens a backup that the host chose, of which there is a copy on this laptop
// afterwards: BackupPreview.Path.
func (m *Mending) Look(path string) (BackupPreview, error) {
	path, err := m.fetch(path)
	p := BackupPreview{Path: path}
	if err != nil {
		return p, err
	}
	if p.About, err = backup.Look(path, m.identities()); err != nil {
		return p, surgery.AsError(err)
	}
	bag, err := backup.ReadKeybag(fileAt(path), m.identities())
	if err != nil {
		return p, surgery.AsError(err)
	}
	p.Names, p.Erased = true, len(bag.Erased)
	return p, nil
}

func (m *Mending) identities() []age.Identity {
	var with []age.Identity
	if m.secret != nil {
		with = append(with, m.secret.BackupIdentity())
	}
	if m.paper != nil {
		with = append(with, m.paper)
	}
	return with
}

// FromLog mends the records from what can be read of their log, and from the
// latest backup where that has more. The next opening takes what was mended.
func (m *Mending) FromLog() (store.Salvage, error) {
	if m.secret == nil {
		return store.Salvage{}, surgery.Fail(surgery.Locked, "error.locked")
	}
	secret := *m.secret // Mend clears what it is given
	from := store.Salvaging{Folder: m.options.Folder, Secret: &secret, Desk: m.options.NewID()}
	if m.offered != "" {
		r, err := m.extract(m.offered)
		if err != nil {
			return store.Salvage{}, err
		}
		defer os.Remove(r.Copy)
		from.Backup, from.Keys, from.Erased = r.Copy, r.Keys, r.Erased
	}
	result, err := store.Mend(from)
	if err == nil {
		err = unmark(m.options.Folder)
	}
	return result, err
}

// FromBackup brings a backup back in place of the damaged records.
func (m *Mending) FromBackup(path string) error {
	r, err := m.extract(path)
	if err != nil {
		return err
	}
	if err := store.Stage(m.options.Folder, r); err != nil {
		return err
	}
	return unmark(m.options.Folder)
}

func (m *Mending) extract(path string) (store.Restored, error) {
	folder := m.options.Folder
	path, err := m.fetch(path)
	if err != nil {
		return store.Restored{}, err
	}
	r := store.Restored{Desk: m.options.NewID(), Copy: filepath.Join(folder, ".restore-"+string(m.options.NewID()))}
	if _, err := backup.Extract(path, m.identities(), r.Copy); err != nil {
		return r, surgery.AsError(err)
	}
	bag, err := backup.ReadKeybag(fileAt(path), m.identities())
	if err == nil {
		err = store.CheckCopy(r.Copy)
	}
	if err != nil {
		return r, surgery.AsError(errors.Join(err, os.Remove(r.Copy)))
	}
	r.Keys = bag.Keys
	if bag.Slots != nil && !sameKey(bag.Slots, m.held, folder) {
		r.Slots = bag.Slots
	}
	for _, e := range bag.Erased {
		r.Erased = append(r.Erased, store.Tombstone(e))
	}
	return r, nil
}

// Close ends it, and forgets the keys.
func (m *Mending) Close() error {
	if m.secret != nil {
		m.secret.Clear()
	}
	return m.claim.Release()
}
