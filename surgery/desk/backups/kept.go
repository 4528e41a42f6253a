package backups

import (
	"log/slog"
	"os"
	"time"

	"socialmediasurgery/surgery/store"
)

// keptDays is how long damaged records are kept after mending: long enough to
// notice that something is missing.
const keptDays = 30

// KeptDamaged returns the folders with damaged records that mending left beside
// the mended ones, the latest last. They go after 30 days, and when anybody is
// erased: they hold everybody's keys.
func (r *Room) KeptDamaged() ([]string, error) { return store.Replaced(r.desk.Store().Folder()) }

// forgetKept removes the kept damaged records from before a moment. One that
// cannot be removed is tried again at the next start.
func (r *Room) forgetKept(before time.Time) {
	folders, err := store.Replaced(r.desk.Store().Folder())
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
		}
	}
}

// KeepingDamaged does something that erases, and lets the kept damaged records be.
func (r *Room) KeepingDamaged(do func() error) error {
	r.backed.again = true
	defer func() { r.backed.again = false }()
	return do()
}
