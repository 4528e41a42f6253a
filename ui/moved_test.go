package ui

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/adrg/xdg"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
)

// ownHome keeps what is noted for the next start in a folder of the test's own.
func ownHome(t *testing.T) {
	t.Helper()
	was := xdg.ConfigHome
	xdg.ConfigHome = t.TempDir()
	t.Cleanup(func() { xdg.ConfigHome = was })
}

// TestTheNextStartFollowsTheRecords moves records about, and back.
func TestTheNextStartFollowsTheRecords(t *testing.T) {
	ownHome(t)
	first, second, third := t.TempDir(), t.TempDir(), t.TempDir()
	for _, folder := range []string{first, second, third} {
		if err := os.WriteFile(filepath.Join(folder, desk.RecordsFile), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	at := func(wanted string) {
		t.Helper()
		l, err := ReadFlags([]string{"-data", first})
		if err != nil || l.Data != wanted {
			t.Errorf("the next start looks in %s, %v; wanted %s", l.Data, err, wanted)
		}
	}
	move := func(from, to string) {
		t.Helper()
		if err := noteMove(from, to); err != nil {
			t.Fatal(err)
		}
	}
	at(first)
	move(first, second)
	at(second)
	move(second, third)
	at(third)
	if err := os.Remove(filepath.Join(third, desk.RecordsFile)); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFlags([]string{"-data", first}); surgery.KindOf(err) != surgery.BadFolder || surgery.AsError(err).Key != "error.moved_away" {
		t.Errorf("they are out of reach, and it says %v", err)
	}
	move(third, first)
	at(first)
	if err := os.WriteFile(movesFile(), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadFlags([]string{"-data", first}); surgery.KindOf(err) != surgery.BadFolder {
		t.Errorf("it cannot be read where they went, and it says %v", err)
	}
}
