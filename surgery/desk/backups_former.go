package desk

import (
	"slices"

	"filippo.io/age"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// A restore, and mending, give the desk a new id, since its numbers begin anew. The
// backups it made as another desk stay its own: the same surgery key opens them,
// they are thinned with the rest, and whoever is erased goes from their keys too.

// former answers the desks that this one was before, as the keybags in a folder
// show them that its key opens. None while locked.
func (d *Desk) former(folder string) []string {
	desks, err := backup.Desks(folder)
	if err != nil || d.store.Locked() {
		return nil
	}
	with := []age.Identity{d.store.Secret().BackupIdentity()}
	return slices.DeleteFunc(desks, func(desk string) bool {
		if desk == backup.Short(d.store.Desk()) {
			return true
		}
		_, err := backup.ReadKeybag(backup.File{Folder: folder, Desk: desk}, with)
		return err != nil
	})
}

// ownFiles leaves this desk's backups, with those it made before a restore.
func (d *Desk) ownFiles(folder string, files []backup.File) []backup.File {
	former := d.former(folder)
	var own []backup.File
	for _, f := range files {
		if f.Desk == backup.Short(d.store.Desk()) || slices.Contains(former, f.Desk) {
			own = append(own, f)
		}
	}
	return own
}

// replaceFormer takes whoever was erased out of the keybags of the desks that this
// one was, and gives them the key file of today.
func (d *Desk) replaceFormer(folder string, to []age.Recipient) error {
	former := d.former(folder)
	if len(former) == 0 {
		return nil
	}
	_, erased, err := d.store.Keys()
	if err != nil {
		return err
	}
	slots, err := d.slotsOfBag()
	if err != nil {
		return err
	}
	with := []age.Identity{d.store.Secret().BackupIdentity()}
	for _, desk := range former {
		bag, err := backup.ReadKeybag(backup.File{Folder: folder, Desk: desk}, with)
		if err != nil {
			return err
		}
		known := map[surgery.ID]bool{}
		for _, e := range bag.Erased {
			known[e.Owner] = true
		}
		for _, t := range erased {
			delete(bag.Keys, t.Owner)
			if !known[t.Owner] {
				bag.Erased = append(bag.Erased, backup.Erased(t))
			}
		}
		bag.Slots = slots
		if err := backup.WriteKeybag(folder, bag, to); err != nil {
			return err
		}
	}
	return nil
}
