package desk

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// backupEvery is how often a backup is made while a surgery is open.
const backupEvery = 30 * time.Minute

// ownBackups is the folder beside the store that always gets one.
const ownBackups = "backups"

// BackupPlace is a folder that backups go to.
type BackupPlace struct {
	Path    string
	Own     bool      // on this laptop, beside the records: it does not survive the laptop
	Reached bool      // it could be read just now
	Files   int       // of this desk
	Latest  time.Time // zero: none
}

// backed is what the desk remembers of its backups.
type backed struct {
	at         time.Time
	operations int
	unreached  []string // folders whose keybag could not be replaced at the last erasure
	forgotten  int      // damaged records that went with the last erasure
	again      bool     // who was erased before is being erased again after a restore
	unopened   []made   // made while locked, to be opened later
}

// made is a backup that was made.
type made struct {
	file  backup.File
	about backup.About
}

// BackupPlaces answers where backups go, and how each place is.
func (d *Desk) BackupPlaces() ([]BackupPlace, error) {
	var places []BackupPlace
	for _, folder := range d.backupFolders() {
		p := BackupPlace{Path: folder, Own: folder == d.ownBackups()}
		files, err := backup.List(folder)
		_, there := os.Stat(folder)
		if p.Reached = err == nil && (there == nil || p.Own); p.Reached {
			own := d.ownFiles(folder, files)
			if p.Files = len(own); p.Files > 0 {
				p.Latest = own[0].Made
			}
		}
		places = append(places, p)
	}
	return places, nil
}

func (d *Desk) ownBackups() string { return filepath.Join(d.store.Folder(), ownBackups) }

// backupFolders answers the folders new backups go to.
func (d *Desk) backupFolders() []string {
	folders := []string{d.ownBackups()}
	if d.settings.BackupTo != "" {
		folders = append(folders, d.settings.BackupTo)
	}
	return folders
}

// BackUp makes a backup in every folder, opens it again to be sure, and thins the
// older ones. It fails only where none could be made; a folder that cannot be
// reached (a stick that is not in) is named in the notice.
func (d *Desk) BackUp() (Done, error) {
	if err := d.writeTallies(); err != nil {
		return Done{}, err
	}
	missed, err := d.backUp()
	if err != nil {
		return Done{}, err
	}
	notice := words.Say("desk.backed_up")
	if len(missed) > 0 {
		notice = words.Say("desk.backed_up_but", "folder", missed[0])
	}
	return Done{Changed: []surgery.Family{surgery.Settings}, Notice: notice}, nil
}

// BackUpIfDue makes a backup when a surgery is open, something has happened since
// the last one, and that was half an hour ago.
func (d *Desk) BackUpIfDue() error {
	if err := d.openUnopened(); err != nil {
		return err
	}
	if d.current == nil || d.now().Sub(d.backed.at) < backupEvery {
		return nil
	}
	counts, err := d.store.Counts()
	if err != nil || counts.Operations == d.backed.operations {
		return err
	}
	_, err = d.backUp()
	return err
}

// backUp answers the folders that could not be reached.
func (d *Desk) backUp() (missed []string, err error) {
	making, err := os.MkdirTemp(d.store.Folder(), ".backup-*") // mode 0700
	if err != nil {
		return nil, surgery.Fail(surgery.ReadOnly, "error.backup_not_made").Because(err)
	}
	defer os.RemoveAll(making)
	copied := filepath.Join(making, store.File)
	counts, err := d.store.CopyTo(copied)
	if err != nil {
		return nil, err
	}
	about := backup.About{Made: d.moment(), Desk: d.store.Desk(), Program: d.version, Schema: counts.Schema, Operations: counts.Operations,
		Surgeries: counts.Surgeries, Visits: counts.Visits, People: counts.People}
	if latest, err := d.store.LatestSurgery(); err == nil && latest != nil {
		about.LastDay = latest.Day
	}
	if len(d.backed.unopened) > 0 && !d.store.Locked() {
		if err := d.openUnopened(); err != nil {
			slog.Error("desk: a backup made while locked does not open", "cause", err)
		}
	}
	var failed error
	for _, folder := range d.backupFolders() {
		if err := d.backUpInto(folder, about, copied); err != nil {
			slog.Error("desk: no backup", "own", folder == d.ownBackups(), "cause", err)
			missed, failed = append(missed, folder), errors.Join(failed, err)
		}
	}
	if len(missed) == len(d.backupFolders()) {
		return missed, surgery.Fail(surgery.KindOf(failed), "error.backup_not_made").Because(failed)
	}
	d.backed.at, d.backed.operations = d.now(), counts.Operations
	return missed, d.rememberFolders()
}

// backUpInto makes a backup in one folder and opens it again.
func (d *Desk) backUpInto(folder string, about backup.About, copied string) error {
	if folder == d.ownBackups() {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return err
		}
	}
	to, err := d.store.Held().BackupRecipients()
	if err != nil {
		return err
	}
	file, err := backup.Write(folder, about, copied, to)
	if err != nil {
		return err
	}
	if err := d.verifyBackup(file, about); err != nil {
		return errors.Join(err, os.Remove(file.Path()))
	}
	if err := d.replaceKeybag(folder, to); err != nil {
		return err
	}
	files, err := backup.List(folder)
	if err != nil {
		return err
	}
	for _, old := range backup.Thin(d.ownFiles(folder, files), d.now()) {
		if err := os.Remove(old.Path()); err != nil {
			slog.Warn("desk: an old backup stays", "cause", err)
		}
	}
	return nil
}

// verifyBackup opens a backup that was just made, as far as a restore would; it
// waits while the desk is locked.
func (d *Desk) verifyBackup(file backup.File, about backup.About) error {
	if d.store.Locked() {
		d.backed.unopened = append(d.backed.unopened, made{file, about})
		return nil
	}
	with := d.store.Secret().BackupIdentity()
	into := filepath.Join(d.store.Folder(), ".backup-check-"+string(d.newID()))
	defer os.Remove(into)
	got, err := backup.Extract(file.Path(), []age.Identity{with}, into)
	if err != nil {
		return err
	}
	if got != about {
		return surgery.Fail(surgery.Damaged, "error.backup_damaged")
	}
	return store.CheckCopy(into)
}

// openUnopened opens the backups that were made while locked.
func (d *Desk) openUnopened() error {
	if d.store.Locked() {
		return nil
	}
	waiting := d.backed.unopened
	d.backed.unopened = nil
	for _, m := range waiting {
		if _, err := os.Stat(m.file.Path()); err != nil {
			continue // thinned, or its stick is gone
		}
		if err := d.verifyBackup(m.file, m.about); err != nil {
			return errors.Join(err, os.Remove(m.file.Path()))
		}
	}
	return nil
}

// backUpAnew makes the first backup under a new surgery key, and takes those away
// that were sealed under the old one: it lay beside them in plain. before are the
// backups there were, told apart with the old key.
func (d *Desk) backUpAnew(before []BackupChoice) error {
	if _, err := d.backUp(); err != nil {
		return err
	}
	gone := map[string]bool{}
	for _, b := range before {
		if !b.Own {
			continue
		}
		gone[b.File.Path()] = true
		if b.File.Desk != backup.Short(d.store.Desk()) { // the keys of a desk this was before
			gone[backup.KeybagPath(b.File.Folder, surgery.ID(b.File.Desk))] = true
		}
	}
	for path := range gone {
		if err := os.Remove(path); err != nil {
			slog.Warn("desk: a backup under the old key stays", "cause", err)
		}
	}
	return nil
}

// replaceKeybag writes what opens the backups in a folder, as it is now.
func (d *Desk) replaceKeybag(folder string, to []age.Recipient) error {
	keys, erased, err := d.store.Keys()
	if err != nil {
		return err
	}
	bag := backup.Keybag{Made: d.moment(), Desk: d.store.Desk(), Keys: keys}
	if bag.Slots, err = d.slotsOfBag(); err != nil {
		return err
	}
	for _, t := range erased {
		bag.Erased = append(bag.Erased, backup.Erased(t))
	}
	return backup.WriteKeybag(folder, bag, to)
}

// slotsOfBag answers the key file as a keybag holds it, nil while it is plain.
func (d *Desk) slotsOfBag() ([]byte, error) {
	if !d.HasPassphrase() {
		return nil, nil
	}
	return os.ReadFile(filepath.Join(d.store.Folder(), seal.KeyFile))
}

// refreshKeybags writes the keybags of all folders anew: after an erasure, so that
// whoever was erased can be read in no old backup any more, and when the key file
// has changed. A folder that cannot be reached is remembered, and told in the
// receipt.
func (d *Desk) refreshKeybags() {
	d.backed.unreached = nil
	to, err := d.store.Held().BackupRecipients()
	if err != nil {
		slog.Error("desk: keybags not replaced", "cause", err)
	}
	for _, folder := range d.everyFolder() {
		files, listing := backup.List(folder)
		if listing == nil && err == nil && len(d.ownFiles(folder, files)) == 0 && folder != d.settings.BackupTo {
			continue // none of ours is there
		}
		if err != nil || listing != nil || d.replaceKeybag(folder, to) != nil || d.replaceFormer(folder, to) != nil {
			d.backed.unreached = append(d.backed.unreached, folder)
		}
	}
}

// UnreachedBackups answers the folders where the backups still hold the keys of
// those who were erased last, because they could not be reached then.
func (d *Desk) UnreachedBackups() []string { return slices.Clone(d.backed.unreached) }

// everyFolder answers all folders that backups were ever made in.
func (d *Desk) everyFolder() []string {
	folders := d.backupFolders()
	raw, err := d.store.Settings()
	if err != nil {
		return folders
	}
	var earlier []string
	if json.Unmarshal([]byte(raw["backup_folders"]), &earlier) == nil {
		for _, folder := range earlier {
			if !slices.Contains(folders, folder) {
				folders = append(folders, folder)
			}
		}
	}
	return folders
}

func (d *Desk) rememberFolders() error {
	raw, err := json.Marshal(d.everyFolder())
	if err != nil {
		return surgery.AsError(err)
	}
	return d.store.SetSettings(map[string]string{"backup_folders": string(raw)})
}

// hasBackups tells whether backups lie beside where a store should be.
func hasBackups(folder string) bool {
	files, err := backup.List(filepath.Join(folder, ownBackups))
	return err == nil && len(files) > 0
}

// backUpAfter makes a backup when a surgery was closed, and says what came of it:
// the closing itself stands.
func (d *Desk) backUpAfter() string {
	done, err := d.BackUp()
	if err != nil {
		slog.Error("desk: no backup after closing", "cause", err)
		return words.Say("desk.not_backed_up")
	}
	return done.Notice
}

// backUpBefore makes a backup of a store whose tables are about to be changed by a
// newer program.
func backUpBefore(s *store.Store, o Options) error {
	d := &Desk{store: s, now: o.Now, newID: o.NewID, version: o.Version}
	raw, err := s.Settings()
	if err != nil {
		return err
	}
	d.settings = readSettings(raw)
	_, err = d.backUp()
	return err
}
