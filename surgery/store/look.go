package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// lookAt reports whether there is a store, and refuses by its header a file that is
// not one or that this program cannot read. Opening one changes it: SQLite would
// turn a stranger's file to write-ahead logging, and make a store of an empty one.
// Whatever is no whole store, with traces of one beside it, is Damaged: it is to be
// mended, and nothing is written.
func lookAt(o Options) (there bool, err error) {
	path := filepath.Join(o.Folder, File)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, lookAround(o, path)
	case err != nil:
		return false, err
	case !info.Mode().IsRegular():
		return true, surgery.Fail(surgery.Damaged, "error.store_other", "file", File)
	}
	f, err := openMine(path, o.Verify)
	if errors.Is(err, fs.ErrPermission) {
		return true, surgery.Fail(surgery.ReadOnly, "error.store_unreadable", "file", File).Because(err)
	}
	if err != nil {
		return true, err
	}
	defer f.Close()
	header := make([]byte, 100)
	n, err := io.ReadFull(f, header)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return lookAtEmpty(o, path)
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return true, damaged(err) // the disk cannot give it
	case err != nil || string(header[:16]) != "SQLite format 3\x00":
		return true, notWhole(o, fmt.Errorf("%s is no database", File))
	}
	return true, lookAtHeader(o, header, info.Size(), size(path+"-wal") > 0 || size(path+"-journal") > 0)
}

// lookAtHeader judges a database. What its write-ahead log holds may be newer.
func lookAtHeader(o Options, header []byte, length int64, unfinished bool) error {
	version, mark := binary.BigEndian.Uint32(header[60:]), binary.BigEndian.Uint32(header[68:])
	page := int64(binary.BigEndian.Uint16(header[16:]))
	if page == 1 {
		page = 1 << 16
	}
	switch {
	case mark != ours && traces(o):
		return surgery.Fail(surgery.Damaged, "error.store_other", "file", File)
	case mark != ours:
		return surgery.Fail(surgery.BadFile, "error.not_ours", "file", File)
	case unfinished:
		return nil
	case version == 0 || length < page*int64(binary.BigEndian.Uint32(header[28:])):
		return damaged(fmt.Errorf("%s is not whole: schema %d, %d bytes", File, version, length))
	case version > Schema:
		return surgery.Fail(surgery.TooNew, "error.too_new")
	case version < Schema && o.Verify:
		return surgery.Fail(surgery.NotFound, "error.not_migrated")
	}
	return nil
}

// lookAround judges a folder without the file.
func lookAround(o Options, path string) error {
	_, dangling := os.Lstat(path) // a link to a stick that is not plugged in, say
	switch {
	case size(path+"-wal") > 0:
		return damaged(fmt.Errorf("%s is gone, its write-ahead log is not", File))
	case o.Verify && restoring(o.Folder): // the next start puts it in place
	case dangling == nil || traces(o):
		return surgery.Fail(surgery.Damaged, "error.store_gone", "file", File)
	}
	return nil
}

// lookAtEmpty judges a file without a byte: alone in its folder it is nothing.
func lookAtEmpty(o Options, path string) (there bool, err error) {
	if size(path+"-wal") > 0 { // SQLite would delete it
		return true, damaged(fmt.Errorf("%s is empty, its write-ahead log is not", File))
	}
	if traces(o) || o.Logged {
		return true, surgery.Fail(surgery.Damaged, "error.store_empty", "file", File)
	}
	return false, nil
}

// notWhole is the error for a file that is no database.
func notWhole(o Options, cause error) error {
	if traces(o) || o.Logged {
		return surgery.Fail(surgery.Damaged, "error.store_other", "file", File).Because(cause)
	}
	return damaged(cause)
}

// traces reports whether something says that there were records in the folder. A
// first start leaves none before its store is whole: see makeFirst.
func traces(o Options) bool {
	switch {
	case o.anew:
		return false
	case o.BackedUp:
		return true
	}
	entries, err := os.ReadDir(o.Folder)
	if err != nil {
		return false
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == seal.KeyFile, name == seal.NextKeyFile, name == TailFile, name == File+"-wal", name == File+"-journal",
			strings.HasPrefix(name, replacedPrefix), strings.HasPrefix(name, asidePrefix):
			return true
		}
	}
	return false
}

// openMine opens the file; one of ours that lost its mode on the way gets it back.
func openMine(path string, verify bool) (*os.File, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) && !verify && os.Chmod(path, 0o600) == nil {
		return os.Open(path)
	}
	return f, err
}

// size returns how large a file is, none for one that is not there.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
