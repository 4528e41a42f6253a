package joining

import (
	"log/slog"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/seal"
)

// joinedFolder lies in the folder of a laptop's own records; in it there is a folder
// with the records of a surgery of others that the laptop has joined.
const joinedFolder = "shared"

// leavingMark lies in such a folder from the moment it is to go: what a program that
// was killed left of it goes at the next start.
const leavingMark = "surgery.leaving"

// Opens returns the folder that a laptop opens: that of a surgery it has joined, as long
// as it is there, else own, of its own records.
func Opens(own string) string {
	found, _ := filepath.Glob(filepath.Join(own, joinedFolder, "*")) // our own pattern is well-formed
	for _, folder := range found {
		if isMaking(folder) {
			continue // it did not come about
		}
		if _, err := os.Lstat(filepath.Join(folder, leavingMark)); err == nil {
			if err := Forget(folder); err != nil {
				slog.Error("joining: what was handed over is not gone", "cause", err)
			}
			continue
		}
		if desk.RecordsIn(folder) {
			return folder
		}
	}
	return own
}

// JoinedAt returns the folder of a surgery of others that a laptop has joined; "" for none.
// Unlike Opens it changes nothing.
func JoinedAt(own string) string {
	found, _ := filepath.Glob(filepath.Join(own, joinedFolder, "*")) // our own pattern is well-formed
	for _, folder := range found {
		_, err := os.Lstat(filepath.Join(folder, leavingMark))
		if !isMaking(folder) && err != nil && desk.RecordsIn(folder) {
			return folder
		}
	}
	return ""
}

// IsJoined reports whether the records in a folder are those of a surgery of others.
func IsJoined(folder string) bool { return filepath.Base(filepath.Dir(folder)) == joinedFolder }

// GiveUp has a laptop leave a surgery it joined whose records cannot be opened: nothing
// of them stays. It returns the folder of its own.
func GiveUp(folder string) (own string, err error) {
	if !IsJoined(folder) {
		return folder, surgery.Fail(surgery.Internal, "error.internal")
	}
	if err := Forget(folder); err != nil {
		return folder, surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	return filepath.Dir(filepath.Dir(folder)), nil
}

// Forget destroys the key of the records of a surgery that this laptop had joined, then
// everything in their folder.
func Forget(folder string) error {
	if err := os.WriteFile(filepath.Join(folder, leavingMark), nil, 0o600); err != nil {
		return err
	}
	if err := seal.DestroyKeyFiles(folder); err != nil {
		return err
	}
	return os.RemoveAll(folder)
}
