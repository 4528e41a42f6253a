package sharing_test

import (
	"context"
	"strings"
	"testing"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
)

// seat returns the seat of the desk with a letter.
func (s *desks) seat(letter string) surgery.ID {
	s.t.Helper()
	for _, d := range world.Got[sharing.State](s.t)(s.home.Sharing.State()).Desks {
		if d.Letter == letter {
			return d.Seat
		}
	}
	s.t.Fatalf("no desk %s", letter)
	return ""
}

// phrase returns today's passphrase.
func (s *desks) phrase() string {
	s.t.Helper()
	return world.Got[string](s.t)(s.home.Sharing.Passphrase())
}

// again closes a desk and opens it, locked.
func (s *desks) again(at int, d *rooms.Rooms) *rooms.Rooms {
	s.t.Helper()
	if err := d.Desk.Close(); err != nil {
		s.t.Fatal(err)
	}
	return s.worlds[at].Open(s.t)
}

// readable returns how many parcels on the stick a ring of keys opens.
func (s *desks) readable(ring *seal.Ring) int {
	s.t.Helper()
	now := world.Got[*surgery.Sharing](s.t)(s.home.Desk.Store().Sharing())
	return len(world.Got[share.Lying](s.t)(share.At(s.stick, "").Look(context.Background(), ring, now.Share)).Parcels)
}

func ring(t *testing.T, d *rooms.Rooms) *seal.Ring {
	t.Helper()
	r := world.Got[*seal.Ring](t)(d.Desk.Store().Ring())
	t.Cleanup(r.Clear)
	return r
}

const isNew = "Today’s passphrase is another now: ask at the home desk."

// A laptop is stolen: from then on it reads nothing that is written, and the others ask
// for another passphrase once they have heard of it; but for that, all goes on.
func TestAStolenLaptopReadsNothingMore(t *testing.T) {
	s := shared(t)
	b, c := s.join("Front door"), s.join("Table")
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene One"}))
	s.swap(b)
	stolen := ring(t, c)
	if s.readable(stolen) == 0 {
		t.Fatal("it reads nothing before")
	}
	before := s.phrase()
	done := world.Must(t)(s.home.Sharing.Lost(s.seat("C")))
	if s.phrase() == before || done.CanUndo || !strings.Contains(done.Notice, "passphrase is another") {
		t.Errorf("%+v", done)
	}
	if said := world.Must(t)(s.home.Sharing.Lost(s.seat("C"))); s.phrase() == before || said.Op != "" {
		t.Error("struck off twice")
	}
	world.Must(t)(s.home.Today.CheckInNew(today.Arrival{Name: "Zebedee Two"}))
	s.swap(s.home)
	if said := s.swap(b); !strings.HasSuffix(said, isNew) {
		t.Errorf("at B: %q", said)
	}
	if n := s.readable(stolen); n != 0 || stolen.Struck == nil {
		t.Errorf("it reads %d of what lies there; %+v", n, stolen.Struck)
	}
	if line, _ := b.Sharing.Line(); line != isNew || !world.Got[sharing.State](t)(b.Sharing.State()).Renewed {
		t.Errorf("at B: %q", line)
	}
	if len(world.Search(t, b, "zebedee two").Rows) != 1 {
		t.Error("what was written at home did not come to B")
	}
	b = s.again(1, b)
	if line, _ := b.Sharing.Line(); line != "" {
		t.Errorf("locked: %q", line)
	}
	if err := b.Lock.Unlock([]byte(before)); surgery.AsError(err).Key != "error.passphrase_renewed" {
		t.Errorf("it opens with the passphrase before: %v", err)
	}
	world.UnlockDesk(t, b, s.phrase())
	if line, _ := b.Sharing.Line(); line != "" {
		t.Errorf("at B: %q", line)
	}
	world.Must(t)(b.Today.CountGuest())
	s.swap(b)
	if said := s.swap(s.home); !strings.Contains(said, "1 arrival came from desk B") && !strings.Contains(said, "2 arrivals came from desk B") {
		t.Errorf("at home: %q", said)
	}
	same(t, s.home, b)
}

// same fails unless desks show the same, and are well.
func same(t *testing.T, all ...*rooms.Rooms) {
	t.Helper()
	facts, words, err := all[0].Desk.Store().SharedHash()
	for _, d := range all {
		f, w, failed := d.Desk.Store().SharedHash()
		if err != nil || failed != nil || f != facts || w != words {
			t.Errorf("they differ: %v, %v", err, failed)
		}
		if r := world.Verified(t, d); r.Chain != "ok" || r.Waiting != 0 {
			t.Errorf("%+v", r)
		}
	}
}

// A desk that was off meanwhile, and missed two changes, is opened by the passphrase it
// knew, comes to the newest with what lies on the stick, and from then on asks for that.
func TestADeskThatWasOff(t *testing.T) {
	s := shared(t)
	b, c := s.join("Front door"), s.join("Table")
	first := s.phrase()
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene One"}))
	if err := b.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	world.Must(t)(s.home.Sharing.NewPassphrase())
	second := s.phrase()
	s.swap(s.home)
	s.swap(c)
	done := world.Must(t)(s.home.Sharing.NewPassphrase())
	if third := s.phrase(); first == second || second == third || done.CanUndo {
		t.Errorf("%+v", done)
	}
	world.Must(t)(c.Today.CheckInNew(today.Arrival{Name: "Wobble Three"})) // under the second key
	s.swap(c)
	s.swap(s.home)
	b = s.worlds[1].Open(t)
	world.UnlockDesk(t, b, first)
	if said := s.swap(b); !strings.Contains(said, "1 arrival came from desk C") || !strings.HasSuffix(said, isNew) {
		t.Errorf("at B: %q", said)
	}
	b = s.again(1, b)
	for _, old := range []string{first, second} {
		s.worlds[1].Pass(600e9)
		if err := b.Lock.Unlock([]byte(old)); err == nil {
			t.Errorf("it opens with %q", old)
		}
	}
	s.worlds[1].Pass(600e9)
	world.UnlockDesk(t, b, s.phrase())
	for range 2 {
		for _, d := range []*rooms.Rooms{s.home, b, c} {
			s.swap(d)
		}
	}
	same(t, s.home, b, c)
	if line, _ := c.Sharing.Line(); line != isNew {
		t.Errorf("at C: %q", line)
	}
}

// The key changes between the answer and the typing: the laptop is let in with the
// passphrase it was told then, and asks for the newest afterwards.
func TestJoiningWhileTheKeyChanges(t *testing.T) {
	s := shared(t)
	w := world.New(t)
	w.N, w.Now = 5_000_000, s.worlds[0].Now
	d := w.Open(t)
	j := world.Got[*sharing.Joining](t)(d.Sharing.NewJoining("Front door"))
	world.Got[[3]string](t)(j.Write(s.stick))
	letting := world.Got[*sharing.Letting](t)(s.home.Sharing.LetIn(world.Got[[]sharing.Request](t)(sharing.Requests(s.stick))[0], ""))
	if err := letting.Write(s.stick); err != nil {
		t.Fatal(err)
	}
	world.Must(t)(s.home.Sharing.NewPassphrase())
	s.swap(s.home)
	if err := j.Read(); err != nil {
		t.Fatal(err)
	}
	next := world.Got[*sharing.Next](t)(j.Enter(letting.Passphrase))
	if err := d.Desk.Close(); err != nil {
		t.Fatal(err)
	}
	s.worlds, s.owns = append(s.worlds, w), append(s.owns, w.Folder)
	w.Folder = sharing.Opens(w.Folder)
	b := w.Open(t)
	if err := b.Sharing.Opened(next); err != nil {
		t.Fatal(err)
	}
	if line, _ := b.Sharing.Line(); line != isNew {
		t.Errorf("at B: %q", line)
	}
	b = s.again(1, b)
	world.UnlockDesk(t, b, s.phrase())
	s.swap(b)
	s.swap(s.home)
	s.swap(b)
	same(t, s.home, b)
	c := s.join("Later") // and one that is let in after
	s.swap(c)
	s.swap(s.home)
	same(t, s.home, c)
}

// Only the home desk makes another passphrase, of a surgery that is shared, unlocked.
func TestWhoMakesAnotherPassphrase(t *testing.T) {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.Refused(t, second(d.Sharing.NewPassphrase()), surgery.NotFound, "sharing.none")
	s := shared(t)
	b := s.join("Front door")
	world.Refused(t, second(b.Sharing.NewPassphrase()), surgery.Invalid, "error.home_desk_only")
	world.LockDesk(t, s.home)
	world.Refused(t, second(s.home.Sharing.NewPassphrase()), surgery.Locked, "error.locked")
	world.Refused(t, second(s.home.Sharing.Lost("b")), surgery.NotFound, "error.gone")
	world.UnlockDesk(t, s.home, world.Phrase)
	label := s.home.Desk.History.UndoLabel("")
	world.Must(t)(s.home.Sharing.NewPassphrase())
	if s.home.Desk.History.UndoLabel("") != label {
		t.Error("it could be undone")
	}
	s.home = s.again(0, s.home)
	world.UnlockDesk(t, s.home, world.Phrase)
	s.swap(s.home)
	s.swap(b)
	s.swap(s.home)
	same(t, s.home, b)
}
