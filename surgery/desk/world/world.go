// Package world is for tests of the desk: a folder of records with a clock and ids of
// its own, so that a history is the same every time, and what many of them do at it.
// Nothing of the program imports it.
package world

import (
	"flag"
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
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// World gives a test its clock and ids, so that a history is the same every time.
type World struct {
	Now    time.Time
	N      int
	Folder string

	IDs   func() surgery.ID // of records, where they are to begin otherwise
	Print string            // see Options.Print
	Saves string            // see Options.Saves
}

// New is at one o'clock on Tuesday 24 November 2026, in an empty folder.
func New(t testing.TB) *World {
	t.Helper()
	if err := words.Load(assets.Files()); err != nil {
		t.Fatal(err)
	}
	quick.Passphrases(t)
	return &World{Now: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC), Folder: t.TempDir()}
}

// Pass lets time pass.
func (w *World) Pass(d time.Duration) { w.Now = w.Now.Add(d) }

// Options opens the folder by the clock and the ids of the world.
func (w *World) Options() desk.Options {
	id := func() surgery.ID {
		w.N++
		return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", w.N))
	}
	record := func() surgery.ID {
		if w.IDs != nil {
			return w.IDs()
		}
		return id()
	}
	return desk.Options{Folder: w.Folder, Files: assets.Files(), NewID: record, NewOp: id, Print: w.Print, Saves: w.Saves,
		Now: func() time.Time { w.Pass(time.Second); return w.Now }}
}

// Open opens the desk with its names, and closes it when the test ends.
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

// Started is Open with a surgery open.
func (w *World) Started(t testing.TB) *rooms.Rooms {
	t.Helper()
	d := w.Open(t)
	Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
	return d
}

// Must fails the test where a change was not made.
func Must(t testing.TB) func(surgery.Change, error) surgery.Change { return Got[surgery.Change](t) }

// Got returns what was read, and fails the test where it could not be.
func Got[T any](t testing.TB) func(T, error) T {
	return func(got T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
}

// Holds reports whether any file of the folder holds the text.
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

// Demo returns a desk with the made-up week.
func (w *World) Demo(t *testing.T) *rooms.Rooms {
	t.Helper()
	d := w.Open(t)
	began := time.Now()
	if err := d.Demo.Fill(); err != nil {
		t.Fatal(err)
	}
	t.Logf("filled in %v", time.Since(began).Round(time.Millisecond))
	return d
}

// Verified returns what the store says of itself.
func Verified(t *testing.T, d *rooms.Rooms) store.Report {
	t.Helper()
	return Got[store.Report](t)(d.Desk.Verify())
}

// Thrown opens a desk whose records are thrown away, with the world's clock.
func (w *World) Thrown(t testing.TB) *rooms.Rooms {
	t.Helper()
	d, err := rooms.Open(desk.Options{Folder: w.Folder, Files: assets.Files(), Temporary: true, Now: func() time.Time { return w.Now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Desk.Close() })
	return d
}

// fewTries is how often a random test tries its luck in an ordinary run.
const fewTries = "20"

// Thorough reports whether tests are to take all the time they need, as .ci/torture
// has them: TORTURE is set. Otherwise random tests make a few tries only.
func Thorough() bool {
	if os.Getenv("TORTURE") != "" {
		return true
	}
	if flag.Lookup("rapid.checks") != nil {
		flag.Set("rapid.checks", fewTries) // a number: cannot fail
	}
	return false
}

const (
	Basics = "safe-basics"
	Email  = "basics-email-first"
	Three  = "basics-three-words"
)
