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
	if err := d.SetPIN([]byte(phrase), []byte("2846")); err != nil {
		t.Fatal(err)
	}
	d.Cover(true)
	if next := wall().Next; !slices.Equal(next, []string{"1"}) || d.UndoLabel("") != "" {
		t.Errorf("covered: %v, undo %q", next, d.UndoLabel(""))
	}
	refused(t, d.LiftCover(nil), surgery.Invalid, "error.pin_wrong")
	if err := d.LiftCover([]byte("2846")); err != nil || !slices.Equal(wall().Next, []string{"Zebedee"}) {
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

func TestACoverWithoutAPINIsLiftedByThePassphrase(t *testing.T) {
	w := newWorld(t)
	d, _ := w.protected(t)
	arrive(t, d, "Una Inventa", false) // new keys ended the history before it
	d.Cover(true)
	refused(t, d.LiftCover(nil), surgery.Invalid, "error.passphrase_wrong")
	if d.UndoLabel("") != "" {
		t.Error("lifted by nothing")
	}
	if err := d.LiftCover([]byte(phrase)); err != nil || d.UndoLabel("") == "" || d.Locked() {
		t.Errorf("not lifted: %v", err)
	}
	d.Cover(true)
	for WrongPINs(d) < mostWrong-1 {
		refused(t, d.LiftCover([]byte("a guess")), surgery.Invalid, "error.passphrase_wrong")
		w.pass(longestWait)
	}
	refused(t, d.LiftCover([]byte("a guess")), surgery.Locked, "error.pin_locked")
	if !d.Locked() {
		t.Error("five wrong ones do not lock")
	}
}

func TestACoverWithoutAPassphrase(t *testing.T) {
	d := newWorld(t).started(t)
	must(t)(d.CheckInNew(Arrival{Name: "Zebedee Quux"}))
	d.Cover(true)
	if d.UndoLabel("") != "" {
		t.Error("undo names somebody")
	}
	if err := d.LiftCover(nil); err != nil || d.UndoLabel("") == "" {
		t.Errorf("not lifted: %v", err)
	}
}
