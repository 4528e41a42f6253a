package store

import (
	"errors"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery/seal"
)

// firstPrefix begins the name of the folder in which a first store is made.
const firstPrefix = ".first-"

// makeFirst makes a new store with its key, and puts both in place as a restored
// one is put: whole, or not at all. So a key without a store, or a store without
// tables, is never a first start that was cut off, but something that was lost.
func makeFirst(o Options) error {
	key := seal.NewKey()
	defer key.Clear()
	return makeStore(o, func(making string) error { return seal.WriteKeyFile(making, key) }, nil)
}

// makeStore makes a new store with the key file that write writes, and what fill, nil
// for nothing, puts into it.
func makeStore(o Options, write func(making string) error, fill func(*Store) error) error {
	making, err := os.MkdirTemp(o.Folder, firstPrefix+"*") // mode 0700
	if err != nil {
		return explain(err)
	}
	defer os.RemoveAll(making) // when it was renamed, it is not there
	if err := write(making); err != nil {
		return explain(err)
	}
	path := filepath.Join(making, File)
	if err := createEmpty(path); err != nil { // or SQLite would make it readable by everybody
		return explain(err)
	}
	db, err := openAt(path, "_journal_mode=OFF&_synchronous=FULL&_txlock=immediate")
	if err != nil {
		return explain(err)
	}
	s := &Store{db: db}
	err = s.migrate(true)
	if err == nil && fill != nil {
		err = fill(s)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return explain(err)
	}
	if err := os.Rename(making, filepath.Join(o.Folder, readyFolder)); err != nil {
		return explain(err)
	}
	return takeRestored(o.Folder, o.Now())
}
