package backup

import "path/filepath"

// OwnName is the folder beside the records that always gets backups.
const OwnName = "backups"

// Own returns the folder of backups beside the records in a folder.
func Own(records string) string { return filepath.Join(records, OwnName) }

// There reports whether backups lie beside where records should be.
func There(records string) bool {
	files, err := List(Own(records))
	return err == nil && len(files) > 0
}
