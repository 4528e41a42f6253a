package backup

import (
	"os"
	"path/filepath"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/pattern"
)

// Ending is how the names of backups end.
const Ending = ".smsbackup"

// File is one backup in a folder, known by its name alone.
type File struct {
	Folder string
	Made   time.Time // UTC, to the second
	Desk   string    // the beginning of the desk's id
}

const madeLayout = "2006-01-02T15-04-05Z"

// Path returns where it lies.
func (f File) Path() string {
	return filepath.Join(f.Folder, "surgery-"+f.Made.UTC().Format(madeLayout)+"-"+f.Desk+Ending)
}

var named = pattern.Of(`^surgery-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-([0-9A-Za-z]{1,8})\` + Ending + `$`)

// List returns the backups in a folder, of any desk, the latest first. A folder
// that is not there has none.
func List(folder string) ([]File, error) {
	entries, err := os.ReadDir(folder)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return filesIn(folder, entries), nil
}

// FileAt returns what a backup's name says; blank for a file with another name.
func FileAt(path string) File {
	files, err := List(filepath.Dir(path))
	if err == nil {
		for _, f := range files {
			if filepath.Base(f.Path()) == filepath.Base(path) {
				return f
			}
		}
	}
	return File{Folder: filepath.Dir(path)}
}

func filesIn(folder string, entries []os.DirEntry) []File {
	var files []File
	for _, e := range entries {
		parts := named().FindStringSubmatch(e.Name())
		if parts == nil || !e.Type().IsRegular() {
			continue
		}
		made, err := time.Parse(madeLayout, parts[1])
		if err != nil {
			continue // a name like ours with an impossible time
		}
		files = append(files, File{Folder: folder, Made: made, Desk: parts[2]})
	}
	slices.SortFunc(files, func(a, b File) int { return b.Made.Compare(a.Made) })
	return files
}

// OwnedBy leaves the backups of some desks, given by the beginnings of their ids.
func OwnedBy(desks []string, files []File) []File {
	var own []File
	for _, f := range files {
		if slices.Contains(desks, f.Desk) {
			own = append(own, f)
		}
	}
	return own
}

// short is the part of a desk's id that stands in names: enough to tell the
// laptops of one organisation apart.
func short(desk surgery.ID) string {
	var letters []byte
	for i := 0; i < len(desk) && len(letters) < 8; i++ {
		if c := desk[i]; '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
			letters = append(letters, c)
		}
	}
	if len(letters) == 0 {
		return "desk"
	}
	return string(letters)
}
