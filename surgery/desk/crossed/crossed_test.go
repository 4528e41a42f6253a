package crossed_test

import (
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/crossed"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/world"
)

// two is a home desk and a joined one, with a stick between them.
type two struct {
	t     *testing.T
	a, b  *rooms.Rooms
	w     *world.World
	stick string
}

func newTwo(t *testing.T) *two {
	w := world.New(t)
	a, _ := w.Protected(t)
	s := &two{t: t, a: a, w: w, stick: t.TempDir()}
	w.Surgeon(t, a, "Vicky")
	w.Surgeon(t, a, "Jas")
	world.Must(t)(a.Sharing.Share())
	other := world.New(t)
	other.N = 1_000_000
	b := other.Open(t)
	j := world.Got[*sharing.Joining](t)(b.Sharing.NewJoining("Front door"))
	world.Got[[3]string](t)(j.Write(s.stick))
	letting := world.Got[*sharing.Letting](t)(a.Sharing.LetIn(world.Got[[]sharing.Request](t)(sharing.Requests(s.stick))[0], ""))
	if err := letting.Write(s.stick); err != nil {
		t.Fatal(err)
	}
	if err := j.Read(); err != nil {
		t.Fatal(err)
	}
	next := world.Got[*sharing.Next](t)(j.Enter(letting.Passphrase))
	b.Desk.Close()
	other.Folder = sharing.Opens(other.Folder)
	other.Now = w.Now
	s.b = other.Open(t)
	if err := s.b.Sharing.Opened(next); err != nil {
		t.Fatal(err)
	}
	return s
}

// round carries the stick twice round.
func (s *two) round() {
	s.t.Helper()
	for range 2 {
		for _, d := range []*rooms.Rooms{s.a, s.b} {
			world.Swap(s.t, d, s.stick)
		}
	}
}

func (s *two) surgeon(name string) surgery.ID {
	s.t.Helper()
	for _, one := range world.Got[[]*surgery.Surgeon](s.t)(s.a.Today.Surgeons()) {
		if one.Words.Name == name {
			return one.ID
		}
	}
	s.t.Fatalf("no %s", name)
	return ""
}

// things returns what needs a look at both desks, which is the same.
func (s *two) things() []crossed.Thing {
	s.t.Helper()
	a, b := world.Got[[]crossed.Thing](s.t)(s.a.Crossed.Look()), world.Got[[]crossed.Thing](s.t)(s.b.Crossed.Look())
	if len(a) != len(b) {
		s.t.Errorf("at home %+v, at B %+v", a, b)
	}
	for _, d := range []*rooms.Rooms{s.a, s.b} {
		if n := world.Got[int](s.t)(d.Crossed.Count()); n != len(a) {
			s.t.Errorf("it counts %d, and there are %d", n, len(a))
		}
	}
	for i := range a {
		if i < len(b) && (a[i].Title != b[i].Title || a[i].What != b[i].What) {
			s.t.Errorf("at home %q, at B %q", a[i].What, b[i].What)
		}
	}
	return a
}

func TestWhatTwoDesksDidIsSaidAndSettled(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(s *two, at surgery.ID)
		says  []string
		way   string
		after func(s *two, at surgery.ID)
	}{
		"two surgeons": {
			do: func(s *two, at surgery.ID) {
				world.Must(s.t)(s.a.Today.Pair(at, s.surgeon("Vicky")))
				world.Must(s.t)(s.b.Today.Pair(at, s.surgeon("Jas")))
			},
			says: []string{"A02: two desks changed who helps", "Desk A gave A02 to Vicky at 13:", "Desk B gave A02 to Jas at 13:", "did stands now."}, way: "other",
			after: func(s *two, at surgery.ID) {},
		},
		"two names": {
			do: func(s *two, at surgery.ID) {
				world.Must(s.t)(s.a.Visit.EditVisit(at, visit.EditVisit{Name: "Kepthelene Sample"}))
				world.Must(s.t)(s.b.Visit.EditVisit(at, visit.EditVisit{Name: "Wobble Sample"}))
			},
			says: []string{"A02: two desks changed the name", "Desk A wrote “Kepthelene Sample” at 13:", "Desk B wrote “Wobble Sample” at 13:"}, way: "two",
			after: func(s *two, at surgery.ID) {
				for _, name := range []string{"kepthelene", "wobble"} {
					if found := world.Search(s.t, s.b, name); len(found.Rows) != 1 {
						s.t.Errorf("%s: %+v", name, found.Rows)
					}
				}
			},
		},
		"taken back": {
			do: func(s *two, at surgery.ID) {
				world.Must(s.t)(s.a.Visit.RemoveCheckIn(at))
				world.Must(s.t)(s.b.Today.Pair(at, s.surgeon("Jas")))
			},
			says: []string{"was taken back at desk A", "while desk B worked on it"}, way: "back",
			after: func(s *two, at surgery.ID) {
				if n := world.Board(s.t, s.b).Counts.CheckedIn; n != 1 {
					s.t.Errorf("%d are here", n)
				}
			},
		},
		"one person twice": {
			do: func(s *two, _ surgery.ID) {
				world.Must(s.t)(s.a.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample"}))
				world.Must(s.t)(s.b.Today.CheckInNew(today.Arrival{Name: "kepthelene sample"}))
			},
			says: []string{"Kepthelene was checked in as", "Is that one person?"}, way: "one",
			after: func(s *two, at surgery.ID) {
				if n := world.Board(s.t, s.b).Counts.CheckedIn; n != 3 {
					s.t.Errorf("%d are here", n)
				}
			},
		},
		"two people of one name": {
			do: func(s *two, _ surgery.ID) {
				world.Must(s.t)(s.a.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample"}))
				world.Must(s.t)(s.b.Today.CheckInNew(today.Arrival{Name: "kepthelene sample"}))
			},
			says: []string{"Is that one person?"}, way: "two",
			after: func(s *two, at surgery.ID) {
				if n := world.Board(s.t, s.b).Counts.CheckedIn; n != 4 {
					s.t.Errorf("%d are here", n)
				}
				world.Must(s.t)(s.b.Today.CheckInNew(today.Arrival{Name: "Kepthelene Sample"})) // a third
				s.round()
				if things := s.things(); len(things) != 1 {
					s.t.Errorf("%+v", things)
				}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newTwo(t)
			at := world.Must(t)(s.a.Today.CountGuest()).Visit
			s.round()
			c.do(s, at)
			s.round()
			things := s.things()
			if len(things) == 0 {
				t.Fatal("nothing needs a look")
			}
			for _, said := range c.says {
				if !strings.Contains(strings.ToLower(things[0].Title+" "+things[0].What), strings.ToLower(said)) {
					t.Errorf("%q is not said: %q, %q", said, things[0].Title, things[0].What)
				}
			}
			t.Log(things[0].Title, "/", things[0].What, things[0].Ways)
			world.Must(t)(s.a.Crossed.Settle(things[0], c.way))
			if n := world.Got[int](t)(s.a.Crossed.Count()); n != len(world.Got[[]crossed.Thing](t)(s.a.Crossed.Look())) {
				t.Errorf("it counts %d once it is settled", n)
			}
			for _, more := range world.Got[[]crossed.Thing](t)(s.a.Crossed.Look()) {
				t.Log("then:", more.What)
				world.Must(t)(s.a.Crossed.Settle(more, more.Ways[0].Key))
			}
			s.round()
			if left := s.things(); len(left) > 0 {
				t.Errorf("left: %+v", left)
			}
			c.after(s, at)
		})
	}
}
