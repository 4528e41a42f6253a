package prints_test

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery/desk/world"
)

func TestLookAgainReadsMendedChecklists(t *testing.T) {
	w := world.New(t)
	d := w.Open(t)
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "broken.toml"), []byte("title = \n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := d.Settings.Settings()
	s.Checklists = folder
	world.Must(t)(d.Settings.Set(s))
	if len(d.Checklists.Problems()) == 0 {
		t.Fatal("the broken file is not named")
	}
	if err := os.Remove(filepath.Join(folder, "broken.toml")); err != nil {
		t.Fatal(err)
	}
	world.Must(t)(d.Checklists.LookAgain())
	if len(d.Checklists.Problems()) != 0 || d.Checklists.Count() == 0 {
		t.Errorf("%v, %d checklists", d.Checklists.Problems(), d.Checklists.Count())
	}
}
