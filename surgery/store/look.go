package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
)

// lookAt tells whether there is a store, and refuses by its header a file that is
// not one or that this program cannot read. Opening one changes it: SQLite would
// turn a stranger's file to write-ahead logging. A header that may be older than
// the write-ahead log is left to migrate.
func lookAt(path string, verify bool) (there bool, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		if size(path+"-wal") > 0 {
			return false, damaged(fmt.Errorf("%s is gone, its write-ahead log is not", File))
		}
		if size(filepath.Join(filepath.Dir(path), TailFile)) > 0 {
			return false, surgery.Fail(surgery.Damaged, "error.store_gone", "file", File)
		}
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	header := make([]byte, 100)
	n, err := io.ReadFull(f, header)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		if size(path+"-wal") > 0 { // SQLite would delete it
			return true, damaged(fmt.Errorf("%s is empty, its write-ahead log is not", File))
		}
		if verify {
			return true, surgery.Fail(surgery.NotFound, "error.not_migrated")
		}
		return true, nil // made, but not migrated: a first start that was cut off
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return true, err
	case err != nil || string(header[:16]) != "SQLite format 3\x00":
		return true, damaged(fmt.Errorf("%s is no database", File))
	case size(path+"-wal") > 0 || size(path+"-journal") > 0:
		return true, nil
	}
	version, mark := binary.BigEndian.Uint32(header[60:]), binary.BigEndian.Uint32(header[68:])
	fresh := mark == 0 && version == 0 && size(path) <= 4096 // its first transaction was cut off
	switch {
	case mark != ours && !fresh:
		return true, surgery.Fail(surgery.BadFile, "error.not_ours", "file", File)
	case version > Schema:
		return true, surgery.Fail(surgery.TooNew, "error.too_new")
	case version < Schema && verify:
		return true, surgery.Fail(surgery.NotFound, "error.not_migrated")
	}
	return true, nil
}

// size answers how large a file is, none for one that is not there.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
