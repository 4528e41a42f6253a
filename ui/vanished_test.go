package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// TestTheFolderIsDeletedWhileTheProgramRuns checks somebody in afterwards: it is not
// said to be done, everything can be written again, and the name that was typed is
// still there to be checked in.
func TestTheFolderIsDeletedWhileTheProgramRuns(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("this system lets go of no name while the file is open")
	}
	r := window(t, 0, started)
	folder := r.desk.Desk.Folder()
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	before, err := r.desk.Today.Board()
	if err != nil {
		t.Fatal(err)
	}
	r.run("guest")
	if top := kit.TopPanel(r.Window().Canvas()); top != nil && strings.HasPrefix(top.Title(), "The records are not where they were") {
		top.Close() // without a runner of its own, the question comes first
	}
	top := kit.TopPanel(r.Window().Canvas())
	if top == nil || top.Title() != "The folder with the records is gone" {
		t.Fatalf("nobody is told: %v", top)
	}
	if said := wordsIn(r.Window().Content()); strings.Contains(said, "is counted") {
		t.Errorf("it says %q", said)
	}
	r.quit()
	if top := kit.TopPanel(r.Window().Canvas()); top == nil || top.Title() != "Quit now?" {
		t.Error("it closes without a question, and everything is lost")
	} else {
		top.Close()
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // it cannot be written there
		t.Fatal(err)
	}
	top = kit.TopPanel(r.Window().Canvas())
	top.Submit()
	if top.Failed() == nil {
		t.Error("it says nothing of a failure")
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	top.Submit()
	if kit.TopPanel(r.Window().Canvas()) != nil {
		t.Errorf("it stays open: %v", top.Failed())
	}
	if _, err := os.Stat(filepath.Join(folder, "surgery.db")); err != nil {
		t.Error(err)
	}
	r.run("guest")
	if b, err := r.desk.Today.Board(); err != nil || b.Counts.CheckedIn != before.Counts.CheckedIn+1 {
		t.Errorf("%+v, %v", b.Counts, err)
	}
}

// TestTheFolderIsDeletedAndNobodyDoesAnything is told all the same.
func TestTheFolderIsDeletedAndNobodyDoesAnything(t *testing.T) {
	r := window(t, 0, started)
	if err := os.RemoveAll(r.desk.Desk.Folder()); err != nil {
		t.Fatal(err)
	}
	r.now = r.now.Add(guardEvery)
	r.runner.Advance(guardEvery)
	if kit.TopPanel(r.Window().Canvas()) == nil {
		t.Fatal("nobody is told")
	}
	r.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	r.idle(1)
	if kit.TopPanel(r.Window().Canvas()) == nil {
		t.Error("it is not asked again")
	}
}

// TestRecordsWrittenElsewhere are looked for there from then on, and that is said.
func TestRecordsWrittenElsewhere(t *testing.T) {
	if os.PathSeparator != '/' {
		t.Skip("this system lets go of no name while the file is open")
	}
	ownHome(t)
	r := window(t, 0, started)
	r.parts.Moved = noteMove
	from, to := r.desk.Desk.Folder(), filepath.Join(t.TempDir(), "elsewhere")
	if err := os.RemoveAll(from); err != nil {
		t.Fatal(err)
	}
	r.vanished.look()
	r.vanished.write(to, func(err error) { t.Fatal(err) })
	if said := wordsIn(r.Window().Content()); !strings.Contains(said, "The next start looks there too.") {
		t.Errorf("it says %q", said)
	}
	if l, err := ReadFlags([]string{"-data", from}); err != nil || l.Data != to {
		t.Errorf("the next start looks in %s, %v", l.Data, err)
	}
}
