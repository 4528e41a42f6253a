package network

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/door"
)

// The lead is killed while all write, with its disk. Another desk takes over, the rest
// find it where they heard it, and what the dead one had sent is everywhere.
func TestTheLeadIsKilled(t *testing.T) {
	r := newRoom(t)
	a, b, c, d := r.desk(), r.desk(), r.desk(), r.desk()
	at := a.leads()
	for _, l := range []*laptop{b, c, d} {
		l.Follow(at)
	}
	a.write(60)
	for _, l := range []*laptop{b, c, d} {
		l.write(20)
	}
	r.agree(120, a, b, c, d)
	until(t, "all have heard where the others are", func() bool {
		for _, l := range []*laptop{b, c, d} {
			if len(l.State().Heard) != 3 {
				return false
			}
		}
		return true
	})
	a.kill()
	if err := os.RemoveAll(a.Folder); err != nil {
		t.Fatal(err)
	}
	for _, l := range []*laptop{b, c, d} {
		l.write(10)
	}
	began := time.Now()
	// B's door is at one of the four ports of the address it was heard at.
	b.leads()
	r.agree(150, b, c, d)
	t.Logf("a new lead has all after %v", time.Since(began).Round(time.Millisecond))
	for _, l := range []*laptop{b, c, d} {
		if s := l.State(); s.Term != (door.Term{N: 2, Lead: b.Seat}) {
			t.Errorf("term %v at %s", s.Term, l.Seat)
		}
	}
	// A desk that had nothing has all from the new lead, also what the dead one wrote.
	e := r.desk()
	e.Follow(b.Door().At())
	r.agree(150, b, c, d, e)
}

// Two lead by mistake: the one with the later term stays, the other follows it and says
// so, and whoever followed it as well.
func TestTwoLeadsByMistake(t *testing.T) {
	r := newRoom(t)
	a, b, c, d := r.desk(), r.desk(), r.desk(), r.desk()
	at := a.leads()
	for _, l := range []*laptop{b, c, d} {
		l.Follow(at)
	}
	a.write(3)
	r.agree(3, a, b, c, d)
	until(t, "all have heard one another", func() bool {
		return len(a.State().Heard) == 3 && len(c.State().Heard) == 3 && len(d.State().Heard) == 3
	})
	b.Rest()
	b.write(4)
	a.write(5)
	b.leads()
	took := until(t, "one is left", func() bool { return !a.State().Leads })
	t.Logf("one lead is left after %v", took.Round(time.Millisecond))
	for _, l := range []*laptop{a, c, d} {
		l.write(1)
	}
	r.agree(15, a, b, c, d)
	until(t, "it says so", func() bool { s := a.State(); return s.Connected && s.Trouble == TwoLeads })
	until(t, "B leads and has no trouble", func() bool { s := b.State(); return s.Leads && s.Trouble == "" })
}

// A lead that stops and starts anew on its own stream sends nothing twice.
func TestALeadStartsAnew(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	a.write(30)
	b.write(30)
	r.agree(60, a, b)
	before := stored(t, a)
	if err := a.Lead(at); err != nil {
		t.Fatal(err)
	}
	a.write(1)
	b.write(1)
	r.agree(62, a, b)
	if after := stored(t, a); after > before+2 {
		t.Errorf("%d messages, before %d", after, before)
	}
}

func stored(t *testing.T, l *laptop) uint64 {
	t.Helper()
	s, err := l.way.lead.now().js.Stream(t.Context(), l.names.stream())
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().State.Msgs
}

// Who got something by stick passes it on, once, and only where its desk is not there.
func TestWhatCameByStickIsPassedOn(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	b.Follow(a.leads())
	c.write(70) // it is on no network
	p := c.outgoing(nil)
	p.Counts = nil
	b.take(&p)
	tellOne(b.wake)
	r.agree(70, a, b)
	before := stored(t, a)
	c.Follow(a.Door().At())
	r.agree(70, a, b, c)
	c.write(1)
	r.agree(71, a, b, c)
	if after := stored(t, a); after > before+6 {
		t.Errorf("%d messages, before %d", after, before)
	}
}

// What a lead keeps names nobody, and goes when the surgery is over.
func TestWhatALeadKeeps(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	b.Follow(a.leads())
	b.write(5)
	r.agree(5, a, b)
	if err := a.Forget(); err == nil {
		t.Error("it forgets while it leads")
	}
	a.Rest()
	files := 0
	err := filepath.WalkDir(a.Folder, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		raw, err := os.ReadFile(path)
		files++
		for _, plain := range []string{"sealed words", "checked_in", `"Entry"`, "owner"} {
			if strings.Contains(string(raw), plain) {
				t.Errorf("%s has %q", filepath.Base(path), plain)
			}
		}
		return err
	})
	if err != nil || files == 0 {
		t.Fatal(err, files)
	}
	if err := a.Forget(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(a.Folder); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
}
