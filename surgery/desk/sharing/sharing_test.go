package sharing_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// desks are the laptops of a test, which share one clock and one stick.
type desks struct {
	t      *testing.T
	worlds []*world.World
	home   *rooms.Rooms
	stick  string
	owns   []string // folders of each laptop's own records
}

// shared is a home desk that shares its surgery, with Zebedee in it.
func shared(t *testing.T) *desks {
	w := world.New(t)
	d, _ := w.Protected(t)
	s := &desks{t: t, worlds: []*world.World{w}, owns: []string{w.Folder}, home: d, stick: t.TempDir()}
	world.Must(t)(d.Sharing.Share())
	return s
}

// join lets another laptop in, and opens it on what the stick brought.
func (s *desks) join(name string) *rooms.Rooms {
	s.t.Helper()
	w := world.New(s.t)
	w.N, w.Now = 1_000_000*len(s.worlds), s.worlds[0].Now
	s.worlds = append(s.worlds, w)
	d := w.Open(s.t)
	j := world.Got[*sharing.Joining](s.t)(d.Sharing.NewJoining(name))
	words := world.Got[[3]string](s.t)(j.Write(s.stick))
	asks := world.Got[[]sharing.Request](s.t)(sharing.Requests(s.stick))
	if len(asks) != 1 || asks[0].Words != words || asks[0].Name != name {
		s.t.Fatalf("asks %+v, want %v", asks, words)
	}
	letting := world.Got[*sharing.Letting](s.t)(s.home.Sharing.LetIn(asks[0], ""))
	if err := letting.Write(s.stick); err != nil {
		s.t.Fatal(err)
	}
	if err := j.Read(); err != nil {
		s.t.Fatal(err)
	}
	next := world.Got[*sharing.Next](s.t)(j.Enter(strings.ToUpper(letting.Passphrase)))
	if err := d.Desk.Close(); err != nil {
		s.t.Fatal(err)
	}
	own := w.Folder
	s.owns = append(s.owns, own)
	w.Folder = sharing.Opens(own)
	if w.Folder == own {
		s.t.Fatal("it opens its own records")
	}
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

func TestThreeDesksSeeOneAnothersArrivals(t *testing.T) {
	s := shared(t)
	of := s.home.Settings.Settings()
	of.Organisation, of.AttendeeLabel = "Made-up Trust", "guest"
	world.Must(t)(s.home.Settings.Set(of))
	b := s.join("Front door")
	c := s.join("Table")
	if now := b.Settings.Settings(); now.Organisation != "Made-up Trust" || now.AttendeeLabel != "guest" {
		t.Errorf("settings at B: %+v", now)
	}
	state := world.Got[sharing.State](t)(b.Sharing.State())
	if !state.Joined || state.Letter != "B" || !state.Open || len(state.Desks) != 2 {
		t.Errorf("desk B: %+v", state)
	}
	if n := world.Board(t, b).Counts.CheckedIn; n != 1 {
		t.Errorf("%d are at desk B", n)
	}
	for _, name := range []string{"Kepthelene One", "Quixotic Two", "Wobble Three"} {
		world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: name}))
	}
	world.Must(t)(c.Today.CountGuest())
	if said := s.swap(b); said != "Nothing new came from other desks. 3 changes were written for desks A and C." {
		t.Errorf("at B: %q", said)
	}
	if said := s.swap(c); said != "3 arrivals came from desk B. 1 change was written for desks A and B." {
		t.Errorf("at C: %q", said)
	}
	said := s.swap(s.home)
	if !strings.HasPrefix(said, "3 arrivals came from desk B.") {
		t.Errorf("at home: %q", said)
	}
	if said := s.swap(b); said != "1 arrival came from desk C. There was nothing new to write." {
		t.Errorf("at B again: %q", said)
	}
	for letter, d := range map[string]*rooms.Rooms{"A": s.home, "B": b, "C": c} {
		board := world.Board(t, d)
		var numbers []string
		for _, card := range board.Waiting {
			numbers = append(numbers, card.Number)
		}
		if board.Counts.CheckedIn != 5 {
			t.Errorf("desk %s: %v", letter, numbers)
		}
	}
	facts, words, err := s.home.Desk.Store().SharedHash()
	for _, d := range []*rooms.Rooms{b, c} {
		f, w, failed := d.Desk.Store().SharedHash()
		if failed != nil || err != nil || f != facts || w != words {
			t.Errorf("they differ: %v %v", err, failed)
		}
	}
}

// surgery returns the surgery that is shared.
func (s *desks) surgery() surgery.ID {
	s.t.Helper()
	now := world.Got[*surgery.Sharing](s.t)(s.home.Desk.Store().Sharing())
	return now.Surgery
}
