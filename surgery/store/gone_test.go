package store

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

func TestAStoreThatIsGoneIsNoFirstStart(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	s := w.open(t, folder)
	sur := w.surgery()
	if err := s.Do(&surgery.Operation{ID: w.NewID(), Kind: surgery.SurgeryStarted, About: sur.ID, Surgery: sur.ID, Edits: []surgery.Edit{{After: sur}}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, File)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Folder: folder, Now: w.Now, NewID: w.NewID}); surgery.KindOf(err) != surgery.Damaged {
		t.Fatalf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(folder, File)); err == nil {
		t.Error("an empty store was made in its place")
	}
}

func TestAFolderOfEverybodyIsRefused(t *testing.T) {
	w := newWorld()
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o777|os.ModeSticky); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(Options{Folder: folder, Now: w.Now, NewID: w.NewID}); surgery.KindOf(err) != surgery.BadFolder {
		t.Fatalf("got %v", err)
	}
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o777 {
		t.Errorf("the folder was changed: %v %v", info.Mode(), err)
	}
}
