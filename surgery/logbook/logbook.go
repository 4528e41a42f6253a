// Package logbook keeps the program's log and crash files. They hold kinds, keys
// and causes, never what somebody typed.
package logbook

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
)

// The files, in the folder that Open is given.
const (
	LogFile   = "log.txt"
	oldFile   = "log-before.txt"
	CrashFile = "crash.txt"
)

// most is how large the log grows before it becomes the one before.
const most = 1 << 20

// Open sends the log, and the report of a crash, into files in folder. Close the
// file it answers when the program ends. An error leaves the log where it was.
func Open(folder string) (*os.File, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	name := filepath.Join(folder, LogFile)
	if info, err := os.Stat(name); err == nil && info.Size() > most {
		if err := os.Rename(name, filepath.Join(folder, oldFile)); err != nil {
			return nil, err
		}
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(f, nil)))
	return f, crashInto(filepath.Join(folder, CrashFile))
}

// crashInto has the runtime write a crash there. An empty file of a run that did
// not crash is replaced.
func crashInto(name string) error {
	if info, err := os.Stat(name); err == nil && info.Size() > 0 {
		if err := os.Rename(name, name+".before"); err != nil {
			return err
		}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer f.Close() // the runtime keeps a copy of its own
	return debug.SetCrashOutput(f, debug.CrashOptions{})
}
