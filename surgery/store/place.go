package store

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// synced are the names by which folders that are copied to the internet, or to
// another machine, give themselves away. They corrupt and lock SQLite files.
var synced = []string{
	"onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "iclouddrive",
	"mobile documents", "cloudstorage", "nextcloud", "owncloud", "box sync", "sharepoint", "pcloud", "syncthing",
}

// checkPlace refuses a folder on a network or in a synced folder, with the
// reason, and something that is no folder.
func checkPlace(folder string) error {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return surgery.Fail(surgery.BadFolder, "error.folder_unusable", "folder", folder).Because(err)
	}
	real, err := filepath.EvalSymlinks(nearest(whole))
	if err != nil {
		real = nearest(whole)
	}
	if inSynced(whole) || inSynced(real) {
		return surgery.Fail(surgery.BadFolder, "error.folder_synced", "folder", folder)
	}
	info, err := os.Stat(whole)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return surgery.Fail(surgery.BadFolder, "error.folder_unusable", "folder", folder).Because(err)
	case !info.IsDir():
		return surgery.Fail(surgery.BadFolder, "error.folder_unusable", "folder", folder)
	}
	if onNetwork(real) {
		return surgery.Fail(surgery.BadFolder, "error.folder_network", "folder", folder)
	}
	return nil
}

// Synced reports whether a folder, or where it leads, is copied to the internet or to
// another machine.
func Synced(folder string) bool {
	whole, err := filepath.Abs(folder)
	if err != nil {
		return inSynced(folder)
	}
	real, err := filepath.EvalSymlinks(nearest(whole))
	return inSynced(whole) || err == nil && inSynced(real)
}

// inSynced reports whether a part of the path names a synced folder.
func inSynced(path string) bool {
	for _, part := range strings.Split(filepath.ToSlash(path), "/") {
		part = strings.ToLower(part)
		for _, name := range synced {
			if part == name || strings.HasPrefix(part, name+" ") || strings.HasPrefix(part, name+"-") {
				return true
			}
		}
	}
	return false
}

// nearest returns the folder itself or the first above it that is there.
func nearest(folder string) string {
	for {
		if _, err := os.Stat(folder); err == nil || filepath.Dir(folder) == folder {
			return folder
		}
		folder = filepath.Dir(folder)
	}
}

// prepareFolder makes the folder, for this user's eyes only. One that everybody
// may write to, like the system's folder for temporary files, is refused: shutting
// others out of it would break their programs.
func prepareFolder(folder string) error {
	const everybody = fs.ModeSticky | 0o002
	if info, err := os.Stat(folder); err == nil && os.PathSeparator == '/' && info.Mode()&everybody != 0 {
		return surgery.Fail(surgery.BadFolder, "error.folder_shared", "folder", folder)
	}
	err := os.MkdirAll(folder, 0o700)
	if err == nil {
		err = os.Chmod(folder, 0o700)
	}
	if err != nil {
		if kind, key := sort(err); kind != surgery.Internal {
			return surgery.Fail(kind, key).Because(err)
		}
		return surgery.Fail(surgery.BadFolder, "error.folder_unusable", "folder", folder).Because(err)
	}
	return nil
}

// closeToOthers mends the modes of files that were copied here from elsewhere;
// where that fails, they are as they were.
func closeToOthers(folder string) {
	for _, name := range []string{File, File + "-wal", TailFile, seal.KeyFile} {
		path := filepath.Join(folder, name)
		if err := os.Chmod(path, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			slog.Warn("store: others may read this file", "file", name, "cause", err)
		}
	}
}
