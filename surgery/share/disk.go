package share

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is the folder on the stick. What is done there goes through it, one operation
// after another, so that tests can have any one of them fail.
type disk struct {
	folder string
	before func(op string) error // tests only: called before each operation; an error is what comes of it
}

func (d *disk) path(name string) string { return filepath.Join(d.folder, name) }

func (d *disk) try(op string) error {
	if d.before == nil {
		return nil
	}
	return d.before(op)
}

// list returns what lies in the folder; a folder that is not there has nothing, as
// long as the one it is in is there.
func (d *disk) list() ([]fs.DirEntry, error) {
	if err := d.try("list"); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(d.folder)
	if errors.Is(err, fs.ErrNotExist) {
		_, err = os.ReadDir(filepath.Dir(d.folder))
		return nil, err
	}
	if len(entries) > mostFiles {
		entries = entries[:mostFiles]
	}
	return entries, err
}

// make makes the folder where it is not there; never the one it is in, which is the
// stick.
func (d *disk) make() error {
	if err := d.try("make"); err != nil {
		return err
	}
	err := os.Mkdir(d.folder, forFolder)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err == nil {
		_ = os.Chmod(d.folder, forFolder) // whatever the umask; most sticks know nothing of it
	}
	return err
}

// Where a stick keeps who may read what, somebody else works at the next laptop: all
// may read, and leave and take away files. What is in them is sealed.
const (
	forFolder = 0o777
	forFile   = 0o644
)

// open opens a plain file of at most so many bytes: opening a pipe would wait for ever.
func (d *disk) open(name string, most int64) (*file, int64, error) {
	if err := d.try("open"); err != nil {
		return nil, 0, err
	}
	info, err := os.Stat(d.path(name))
	if err != nil {
		return nil, 0, err
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, 0, errForeign
	}
	f, err := os.Open(d.path(name))
	if err != nil {
		return nil, 0, err
	}
	return &file{f, d}, info.Size(), nil
}

// create makes a new file; one that is there, a link perhaps, goes first.
func (d *disk) create(name string) (*file, error) {
	if err := d.remove(name); err != nil {
		return nil, err
	}
	if err := d.try("create"); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(d.path(name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, forFile)
	if err != nil {
		return nil, err
	}
	_ = f.Chmod(forFile) // as with the folder
	return &file{f, d}, nil
}

// rename gives a file its name, which is free, or taken by one that is to be replaced.
func (d *disk) rename(from, to string) error {
	if err := d.try("rename"); err != nil {
		return err
	}
	err := os.Rename(d.path(from), d.path(to))
	if errors.Is(err, fs.ErrExist) { // where a name cannot be taken over
		if err := d.remove(to); err != nil {
			return err
		}
		err = os.Rename(d.path(from), d.path(to))
	}
	return err
}

func (d *disk) remove(name string) error {
	if err := d.try("remove"); err != nil {
		return err
	}
	if err := os.Remove(d.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// sync makes new names durable, where the system can: Windows and some file systems
// of sticks cannot, and then a name is as durable as they make it.
func (d *disk) sync() error {
	if err := d.try("sync folder"); err != nil {
		return err
	}
	f, err := os.Open(d.folder)
	if err != nil {
		return err
	}
	_ = f.Sync()
	return f.Close()
}

// file is one on the stick.
type file struct {
	*os.File
	of *disk
}

func (f *file) Read(p []byte) (int, error) {
	if err := f.of.try("read"); err != nil {
		return 0, err
	}
	return f.File.Read(p)
}

// Write leaves half of it behind where a test has it fail, as a stick may.
func (f *file) Write(p []byte) (int, error) {
	if err := f.of.try("write"); err != nil {
		n, _ := f.File.Write(p[:len(p)/2])
		return n, err
	}
	return f.File.Write(p)
}

func (f *file) Sync() error {
	if err := f.of.try("sync"); err != nil {
		return err
	}
	return f.File.Sync()
}

func (f *file) Close() error {
	if err := f.of.try("close"); err != nil {
		_ = f.File.Close() // a test's error goes before
		return err
	}
	return f.File.Close()
}
