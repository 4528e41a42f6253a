package network

import (
	"net/netip"
	"slices"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/door"
)

// A desk that was let in and has gone bad says that others lead, or that it does: who
// leads goes on, as nobody is found there. One that does lead is followed all the same.
func TestADeskThatSaysWhoLeads(t *testing.T) {
	r := newRoom(t)
	a, b, bad := r.desk(), r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	bad.Follow(at)
	a.write(1)
	r.agree(1, a, b, bad)
	until(t, "all have heard one another", func() bool { return len(a.State().Heard) == 2 && len(b.State().Heard) == 2 })
	for n, lead := range []*laptop{b, bad} {
		bad.terms.Accept(door.Term{N: int64(900 * (n + 1)), Lead: lead.Seat})
		bad.beat()
		bad.Rest() // says it at the door as well
		bad.Follow(at)
		until(t, "it has said so", func() bool { return bad.State().Connected })
		for n := range 10 {
			b.write(1)
			if took := r.agree(b.seen()[b.Seat]+1, a, b, bad); took > 5*time.Second {
				t.Errorf("change %d took %v", n, took)
			}
		}
		if s := a.State(); !s.Leads || s.Term != (door.Term{N: 1, Lead: a.Seat}) {
			t.Fatalf("it leads no more: %+v", s)
		}
	}
	b.leads()
	until(t, "A follows B", func() bool { s := a.State(); return !s.Leads && s.Connected && s.Term.Lead == b.Seat })
	a.write(1)
	r.agree(22, a, b, bad)
}

// Another took over while a lead was away, and finds it; where the other is, the lead has
// never heard.
func TestALeadIsFoundByAnother(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	at := netip.MustParseAddrPort("127.0.0.1:0") // where loopback says that it comes from
	for _, l := range []*laptop{a, b} {
		if err := l.Lead(at); err != nil {
			t.Fatal(err)
		}
	}
	a.terms.Accept(door.Term{N: 3, Lead: a.Seat})
	a.Link.mutex.Lock()
	a.heard[b.Seat] = &heard{Heard: Heard{Address: b.Door().At()}} // long ago
	a.Link.mutex.Unlock()
	until(t, "B follows A", func() bool { s := b.State(); return !s.Leads && s.Connected && s.Trouble == TwoLeads })
	a.write(1)
	r.agree(1, a, b)
}

// A lead that starts anew goes on, and takes nothing back from who took over meanwhile.
func TestALeadComesBackAfterATakingOver(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	lead := func(l *laptop) {
		if err := l.Lead(netip.MustParseAddrPort("127.0.0.1:0")); err != nil { // see above
			t.Fatal(err)
		}
	}
	lead(a)
	at := a.Door().At()
	b.Follow(at)
	c.Follow(at)
	a.write(1)
	r.agree(1, a, b, c)
	until(t, "all have heard one another", func() bool { return len(b.State().Heard) == 2 && len(c.State().Heard) == 2 })
	for range 3 { // starts
		o := a.Options
		o.Term, o.Key = a.State().Term, r.key
		a.kill()
		a.open(o)
		lead(a)
	}
	o := a.Options
	o.Term, o.Key = a.State().Term, r.key
	a.kill()
	lead(b)
	a.open(o)
	lead(a)
	until(t, "it follows", func() bool { s := a.State(); return !s.Leads && s.Connected && s.Term.Lead == b.Seat })
	a.write(1)
	r.agree(2, a, b, c)
}

// A folder was copied, and both programs run: one of them works, and the other says why
// it does not, instead of both coming and going for ever.
func TestACopyOfADesk(t *testing.T) {
	r := newRoom(t)
	a, b := r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	b.write(1)
	r.agree(1, a, b)
	copied := r.desk(func(o *Options) { o.Seat, o.Secret = b.Seat, b.Secret })
	copied.chains[b.Seat] = slices.Clone(b.chains[b.Seat])
	copied.Follow(at)
	until(t, "it is named", func() bool { s := b.State(); return !s.Connected && s.Trouble == Copied && s.Why != nil })
	until(t, "the other works", func() bool { s := copied.State(); return s.Connected && s.Trouble == "" })
	r.agree(1, a, copied)
	copied.kill()
	until(t, "it is over", func() bool { s := b.State(); return s.Connected && s.Trouble == "" })
	b.write(1)
	r.agree(2, a, b)
	// Starting anew is no copy.
	o := b.Options
	b.kill()
	o.Key = r.key
	b.open(o)
	b.Follow(at)
	b.write(1)
	r.agree(3, a, b)
	until(t, "a start is no trouble", func() bool { return b.State().Trouble == "" })
}

// At an organisation's server both are there at once, and both say so.
func TestACopyAtAnOrganisationsServer(t *testing.T) {
	one := runs(t, 1)
	r := newRoom(t)
	a, b := r.desk().uses(one.organisation()), r.desk().uses(one.organisation())
	b.write(1)
	r.agree(1, a, b)
	copied := r.desk(func(o *Options) { o.Seat, o.Secret = b.Seat, b.Secret })
	copied.chains[b.Seat] = slices.Clone(b.chains[b.Seat])
	copied.uses(one.organisation())
	for _, l := range []*laptop{b, copied} {
		until(t, "it is named", func() bool { return l.State().Trouble == Copied })
	}
	until(t, "the other desk has no trouble", func() bool { return a.State().Trouble == "" })
	copied.kill()
	until(t, "it is over", func() bool { return b.State().Trouble == "" })
}
