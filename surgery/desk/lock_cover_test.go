package desk

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery"
)

// TestTheWallAndUndoSayNobodysName while covered and while locked, and the wall
// keeps its hashtag.
func TestTheWallAndUndoSayNobodysName(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	s := d.Settings()
	s.WallNames = true
	must(t)(d.SetSettings(s))
	now := *d.current
	now.Words.Hashtag, now.Words.Title = "MadeUpWeek", "Made-up surgery"
	must(t)(d.EditSurgery(now))
	wall := func() Wall {
		t.Helper()
		view, err := d.WallView()
		if err != nil {
			t.Fatal(err)
		}
		return view
	}
	if next := wall().Next; !slices.Equal(next, []string{"Zebedee"}) || d.UndoLabel("") == "" {
		t.Fatalf("open: %v", next)
	}
	if err := d.SetPIN([]byte("2468")); err != nil {
		t.Fatal(err)
	}
	d.Cover()
	if next := wall().Next; !slices.Equal(next, []string{"1"}) || d.UndoLabel("") != "" {
		t.Errorf("covered: %v, undo %q", next, d.UndoLabel(""))
	}
	refused(t, d.Uncover(), surgery.Invalid, "error.pin_wrong")
	if err := d.LiftCover([]byte("2468")); err != nil || !slices.Equal(wall().Next, []string{"Zebedee"}) {
		t.Errorf("lifted: %v, %v", wall().Next, err)
	}
	lockDesk(t, d)
	must(t)(d.CountGuest())
	if view := wall(); !slices.Equal(view.Next, []string{"1", "2"}) || view.Hashtag != "#MadeUpWeek" || !view.Here || d.UndoLabel("") != "" {
		t.Errorf("locked: %+v", view)
	}
	unlockDesk(t, d, phrase)
	if next := wall().Next; !slices.Equal(next, []string{"Zebedee", "2"}) {
		t.Errorf("unlocked: %v", next)
	}
}

func TestACoverWithoutAPIN(t *testing.T) {
	d := newWorld(t).started(t)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux"}))
	d.Cover()
	if d.UndoLabel("") != "" {
		t.Error("undo names somebody")
	}
	if err := d.Uncover(); err != nil || d.UndoLabel("") == "" {
		t.Errorf("not lifted: %v", err)
	}
}
