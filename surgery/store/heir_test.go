package store

import (
	"database/sql"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// backup copies a store as a backup does; what it returns puts it back, on another laptop.
func (tr *trio) backup(t *testing.T, d *sharer) func() *sharer {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	copied, err := d.CopyTo(path)
	if err != nil {
		t.Fatal(err)
	}
	slots, err := d.Slots().File()
	if err != nil {
		t.Fatal(err)
	}
	key := d.key
	return func() *sharer {
		t.Helper()
		folder, again := t.TempDir(), filepath.Join(t.TempDir(), "copy.db")
		if err := copyFile(path, again); err != nil {
			t.Fatal(err)
		}
		if err := Stage(folder, Restored{Copy: again, Keys: copied.Keys, Erased: copied.Erased, Slots: slots, Desk: tr.NewID()}); err != nil {
			t.Fatal(err)
		}
		h := &sharer{Store: tr.world.open(t, folder), letter: "Z", key: key}
		unlock(t, h.Store, h.open)
		return h
	}
}

// bring brings what a desk has to a laptop, which becomes the home desk.
func (tr *trio) bring(t *testing.T, h, from *sharer, secret *seal.DeskSecret) {
	t.Helper()
	w, err := from.Whole()
	if err != nil {
		t.Fatal(err)
	}
	tr.bringThis(t, h, w, secret)
}

func (tr *trio) bringThis(t *testing.T, h *sharer, w *surgery.Whole, secret *seal.DeskSecret) {
	t.Helper()
	if err := h.BecomeHome(w, secret); err != nil {
		t.Fatal(err)
	}
	for _, p := range w.Parcels {
		if _, err := h.TakeWhole(w, &p); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Settle("seat-z", "Z", tr.NewID); err != nil {
		t.Fatal(err)
	}
	wantOK(t, h.Store)
}

// names expects so many people to be known by name.
func names(t *testing.T, d *sharer, want ...string) {
	t.Helper()
	all, err := d.Attendees()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, a := range all {
		found[a.Words.Name] = true
	}
	for _, name := range want {
		if !found[name] {
			t.Errorf("desk %s does not know %s", d.letter, name)
		}
	}
	if len(found) != len(want) {
		t.Errorf("desk %s knows %v, want %v", d.letter, found, want)
	}
}

func (tr *trio) closes(t *testing.T, d *sharer) {
	t.Helper()
	sur, err := d.Surgery(tr.at)
	if err != nil {
		t.Fatal(err)
	}
	closed := *sur
	closed.ClosedAt = tr.Now()
	o := tr.op(surgery.SurgeryClosed, tr.at, surgery.Edit{Before: sur, After: &closed})
	o.Surgery = tr.at
	tr.must(t, d.Store, o)
}

// lostHome is a home desk with somebody it alone knows, two others, and backups of it from
// before it shared and from while it did.
func lostHome(t *testing.T) (tr *trio, before, while func() *sharer) {
	t.Helper()
	tr = sharing(t, newWorld(), 2, func(tr *trio) {
		in := tr.checkIn(tr.at, "Earlybird Sample", 1)
		tr.must(t, tr.desks[0].Store, in)
		before = tr.backup(t, tr.desks[0])
	})
	tr.in(t, tr.desks[0], "Zebedee Testperson")
	while = tr.backup(t, tr.desks[0])
	tr.in(t, tr.desks[0], "Mordecai Sample")
	tr.in(t, tr.desks[1], "Quillfeather Sample")
	tr.round(t)
	return tr, before, while
}

// The restored organisation has the surgery again, whichever backup it is from: everybody,
// numbers and letters; others hand over to it as they did, and it closes.
func TestTheHomeLaptopIsLost(t *testing.T) {
	for when := range 3 {
		tr, before, while := lostHome(t)
		a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
		var h *sharer
		switch when {
		case 0:
			h = before()
		case 1:
			h = while()
		case 2: // nothing but the paper
			h = &sharer{Store: tr.open(t, t.TempDir()), letter: "Z"}
			h.key = *protect(t, h.Store)()
		}
		v := tr.in(t, b, "Lettice Sample")
		tr.bring(t, h, b, a.secret)
		names(t, h, "Earlybird Sample", "Zebedee Testperson", "Mordecai Sample", "Quillfeather Sample", "Lettice Sample")
		if got, err := h.Visit(v.ID); err != nil || got.Called() != "B02" {
			t.Errorf("%d: %+v, %v", when, got, err)
		}
		now, err := h.Sharing()
		if err != nil || !now.Home || now.Letter != "Z" || len(now.Desks) != 4 || now.WentOn("seat-a") == nil {
			t.Errorf("%d: %+v, %v", when, now, err)
		}
		tr.desks = []*sharer{h, b, c}
		tr.in(t, c, "Vera Sample")
		if v := tr.in(t, h, "Jas Sample"); v.Called() != "Z01" {
			t.Errorf("%d: %s", when, v.Called())
		}
		tr.round(t)
		tr.agree(t)
		names(t, b, "Earlybird Sample", "Zebedee Testperson", "Mordecai Sample", "Quillfeather Sample", "Lettice Sample", "Vera Sample", "Jas Sample")
		shut(t, h.Store)
		h.Store = tr.open(t, h.Folder())
		unlock(t, h.Store, h.open)
		if h.LogShort() {
			t.Errorf("%d: short", when)
		}
		tr.closes(t, h)
		tr.round(t)
		tr.agree(t)
		if at, err := c.Surgery(tr.at); err != nil || at.Open() {
			t.Errorf("%d: C does not know that it is closed: %v", when, err)
		}
		if err := h.StopSharing(); err != nil {
			t.Error(err)
		}
		wantOK(t, h.Store)
	}
}

// What two desks wrote comes to the same, in whichever order, and twice is once.
func TestTwoDesksWroteTheWholeSurgery(t *testing.T) {
	tr, before, while := lostHome(t)
	a, b, c := tr.desks[0], tr.desks[1], tr.desks[2]
	if err := a.AddTallies([]Count{{tr.at, "2026-11-24", "role", "staff", 3}}); err != nil {
		t.Fatal(err)
	}
	tr.carry(t, a, b)
	tr.in(t, b, "Only Atbee")
	v := tr.in(t, c, "Only Atcee")
	for i, d := range []*sharer{b, c} {
		if err := d.AddTallies([]Count{{tr.at, "2026-11-24", "role", "staff", i + 1}}); err != nil {
			t.Fatal(err)
		}
	}
	tr.edits(t, c, surgery.VisitEdited, v.ID, func(v *surgery.Visit) { v.State = surgery.Finished })
	wholes := map[string]*surgery.Whole{}
	for _, d := range []*sharer{b, c} {
		w, err := d.Whole()
		if err != nil {
			t.Fatal(err)
		}
		wholes[d.letter] = w
	}
	for _, restored := range []func() *sharer{before, while} {
		var first *sharer
		for _, order := range []string{"BC", "CB", "BCB", "CCB"} {
			h := restored()
			for _, letter := range order {
				tr.bringThis(t, h, wholes[string(letter)], a.secret)
			}
			names(t, h, "Earlybird Sample", "Zebedee Testperson", "Mordecai Sample", "Quillfeather Sample", "Only Atbee", "Only Atcee")
			tallies, err := h.Tallies(tr.at)
			if err != nil || len(tallies) != 1 || tallies[0].N != 6 {
				t.Errorf("%s: %+v, %v", order, tallies, err)
			}
			if waiting, err := h.Waiting(); err != nil || len(waiting) > 0 {
				t.Errorf("%s: %+v, %v", order, waiting, err)
			}
			if first == nil {
				first = h
				continue
			}
			facts, words := tr.without(t, first), tr.without(t, h)
			if facts != words {
				t.Errorf("%s comes to something else", order)
			}
		}
	}
}

// without returns all that a desk has of the share but for the seat that it took itself.
func (tr *trio) without(t *testing.T, d *sharer) (all string) {
	t.Helper()
	for _, f := range []surgery.Family{surgery.Visits, surgery.Attendees, surgery.Surgeries, surgery.Steps, surgery.Contents} {
		if err := d.inTx(func(tx *sql.Tx) error {
			records, err := list[surgery.Record](d.Store, tx, f, "ORDER BY id")
			for _, r := range records {
				all += string(f) + print(r) + "\n"
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
