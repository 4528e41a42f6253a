package checklists_test

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// joined has a desk be one that joined a share, and opens it anew.
func joined(t *testing.T, w *world.World, d *rooms.Rooms) *rooms.Rooms {
	t.Helper()
	folder, sur := d.Desk.Folder(), d.Desk.Surgery().ID
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", filepath.Join(folder, store.File))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`INSERT INTO share (id, surgery, seat, home, home_seat, home_key, number, began) VALUES ('share', ?, 'seat', 0, 'home', x'', 0, 0)`, sur)
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return w.Open(t)
}

func house(t *testing.T, d *rooms.Rooms) *surgery.House {
	t.Helper()
	h, err := d.Checklists.House()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// What is given out has a higher version whenever something of it was changed, and only
// then; what is the laptop's is no part of it.
func TestTheHouseHasAVersion(t *testing.T) {
	t.Cleanup(func() { words.CallAttendees("") })
	w := world.New(t)
	d := w.Started(t)
	first := house(t, d)
	s := d.Settings.Settings()
	s.Look, s.TextSize, s.Printer, s.WallNames, s.LockMinutes = "dark", 150, "Upstairs", true, 60
	world.Must(t)(d.Settings.Set(s))
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	if again := house(t, d); again.Version != first.Version {
		t.Errorf("version %d, and nothing of the organisation's was changed since %d", again.Version, first.Version)
	}
	last := first.Version
	rises := func(what string) *surgery.House {
		t.Helper()
		h := house(t, d)
		if h.Version <= last {
			t.Errorf("%s: version %d after %d", what, h.Version, last)
		}
		last = h.Version
		return h
	}
	for what, change := range map[string]func(*settings.Settings){
		"name": func(s *settings.Settings) { s.Organisation = "Made-up Trust" }, "label": func(s *settings.Settings) { s.AttendeeLabel = "learner" },
		"days": func(s *settings.Settings) { s.SaveDays = 30 }, "contact": func(s *settings.Settings) { s.Contact = "ask@example.org" },
		"officer": func(s *settings.Settings) { s.Officer = "Jo Sample" }, "basis": func(s *settings.Settings) { s.Basis = "do our work" },
		"complaints": func(s *settings.Settings) { s.Complaints = "no@example.org" },
		"easy":       func(s *settings.Settings) { s.EasyBy, s.EasyOn = "Jo Sample", "2026-11-24" },
		"servers":    func(s *settings.Settings) { s.Servers = "tls://messages.example:4222" },
	} {
		s := d.Settings.Settings()
		change(&s)
		world.Must(t)(d.Settings.Set(s))
		rises(what)
	}
	world.Must(t)(d.Checklists.Name(world.Basics, "Our basics", "In our words"))
	if h := rises("a checklist"); len(h.Checklists) != 1 {
		t.Errorf("%d checklists", len(h.Checklists))
	}
}

// A joined desk takes the newest over, once, and nothing of the laptop's; a file cannot
// lie anywhere but in its place.
func TestAJoinedDeskTakesTheHouseOver(t *testing.T) {
	t.Cleanup(func() { words.CallAttendees("") })
	home := world.New(t).Started(t)
	s := home.Settings.Settings()
	s.Organisation, s.AttendeeLabel, s.SaveDays, s.Look = "Made-up Trust", "learner", 30, "dark"
	world.Must(t)(home.Settings.Set(s))
	world.Must(t)(home.Checklists.Name(world.Basics, "Our basics", "In our words"))
	h := house(t, home)
	for _, raw := range h.Checklists {
		h.Checklists["../../outside.toml"] = raw
	}
	h.Checklists["broken.toml"] = []byte("no checklist")

	if done := world.Must(t)(home.Checklists.TakeHouse(&surgery.House{Version: h.Version + 1})); len(done.Changed) != 0 || home.Settings.Settings().Organisation == "" {
		t.Error("the home desk took what is its own")
	}
	w := world.New(t)
	d := joined(t, w, w.Started(t))
	mine := d.Settings.Settings()
	mine.Look, mine.Printer = "high_contrast", "Downstairs"
	world.Must(t)(d.Settings.Set(mine))
	if done := world.Must(t)(d.Checklists.TakeHouse(h)); !slices.Contains(done.Changed, surgery.Settings) {
		t.Errorf("%+v", done)
	}
	check := func(d *rooms.Rooms) {
		t.Helper()
		got := d.Settings.Settings()
		if got.Organisation != "Made-up Trust" || got.AttendeeLabel != "learner" || got.SaveDays != 30 || got.Look != "high_contrast" || got.Printer != "Downstairs" {
			t.Errorf("%+v", got)
		}
		if c := list(t, d, world.Basics); c.Title != "Our basics" {
			t.Errorf("the checklist is %q", c.Title)
		}
		found, err := filepath.Glob(filepath.Join(d.Desk.Folder(), "checklists-*", "*"))
		if err != nil || len(found) != 1 {
			t.Errorf("%q, %v", found, err)
		}
		if _, err := os.Lstat(filepath.Join(filepath.Dir(d.Desk.Folder()), "outside.toml")); err == nil {
			t.Error("a file was written outside")
		}
	}
	check(d)
	older := *h
	older.Version, older.Settings, older.Checklists = h.Version-1, map[string]string{"organisation": "Old"}, nil
	for _, again := range []*surgery.House{h, &older, nil} {
		if done := world.Must(t)(d.Checklists.TakeHouse(again)); len(done.Changed) != 0 {
			t.Errorf("%+v changed something", again)
		}
	}
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	d = w.Open(t)
	check(d)

	newer := *h
	newer.Version, newer.Checklists = h.Version+1, nil
	world.Must(t)(d.Checklists.TakeHouse(&newer))
	if c := list(t, d, world.Basics); c.Title == "Our basics" {
		t.Error("what the organisation has no more stays")
	}
	found, err := filepath.Glob(filepath.Join(d.Desk.Folder(), "checklists-*"))
	if err != nil || len(found) != 1 {
		t.Errorf("%q, %v", found, err)
	}
}
