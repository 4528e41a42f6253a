package world

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/words"
)

// world gives a test its clock and ids, so that a history is the same every time.
type World struct {
	Now    time.Time
	N      int
	Folder string

	Ids   func() surgery.ID // of records, where they are to begin otherwise
	Print string            // see Options.Print
	Saves string            // see Options.Saves
}

func New(t testing.TB) *World {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	return &World{Now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC), Folder: t.TempDir()}
}

func (w *World) Pass(d time.Duration) { w.Now = w.Now.Add(d) }

func (w *World) Options() desk.Options {
	id := func() surgery.ID {
		w.N++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", w.N))
	}
	record := func() surgery.ID {
		if w.Ids != nil {
			return w.Ids()
		}
		return id()
	}
	return desk.Options{Folder: w.Folder, Files: assets.Files(), NewID: record, NewOp: id, Print: w.Print, Saves: w.Saves,
		Now: func() time.Time { w.Pass(time.Second); return w.Now }}
}

func (w *World) Open(t testing.TB) *rooms.Rooms {
	t.Helper()
	d, err := rooms.Open(w.Options())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Names.LoadNames(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Desk.Close() })
	return d
}

func (w *World) Started(t testing.TB) *rooms.Rooms {
	t.Helper()
	d := w.Open(t)
	Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	return d
}

func Must(t testing.TB) func(surgery.Change, error) surgery.Change {
	return func(done surgery.Change, err error) surgery.Change {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
}

// holds reports whether any file of the folder holds the text.
func Holds(t *testing.T, folder, text string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		found = found || strings.Contains(string(raw), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
