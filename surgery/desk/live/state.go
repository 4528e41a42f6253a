package live

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/words"
)

// State is how this desk reaches the others.
type State struct {
	Way         Way
	At          string // where its door is, while it leads
	Network     string // the name of the network that is on
	Connected   bool
	Since       time.Time                // when that changed last
	Trouble     string                   // what is wrong, in a sentence; "" for nothing
	Next        string                   // what to do about it
	MayTakeOver bool                     // nobody has led for a minute
	Unsent      int                      // changes made here that nobody else is known to have
	Heard       map[surgery.ID]time.Time // when each other desk was heard last
}

// State returns how it is. It asks no network.
func (r *Room) State() State {
	s := State{Way: r.way.Way, Heard: map[surgery.ID]time.Time{}}
	if s.Way == Leads {
		s.Network = r.way.Network.Name
	}
	if s.Way == "" {
		return s
	}
	var link network.State
	if r.running != nil {
		link = r.running.link.State()
		s.Connected, s.Since = link.Connected, link.Since
		if d := r.running.link.Door(); d != nil {
			s.At = d.At().String()
		}
		for seat, h := range link.Heard {
			s.Heard[seat] = h.At
		}
		s.Unsent = r.unsent(link)
		s.MayTakeOver = s.Way == Follows && r.away(link) >= r.takeOver
	}
	s.Trouble, s.Next = r.trouble(link, s)
	return s
}

// unsent counts what was done here and is with nobody else.
func (r *Room) unsent(link network.State) int {
	own := r.running.seat
	var with int64
	if !link.Leads {
		with = link.Kept
	}
	for _, h := range link.Heard {
		with = max(with, h.Seen[own])
	}
	return int(max(0, r.seen[own]-with))
}

// away returns for how long nobody has led.
func (r *Room) away(link network.State) time.Duration {
	switch {
	case link.Leads:
		return 0
	case !link.Connected:
		return r.known.Now().Sub(link.Since)
	case link.Trouble == network.Silence:
		return r.known.Now().Sub(link.Heard[link.Term.Lead].At)
	}
	return 0
}

// trouble says what is wrong, and what to do about it.
func (r *Room) trouble(link network.State, s State) (what, next string) {
	if r.failed != nil {
		return sentences(surgery.AsError(r.failed))
	}
	if r.running != nil && link.Connected && link.Trouble == "" {
		if seat, theirs := clockApart(link); seat != "" {
			letter := r.known.Letter(seat)
			return words.Say("live.clock", "letter", letter, "ours", dates.Time(r.known.Now(), link.Heard[seat].At), "theirs", dates.Time(r.known.Now(), theirs)),
				words.Say("live.clock_next", "letter", letter)
		}
	}
	switch {
	case r.running != nil && link.Connected && link.Trouble == "" && r.differ.Stays:
		letter := r.known.Letter(r.differ.With)
		return words.Say("live.differs", "letter", letter), words.Say("live.differs_next", "letter", letter)
	case r.running == nil, link.Trouble == "" && (link.Connected || r.away(link) < r.unconnected):
		return "", ""
	case link.Trouble == network.NoNetwork || link.Trouble == "":
		if r.away(link) < r.unconnected {
			return "", ""
		}
		at := dates.Time(r.known.Now(), link.Since)
		what = words.Say("live.not_connected", "at", at)
		if s.Unsent > 0 {
			what = words.Count("live.not_connected_waits", s.Unsent, "at", at)
		}
		switch {
		case s.MayTakeOver:
			return what, words.Say("live.take_over_next")
		case s.Way == Follows && (link.Why == nil || link.Why.Key == "share.net_none"): // nobody looks through a network for it
			return what, words.Say("live.find_next")
		}
		if _, next = sentences(link.Why); next == "" {
			next = words.Say("share.net_none.next")
		}
		return what, next
	}
	if link.Why != nil && connecting[link.Why.Key] != "" {
		return sentences(surgery.Fail(link.Why.Kind, connecting[link.Why.Key], link.Why.With...))
	}
	return sentences(link.Why)
}

// connecting has what is said of a desk that connects in place of a laptop that joins.
var connecting = map[string]string{"share.clocks": "live.clocks", "share.older_here": "live.older_here", "share.older_there": "live.older_there"}

// apartAtMost is how far the clocks of desks may be apart.
const apartAtMost = 2 * time.Minute

// clockApart returns a desk that is heard and has another time than this one; "" for none.
func clockApart(link network.State) (seat surgery.ID, theirs time.Time) {
	for _, seat := range slices.Sorted(maps.Keys(link.Heard)) {
		h := link.Heard[seat]
		if apart := h.Written.Sub(h.At).Abs(); apart > apartAtMost && !slices.Contains(link.Silent, seat) {
			return seat, h.Written.In(h.At.Location())
		}
	}
	return "", theirs
}

func sentences(err error) (what, next string) {
	var e *surgery.Error
	if !errors.As(err, &e) || e == nil {
		return "", ""
	}
	return words.Say(e.Key+".what", e.With...), words.Say(e.Key+".next", e.With...)
}

// Line returns what the column at the left says of the network, "" for nothing. While
// locked it says nothing.
func (r *Room) Line() string {
	if r.way.Way == "" || r.desk.Locked() {
		return ""
	}
	return r.State().Trouble
}

// news returns what is to be drawn anew, where what there is to say of the network is not
// what it was.
func (r *Room) news() []surgery.Family {
	said := "-"
	if r.running != nil {
		link := r.running.link.State()
		s := r.State()
		there := slices.Sorted(maps.Keys(link.Heard))
		there = slices.DeleteFunc(there, func(seat surgery.ID) bool { return !link.Connected || slices.Contains(link.Silent, seat) })
		said = fmt.Sprint(s.Way, s.At, s.Connected, s.Trouble, s.MayTakeOver, there)
	} else if r.failed != nil {
		said, _ = sentences(surgery.AsError(r.failed))
	}
	if strings.Compare(said, r.said) == 0 {
		return nil
	}
	r.said = said
	return ways
}
