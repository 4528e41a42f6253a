package world

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
)

// Snapshot is all a desk shows, to compare.
func Snapshot(t *testing.T, d *rooms.Rooms) string {
	t.Helper()
	surgeries, err := d.Desk.Store().Surgeries()
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	say := func(r surgery.Record) { said += Sprint(r) + "\n" }
	for _, s := range surgeries {
		say(s)
		visits, err := d.Desk.Store().Visits(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range visits {
			say(v)
		}
		marks, err := d.Desk.Store().ProgressUpTo(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range marks {
			say(p)
		}
		presences, err := d.Desk.Store().Presences(s.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range presences {
			say(p)
		}
	}
	people, err := d.Desk.Store().Attendees()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range people {
		say(a)
		c, err := d.Desk.Store().ContactOf(a.ID)
		if err != nil {
			t.Fatal(err)
		}
		if c != nil {
			say(c)
		}
	}
	surgeons, err := d.Desk.Store().Surgeons()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range surgeons {
		say(s)
	}
	return said
}

// Killed returns a desk on what lies on the disk now, as after kill -9: the
// first desk is never closed.
func (w *World) Killed(t *testing.T) *rooms.Rooms {
	t.Helper()
	left := t.TempDir()
	for _, name := range []string{"surgery.db", "surgery.db-wal", "surgery.tail"} {
		copyFile(t, filepath.Join(w.Folder, name), filepath.Join(left, name))
	}
	entries, err := os.ReadDir(w.Folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".key" {
			copyFile(t, filepath.Join(w.Folder, e.Name()), filepath.Join(left, e.Name()))
		}
	}
	again := *w
	again.Folder = left
	return again.Open(t)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	raw, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}
