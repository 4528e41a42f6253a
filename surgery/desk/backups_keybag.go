package desk

import (
	"log/slog"
	"os"
	"path/filepath"
	"strconv"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
)

// replaceKeybag writes what opens the backups beside the records, as it is now.
func (d *Desk) replaceKeybag() error {
	to, err := d.store.Held().BackupRecipients()
	if err != nil {
		return err
	}
	keys, erased, err := d.store.Keys()
	if err != nil {
		return err
	}
	slots, away, err := slotsOfBag(d.store)
	if err != nil {
		return err
	}
	bag := backup.Keybag{Made: d.moment(), Desk: d.store.Desk(), Slots: slots, Away: away, Keys: keys, Erased: erasedOf(erased)}
	return d.backed.bag.replace(func() error { return backup.WriteKeybag(backup.Own(d.Folder()), bag, to) })
}

func erasedOf(found []store.Tombstone) []backup.Erased {
	var erased []backup.Erased
	for _, t := range found {
		erased = append(erased, backup.Erased(t))
	}
	return erased
}

// slotsOfBag returns the key file as a keybag holds it, nil while it is plain, and
// whether its passphrase is to open the keybag on another laptop.
func slotsOfBag(s *store.Store) (slots []byte, away bool, err error) {
	if s.Slots() == nil {
		return nil, false, nil
	}
	slots, err = os.ReadFile(filepath.Join(s.Folder(), seal.KeyFile))
	return slots, s.Slots().Away(), err
}

// refreshKeybags writes the keybags of all folders anew: after an erasure, so that
// whoever was erased can be read in no old backup any more, and when the key file
// has changed. Those in other folders follow beside the worker: see
// UnreachedBackups.
func (d *Desk) refreshKeybags() {
	err := d.refreshOwn()
	if err != nil {
		slog.Error("desk: keybag not replaced", "cause", err)
	}
	d.backed.far.setOwnFailed(err != nil)
	d.deliver(nil)
}

// erasedSetting holds how many were erased when the keybag beside the records was
// last replaced: one less than there are means that a crash came between.
const erasedSetting = "keybag_erased"

func (d *Desk) refreshOwn() error {
	erased, err := d.store.Erased()
	if err != nil {
		return err
	}
	if backup.There(d.store.Folder()) || len(d.everyFolder()) > 1 {
		if err := os.MkdirAll(backup.Own(d.Folder()), 0o700); err != nil {
			return err
		}
		if err := d.replaceKeybag(); err != nil {
			return err
		}
		heirs, err := d.heirs()
		if err != nil {
			return err
		}
		for _, desk := range d.former(backup.Own(d.Folder())) {
			if err := backup.Inherit(backup.Own(d.Folder()), desk, d.identity(), heirs); err != nil {
				return err
			}
		}
	}
	return d.store.SetSettings(map[string]string{erasedSetting: strconv.Itoa(len(erased))})
}
