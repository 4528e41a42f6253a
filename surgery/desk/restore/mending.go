package restore

import (
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/instance"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

// Mending is records that do not open as they should, with the two ways to mend
// them: from their own log, or from a backup. The damaged file is kept either
// way, and nothing starts empty.
type Mending struct {
	options desk.Options
	claim   *instance.Claim
	held    *seal.Held        // nil: the key file is gone or damaged
	secret  *seal.Key         // nil while a passphrase is wanted
	paper   string            // the recovery key, as it was typed; "" for none
	typed   map[string]string // by path of another laptop's backup: its recovery key, or passphrase
	offered string            // path of the backup that is offered
	keyBack bool              // the key file was brought back from a backup
}

// MendOffer is what can be done.
type MendOffer struct {
	Backup *backups.BackupPreview // the latest that opens; nil: there is none
	Bad    int                    // later ones that do not open
}

// StartMending looks at records that could not be opened. Close it before
// opening the desk again.
func StartMending(o desk.Options) (*Mending, error) {
	desk.Fill(&o)
	claim, err := instance.Take(o.Folder)
	if err != nil {
		return nil, err
	}
	desk.Sweep(o.Folder)
	m := &Mending{options: o, claim: claim}
	if m.held, err = seal.ReadKeyFile(o.Folder, seal.KeyFile); err != nil {
		m.held = nil // a backup's keybag may have it
	} else if m.held.Plain != nil {
		m.secret = m.held.Plain
	}
	return m, nil
}

// KeyGone reports whether the key file is missing or damaged: then no passphrase
// helps, only the recovery key.
func (m *Mending) KeyGone() bool { return m.held == nil }

// KeyBack reports whether the recovery key brought the key file back from a backup.
// Perhaps that was all: open the desk again.
func (m *Mending) KeyBack() bool { return m.keyBack }

// Locked reports whether a passphrase, or the recovery key, is wanted first.
func (m *Mending) Locked() bool { return m.secret == nil }

// Unlock opens the key file with the passphrase, which is cleared. Wrong ones are
// slowed down as the desk's own lock does; the errors are those of Desk.Unlock.
func (m *Mending) Unlock(passphrase []byte) error {
	if m.held == nil || m.held.Slots == nil {
		return surgery.Fail(surgery.Damaged, "error.key_missing", "file", seal.KeyFile)
	}
	defer clear(passphrase)
	key, err := m.tries().Try(m.options.Now, m.keepTries, func() (*seal.Key, error) { return m.held.Slots.OpenPassphrase(passphrase) })
	if err != nil {
		return err
	}
	m.secret = key
	return nil
}

// UnlockRecovery takes the recovery key from paper, which opens backups also
// where the key file is gone; one of them may have the key file.
func (m *Mending) UnlockRecovery(text string) error {
	if _, err := seal.RecoveryIdentity(text); err != nil {
		return surgery.Fail(surgery.Invalid, "error.recovery_unread").Because(err)
	}
	m.paper = text
	if m.held != nil && m.held.Slots != nil {
		var err error
		if m.secret, err = m.held.Slots.OpenRecovery(text); err != nil {
			return lock.LockError(err)
		}
		m.keepTries(lock.Tries{})
	}
	if m.held == nil {
		return m.keyFromBackups(text)
	}
	return nil
}

// keyFromBackups looks for the key file in the keybags beside the records, and
// puts it back. A damaged one stays under another name.
func (m *Mending) keyFromBackups(text string) error {
	folder := backup.Own(m.options.Folder)
	desks, err := backup.Desks(folder)
	if err != nil {
		return surgery.AsError(err)
	}
	for _, desk := range desks {
		of := backup.File{Folder: folder, Desk: desk}
		with, err := backups.Opener{Typed: text}.Of(of)
		if err != nil {
			continue
		}
		bag, err := backup.ReadKeybag(of, with)
		if err != nil {
			continue
		}
		held, err := seal.ParseKeyFile(bag.Slots)
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

// LookWith is Look with what was typed for another laptop's backup: its recovery
// key, or its passphrase.
func (m *Mending) LookWith(path, typed string) (backups.BackupPreview, error) {
	m.typed = map[string]string{path: typed}
	p, err := m.Look(path)
	m.typed[p.Path] = typed // of which there is a copy here
	return p, err
}

// HasRecords reports whether there is a file to mend, and not only backups.
func (m *Mending) HasRecords() bool {
	info, err := os.Stat(filepath.Join(m.options.Folder, store.File))
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

// Opens reports whether there is a key that may open a backup.
func (m *Mending) Opens() bool { o := m.opener(""); return o.Is() || len(o.Own) > 0 }

// Files returns the backups in a folder of this laptop, and the folders in it.
func (m *Mending) Files(path string) (folders.Folder, error) {
	return folders.List(path, backup.Ending)
}

// LeaveDamaged has the records open as they are: what a check found stays.
func (m *Mending) LeaveDamaged() error { return desk.Unmark(m.options.Folder) }

// fetch returns where a backup, or its copy, lies on this laptop: the folder it was
// chosen from may not answer.
func (m *Mending) fetch(path string) (string, error) {
	if here := filepath.Dir(path); filepath.Dir(here) == filepath.Clean(m.options.Folder) {
		return path, nil // beside the records, or fetched already
	}
	return backups.FetchBackup(m.options.Folder, path)
}

// Offer finds the latest backup beside the records that opens.
func (m *Mending) Offer() (MendOffer, error) {
	var offer MendOffer
	files, err := backup.List(backup.Own(m.options.Folder))
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
func (m *Mending) Look(chosen string) (backups.BackupPreview, error) {
	path, err := m.fetch(chosen)
	if err != nil {
		return backups.BackupPreview{Path: path}, err
	}
	o := m.opener(path)
	if typed := m.typed[chosen]; typed != "" {
		o.Typed = typed
	}
	return o.Look(path)
}

// opener returns what may open a backup; path "" is none in particular.
func (m *Mending) opener(path string) backups.Opener {
	o := backups.Opener{Typed: m.paper, Work: m.options.Folder}
	if typed := m.typed[path]; typed != "" {
		o.Typed = typed
	}
	if m.secret != nil {
		o.Own = []age.Identity{m.secret.BackupIdentity()}
	}
	return o
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
		err = desk.Unmark(m.options.Folder)
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
	return desk.Unmark(m.options.Folder)
}

// BeginAnew puts the records, which nothing may be able to open, into a folder beside
// them, and makes new ones with nobody in them. It is the last way there is. Backups
// stay where they are.
func (m *Mending) BeginAnew() error {
	if err := store.BeginAnew(store.Options{Folder: m.options.Folder, Now: m.options.Now, NewID: m.options.NewID}); err != nil {
		return err
	}
	return desk.Unmark(m.options.Folder)
}

func (m *Mending) extract(path string) (store.Restored, error) {
	path, err := m.fetch(path)
	if err != nil {
		return store.Restored{}, err
	}
	r := store.Restored{Desk: m.options.NewID(), Copy: filepath.Join(m.options.Folder, ".restore-"+string(m.options.NewID()))}
	return extract(m.opener(path), path, r, m.held)
}

// Close ends it, and forgets the keys.
func (m *Mending) Close() error {
	if m.claim == nil {
		return nil
	}
	if m.secret != nil {
		m.secret.Clear()
	}
	claim := m.claim
	m.claim = nil
	return claim.Release()
}

// DayAndTime says when something was, by the clock of this laptop.
func (m *Mending) DayAndTime(t time.Time) string { return dates.DayAndTime(m.options.Now(), t) }
