package sharing_test

import (
	"os"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/backup"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store/torture/leak"
)

// leaves has a joined desk keep nothing, if it may, and returns what it says.
func (s *desks) leaves(d *rooms.Rooms) string {
	s.t.Helper()
	leave := world.Got[func() (*sharing.Next, error)](s.t)(d.Sharing.Leaving())
	if leave == nil {
		return ""
	}
	if err := d.Desk.Close(); err != nil {
		s.t.Fatal(err)
	}
	return world.Got[*sharing.Next](s.t)(leave()).Said
}

// named fails where one of these stands in a file of a joined laptop, or of the stick.
func (s *desks) named(when string, at int, names ...string) {
	s.t.Helper()
	hits, err := leak.Find(names, s.owns[at], s.stick)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, h := range hits {
		s.t.Errorf("%s: %q stands in %s, as %s", when, h.Word, h.File, h.Form)
	}
}

// When the surgery is closed at the home desk, a joined desk hands over, is told that all
// has come, and keeps nothing: no name in any file of its laptop, no folder.
func TestAJoinedDeskKeepsNothing(t *testing.T) {
	s := shared(t)
	w := s.worlds[0]
	world.Must(t)(s.home.Today.CheckInNew(today.Arrival{Name: "Earlybird Quixotical", SavePlace: true}))
	b := s.join("Front door")
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble", SavePlace: true}))
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Passerby Gonesoon"}))
	s.named("open", 1, "Kepthelene", "Gonesoon", "Earlybird", "Zebedee")
	s.swap(b)
	s.swap(s.home)
	if who := world.Got[[]sharing.Absent](t)(s.home.Sharing.Absents()); len(who) != 1 || !strings.HasPrefix(who[0].Said, "Desk B, Front door: last heard at 13:") {
		t.Errorf("absent: %+v", who)
	}
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Latecomer Lastminute"}))
	world.Must(t)(s.home.Closing.CloseSurgery(nil))
	if s.leaves(b) != "" {
		t.Fatal("it leaves before it knows")
	}
	s.swap(s.home)
	s.swap(b)
	if state := world.Got[sharing.State](t)(b.Sharing.State()); !state.Closed {
		t.Errorf("B does not know: %+v", state)
	}
	s.named("closed", 1, "Gonesoon", "Lastminute")
	if s.leaves(b) != "" {
		t.Fatal("it leaves before the home desk has all")
	}
	if said := s.swap(s.home); !strings.HasSuffix(said, "1 thing needs a look.") { // who came late
		t.Errorf("at home: %q", said)
	}
	if at := world.Got[sharing.State](t)(s.home.Sharing.State()).Desks[1]; at.Waiting != 0 {
		t.Errorf("after closing: %q", at.Standing)
	}
	s.swap(b)
	if _, err := os.Stat(backup.Own(b.Desk.Folder())); err == nil {
		t.Error("there are backups of a joined desk")
	}
	if said := s.leaves(b); !strings.HasPrefix(said, "This laptop handed everything over at 13:") {
		t.Fatalf("it says %q", said)
	}
	if sharing.Opens(s.owns[1]) != s.owns[1] {
		t.Error("the folder is still there")
	}
	s.named("gone", 1, "Kepthelene", "Gonesoon", "Earlybird", "Lastminute", "Zebedee")
	if found := world.Search(t, s.home, "latecomer"); len(found.Rows) > 0 {
		t.Errorf("who did not save their place is still named: %+v", found.Rows)
	}
	if found := world.Search(t, s.home, "kepthelene"); len(found.Rows) != 1 {
		t.Errorf("who saved their place at B is not known at home: %+v", found.Rows)
	}
	visits, err := s.home.Desk.Store().Visits(s.surgery())
	if err != nil || len(visits) != 5 {
		t.Errorf("%d visits, %v", len(visits), err)
	}
	if r := world.Verified(t, s.home); r.Chain != "ok" {
		t.Error(r.Chain)
	}
	world.Must(t)(s.home.Sharing.StopSharing())
	w.Pass(28 * 24 * 60 * 60 * 1e9)
	world.Must(t)(s.home.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
}

// Somebody of an earlier month who is here is erased in both chains: what other desks are
// told says nothing of that month.
func TestErasingSomebodyOfEarlierMonthsWhileShared(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	w.NextMonth(t, d)
	row := world.Search(t, d, "zebedee").Rows[0]
	world.Must(t)(d.Today.CheckIn(row.Attendee))
	s := &desks{t: t, worlds: []*world.World{w}, owns: []string{w.Folder}, home: d, stick: t.TempDir()}
	world.Must(t)(d.Sharing.Share())
	b := s.join("Front door")
	_, done, err := d.People.ErasePeople([]surgery.ID{row.Attendee})
	if err != nil {
		t.Fatal(err)
	}
	if said := world.Got[string](t)(d.Sharing.Confirmed(done.Op)); !strings.HasPrefix(said, "1 of 2 desks confirmed. Not yet desk B") {
		t.Errorf("receipt: %q", said)
	}
	receipts := func(want string) {
		t.Helper()
		if all := world.Got[[]string](t)(d.Sharing.Erased()); len(all) != 1 || !strings.HasPrefix(all[0], "1 person erased at 13:") || !strings.HasSuffix(all[0], want) {
			t.Errorf("receipts %q, want %q", all, want)
		}
	}
	receipts(" 1 of 2 desks confirmed. Not yet desk B: nothing read from it yet.")
	s.swap(d)
	s.swap(b)
	receipts(" Not yet desk B: nothing read from it yet.")
	s.swap(d)
	receipts(" 2 of 2 desks confirmed.")
	if said := world.Got[string](t)(d.Sharing.Confirmed(done.Op)); said != "2 of 2 desks confirmed." {
		t.Errorf("receipt: %q", said)
	}
	if found := world.Search(t, b, "zebedee"); len(found.Rows) > 0 {
		t.Errorf("%+v", found.Rows)
	}
	if r := world.Verified(t, d); r.Chain != "ok" {
		t.Error(r.Chain)
	}
}

// A joined desk that goes home in the middle hands over and keeps nothing; one that is
// lost is struck off, and what it brings waits.
func TestGoingHomeAndLost(t *testing.T) {
	s := shared(t)
	b, c := s.join("Front door"), s.join("Table")
	world.Must(t)(b.Today.CountGuest())
	world.Must(t)(b.Sharing.GoHome())
	s.swap(b)
	if s.leaves(b) != "" {
		t.Fatal("it leaves before the home desk has all")
	}
	s.swap(s.home)
	s.swap(b)
	if said := s.leaves(b); !strings.Contains(said, "keeps nothing") {
		t.Fatalf("it says %q", said)
	}
	lost := ""
	for _, d := range world.Got[sharing.State](t)(s.home.Sharing.State()).Desks {
		if d.Letter == "C" {
			lost = string(d.Seat)
		}
	}
	s.worlds[0].Pass(60e9)
	world.Must(t)(s.home.Sharing.Lost(surgery.ID(lost)))
	s.worlds[2].Now = s.worlds[0].Now
	s.worlds[2].Pass(-300e9) // whatever its clock says
	world.Must(t)(c.Today.CountGuest())
	world.Must(t)(c.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble"}))
	held := func(when string) {
		t.Helper()
		if n := world.Board(t, s.home).Counts.CheckedIn; n != 2 {
			t.Errorf("%s: %d are here", when, n)
		}
		if found := world.Search(t, s.home, "kepthelene"); len(found.Rows) > 0 {
			t.Errorf("%s: %+v", when, found.Rows)
		}
		if r := world.Verified(t, s.home); r.Chain != "ok" {
			t.Errorf("%s: %s", when, r.Chain)
		}
	}
	s.swap(c)
	if said := s.swap(s.home); !strings.HasSuffix(said, "1 thing needs a look.") {
		t.Errorf("at home: %q", said)
	}
	held("brought")
	things := world.Got[[]crossed.Thing](t)(s.home.Crossed.Look())
	if len(things) != 1 || !strings.HasPrefix(things[0].What, "Desk C was struck off, and brought 2 arrivals, made at ") {
		t.Fatalf("%+v", things)
	}
	world.Refused(t, second(s.home.Sharing.StopSharing()), surgery.Conflict, "error.still_held")
	world.Must(t)(s.home.Crossed.Settle(things[0], "leave"))
	held("left out")
	if things := world.Got[[]crossed.Thing](t)(s.home.Crossed.Look()); len(things) > 0 {
		t.Errorf("%+v", things)
	}
	// It learns that it was struck off, and that the home desk holds what it had; and says so.
	if said := s.swap(c); !strings.HasPrefix(said, "The home desk has struck this laptop off") {
		t.Errorf("at C: %q", said)
	}
	if band := c.Sharing.Band(); !strings.Contains(band, "struck off") {
		t.Errorf("at C: %q", band)
	}
	if now := world.Got[sharing.State](t)(c.Sharing.State()); !now.Struck || !now.Going {
		t.Errorf("at C: %+v", now)
	}
	s.swap(s.home)
	s.swap(c)
	if said := s.leaves(c); !strings.Contains(said, "keeps nothing") {
		t.Errorf("C says %q", said)
	}
	s.named("struck off", 2, "Kepthelene")
	if said := s.swap(s.home); strings.Contains(said, "look") {
		t.Errorf("at home again: %q", said)
	}
}

func second(_ surgery.Change, err error) error { return err }

// What a desk brought that was struck off is taken in when the host wants it, at every
// desk, also where it had come before anybody knew.
func TestWhatAStruckDeskBroughtIsTakenIn(t *testing.T) {
	s := shared(t)
	b, c := s.join("Front door"), s.join("Table")
	world.Must(t)(c.Today.CheckInNew(today.Arrival{Name: "Quixotic Two"}))
	s.swap(c)
	s.swap(b)
	here := func(d *rooms.Rooms, name string) int { return len(world.Search(t, d, name).Rows) }
	if here(b, "quixotic") != 1 {
		t.Fatal("it did not come to B")
	}
	now := world.Got[*surgery.Sharing](t)(s.home.Desk.Store().Sharing())
	world.Must(t)(s.home.Sharing.Lost(now.Desks[2].ID))
	s.swap(s.home)
	s.swap(b)
	if n := here(b, "quixotic") + here(s.home, "quixotic"); n != 0 {
		t.Errorf("it is found %d times", n)
	}
	world.Must(t)(s.home.Crossed.Settle(world.Got[[]crossed.Thing](t)(s.home.Crossed.Look())[0], "take"))
	if here(s.home, "quixotic") != 1 {
		t.Error("it is not taken in")
	}
	s.swap(s.home)
	s.swap(b)
	if here(b, "quixotic") != 1 {
		t.Error("it is not back at B")
	}
	for letter, d := range map[string]*rooms.Rooms{"A": s.home, "B": b} {
		if r := world.Verified(t, d); r.Chain != "ok" || r.Waiting != 0 {
			t.Errorf("desk %s: %+v", letter, r)
		}
	}
	facts, words, err := s.home.Desk.Store().SharedHash()
	if f, w, failed := b.Desk.Store().SharedHash(); err != nil || failed != nil || f != facts || w != words {
		t.Errorf("they differ: %v, %v", err, failed)
	}
}

// A joined desk that never hands over takes the names off by itself after 14 days, by its
// own clock, and keeps the rest to be handed over.
func TestNamesGoByThemselvesAfterFourteenDays(t *testing.T) {
	s := shared(t)
	b := s.join("Front door")
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble", SavePlace: true}))
	w := s.worlds[1]
	w.Pass(14 * 24 * 60 * 60 * 1e9)
	if went := world.Got[bool](t)(b.Sharing.EraseOverdue()); went {
		t.Error("they went a day too early")
	}
	w.Pass(24 * 60 * 60 * 1e9)
	if went := world.Got[bool](t)(b.Sharing.EraseOverdue()); !went {
		t.Error("they stay")
	}
	if found := world.Search(t, b, "kep"); len(found.Rows) > 0 {
		t.Errorf("%+v", found.Rows)
	}
	if went := world.Got[bool](t)(b.Sharing.EraseOverdue()); went {
		t.Error("they went twice")
	}
	s.worlds[0].Now = w.Now
	s.swap(b)
	if said := s.swap(s.home); !strings.HasPrefix(said, "1 arrival and 1 other change came from desk B.") {
		t.Errorf("at home: %q", said)
	}
	if r := world.Verified(t, b); r.Chain != "ok" {
		t.Error(r.Chain)
	}
}
