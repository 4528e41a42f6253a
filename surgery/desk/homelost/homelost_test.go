package homelost_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/homelost"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/store/torture/leak"
)

// desks are the laptops of a test, which share one stick.
type desks struct {
	t       *testing.T
	worlds  []*world.World
	home    *rooms.Rooms
	paper   lock.Recovery
	stick   string
	backups string
}

// shared is a home desk that is backed up, and shares its surgery, with Zebedee in it.
func shared(t *testing.T) *desks {
	w := world.New(t)
	d, paper := w.Protected(t)
	s := &desks{t: t, worlds: []*world.World{w}, home: d, paper: paper, stick: t.TempDir(), backups: t.TempDir()}
	of := d.Settings.Settings()
	of.Organisation, of.BackupTo = "Made-up Trust", s.backups
	world.Must(t)(d.Settings.Set(of))
	s.backUp()
	world.Must(t)(d.Sharing.Share())
	return s
}

func (s *desks) backUp() {
	s.t.Helper()
	s.worlds[0].Pass(60e9)
	world.Must(s.t)(s.home.Backups.BackUp())
	world.Settled(s.t, s.home)
}

// laptop is another one, with records of its own.
func (s *desks) laptop() (*world.World, *rooms.Rooms) {
	w := world.New(s.t)
	w.N, w.Now = 1_000_000*len(s.worlds), s.worlds[0].Now
	s.worlds = append(s.worlds, w)
	return w, w.Open(s.t)
}

// join lets another laptop in.
func (s *desks) join(home *rooms.Rooms, name string) *rooms.Rooms {
	s.t.Helper()
	w, d := s.laptop()
	j := world.Got[*sharing.Joining](s.t)(d.Sharing.NewJoining(name))
	world.Got[[3]string](s.t)(j.Write(s.stick))
	asks := world.Got[[]sharing.Request](s.t)(sharing.Requests(s.stick))
	letting := world.Got[*sharing.Letting](s.t)(home.Sharing.LetIn(asks[0], ""))
	if err := letting.Write(s.stick); err != nil {
		s.t.Fatal(err)
	}
	if err := j.Read(); err != nil {
		s.t.Fatal(err)
	}
	next := world.Got[*sharing.Next](s.t)(j.Enter(letting.Passphrase))
	if err := d.Desk.Close(); err != nil {
		s.t.Fatal(err)
	}
	w.Folder = sharing.Opens(w.Folder)
	d = w.Open(s.t)
	if err := d.Sharing.Opened(next); err != nil {
		s.t.Fatal(err)
	}
	return d
}

// swap swaps with the stick at a desk, and returns what it says.
func (s *desks) swap(d *rooms.Rooms) string {
	s.t.Helper()
	return world.Swap(s.t, d, s.stick)
}

// restores brings the latest backup back on another laptop, with the paper.
func (s *desks) restores() *rooms.Rooms {
	s.t.Helper()
	all := world.Backups(s.t, s.backups)
	_, d := s.laptop()
	world.Must(s.t)(d.Restore.Restore(all[0].Path(), s.paper.Text))
	if d.Desk.Locked() || !d.Lock.MustSetPassphrase() {
		s.t.Fatal("the paper does not open it")
	}
	return d
}

// writes writes the whole surgery at a desk, and returns what it says.
func (s *desks) writes(d *rooms.Rooms) string {
	s.t.Helper()
	w := world.Got[*homelost.Writing](s.t)(d.HomeLost.Write(s.stick))
	if err := w.Write(); err != nil {
		s.t.Fatal(err)
	}
	return world.Must(s.t)(d.HomeLost.Written(w)).Notice
}

// brings brings in what lies on the stick, and returns what it says before and after.
func (s *desks) brings(d *rooms.Rooms) (before, after string) {
	s.t.Helper()
	if err := homelost.Lies(s.stick); err != nil {
		s.t.Fatal(err)
	}
	b := world.Got[*homelost.Bringing](s.t)(homelost.Look(s.stick, strings.ToLower(s.paper.Text)))
	before = b.Said(d.Desk.Now())
	if err := d.HomeLost.Start(b); err != nil {
		s.t.Fatal(err)
	}
	for {
		piece := world.Got[*homelost.Piece](s.t)(b.Next())
		if piece == nil {
			break
		}
		world.Must(s.t)(d.HomeLost.Take(b, piece))
	}
	after = world.Must(s.t)(d.HomeLost.Finish(b)).Notice
	if r := world.Verified(s.t, d); r.Chain != "ok" || r.Waiting != 0 {
		s.t.Errorf("%+v", r)
	}
	return before, after
}

func (s *desks) known(d *rooms.Rooms, names ...string) {
	s.t.Helper()
	for _, name := range names {
		if n := len(world.Search(s.t, d, name).Rows); n != 1 {
			s.t.Errorf("%s is known %d times", name, n)
		}
	}
}

// The home laptop is lost, and its backup is from before the surgery was shared, or from
// while it was. With the stick of a joined desk, and the paper, it goes on elsewhere, lets
// another laptop in, closes, and the joined desk keeps nothing.
func TestTheSurgeryGoesOnOnAnotherLaptop(t *testing.T) {
	for _, while := range []bool{false, true} {
		s := shared(t)
		world.Must(t)(s.home.Today.CheckInNew(today.Arrival{Name: "Earlybird Quixotical"}))
		if while {
			s.backUp()
		}
		b := s.join(s.home, "Front door")
		world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble", SavePlace: true}))
		s.swap(b)
		s.swap(s.home)
		world.Must(t)(b.Today.CountGuest()) // which the home desk does not know
		if err := s.home.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		for range 2 { // again is in place of the first
			if said := s.writes(b); !strings.HasPrefix(said, "4 check-ins are on the stick, with ") {
				t.Error(said)
			}
		}
		for _, name := range []string{"Kepthelene", "Earlybird", "Zebedee"} {
			if hits, err := leak.Find([]string{name}, s.stick); err != nil || len(hits) > 0 {
				t.Errorf("%s stands on the stick: %v, %v", name, hits, err)
			}
		}
		h := s.restores()
		if while {
			world.Must(t)(h.Today.CheckInNew(today.Arrival{Name: "Alonesome Meanwhile"})) // nobody had brought the stick yet
		}
		before, after := s.brings(h)
		if !strings.HasPrefix(before, "Made-up Hall, 24 November 2026: 4 check-ins. Written at 13:") || !strings.HasSuffix(before, " by desk B.") {
			t.Error(before)
		}
		if want := map[bool]string{false: "4", true: "5"}[while]; after != want+" check-ins are here now. This laptop is the home desk, Z." {
			t.Error(after)
		}
		s.known(h, "kepthelene", "earlybird", "zebedee")
		if n := world.Board(t, h).Counts.CheckedIn; n != map[bool]int{false: 4, true: 5}[while] {
			t.Errorf("%d are here", n)
		}
		state := world.Got[sharing.State](t)(h.Sharing.State())
		if state.Joined || !state.Shared || state.Letter != "Z" || len(state.Desks) != 3 || state.Desks[0].Standing != "goes on as desk Z" {
			t.Errorf("%+v", state)
		}
		if _, said := s.brings(h); said != "Everything on the stick was here already." {
			t.Error(said)
		}
		_, err := h.Sharing.Passphrase()
		world.Refused(t, err, surgery.NotFound, "sharing.no_passphrase")
		world.Must(t)(h.Sharing.NewPassphrase())
		s.swap(h)
		s.swap(b)
		s.swap(h)
		c := s.join(h, "Table")
		if state := world.Got[sharing.State](t)(c.Sharing.State()); state.Letter != "C" {
			t.Errorf("%+v", state)
		}
		s.known(c, "kepthelene", "earlybird", "zebedee")
		if absents := world.Got[[]sharing.Absent](t)(h.Sharing.Absents()); len(absents) != 2 {
			t.Errorf("%+v", absents)
		}
		world.Must(t)(h.Closing.CloseSurgery(nil))
		for range 2 {
			s.swap(h)
			s.swap(b)
			s.swap(c)
		}
		if leave := world.Got[func() (*sharing.Next, error)](t)(b.Sharing.Leaving()); leave == nil {
			t.Error("B does not leave")
		}
		s.known(h, "kepthelene")
		if n := len(world.Search(t, h, "earlybird").Rows); n != 0 {
			t.Error("who did not save their place is still named")
		}
		world.Must(t)(h.Sharing.StopSharing())
		if r := world.Verified(t, h); r.Chain != "ok" {
			t.Error(r.Chain)
		}
	}
}

// With nothing but the paper: a laptop begins anew, and has the organisation's settings.
func TestTheSurgeryGoesOnWithThePaperAlone(t *testing.T) {
	s := shared(t)
	b := s.join(s.home, "Front door")
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Wobble", SavePlace: true}))
	s.writes(b)
	_, h := s.laptop()
	found := world.Got[*homelost.Bringing](t)(homelost.Look(s.stick, s.paper.Text))
	world.Refused(t, h.HomeLost.Start(found), surgery.Invalid, "sharing.passphrase_first")
	if _, err := h.Lock.SetPassphrase(nil, []byte(world.Other), false); err != nil {
		t.Fatal(err)
	}
	world.Must(t)(h.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up House"}}))
	world.Refused(t, h.HomeLost.Start(found), surgery.Conflict, "homelost.open_here")
	world.Must(t)(h.Closing.CloseSurgery(nil))
	s.brings(h)
	s.known(h, "kepthelene", "zebedee")
	if now := h.Settings.Settings(); now.Organisation != "Made-up Trust" {
		t.Errorf("%+v", now)
	}
	if h.Desk.Surgery() == nil {
		t.Error("the surgery is not open")
	}
	world.Must(t)(h.Today.CountGuest())
	s.swap(h)
	if said := s.swap(b); !strings.HasPrefix(said, "1 arrival came from desk Z.") {
		t.Error(said)
	}
}

// What cannot be brought in is refused with a sentence, and nothing changes.
func TestWhatIsNotBroughtIn(t *testing.T) {
	s := shared(t)
	b := s.join(s.home, "Front door")
	world.Refused(t, homelost.Lies(s.stick), surgery.NotFound, "share.no_whole")
	_, err := s.home.HomeLost.Write(s.stick)
	world.Refused(t, err, surgery.Conflict, "error.is_home")
	s.writes(b)
	_, err = homelost.Look(s.stick, "SOME LETT ERS")
	world.Refused(t, err, surgery.Invalid, "error.recovery_unread")
	other := shared(t)
	_, err = homelost.Look(s.stick, other.paper.Text)
	world.Refused(t, err, surgery.Invalid, "share.other_paper")
	found := world.Got[*homelost.Bringing](t)(homelost.Look(s.stick, s.paper.Text))
	world.Refused(t, b.HomeLost.Start(found), surgery.Conflict, "error.at_home_desk")
	world.Refused(t, other.home.HomeLost.Start(found), surgery.Invalid, "error.not_heir") // ids are the same in tests
	files, err := filepath.Glob(filepath.Join(s.stick, "surgery", "*.all"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	raw := world.Got[[]byte](t)(os.ReadFile(files[0]))
	if err := os.WriteFile(files[0], raw[:len(raw)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = homelost.Look(s.stick, s.paper.Text)
	world.Refused(t, err, surgery.BadFile, "share.whole_damaged")
	world.LockDesk(t, b)
	_, err = b.HomeLost.Write(s.stick)
	world.Refused(t, err, surgery.Locked, "error.locked")
}

// Changes that cross on the way are seen on the new home desk.
func TestWhatCrossesWhileTheHomeIsLost(t *testing.T) {
	s := shared(t)
	world.Must(t)(s.home.Today.CheckInNew(today.Arrival{Name: "Earlybird Quixotical"}))
	b, c := s.join(s.home, "Front door"), s.join(s.home, "Table")
	at := world.Search(t, b, "earlybird").Rows[0].Visit
	for d, name := range map[*rooms.Rooms]string{b: "Vera Sample", c: "Jas Pretend"} {
		world.Must(t)(d.Today.NewSurgeonArrives(surgery.Surgeon{Words: surgery.SurgeonWords{Name: name}}, d.Desk.Now()))
		all := world.Got[[]*surgery.Surgeon](t)(d.Today.Surgeons())
		world.Must(t)(d.Today.Pair(at, all[len(all)-1].ID))
	}
	s.writes(b)
	s.writes(c)
	h := s.restores()
	if before, _ := s.brings(h); !strings.HasSuffix(before, "by desk B, C.") {
		t.Error(before)
	}
	if things := world.Got[[]crossed.Thing](t)(h.Crossed.Look()); len(things) != 1 {
		t.Errorf("%+v", things)
	}
}

// Where the home laptop turns up after all, it says that another is the home desk.
func TestTheHomeLaptopTurnsUp(t *testing.T) {
	s := shared(t)
	b := s.join(s.home, "Front door")
	s.swap(b)
	s.writes(b)
	h := s.restores()
	s.brings(h)
	for _, d := range []*rooms.Rooms{h, s.home} {
		s.swap(d)
	}
	if state := world.Got[sharing.State](t)(s.home.Sharing.State()); state.Replaced != "Z" {
		t.Errorf("%+v", state)
	}
	if said, _ := s.home.Sharing.Line(); said != "Desk Z is the home desk now" {
		t.Error(said)
	}
	if state := world.Got[sharing.State](t)(h.Sharing.State()); state.Replaced != "" || state.Desks[2].Waiting != 1 {
		t.Errorf("%+v", state)
	}
}
