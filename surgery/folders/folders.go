// Package folders is about folders and files of this laptop that a host names or
// chooses. It looks at no records. Errors are *surgery.Error.
package folders

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
)

// Folder is one folder of this laptop: the names of those in it, and of the files
// that may be chosen.
type Folder struct {
	Path    string
	Folders []string
	Files   []string
}

// Readable returns the whole path of a folder typed by a host, ~ for their own. An
// error says that it cannot be read.
func Readable(typed string) (string, error) {
	path, err := Whole(typed)
	if err == nil {
		_, err = os.ReadDir(path)
	}
	if err != nil {
		return "", surgery.Fail(surgery.BadFolder, "settings.folder_unread", "folder", typed).Because(err)
	}
	return path, nil
}

// Writable is Readable for one we write into: it tries.
func Writable(typed string) (string, error) {
	path, err := Readable(typed)
	if err != nil {
		return "", err
	}
	trial, err := os.CreateTemp(path, ".trial-*")
	if err != nil {
		return "", surgery.Fail(surgery.ReadOnly, "settings.folder_unwritten", "folder", typed).Because(err)
	}
	_ = trial.Close() // empty: nothing to lose
	if err := os.Remove(trial.Name()); err != nil {
		return "", surgery.Fail(surgery.ReadOnly, "settings.folder_unwritten", "folder", typed).Because(err)
	}
	return path, nil
}

// WritableBeside is Writable for a folder that may not answer, on a stick or a
// share. It is to be called beside the worker, and returns NotFound
// "backups.silent" after a while.
func WritableBeside(typed string) (string, error) {
	return backup.Watched(func(func()) (string, error) { return Writable(typed) })
}

// ReadableBeside is Readable likewise.
func ReadableBeside(typed string) (string, error) {
	return backup.Watched(func(func()) (string, error) { return Readable(typed) })
}

// List returns a folder to choose from, with the files in it whose names end in one
// of ends; one that is not there, or "", is the host's own. It is to be called
// beside the worker, and returns NotFound "backups.silent" where the folder does
// not answer.
func List(path string, ends ...string) (Folder, error) {
	return backup.Watched(func(func()) (Folder, error) { return list(path, ends) })
}

func list(path string, ends []string) (Folder, error) {
	at, err := Readable(path)
	if path == "" || err != nil && !isFolder(path) {
		at, err = Readable("~")
	}
	if err != nil {
		return Folder{}, err
	}
	entries, err := os.ReadDir(at)
	if err != nil {
		return Folder{}, surgery.Fail(surgery.BadFolder, "settings.folder_unread", "folder", at).Because(err)
	}
	f := Folder{Path: at}
	for _, e := range entries {
		switch name := e.Name(); {
		case strings.HasPrefix(name, "."):
		case isFolder(filepath.Join(at, name)):
			f.Folders = append(f.Folders, name)
		case e.Type().IsRegular() && slices.Contains(ends, strings.ToLower(filepath.Ext(name))):
			f.Files = append(f.Files, name)
		}
	}
	return f, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Whole returns the whole path of what was typed, ~ for the host's own folder.
func Whole(typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	if rest, ours := strings.CutPrefix(typed, "~"); ours {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		typed = filepath.Join(home, rest)
	}
	return filepath.Abs(typed)
}
