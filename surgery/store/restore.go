package store

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Restored is what a restore puts in the place of a store.
type Restored struct {
	Copy   string                           // a copy of a store, checked: see CheckCopy
	Keys   map[surgery.ID]surgery.OwnerKeys // of its owners, wrapped
	Erased []Tombstone                      // in the copy, in its keybag, and in what it replaces
	Slots  []byte                           // the key file that goes with the keys; nil: the one that is there
	Desk   surgery.ID                       // a new id: this desk's numbers begin anew
}

// RestoredSetting stands in the settings of a store that was put in place, until
// those who were erased since are erased in its tables too.
const RestoredSetting = "restored"

// Folders of a restore that is under way and of what restores replaced.
const (
	readyFolder    = "restore-ready"
	replacedPrefix = "replaced-"
	replacedLayout = "20060102-150405"
)

// Stage makes everything ready for the next Open to take the restored store: it
// changes nothing that is open. Until it returns, nothing has happened; once it
// has, the next Open finishes it, also after a crash.
func Stage(folder string, r Restored) (err error) {
	making, err := os.MkdirTemp(folder, ".restore-*") // mode 0700
	if err != nil {
		return explain(err)
	}
	defer os.RemoveAll(making) // when it was renamed, it is not there
	if err := moveFile(r.Copy, filepath.Join(making, File)); err != nil {
		return explain(err)
	}
	if err := fillCopy(filepath.Join(making, File), r); err != nil {
		return explain(err)
	}
	if r.Slots != nil {
		if err := writeSynced(filepath.Join(making, seal.KeyFile), r.Slots); err != nil {
			return explain(err)
		}
	}
	if err := os.RemoveAll(filepath.Join(folder, readyFolder)); err != nil { // one that was never taken
		return explain(err)
	}
	return explain(os.Rename(making, filepath.Join(folder, readyFolder)))
}

// fillCopy gives a copy the keys that are not destroyed, all tombstones, and the
// new id of the desk.
func fillCopy(path string, r Restored) (err error) {
	db, err := openCopy(path, "_journal_mode=OFF&_synchronous=FULL&_secure_delete=on")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := (&Store{db: db}).migrate(true); err != nil { // one of an older program
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := fill(tx, r); err != nil {
		return err
	}
	return tx.Commit()
}

// fill changes the tables of a copy.
func fill(tx *sql.Tx, r Restored) error {
	var gone []surgery.ID
	for _, t := range r.Erased {
		gone = append(gone, t.Owner)
	}
	work := func() error { return fillTables(tx, r) }
	for table, parts := range map[string][]string{"tombstone": partsOf(gone), "desk": {whole}, "setting": {whole}, "share": {whole}} {
		inner := work
		work = func() error { return touching(tx, table, parts, inner) }
	}
	return work()
}

func fillTables(tx *sql.Tx, r Restored) error {
	for _, t := range r.Erased {
		if _, err := tx.Exec("INSERT OR IGNORE INTO tombstone (owner, clock, desk) VALUES (?, ?, ?)", t.Owner, t.Clock, t.Desk); err != nil {
			return err
		}
	}
	if err := bringKeys(tx, r.Keys); err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM key WHERE owner IN (SELECT owner FROM tombstone)"); err != nil {
		return err
	}
	if err := becomes(tx, r.Desk); err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE share SET seat = ''"); err != nil { // its numbers begin anew, like the desk's
		return err
	}
	if _, err := tx.Exec("INSERT OR REPLACE INTO setting (name, value) VALUES (?, 'yes')", RestoredSetting); err != nil {
		return err
	}
	// Which surgery key the copy had says nothing: the key file goes with the keys.
	if _, err := tx.Exec("DELETE FROM setting WHERE name = ?", publicSetting); err != nil {
		return err
	}
	return nil
}

// bringKeys puts the keys of a keybag into the tables, over what is there.
func bringKeys(tx *sql.Tx, keys map[surgery.ID]surgery.OwnerKeys) error {
	for owner, several := range keys {
		for _, k := range several {
			if _, err := tx.Exec("INSERT OR REPLACE INTO key (owner, desk, wrapped) VALUES (?, ?, ?)", owner, k.Desk, k.Wrapped); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeRestored puts a staged store in its place. What it replaces is moved into a
// folder of its own first. Each step may be the last before a crash: done again,
// it goes on from there.
func takeRestored(folder string, now time.Time) error {
	ready := filepath.Join(folder, readyFolder)
	if !restoring(folder) {
		return nil
	}
	if _, err := os.Lstat(filepath.Join(ready, File)); err == nil {
		names := []string{File, File + "-wal", File + "-journal", TailFile}
		if _, err := os.Lstat(filepath.Join(ready, seal.KeyFile)); err == nil {
			names = append(names, seal.KeyFile)
		}
		if err := moveAway(folder, filepath.Join(folder, replacedPrefix+now.UTC().Format(replacedLayout)), names); err != nil {
			return explain(err)
		}
		for _, name := range []string{seal.KeyFile, File} { // the store last: then all is there
			if err := moveIfThere(filepath.Join(ready, name), filepath.Join(folder, name)); err != nil {
				return explain(err)
			}
		}
	}
	return explain(os.RemoveAll(ready))
}

// moveAway moves files into another folder, which is made if there is anything to
// move.
func moveAway(folder, away string, names []string) error {
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(folder, name)); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.MkdirAll(away, 0o700); err != nil {
			return err
		}
		if err := moveIfThere(filepath.Join(folder, name), filepath.Join(away, name)); err != nil {
			return err
		}
	}
	return nil
}

// restoring reports whether a staged store waits to be taken.
func restoring(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, readyFolder))
	return err == nil
}

// Replaced lists the folders with what restores replaced, the latest last.
func Replaced(folder string) ([]string, error) { return foldersIn(folder, replacedPrefix) }

// foldersIn lists the folders in a folder whose names begin so, the latest last.
func foldersIn(folder, prefix string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, explain(err)
	}
	var found []string
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), prefix) {
			found = append(found, filepath.Join(folder, e.Name()))
		}
	}
	return found, nil
}

// ReplacedAt returns when a folder that Replaced lists was made.
func ReplacedAt(folder string) (time.Time, error) {
	return time.Parse(replacedLayout, strings.TrimPrefix(filepath.Base(folder), replacedPrefix))
}

func moveIfThere(from, to string) error {
	err := os.Rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// moveFile renames, or copies where the two are on different disks.
func moveFile(from, to string) error {
	if err := os.Rename(from, to); err == nil {
		return nil
	}
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := writeSynced(to, raw); err != nil {
		return err
	}
	return os.Remove(from)
}

func writeSynced(path string, raw []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(raw)
	return errors.Join(err, f.Sync(), f.Close())
}

// Counts returns how much there is, without looking whether it is whole.
func (s *Store) Counts() (Report, error) {
	report := Report{Schema: Schema, Chain: "ok"}
	err := s.inTx(func(tx *sql.Tx) error { return countAll(tx, &report) })
	return report, err
}
