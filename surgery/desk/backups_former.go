package desk

import "socialmediasurgery/surgery/backup"

// former returns the desks that this one was before, as the keybags in a folder of
// this laptop show them that its key opens. None while locked.
func (d *Desk) former(folder string) []string {
	desks, err := backup.Desks(folder)
	if err != nil {
		return nil
	}
	return backup.Former(folder, desks, d.store.Desk(), d.identity())
}

// ownFiles leaves this desk's backups, with those it made before a restore.
func (d *Desk) ownFiles(folder string, files []backup.File) []backup.File {
	return backup.OwnedBy(append(d.former(folder), backup.Short(d.store.Desk())), files)
}
