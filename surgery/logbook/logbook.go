// Package logbook keeps the program's log and crash files. They hold kinds, keys
// and causes, never what somebody typed.
//
// What is logged may come from anywhere: an error of the system names a file, one
// of a parser quotes what it could not read, and the toolkit logs too. So whatever
// is written goes through scrub, which leaves out what is quoted and every path.
package logbook

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
)

// The files, in the folder that Open is given.
const (
	LogFile   = "log.txt"
	oldFile   = "log-before.txt"
	CrashFile = "crash.txt"
	oldCrash  = CrashFile + ".before"
)

// Open sends the log, and the report of a crash, into files in folder. Close what
// it returns when the program ends. An error leaves the log where it was.
func Open(folder string) (io.Closer, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	f, err := openRotating(filepath.Join(folder, LogFile), filepath.Join(folder, oldFile))
	if err != nil {
		return nil, err
	}
	slog.SetDefault(slog.New(scrubbing{slog.NewTextHandler(f, &slog.HandlerOptions{ReplaceAttr: scrubAttr})}))
	return f, crashInto(filepath.Join(folder, CrashFile))
}
