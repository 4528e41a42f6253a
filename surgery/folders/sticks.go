package folders

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"socialmediasurgery/surgery/backup"
)

// Stick is a stick, or another disk that was put in: what it is called and where its
// files are.
type Stick struct{ Name, Path string }

// Sticks returns the sticks that are in this laptop, by name. It is to be called
// beside the worker, and returns NotFound "backups.silent" where one does not answer.
func Sticks() ([]Stick, error) {
	return backup.Watched(func(func()) ([]Stick, error) { return sticks(runtime.GOOS, ""), nil })
}

// sticks looks where a system shows what was put in, below root, which tests set.
func sticks(system, root string) (all []Stick) {
	at := func(patterns ...string) {
		for _, pattern := range patterns {
			found, _ := filepath.Glob(filepath.Join(root, pattern)) // our own patterns are well-formed
			for _, path := range found {
				if isFolder(path) {
					all = append(all, Stick{filepath.Base(path), path})
				}
			}
		}
	}
	switch system {
	case "windows":
		for letter := 'D'; letter <= 'Z'; letter++ { // C holds the system
			if path := string(letter) + `:\`; isFolder(path) {
				all = append(all, Stick{path, path})
			}
		}
		return all
	case "darwin":
		at("/Volumes/*")
		all = slices.DeleteFunc(all, func(s Stick) bool { // the laptop's own disk is a link
			info, err := os.Lstat(s.Path)
			return err != nil || info.Mode()&os.ModeSymlink != 0
		})
	default:
		at("/media/*/*", "/run/media/*/*")
	}
	slices.SortFunc(all, func(a, b Stick) int { return strings.Compare(a.Name, b.Name) })
	return all
}
