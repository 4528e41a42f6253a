package backups

import "socialmediasurgery/surgery/backup"

// former returns the desks that this one was before, as the keybags in a folder of
// this laptop show them that its key opens. None while locked.
func (r *Room) former(folder string) []string {
	desks, err := backup.Desks(folder)
	if err != nil {
		return nil
	}
	return backup.Former(folder, desks, r.desk.Store().Desk(), r.identity())
}

// ownFiles leaves this desk's backups, with those it made before a restore.
func (r *Room) ownFiles(folder string, files []backup.File) []backup.File {
	return backup.OwnedBy(append(r.former(folder), backup.Short(r.desk.Store().Desk())), files)
}
