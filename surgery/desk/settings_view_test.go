package desk

import (
	"os"
	"path/filepath"
	"testing"
)

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
