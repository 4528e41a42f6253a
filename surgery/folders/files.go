package folders

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/printer"
)

// Read reads a file a host was given, and no more of it than one byte above most,
// which is more than its reader takes.
func Read(typed string, most int64) ([]byte, error) {
	path, err := Whole(typed)
	var raw []byte
	if err == nil {
		raw, err = ReadPlain(path, most+1)
	}
	if err != nil {
		return nil, surgery.Fail(surgery.BadFile, "week.unread", "file", filepath.Base(typed)).Because(err)
	}
	return raw, nil
}

// ReadPlain reads the first bytes of a plain file: opening a pipe would wait for
// ever.
func ReadPlain(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fs.ErrInvalid
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // read only: nothing to lose
	return io.ReadAll(io.LimitReader(f, most))
}

// Into returns the folder to save into that was typed; "" is own, our own
// documents one, which is made.
func Into(own, typed string) (string, error) {
	if typed != "" && typed != own {
		return Writable(typed)
	}
	if err := os.MkdirAll(own, 0o700); err != nil {
		return "", surgery.Fail(surgery.ReadOnly, "folders.unwritten", "folder", own).Because(err)
	}
	return own, nil
}

// Save writes a file beside what is there, under a name that is free, into a
// folder, "" for own; it is there whole or not at all. name has no words of anyone.
// It returns the name and the folder.
func Save(own, typed, name string, raw []byte) (file, in string, err error) {
	ending := filepath.Ext(name)
	file, in, err = SaveAll(own, typed, strings.TrimSuffix(name, ending), map[string][]byte{ending: raw})
	return file + ending, in, err
}

// SaveAll is Save for files that have one name and different endings, like ".csv";
// it returns the name without one.
func SaveAll(own, typed, name string, files map[string][]byte) (file, in string, err error) {
	if in, err = Into(own, typed); err != nil {
		return "", "", err
	}
	file = Free(name, func(name string) bool {
		for ending := range files {
			if _, err := os.Lstat(filepath.Join(in, name+ending)); err == nil {
				return true
			}
		}
		return false
	})
	for ending, raw := range files {
		if err := printer.SaveAs(filepath.Join(in, file+ending), raw); err != nil {
			return "", "", unwritten(err, in)
		}
	}
	return file, in, nil
}

func unwritten(err error, folder string) error {
	e := surgery.AsError(err)
	return surgery.Fail(e.Kind, "folders.unwritten", "folder", folder).Because(e.Cause)
}

// Free returns name, or name-2, name-3 and so on where that is taken.
func Free(name string, taken func(string) bool) string {
	free := name
	for n := 2; taken(free); n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	return free
}
