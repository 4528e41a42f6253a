package desk

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"socialmediasurgery/surgery"
)

// damagedMark lies beside records that open but are not whole, as a check found.
// The next start offers to mend them.
const damagedMark = "surgery.damaged"

func markedDamaged(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, damagedMark))
	return err == nil
}

// MarkDamaged has the next start of the records in a folder offer to mend.
func MarkDamaged(folder, why string) {
	if err := os.WriteFile(filepath.Join(folder, damagedMark), []byte(why+"\n"), 0o600); err != nil {
		slog.Error("desk: damage not noted", "cause", err)
	}
}

// Unmark ends what MarkDamaged began.
func Unmark(folder string) error {
	err := os.Remove(filepath.Join(folder, damagedMark))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	return nil
}
