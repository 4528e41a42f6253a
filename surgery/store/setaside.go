package store

import (
	"path/filepath"

	"socialmediasurgery/surgery/seal"
)

// asidePrefix begins the name of a folder with records that nothing could open when a
// host began anew. It stays until somebody deletes it: a key may be found one day.
const asidePrefix = "set-aside-"

// BeginAnew moves records that nothing opens, with their key, into a folder of their
// own beside where they were, and makes new ones. After a crash in between there are
// still no records, which the next start says. Errors: ReadOnly, Full, Internal.
func BeginAnew(o Options) error {
	names := []string{File, File + "-wal", File + "-shm", File + "-journal", TailFile, seal.KeyFile, seal.NextKeyFile}
	if err := moveAway(o.Folder, filepath.Join(o.Folder, asidePrefix+o.Now().UTC().Format(replacedLayout)), names); err != nil {
		return explain(err)
	}
	o.anew = true
	s, err := Open(o)
	if err != nil {
		return err
	}
	return s.Close()
}

// Aside lists the folders that BeginAnew made, the latest last.
func Aside(folder string) ([]string, error) { return foldersIn(folder, asidePrefix) }
