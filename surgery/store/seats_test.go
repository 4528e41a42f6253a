package store

import (
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

// While locked a desk takes arrivals, which others get after it is unlocked.
func TestALockedDeskWrites(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	for _, d := range tr.desks {
		lock(t, d.Store)
		v := tr.in(t, d, "Zebedee Testperson")
		p := &surgery.Presence{ID: tr.NewID(), Surgery: tr.at, Surgeon: "sgn", From: tr.Now()}
		tr.must(t, d.Store, tr.op(surgery.SurgeonHere, p.ID, surgery.Edit{After: p}))
		if got, err := d.Visit(v.ID); err != nil || got.Letter != d.letter {
			t.Errorf("%+v, %v", got, err)
		}
		wantOK(t, d.Store)
	}
	for _, d := range tr.desks {
		unlock(t, d.Store, d.open)
	}
	tr.round(t)
	tr.agree(t)
	if all, err := tr.desks[0].Attendees(); err != nil || len(all) != 2 || all[0].Words.Name != "Zebedee Testperson" {
		t.Errorf("%+v, %v", all, err)
	}
}

// A desk opens again as it was, and undoes what it did itself alone.
func TestASharingDeskOpensAgain(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	mine := tr.in(t, a, "Zebedee Testperson")
	tr.in(t, b, "Quillfeather Sample")
	tr.round(t)
	for i, d := range tr.desks {
		shut(t, d.Store)
		again, err := Open(tr.options(d.Folder()))
		if err != nil {
			t.Fatal(err)
		}
		d.Store = again
		t.Cleanup(func() { again.Close() })
		if !d.Locked() || d.LogShort() {
			t.Errorf("desk %s: locked %v, short %v", d.letter, d.Locked(), d.LogShort())
		}
		unlock(t, d.Store, d.open)
		past, err := d.Past()
		if err != nil {
			t.Fatal(err)
		}
		var history surgery.History
		for _, p := range past {
			history.Add(p)
		}
		next, ok := history.Undo("")
		if !ok || next.Kind != surgery.CheckedIn || (i == 0) != (next.Visit == mine.ID) {
			t.Errorf("desk %s: %+v, %v", d.letter, next, ok)
		}
		tr.in(t, d, "Mordecai Sample")
	}
	tr.round(t)
	tr.agree(t)
}

// After closing, and stopping, nothing is left that opens what was carried.
func TestStopSharing(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, b, "Quillfeather Sample")
	tr.round(t)
	wantKind(t, a.StopSharing(), surgery.Conflict, "error.still_shared")
	wantKind(t, b.StopSharing(), surgery.Conflict, "error.still_shared")
	tr.closes(t, a)
	tr.round(t)
	tr.agree(t)
	raw := a.open
	if err := a.StopSharing(); err != nil {
		t.Fatal(err)
	}
	wantOK(t, a.Store)
	if h, err := a.Sharing(); h != nil || err != nil {
		t.Errorf("%+v, %v", h, err)
	}
	for _, name := range []string{shareKeySetting, deskSecretSetting} {
		if there, err := a.HasSealedSetting(name); there || err != nil {
			t.Errorf("%s: %v, %v", name, there, err)
		}
	}
	shut(t, a.Store)
	a.Store = tr.world.open(t, a.Folder())
	unlock(t, a.Store, raw)
	tr.must(t, a.Store, tr.op(surgery.LearningAdded, "l", surgery.Edit{After: &surgery.Learning{ID: "l", Day: "2026-11-24", Words: surgery.LearningWords{What: "start small"}}}))
	wantOK(t, a.Store)
}

// A backup has nothing of a share that outlives it; a store that is put in the place of
// another takes a new seat before it writes in the share again.
func TestBackupsAndSeats(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, a, "Zebedee Testperson")
	tr.in(t, b, "Quillfeather Sample")
	tr.round(t)
	path := filepath.Join(t.TempDir(), "copy.db")
	copied, err := a.CopyTo(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckCopy(path); err != nil {
		t.Error(err)
	}
	db := plain(t, filepath.Dir(moved(t, path)))
	for _, query := range []string{"SELECT count(*) FROM share", "SELECT count(*) FROM heard", "SELECT count(*) FROM touched",
		"SELECT count(*) FROM setting WHERE name IN ('.sealed.share_key', '.sealed.desk_secret')"} {
		var n int
		if err := db.QueryRow(query).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s: %d, %v", query, n, err)
		}
	}
	_ = copied
	shut(t, a.Store)
	if err := os.Remove(filepath.Join(a.Folder(), TailFile)); err != nil {
		t.Fatal(err)
	}
	if _, err := Mend(Salvaging{Folder: a.Folder(), Secret: a.open(), Desk: "desk-2"}); err != nil {
		t.Fatal(err)
	}
	a.Store = tr.open(t, a.Folder())
	unlock(t, a.Store, a.open)
	wantOK(t, a.Store)
	in := tr.checkIn(tr.at, "Mordecai Sample", 9)
	wantKind(t, a.Do(in), surgery.Conflict, "error.join_again")
	if err := a.TakeSeat("seat-a2", "C", tr.NewID); err != nil {
		t.Fatal(err)
	}
	a.letter = "C"
	v := tr.in(t, a, "Mordecai Sample")
	if v.Called() != "C01" {
		t.Errorf("%s", v.Called())
	}
	tr.round(t)
	tr.agree(t)
	if h, err := b.Sharing(); err != nil || len(h.Desks) != 3 || h.Heard["seat-a2"].Number == 0 {
		t.Errorf("%+v, %v", h, err)
	}
}

// moved gives a copy the name of a store, in a folder of its own.
func moved(t testing.TB, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), File)
	if err := os.Rename(path, to); err != nil {
		t.Fatal(err)
	}
	return to
}

// A log that ends too early may be known elsewhere: its seat is written under no more.
func TestALogCutShortLosesItsSeat(t *testing.T) {
	tr := sharing(t, newWorld(), 1)
	a, b := tr.desks[0], tr.desks[1]
	tr.in(t, a, "Zebedee Testperson")
	before := copyFolder(t, a.Folder())
	tr.in(t, a, "Quillfeather Sample")
	tr.carry(t, a, b)
	tail, err := os.ReadFile(filepath.Join(a.Folder(), TailFile))
	if err != nil {
		t.Fatal(err)
	}
	shut(t, a.Store)
	if err := os.WriteFile(filepath.Join(before, TailFile), tail, 0o600); err != nil {
		t.Fatal(err)
	}
	a.Store = tr.open(t, before)
	unlock(t, a.Store, a.open)
	if !a.LogShort() {
		t.Error("it is not found")
	}
	wantKind(t, a.Do(tr.checkIn(tr.at, "Mordecai Sample", 2)), surgery.Conflict, "error.join_again")
	tr.carry(t, b, a) // what it lost comes back
	if all, err := a.Attendees(); err != nil || len(all) != 2 {
		t.Errorf("%v, %v", all, err)
	}
	if err := a.TakeSeat("seat-a2", "C", tr.NewID); err != nil {
		t.Fatal(err)
	}
	tr.in(t, a, "Mordecai Sample")
	shut(t, a.Store)
	a.Store = tr.open(t, before) // which was short until it went on
	unlock(t, a.Store, a.open)
	tr.round(t)
	tr.agree(t)
}
