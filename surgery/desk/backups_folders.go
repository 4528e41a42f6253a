package desk

import (
	"encoding/json"
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// everyFolder returns all folders that backups were ever made in.
func (d *Desk) everyFolder() []string {
	own := backup.Own(d.store.Folder())
	folders := []string{own}
	if d.settings.BackupTo != "" && d.settings.BackupTo != own {
		folders = append(folders, d.settings.BackupTo)
	}
	raw, err := d.store.Settings()
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

// rememberFolders keeps all folders that backups ever went to, and more of them.
func (d *Desk) rememberFolders(more ...string) error {
	own, all := backup.Own(d.store.Folder()), d.everyFolder()[1:]
	for _, folder := range more {
		if !slices.Contains(all, folder) && folder != own {
			all = append(all, folder)
		}
	}
	raw, err := json.Marshal(all)
	if err != nil {
		return surgery.AsError(err)
	}
	return d.store.SetSettings(map[string]string{foldersSetting: string(raw)})
}
