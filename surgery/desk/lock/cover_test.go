package lock_test

import (
	"slices"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/wall"
	"socialmediasurgery/surgery/desk/world"
)

// TestTheWallAndUndoSayNobodysName while covered and while locked, and the wall
// keeps its hashtag.
func TestTheWallAndUndoSayNobodysName(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	s := d.Settings.Settings()
	s.WallNames = true
	world.Must(t)(d.Settings.Set(s))
	now := *d.Desk.Surgery()
	now.Words.Hashtag, now.Words.Title = "MadeUpWeek", "Made-up surgery"
	world.Must(t)(d.Start.EditSurgery(now))
	wall := func() wall.Wall {
		t.Helper()
		view, err := d.Wall.View()
		if err != nil {
			t.Fatal(err)
		}
		return view
	}
	if next := wall().Next; !slices.Equal(next, []string{"Zebedee"}) || d.Desk.History.UndoLabel("") == "" {
		t.Fatalf("open: %v", next)
	}
	if err := d.Lock.SetPIN([]byte(world.Phrase), []byte("2846")); err != nil {
		t.Fatal(err)
	}
	d.Desk.Cover(true)
	if next := wall().Next; !slices.Equal(next, []string{"1"}) || d.Desk.History.UndoLabel("") != "" {
		t.Errorf("covered: %v, undo %q", next, d.Desk.History.UndoLabel(""))
	}
	world.Refused(t, d.Lock.LiftCover(nil), surgery.Invalid, "error.pin_wrong")
	if err := d.Lock.LiftCover([]byte("2846")); err != nil || !slices.Equal(wall().Next, []string{"Zebedee"}) {
		t.Errorf("lifted: %v, %v", wall().Next, err)
	}
	world.LockDesk(t, d)
	world.Must(t)(d.Today.CountGuest())
	if view := wall(); !slices.Equal(view.Next, []string{"1", "2"}) || view.Hashtag != "#MadeUpWeek" || !view.Here || d.Desk.History.UndoLabel("") != "" {
		t.Errorf("locked: %+v", view)
	}
	world.UnlockDesk(t, d, world.Phrase)
	if next := wall().Next; !slices.Equal(next, []string{"Zebedee", "2"}) {
		t.Errorf("unlocked: %v", next)
	}
}

func TestACoverWithoutAPINIsLiftedByThePassphrase(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.Arrive(t, d, "Una Inventa", false) // new keys ended the history before it
	d.Desk.Cover(true)
	world.Refused(t, d.Lock.LiftCover(nil), surgery.Invalid, "error.passphrase_wrong")
	if d.Desk.History.UndoLabel("") != "" {
		t.Error("lifted by nothing")
	}
	if err := d.Lock.LiftCover([]byte(world.Phrase)); err != nil || d.Desk.History.UndoLabel("") == "" || d.Desk.Locked() {
		t.Errorf("not lifted: %v", err)
	}
	d.Desk.Cover(true)
	for lock.WrongPINs(d.Lock) < lock.MostWrong-1 {
		world.Refused(t, d.Lock.LiftCover([]byte("a guess")), surgery.Invalid, "error.passphrase_wrong")
		w.Pass(lock.LongestWait)
	}
	world.Refused(t, d.Lock.LiftCover([]byte("a guess")), surgery.Locked, "error.pin_locked")
	if !d.Desk.Locked() {
		t.Error("five wrong ones do not lock")
	}
}

func TestACoverWithoutAPassphrase(t *testing.T) {
	d := world.New(t).Started(t)
	world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zebedee Quux"}))
	d.Desk.Cover(true)
	if d.Desk.History.UndoLabel("") != "" {
		t.Error("undo names somebody")
	}
	if err := d.Lock.LiftCover(nil); err != nil || d.Desk.History.UndoLabel("") == "" {
		t.Errorf("not lifted: %v", err)
	}
}
