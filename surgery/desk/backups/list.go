package backups

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// BackupChoice is a backup that can be brought back.
type BackupChoice struct {
	File backup.File
	Here bool // beside the records
	Own  bool // of this desk, or of one it was before a restore; another laptop's needs its recovery key
}

// Backups returns the backups in all folders, the latest first: those in other
// folders as they were when those were last asked.
func (r *Room) Backups() ([]BackupChoice, error) {
	var found []BackupChoice
	here, err := backup.List(backup.Own(r.desk.Folder()))
	if err != nil {
		return nil, surgery.AsError(err)
	}
	own := r.ownFiles(backup.Own(r.desk.Folder()), here)
	for _, f := range here {
		found = append(found, BackupChoice{File: f, Here: true, Own: slices.Contains(own, f)})
	}
	for _, folder := range r.settings.EveryFolder()[1:] { // one that cannot be reached has none to offer
		there := r.backed.far.of(folder).State()
		for _, f := range there.Files {
			if there.Reached {
				found = append(found, BackupChoice{File: f, Own: slices.Contains(there.Own, f)})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b BackupChoice) int { return b.File.Made.Compare(a.File.Made) })
	return found, nil
}
