package network

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"maps"
	"net/netip"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share/door"
)

// Status is how far a desk is: what it has, and what comes of it. Desks with the same
// Seen have the same hashes, or one of them has a fault.
type Status struct {
	Seen         surgery.Seen
	Facts, Words [32]byte // of Store.SharedHash; zero while it is not known yet, Words also while locked
	Locked       bool     // it takes nothing in
	Leaves       bool     `json:",omitempty"` // it has handed over, knows that all has come, and goes
}

// Heard is what was last heard of another desk.
type Heard struct {
	Status
	At      time.Time      // by this laptop's clock
	Written time.Time      // by the other's
	Address netip.AddrPort // where it would open a door
}

// beat is what a desk says of itself every two seconds. It is sealed, and not kept.
type beat struct {
	Status
	N       int64 // grows with each
	Written time.Time
	Term    door.Term
	Address netip.AddrPort
	Run     string
}

// heard is Heard with what is to be known about it here alone.
type heard struct {
	Heard
	n    int64
	at   time.Time    // by the system, as the clock may jump
	had  surgery.Seen // what there was here then
	owed surgery.Seen // what it has of chains of which it has lacked something for a while
}

// Tell says how far this desk is, from now on.
func (l *Link) Tell(s Status) {
	s.Seen = maps.Clone(s.Seen)
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.status = s
}

// beating says that this desk is there, and looks after the others.
func (l *Link) beating() {
	ticks := time.NewTicker(l.pace.beat)
	defer ticks.Stop()
	var sought time.Time
	for {
		select {
		case <-ticks.C:
		case <-l.ctx.Done():
			return
		}
		l.beat()
		l.lookBehind()
		l.mutex.Lock()
		s, lead := l.session, l.way.lead
		l.mutex.Unlock()
		if s != nil {
			s.settle()
		}
		if lead != nil && !lead.works() {
			lead.mend()
		}
		if time.Since(sought) >= l.pace.seek {
			sought = time.Now()
			if lead != nil {
				l.seek()
			} else {
				l.seekHome()
			}
		}
		tellOne(l.came) // what others lack may have to be sent
	}
}

// beat says it once.
func (l *Link) beat() {
	l.mutex.Lock()
	s := l.session
	b := beat{Status: l.status, N: time.Now().UnixNano(), Written: l.Now(), Term: l.terms.Latest(), Address: l.address(), Run: l.Run}
	l.mutex.Unlock()
	if s == nil {
		return
	}
	plain, err := json.Marshal(b)
	if err != nil {
		slog.Error("network: no heartbeat", "cause", err)
		return
	}
	if err := s.nc.Publish(l.names.of(ofBeat), l.Key.Seal(plain, beatOf(l.Seat))); err != nil && s.ctx.Err() == nil {
		slog.Warn("network: no heartbeat", "cause", err)
	}
}

func beatOf(seat surgery.ID) seal.Bound {
	return seal.Bound{Table: "beat", Record: string(seat), Field: "1"}
}

// mostBeat is how long a heartbeat is at most.
const mostBeat = 64 << 10

// hears hears a heartbeat of another desk.
func (l *Link) hears(subject string, raw []byte, s *session) {
	l.using.RLock()
	defer l.using.RUnlock()
	_, seat := l.names.from(subject)
	if len(raw) > mostBeat || s.ctx.Err() != nil {
		return
	}
	plain, err := l.opens(raw, beatOf(seat), seat)
	var b beat
	if err == nil {
		err = json.NewDecoder(bytes.NewReader(plain)).Decode(&b)
	}
	if err != nil {
		slog.Warn("network: a heartbeat is none", "cause", err)
		return
	}
	l.mutex.Lock()
	if seat == l.Seat {
		if b.Run != l.Run {
			l.copied = time.Now()
		}
		l.mutex.Unlock()
		return
	}
	h := l.heard[seat]
	if h != nil && !l.silent(h) && b.N <= h.n {
		l.mutex.Unlock()
		return // an old one; after a silence its clock may have been set back
	}
	now := time.Now()
	anew := h == nil || now.Sub(h.at) > l.pace.silent
	next := &heard{Heard: Heard{b.Status, l.Now(), b.Written, b.Address}, n: b.N, at: now, had: l.status.Seen, owed: surgery.Seen{}}
	if h != nil && !b.Locked {
		for of, n := range h.had {
			if b.Seen[of] < n {
				next.owed[of] = b.Seen[of]
			}
		}
	}
	l.heard[seat] = next
	l.mutex.Unlock()
	l.terms.Heard(b.Term, netip.Addr{})
	if anew {
		l.beat() // it need not wait for ours
		tellOne(l.came)
	}
}
