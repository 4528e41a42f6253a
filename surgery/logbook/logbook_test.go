package logbook

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
)

func TestTheLogGoesIntoItsFolder(t *testing.T) {
	usual := slog.Default()
	t.Cleanup(func() {
		slog.SetDefault(usual)
		debug.SetCrashOutput(nil, debug.CrashOptions{})
	})
	folder := filepath.Join(t.TempDir(), "a", "b")
	f, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	slog.Error("made up", "key", "error.internal")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, LogFile))
	if err != nil || !bytes.Contains(raw, []byte("error.internal")) {
		t.Errorf("%s %v", raw, err)
	}

	os.WriteFile(filepath.Join(folder, LogFile), bytes.Repeat([]byte("x"), most+1), 0o600)
	os.WriteFile(filepath.Join(folder, CrashFile), []byte("crashed"), 0o600)
	if f, err = Open(folder); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for name, size := range map[string]int64{oldFile: most + 1, LogFile: 0, CrashFile + ".before": 7, CrashFile: 0} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() != size {
			t.Errorf("%s: %v %v", name, info, err)
		}
	}
	if _, err := Open(filepath.Join(folder, LogFile)); err == nil {
		t.Error("a file is no folder")
	}
}
