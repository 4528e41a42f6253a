package settings

import (
	"encoding/json"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// EveryFolder returns all folders that backups were ever made in.
func (r *Room) EveryFolder() []string {
	own := backup.Own(r.desk.Store().Folder())
	folders := []string{own}
	if r.settings.BackupTo != "" && r.settings.BackupTo != own {
		folders = append(folders, r.settings.BackupTo)
	}
	raw, err := r.desk.Store().Settings()
	if err != nil {
		return folders
	}
	var earlier []string
	if json.Unmarshal([]byte(raw[foldersSetting]), &earlier) == nil {
		for _, folder := range earlier {
			if !slices.Contains(folders, folder) {
				folders = append(folders, folder)
			}
		}
	}
	return folders
}

// foldersSetting has all folders that backups ever went to.
const foldersSetting = "backup_folders"

// RememberFolders keeps all folders that backups ever went to, and more of them.
func (r *Room) RememberFolders(more ...string) error {
	own, all := backup.Own(r.desk.Store().Folder()), r.EveryFolder()[1:]
	for _, folder := range more {
		if !slices.Contains(all, folder) && folder != own {
			all = append(all, folder)
		}
	}
	raw, err := json.Marshal(all)
	if err != nil {
		return surgery.AsError(err)
	}
	return r.desk.Store().SetSettings(map[string]string{foldersSetting: string(raw)})
}
