package logbook

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
)

// opened is a log in a folder of its own; the usual one is back afterwards.
func opened(t *testing.T, folder string) interface{ Close() error } {
	t.Helper()
	usual := slog.Default()
	t.Cleanup(func() {
		slog.SetDefault(usual)
		debug.SetCrashOutput(nil, debug.CrashOptions{})
	})
	f, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func sizes(t *testing.T, folder string, want map[string]int64) {
	t.Helper()
	for name, size := range want {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() != size {
			t.Errorf("%s: %v %v", name, info, err)
		}
	}
}

func TestTheLogGoesIntoItsFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "b")
	f := opened(t, folder)
	slog.Error("made up", "key", "error.internal")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, LogFile))
	if err != nil || !bytes.Contains(raw, []byte("error.internal")) {
		t.Errorf("%s %v", raw, err)
	}
	slog.Error("after the end") // goes nowhere, and breaks nothing
	sizes(t, folder, map[string]int64{LogFile: int64(len(raw)), CrashFile: 0})
	if _, err := Open(filepath.Join(folder, LogFile)); err == nil {
		t.Error("a file is no folder")
	}
}

// A full log becomes the one before, also while the program runs, and no entry is
// lost or torn in between.
func TestTheLogRotates(t *testing.T) {
	folder := t.TempDir()
	full := append(bytes.Repeat([]byte("x"), most-1), '\n')
	if err := os.WriteFile(filepath.Join(folder, LogFile), full, 0o600); err != nil {
		t.Fatal(err)
	}
	f := opened(t, folder)
	defer f.Close()
	slog.Info("one")
	sizes(t, folder, map[string]int64{oldFile: most})
	many := bytes.Repeat([]byte("y"), longest)
	for range 3 * most / longest {
		slog.Info("many", "text", string(many))
	}
	slog.Info("last")
	for _, name := range []string{LogFile, oldFile} {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || len(raw) > most || !bytes.HasPrefix(raw, []byte("time=")) || !bytes.HasSuffix(raw, []byte("\n")) {
			t.Errorf("%s: %d bytes, %v", name, len(raw), err)
		}
		if last := bytes.Contains(raw, []byte("msg=last")); last != (name == LogFile) {
			t.Errorf("%s holds the last entry: %v", name, last)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) != 3 {
		t.Errorf("%d files", len(left))
	}
}

// A log that is deleted, or whose folder was, begins anew and says so.
func TestTheLogIsTakenAway(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("this system lets go of no name while the file is open")
	}
	folder := filepath.Join(t.TempDir(), "log")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(folder, LogFile)
	r, err := openRotating(name, name+"-before")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for i, take := range []func() error{
		func() error { return os.Remove(name) },
		func() error {
			err := os.RemoveAll(folder)
			for range mostHeld / 4 { // more than is kept meanwhile
				r.Write([]byte("while it was gone\n"))
			}
			if len(r.held) > mostHeld || !bytes.HasPrefix(r.held, []byte("while")) {
				t.Errorf("%d bytes are kept, from %q on", len(r.held), r.held[:10])
			}
			return errors.Join(err, os.Mkdir(folder, 0o700))
		},
	} {
		if err := take(); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Write([]byte("an entry\n")); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(raw), "begins anew") || !strings.HasSuffix(string(raw), "an entry\n") {
			t.Errorf("%.200q, %v", raw, err)
		}
		if kept := strings.Contains(string(raw), "while it was gone\n"); kept != (i == 1) {
			t.Errorf("what was said meanwhile is there: %v", kept)
		}
	}
}
