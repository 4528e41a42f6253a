package network

import (
	"cmp"
	"errors"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share/door"
)

// Trouble is a kind of what can be wrong; "" for nothing.
type Trouble string

// The kinds.
const (
	NoNetwork   Trouble = "no_network"   // nobody answers
	WrongLaptop Trouble = "wrong_laptop" // somebody else answers
	NotLetIn    Trouble = "not_let_in"   // the lead does not know this desk
	Removed     Trouble = "removed"      // this desk went home, or was struck off
	Silence     Trouble = "silence"      // connected, and the lead says nothing
	Copied      Trouble = "copied"       // another program is there on a copy of these records
	TwoLeads    Trouble = "two_leads"    // this desk led, and another does now
	ClockApart  Trouble = "clock"        // this clock or the lead's is wrong
	OlderHere   Trouble = "older_here"   // this program is older
	OlderThere  Trouble = "older_there"  // the lead's is
	NotKept     Trouble = "not_kept"     // the lead's folder, or the server, takes nothing more
)

// State is how the link is.
type State struct {
	Connected bool
	Since     time.Time // when that changed last, by this laptop's clock
	Trouble   Trouble
	Why       *surgery.Error // for a person; nil for no trouble
	Leads     bool           // this desk does
	At        netip.AddrPort // the door of the lead this desk is connected with
	Term      door.Term      // the latest that was heard of
	Heard     map[surgery.ID]Heard
	Silent    []surgery.ID // of those, who has not been heard for six seconds
	// Differ are desks that have the same as this one, and something else came of it.
	Differ []surgery.ID
	Kept   int64 // up to which number this desk's own is with the server
	Unread int   // parcels that have come and were not taken in
	Junk   int   // messages that were no parcel of this share
}

// State returns how the link is now.
func (l *Link) State() State {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	s := l.state
	s.Leads, s.Term, s.Heard, s.Unread = l.way.lead != nil, l.terms.Latest(), map[surgery.ID]Heard{}, len(l.arrived)
	s.Kept = l.kept[l.Seat]
	if l.session != nil {
		s.At = l.session.there
	}
	for _, seat := range slices.Sorted(maps.Keys(l.heard)) {
		h := l.heard[seat]
		s.Heard[seat] = h.Heard
		if l.silent(h) {
			s.Silent = append(s.Silent, seat)
		} else if differ(l.status, h.Status) {
			s.Differ = append(s.Differ, seat)
		}
	}
	if s.Connected && !s.Leads && s.Trouble == "" && l.leadSilent() {
		s.Trouble, s.Why = Silence, surgery.Fail(surgery.Conflict, "share.net_silence")
	}
	if s.Trouble == "" && !l.copied.IsZero() && time.Since(l.copied) < l.pace.silent {
		s.Trouble, s.Why = Copied, surgery.Fail(surgery.Conflict, "share.net_copied")
	}
	if s.Trouble == "" && !l.stepped.IsZero() && time.Since(l.stepped) < steppedTime {
		s.Trouble, s.Why = TwoLeads, surgery.Fail(surgery.Conflict, "share.net_two_leads")
	}
	if l.way.lead != nil && !l.way.lead.works() {
		s.Trouble, s.Why = NotKept, surgery.Fail(surgery.Full, "share.lead_full")
	}
	return s
}

// steppedTime is for how long it is said that two desks led.
const steppedTime = time.Minute

// leadSilent reports whether the lead has not been heard, though time enough has passed.
func (l *Link) leadSilent() bool {
	if l.session == nil || l.session.lead == "" || time.Since(l.session.began) < l.pace.silent {
		return false
	}
	h := l.heard[l.session.lead]
	return h == nil || l.silent(h)
}

// differ reports whether two desks have the same, and show something else. What one has
// not summed up yet says nothing.
func differ(a, b Status) bool {
	var no [32]byte
	apart := func(a, b [32]byte) bool { return a != b && a != no && b != no }
	return (apart(a.Facts, b.Facts) || apart(a.Words, b.Words)) && within(a.Seen, b.Seen) && within(b.Seen, a.Seen)
}

// within reports whether one has just as much of each chain of which the other has some.
func within(some, all surgery.Seen) bool {
	for seat, n := range some {
		if n != 0 && all[seat] != n {
			return false
		}
	}
	return true
}

// troubleOf sorts an error, and has the sentence for it; the link's mutex is held.
func (l *Link) troubleOf(err error) (Trouble, *surgery.Error) {
	trouble, why := troubleOf(err)
	if key := atServer[why.Key]; l.way.organisation != nil && key != "" {
		why = surgery.Fail(why.Kind, key).Because(err)
	}
	return trouble, why
}

// atServer has what is said of an organisation's server in place of the lead laptop.
var atServer = map[string]string{"share.net_none": "share.server_away", "share.net_wrong_laptop": "share.server_wrong", "share.net_not_let_in": "share.server_not_let_in", "share.lead_full": "share.server_full"}

func troubleOf(err error) (Trouble, *surgery.Error) {
	var ours *surgery.Error
	is := func(errs ...error) bool {
		return slices.ContainsFunc(errs, func(e error) bool { return errors.Is(err, e) })
	}
	switch {
	case errors.As(err, &ours):
		return cmp.Or(map[string]Trouble{"share.clocks": ClockApart, "share.older_here": OlderHere, "share.older_there": OlderThere, "share.lead_folder": NotKept, "share.lead_full": NotKept,
			"share.too_large": NotKept}[ours.Key], NoNetwork), ours
	case is(door.ErrLeft):
		return Removed, surgery.Fail(surgery.Conflict, "share.net_removed").Because(err)
	case is(door.ErrCopied):
		return Copied, surgery.Fail(surgery.Conflict, "share.net_copied").Because(err)
	case is(door.ErrNotLetIn, nats.ErrAuthorization, nats.ErrAuthExpired, nats.ErrAuthRevoked, nats.ErrAccountAuthExpired, nats.ErrPermissionViolation):
		return NotLetIn, surgery.Fail(surgery.Conflict, "share.net_not_let_in").Because(err)
	case is(door.ErrWrongLead), strings.Contains(err.Error(), "x509: "), strings.Contains(err.Error(), "tls: "):
		return WrongLaptop, surgery.Fail(surgery.Conflict, "share.net_wrong_laptop").Because(err)
	case is(jetstream.ErrNoStreamResponse, nats.ErrNoResponders), isCode(err, full...):
		return NotKept, surgery.Fail(surgery.Full, "share.lead_full").Because(err)
	}
	return NoNetwork, surgery.Fail(surgery.Conflict, "share.net_none").Because(err)
}

// full is what a server says that keeps nothing more: its disk or its limits are full, or
// it has none of what it needs.
var full = []jetstream.ErrorCode{10023, 10047, 10028, 10039, 10076, 10077, 10008}
