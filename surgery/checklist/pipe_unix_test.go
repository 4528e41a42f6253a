//go:build unix

package checklist

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"testing/fstest"
)

func TestAPipeIsNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.toml"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, problems := Load(fstest.MapFS{}, os.DirFS(dir)); len(problems) != 1 || problems[0].File != "pipe.toml" {
		t.Errorf("%v", problems)
	}
}
