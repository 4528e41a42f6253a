package network

import (
	"bytes"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// has is what the records of the laptop say of it.
func (l *laptop) has(desk surgery.ID, seq int64, digest []byte) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	chain := l.chains[desk]
	return 0 < seq && seq <= int64(len(chain)) && bytes.Equal(chain[seq-1].Digest, digest)
}

// remembers makes a desk that says what it has.
func (r *room) remembers() *laptop {
	var l *laptop
	l = r.desk(func(o *Options) {
		o.Has = func(d surgery.ID, n int64, digest []byte) bool { return l.has(d, n, digest) }
	})
	return l
}

func (l *laptop) times() int {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.taken
}

// settled waits until a desk has done with all that lies with the lead.
func (l *laptop) settled(lead *laptop) {
	l.room.t.Helper()
	until(l.room.t, "all is done with", func() bool {
		c, err := lead.way.lead.now().js.Consumer(l.room.t.Context(), l.names.stream(), l.names.consumer())
		if err != nil {
			return false
		}
		now := c.CachedInfo()
		return now.NumPending == 0 && now.NumAckPending == 0
	})
}

// Another desk takes over, with an empty stream, and all send all they have: whoever has
// that opens none of it but what has keys, and is done with it. What is new comes.
func TestWhatIsHereIsNotRead(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.remembers(), r.remembers(), r.remembers()
	at := a.leads()
	b.Follow(at)
	c.Follow(at)
	const each = 1000
	for _, l := range r.all {
		l.write(each)
	}
	r.agree(3*each, a, b, c)
	a.Rest()
	before := c.times()
	b.leads()
	c.Follow(b.Door().At())
	a.Follow(b.Door().At())
	b.write(1)
	r.agree(3*each+1, a, b, c)
	until(t, "all is with the new lead", func() bool { return stored(t, b) >= 3*each/aParcel })
	c.settled(b)
	if n := c.times() - before; n > 12 { // what has keys, what is counted, and what is new
		t.Errorf("it took in %d parcels", n)
	}
	d := r.remembers() // it has nothing, and gets all
	d.Follow(b.Door().At())
	r.agree(3*each+1, a, b, c, d)
}

// A chain that went on in two ways is read, however much of it is here.
func TestAForkIsRead(t *testing.T) {
	r := newRoom(t)
	a, b := r.remembers(), r.remembers()
	at := a.leads()
	b.Follow(at)
	b.write(120)
	r.agree(120, a, b)
	b.kill()
	prev := b.chains[b.Seat][59].Digest
	for i := 60; i < 120; i++ { // a copy of its records went another way from there
		e := &b.chains[b.Seat][i]
		e.About, e.Prev = "another", prev
		e.Digest = e.Sum()
		prev = e.Digest
	}
	came := make(chan surgery.Entry, 1000)
	a.kill()
	o := a.Options
	o.Folder = t.TempDir() // with an empty stream
	o.pace.again = 10 * time.Millisecond
	l, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.Lead(here); err != nil {
		t.Fatal(err)
	}
	go func() {
		for range l.Came() {
			for _, p := range l.Next(1000) {
				for _, e := range p.Entries {
					came <- e
				}
			}
		}
	}()
	b.open(b.Options)
	b.Follow(l.Door().At())
	tellOne(b.wake)
	read := map[int64]bool{}
	for !read[61] || !read[120] {
		select {
		case e := <-came:
			if e.About == "another" {
				read[e.Seq] = true
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("of what is other %d have come", len(read))
		}
	}
}
