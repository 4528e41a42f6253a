package live_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/world"
)

// The home desk's log ends before what others have of it: it goes on under another seat,
// others know it by its sign key, and hand over to it.
func TestAHomeDeskOfAnotherSeat(t *testing.T) {
	v := newVenue(t)
	a := v.shares().leads()
	b := v.joins("Front door").follows(a)
	a.arrives("Kepthelene One")
	agree(t, 1, a, b)
	a.close()
	older := filepath.Join(t.TempDir(), "older")
	if err := os.CopyFS(older, os.DirFS(a.own)); err != nil {
		t.Fatal(err)
	}
	a.open()
	a.unlocks(phrase)
	a.arrives("Quixotic Two")
	agree(t, 2, a, b)
	a.close()
	for _, name := range []string{"surgery.db", "surgery.db-wal"} { // an older file, with the tail of the newer one
		raw, err := os.ReadFile(filepath.Join(older, name))
		if os.IsNotExist(err) {
			err = os.RemoveAll(filepath.Join(a.own, name))
		} else if err == nil {
			err = os.WriteFile(filepath.Join(a.own, name), raw, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	b.arrives("Wobble Three")
	a.open()
	a.unlocks(phrase)
	agree(t, 3, a, b)
	a.does(func(d *rooms.Rooms) {
		if now := world.Got[*surgery.Sharing](t)(d.Desk.Store().Sharing()); now.Seat == now.HomeSeat || now.Seat == "" {
			t.Errorf("its seat is %q, the first was %q", now.Seat, now.HomeSeat)
		}
	})
	a.does(func(d *rooms.Rooms) { world.Must(t)(d.Closing.CloseSurgery(nil)) })
	if said := b.goes(); !strings.Contains(said, "keeps nothing") {
		t.Errorf("B says %q", said)
	}
}
