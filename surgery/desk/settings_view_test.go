package desk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

func TestFoldersAHostTypes(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	good := t.TempDir()
	file := filepath.Join(good, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if path, err := d.WritableFolder(good); err != nil || path != good {
		t.Errorf("%q %v", path, err)
	}
	if left, err := os.ReadDir(good); err != nil || len(left) != 1 {
		t.Errorf("the trial left something behind: %v %v", left, err)
	}
	t.Setenv("HOME", good)
	t.Setenv("USERPROFILE", good) // Windows
	if path, err := d.ReadableFolder("~"); err != nil || path != good {
		t.Errorf("~ is %q %v", path, err)
	}
	for _, bad := range []string{file, filepath.Join(good, "nowhere")} {
		if _, err := d.WritableFolder(bad); surgery.KindOf(err) != surgery.BadFolder {
			t.Errorf("%s: %v", filepath.Base(bad), err)
		}
	}
}

func TestFoldersToChooseFrom(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	for _, name := range []string{"Prints", ".hidden", "Checklists"} {
		if err := os.Mkdir(filepath.Join(home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, from := range []string{"", home, filepath.Join(home, "nowhere")} {
		at, err := d.Folders(from)
		if err != nil || at.Path != home || !slices.Equal(at.Folders, []string{"Checklists", "Prints"}) {
			t.Errorf("%q: %+v %v", from, at, err)
		}
	}
}

func TestLookAgainReadsMendedChecklists(t *testing.T) {
	w := newWorld(t)
	d := w.open(t)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "broken.toml"), []byte("title = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := d.Settings()
	s.Checklists = folder
	must(t)(d.SetSettings(s))
	if len(d.Problems()) == 0 {
		t.Fatal("the broken file is not named")
	}
	if err := os.Remove(filepath.Join(folder, "broken.toml")); err != nil {
		t.Fatal(err)
	}
	must(t)(d.LookAgain())
	if len(d.Problems()) != 0 || d.ChecklistCount() == 0 {
		t.Errorf("%v, %d checklists", d.Problems(), d.ChecklistCount())
	}
}
