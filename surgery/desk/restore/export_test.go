package restore

import "socialmediasurgery/surgery/store"

// Extract makes a backup ready to be staged, as Restore does.
func Extract(d *Room, path string) (store.Restored, error) {
	return d.extract(path, d.backups.Opener(""))
}

const TriesFile = triesFile
