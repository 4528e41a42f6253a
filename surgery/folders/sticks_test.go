package folders

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSticksWhereSystemsShowThem(t *testing.T) {
	root := t.TempDir()
	for _, path := range []string{"media/host/WARD STICK", "run/media/host/blue", "Volumes/GREEN", "media/host2"} {
		if err := os.MkdirAll(filepath.Join(root, path), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "media/host/notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/", filepath.Join(root, "Volumes/Own disk")); err != nil {
		t.Skip(err)
	}
	found := sticks("linux", root)
	if len(found) != 2 || found[0] != (Stick{"WARD STICK", filepath.Join(root, "media/host/WARD STICK")}) || found[1].Name != "blue" {
		t.Errorf("on Linux: %+v", found)
	}
	if found := sticks("darwin", root); len(found) != 1 || found[0].Name != "GREEN" {
		t.Errorf("on a Mac: %+v", found)
	}
}
