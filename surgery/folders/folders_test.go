package folders

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

func TestFilesToChooseFrom(t *testing.T) {
	path := t.TempDir()
	for _, name := range []string{"a.ICS", "b.csv", "c.pdf", ".d.ics"} {
		if err := os.WriteFile(filepath.Join(path, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := List(path, ".ics", ".csv")
	if err != nil || len(f.Files) != 2 || f.Path != path {
		t.Errorf("%+v %v", f, err)
	}
}

func TestFoldersAHostTypes(t *testing.T) {
	good := t.TempDir()
	file := filepath.Join(good, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if path, err := Writable(good); err != nil || path != good {
		t.Errorf("%q %v", path, err)
	}
	if left, err := os.ReadDir(good); err != nil || len(left) != 1 {
		t.Errorf("the trial left something behind: %v %v", left, err)
	}
	t.Setenv("HOME", good)
	t.Setenv("USERPROFILE", good) // Windows
	if path, err := Readable("~"); err != nil || path != good {
		t.Errorf("~ is %q %v", path, err)
	}
	for _, bad := range []string{file, filepath.Join(good, "nowhere")} {
		if _, err := Writable(bad); surgery.KindOf(err) != surgery.BadFolder {
			t.Errorf("%s: %v", filepath.Base(bad), err)
		}
	}
}

func TestFoldersToChooseFrom(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, name := range []string{"Prints", ".hidden", "Checklists"} {
		if err := os.Mkdir(filepath.Join(home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, from := range []string{"", home, filepath.Join(home, "nowhere")} {
		at, err := List(from)
		if err != nil || at.Path != home || !slices.Equal(at.Folders, []string{"Checklists", "Prints"}) {
			t.Errorf("%q: %+v %v", from, at, err)
		}
	}
}
