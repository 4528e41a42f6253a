package desk

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// keptDays is how long damaged records are kept after mending: long enough to
// notice that something is missing.
const keptDays = 30

// KeptDamaged returns the folders with damaged records that mending left beside
// the mended ones, the latest last. They go after 30 days, and when anybody is
// erased: they hold everybody's keys.
func (d *Desk) KeptDamaged() ([]string, error) { return store.Replaced(d.store.Folder()) }

// ForgottenDamaged returns how many such folders went with the last erasure, for
// its receipt.
func (d *Desk) ForgottenDamaged() int { return d.backed.forgotten }

// forgetKept removes the kept damaged records from before a moment. One that
// cannot be removed is tried again at the next start.
func (d *Desk) forgetKept(before time.Time) {
	d.backed.forgotten = 0
	folders, err := store.Replaced(d.store.Folder())
	if err != nil {
		slog.Error("desk: kept damaged records not looked for", "cause", err)
		return
	}
	for _, folder := range folders {
		at, err := store.ReplacedAt(folder)
		if err == nil && at.After(before) {
			continue // or its name tells no time: it is not new
		}
		if err := os.RemoveAll(folder); err != nil {
			slog.Error("desk: kept damaged records not removed", "cause", err)
			continue
		}
		d.backed.forgotten++
	}
}

// keepingDamaged does something that erases, and lets the kept damaged records be.
func (d *Desk) keepingDamaged(do func() error) error {
	d.backed.again = true
	defer func() { d.backed.again = false }()
	return do()
}

// damagedMark lies beside records that open but are not whole, as a check found.
// The next start offers to mend them.
const damagedMark = "surgery.damaged"

func markedDamaged(folder string) bool {
	_, err := os.Lstat(filepath.Join(folder, damagedMark))
	return err == nil
}

// markDamaged has the next start offer to mend.
func (d *Desk) markDamaged(why string) {
	if err := os.WriteFile(filepath.Join(d.store.Folder(), damagedMark), []byte(why+"\n"), 0o600); err != nil {
		slog.Error("desk: damage not noted", "cause", err)
	}
}

// unmark ends what markDamaged began.
func unmark(folder string) error {
	err := os.Remove(filepath.Join(folder, damagedMark))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return surgery.Fail(surgery.ReadOnly, "error.read_only").Because(err)
	}
	return nil
}
