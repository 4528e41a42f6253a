package kit_test

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/ui/kit"
)

// A file is walked to by keyboard: into a folder, up again, into another; a folder
// that cannot be read is said, and leaves what was shown.
func TestWalkToAFile(t *testing.T) {
	home := t.TempDir() // a path as this system writes it; nothing is in it
	there := map[string]folders.Folder{
		"":                           {Path: home, Folders: []string{"Letters", "Shut", "Weeks"}, Files: []string{"own.csv"}},
		home:                         {Path: home, Folders: []string{"Letters", "Shut", "Weeks"}, Files: []string{"own.csv"}},
		filepath.Join(home, "Weeks"): {Path: filepath.Join(home, "Weeks"), Files: []string{"a.ics", "b.ics"}},
	}
	var told []string
	var failed error
	runner := kit.NewInlineRunner()
	var files *kit.Files
	w := open(t, func() fyne.CanvasObject {
		files = kit.NewFiles(kit.FileParts{Window: test.NewTempWindow(t, nil), Runner: runner,
			Read: func(path string) (folders.Folder, error) {
				at, ok := there[path]
				if !ok {
					return at, surgery.Fail(surgery.BadFolder, "error.internal")
				}
				return at, nil
			},
			Chosen: func(path string) { told = append(told, "file "+path) },
			Opened: func(path string) { told = append(told, "in "+path) },
			Failed: func(err error) { failed = err },
		})
		return files.Content()
	})
	files.Open("")
	want := func(rows ...string) {
		t.Helper()
		if got := shown(files.Content()); !slices.Equal(got, rows) {
			t.Errorf("shows %q, want %q", got, rows)
		}
	}
	top := []string{home, "Up one folder", "Letters (folder)", "Shut (folder)", "Weeks (folder)", "own.csv"}
	want(top...)
	w.Canvas().FocusNext()
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // shut
	if failed == nil {
		t.Error("a folder that cannot be read is not said")
	}
	want(top...)
	press(w, fyne.KeyDown, fyne.KeyReturn)
	if failed != nil {
		t.Error(failed)
	}
	want(filepath.Join(home, "Weeks"), "Up one folder", "a.ics", "b.ics")
	press(w, fyne.KeyReturn) // up
	want(top...)
	press(w, fyne.KeyEnd, fyne.KeyReturn)
	if got := []string{"in " + filepath.Join(home, "Weeks"), "in " + home, "file " + filepath.Join(home, "own.csv")}; !slices.Equal(told, got) {
		t.Errorf("told %q, want %q", told, got)
	}
}
