package desk

import (
	"errors"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// RecordsFile is the file in a folder that holds the records.
const RecordsFile = store.File

// RecordsIn reports whether a folder has records.
func RecordsIn(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, RecordsFile))
	return err == nil
}

// InPlace reports as an error, Vanished, that the folder of the records was deleted,
// moved or replaced. From then on no change is taken, and WriteBack writes everything
// again.
func (d *Desk) InPlace() error { return d.store.InPlace() }

// WriteBack writes everything there is, and what was held back in memory, into a
// folder, and goes on there: the one where the records were, or an empty one. The
// desk stays unlocked if it was. What lies there now is kept, in a folder of its own.
func (d *Desk) WriteBack(folder string) (surgery.Change, error) {
	if d.InPlace() == nil { // somebody put it back
		return surgery.Change{Notice: words.Say("desk.in_place")}, nil
	}
	if err := d.mayWriteInto(folder); err != nil {
		return surgery.Change{}, err
	}
	d.store.Moving(true)
	err := d.Write()
	d.store.Moving(false)
	if err != nil {
		return surgery.Change{}, err
	}
	if err := d.store.WriteInto(folder, d.newID()); err != nil {
		return surgery.Change{}, err
	}
	var open func() error
	if !d.Locked() {
		key := *d.store.Secret() // the store takes it over
		open = func() error { return d.Unlock(&key) }
	}
	err = d.reopenIn(folder)
	if err == nil && open != nil && d.Locked() {
		err = open()
	}
	if err != nil {
		return surgery.Change{}, err
	}
	return surgery.Change{Changed: surgery.Everything(), Notice: words.Say("desk.written_back", "folder", folder)}, nil
}

// mayWriteInto makes the folder and claims it.
func (d *Desk) mayWriteInto(folder string) error {
	if err := store.PrepareFolder(folder); err != nil {
		return err
	}
	if filepath.Clean(folder) != filepath.Clean(d.Folder()) {
		there, err := store.Prepare(store.Options{Folder: folder, BackedUp: backup.There(folder), Logged: hasLog(folder)})
		if there || err != nil {
			return surgery.Fail(surgery.Conflict, "error.folder_taken", "folder", folder).Because(errors.Join(err))
		}
	}
	return d.claim.Move(folder)
}
