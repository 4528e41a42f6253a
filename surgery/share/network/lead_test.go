package network

import (
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

func TestThreeDesksOverOneLead(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	a.write(5)
	b.write(120)
	at := a.leads()
	b.Follow(at)
	c.Follow(at)
	c.write(3)
	r.agree(128, a, b, c)
	for range 10 {
		for _, l := range []*laptop{a, b, c} {
			l.write(1)
		}
	}
	r.agree(158, a, b, c)
	until(t, "counts are everywhere", func() bool {
		a.mutex.Lock()
		defer a.mutex.Unlock()
		return a.counts[b.Seat] == 130 && a.counts[c.Seat] == 13
	})
	for _, l := range []*laptop{a, b, c} {
		until(t, "all are heard, and agree", func() bool {
			s := l.State()
			return s.Connected && len(s.Heard) == 2 && len(s.Silent)+len(s.Differ) == 0 && s.Trouble == "" && s.Junk == 0
		})
	}
	if s := a.State(); !s.Leads || s.Term.N != 1 || s.Term.Lead != "seat-a" {
		t.Errorf("%+v", s)
	}
}

func TestADeskThatWasOffline(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	c.Follow(at)
	a.write(1)
	r.agree(1, a, b, c)
	b.Rest()
	until(t, "it says so", func() bool { return !b.State().Connected })
	b.write(500)
	a.write(250)
	c.write(250)
	r.agree(501, a, c)
	b.Follow(at)
	t.Logf("1,000 waiting changes are everywhere in %v", r.agree(1001, a, b, c))
	if b.taken > 200 {
		t.Errorf("it took them in %d parcels", b.taken)
	}
}

// A desk that is killed between taking and sending has lost nothing when it starts anew,
// and what it sent already is not sent again.
func TestADeskIsKilled(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	b.write(7)
	r.agree(7, a, b)
	o := b.Options
	b.kill()
	a.write(9)
	b.write(2)
	o.Key = r.key
	b.open(o)
	b.Follow(at)
	r.agree(18, a, b)
	lacks, some := b.Lacks(b.seen())
	if some || lacks[b.Seat] != 9 {
		t.Errorf("it would send after %v, %v", lacks, some)
	}
}

// What was handed to a connection that was dead already comes with the next one, and not
// only once the server has waited for it.
func TestWhatADeadConnectionWasGiven(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	at := a.leads()
	b.lock(true) // it is given, and not taken in
	b.Follow(at)
	a.write(300)
	until(t, "something was given", func() bool { return b.State().Unread > 0 })
	b.Rest()
	b.lock(false)
	b.Follow(at)
	if took := r.agree(300, a, b); took > 10*time.Second {
		t.Errorf("it came after %v", took)
	}
}

func TestALockedDeskTakesNothing(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	b.Follow(a.leads())
	b.lock(true)
	a.write(400)
	until(t, "something waits there", func() bool { return b.State().Unread > 0 })
	if n := len(b.seen()); n != 0 {
		t.Errorf("it has %v", b.seen())
	}
	b.lock(false)
	r.agree(400, a, b)
}

// What was handed out and not taken in comes again.
func TestWhatIsNotTakenComesAgain(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	b.lock(true) // it is taken by hand
	b.Follow(a.leads())
	a.write(1)
	until(t, "it has come", func() bool { return b.State().Unread > 0 })
	came := b.Next(50)
	b.Again()
	again := b.Next(50)
	if len(came) != 1 || len(again) != 1 || len(came[0].Entries) != 1 || len(again[0].Entries) != 1 || again[0].Entries[0].Seq != came[0].Entries[0].Seq {
		t.Errorf("%+v, then %+v", came, again)
	}
}

// Parcels that do not fit into one message arrive whole.
func TestALargeParcel(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	b.Follow(a.leads())
	a.mutex.Lock()
	noise := seal.NewKey().Seal(make([]byte, 3<<20), seal.Bound{})
	e := surgery.Entry{Turn: surgery.Turn{Desk: a.Seat, Seq: 1}, Kind: surgery.SurgeryClosed, Facts: noise}
	e.Digest = e.Sum()
	a.chains[a.Seat] = append(a.chains[a.Seat], e)
	a.mutex.Unlock()
	a.write(1)
	r.agree(2, a, b)
	if got := b.chains[a.Seat][0].Facts; len(got) != len(noise) {
		t.Errorf("%d bytes of %d", len(got), len(noise))
	}
}
