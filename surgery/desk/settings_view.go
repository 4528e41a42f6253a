package desk

import (
	"os"
	"path/filepath"
	"strings"

	"socialmediasurgery/surgery"
)

// LookAgain reads the checklist files anew, after the host mended or added some.
func (d *Desk) LookAgain() (Done, error) {
	d.readChecklists()
	return Done{Changed: []surgery.Family{surgery.Settings}}, nil
}

// ChecklistCount answers how many checklists can be offered.
func (d *Desk) ChecklistCount() int { return len(d.lists().Offer("")) }

// PrintFlag answers the folder that prints go to because the program was started
// so, whatever the settings say; "" for none.
func (d *Desk) PrintFlag() string { return d.printTo }

// ReadableFolder answers the whole path of a folder typed by a host, ~ for their
// own. An error says that it cannot be read.
func (d *Desk) ReadableFolder(typed string) (string, error) {
	path, err := wholePath(typed)
	if err == nil {
		_, err = os.ReadDir(path)
	}
	if err != nil {
		return "", surgery.Fail(surgery.BadFolder, "settings.folder_unread", "folder", typed).Because(err)
	}
	return path, nil
}

// WritableFolder is ReadableFolder for one we write into: it tries.
func (d *Desk) WritableFolder(typed string) (string, error) {
	path, err := d.ReadableFolder(typed)
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

// Folder is one folder of this laptop, and the names of those in it.
type Folder struct {
	Path    string
	Folders []string
}

// Folders answers a folder to choose from; one that is not there, or "", is the
// host's own.
func (d *Desk) Folders(path string) (Folder, error) {
	at, err := d.ReadableFolder(path)
	if path == "" || err != nil && !isFolder(path) {
		at, err = d.ReadableFolder("~")
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
		if isFolder(filepath.Join(at, e.Name())) && !strings.HasPrefix(e.Name(), ".") {
			f.Folders = append(f.Folders, e.Name())
		}
	}
	return f, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func wholePath(typed string) (string, error) {
	if rest, ours := strings.CutPrefix(typed, "~"); ours {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		typed = filepath.Join(home, rest)
	}
	return filepath.Abs(typed)
}
