package backups

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
func (r *Room) replaceKeybag() error {
	to, err := r.desk.Store().Held().BackupRecipients()
	if err != nil {
		return err
	}
	keys, erased, err := r.desk.Store().Keys()
	if err != nil {
		return err
	}
	slots, away, err := slotsOfBag(r.desk.Store())
	if err != nil {
		return err
	}
	bag := backup.Keybag{Made: r.desk.Moment(), Desk: r.desk.Store().Desk(), Slots: slots, Away: away, Keys: keys, Erased: erasedOf(erased)}
	return r.backed.bag.replace(func() error { return backup.WriteKeybag(backup.Own(r.desk.Folder()), bag, to) })
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

// RefreshKeybags writes the keybags of all folders anew: after an erasure, so that
// whoever was erased can be read in no old backup any more, and when the key file
// has changed. Those in other folders follow beside the worker: see
// UnreachedBackups.
func (r *Room) RefreshKeybags() {
	err := r.refreshOwn()
	if err != nil {
		slog.Error("desk: keybag not replaced", "cause", err)
	}
	r.backed.far.setOwnFailed(err != nil)
	r.deliver(nil)
}

// erasedSetting holds how many were erased when the keybag beside the records was
// last replaced: one less than there are means that a crash came between.
const erasedSetting = "keybag_erased"

func (r *Room) refreshOwn() error {
	erased, err := r.desk.Store().Erased()
	if err != nil {
		return err
	}
	if backup.There(r.desk.Store().Folder()) || len(r.settings.EveryFolder()) > 1 {
		if err := os.MkdirAll(backup.Own(r.desk.Folder()), 0o700); err != nil {
			return err
		}
		if err := r.replaceKeybag(); err != nil {
			return err
		}
		heirs, err := r.heirs()
		if err != nil {
			return err
		}
		for _, desk := range r.former(backup.Own(r.desk.Folder())) {
			if err := backup.Inherit(backup.Own(r.desk.Folder()), desk, r.identity(), heirs); err != nil {
				return err
			}
		}
	}
	return r.desk.Store().SetSettings(map[string]string{erasedSetting: strconv.Itoa(len(erased))})
}
