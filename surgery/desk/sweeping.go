package desk

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/seal"
)

// Passing begin the names of what is beside the records only on its way somewhere:
// copies of them, some with everybody's keys.
var Passing = []string{".backup-", ".check-", ".first-", ".mend-", ".restore-", Fetched, seal.KeyFile + ".new-"}

// Sweep removes what a program that crashed left on its way. It is for whoever has
// just claimed the folder, before anything of their own is on its way: a sweep that
// came later would take what is in use.
func Sweep(folder string) {
	sweepOf(folder, Passing...)
	sweepOf(backup.Own(folder), ".new-")
}

func sweepOf(folder string, beginnings ...string) {
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		slog.Warn("desk: passing files not looked for", "cause", err)
	}
	for _, e := range entries {
		if !slices.ContainsFunc(beginnings, func(begins string) bool { return strings.HasPrefix(e.Name(), begins) }) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
			slog.Warn("desk: a passing file stays", "cause", err)
		}
	}
}

// Fetched begins the names of folders that hold a backup fetched from elsewhere.
const Fetched = ".fetched-"
