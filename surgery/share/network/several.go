package network

import (
	"context"
	"net/netip"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share/door"
)

// later hears of a term later than all before. Of two that lead by mistake the one stays
// whose term is later; a desk that leads looks first whether the other really does: else
// any desk could end it by a word.
func (l *Link) later(term door.Term, from netip.Addr) {
	if term.Lead == l.Seat || !l.leads() || !l.looking.CompareAndSwap(false, true) {
		return
	}
	defer l.looking.Store(false)
	for _, at := range l.doorsOf(term.Lead, from) {
		if l.yields(at) {
			return
		}
	}
}

// seek looks, while this desk leads, whether one that is not heard leads as well.
func (l *Link) seek() {
	for _, at := range l.others(true) {
		if l.yields(at) || !l.leads() {
			return
		}
	}
}

func (l *Link) leads() bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.way.lead != nil
}

// yields has a desk that leads go to a door. It follows who leads there, and reports so,
// where their term is the later one.
func (l *Link) yields(at netip.AddrPort) bool {
	if !l.goesTo(at, l.leads) {
		return false
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.stepped = time.Now()
	return true
}

// goesTo goes to a door and tells who leads there of this desk's term. It follows them,
// and reports so, where theirs is the later one, and that is to be done still.
func (l *Link) goesTo(at netip.AddrPort, still func() bool) bool {
	ctx, cancel := context.WithTimeout(l.ctx, l.pace.silent)
	defer cancel()
	there := door.NewTerms(l.terms.Latest(), nil)
	c, lead, err := l.through(ctx, at, there)
	if err != nil {
		return false
	}
	_ = c.Close()
	term := there.Latest()
	if term.Lead != lead || term.Compare(l.terms.Latest()) <= 0 || !still() {
		return false
	}
	l.terms.Accept(term)
	l.Follow(at)
	return true
}

// doorsOf returns where a desk may have a door.
func (l *Link) doorsOf(seat surgery.ID, from netip.Addr) (all []netip.AddrPort) {
	l.mutex.Lock()
	h := l.heard[seat]
	l.mutex.Unlock()
	if h != nil && h.Address.Addr().IsValid() {
		all = portsOf(h.Address, true)
	}
	if from.IsValid() {
		for _, at := range portsOf(netip.AddrPortFrom(from, 0), true) {
			if !slices.Contains(all, at) {
				all = append(all, at)
			}
		}
	}
	return all
}

// portsOf returns an address, with each port that a door may have where none is said, or
// another may be meant: a lead that begins anew may find its port taken.
func portsOf(at netip.AddrPort, every bool) (all []netip.AddrPort) {
	if at.Port() != 0 {
		all = append(all, at)
	}
	for _, port := range door.Ports {
		place := netip.AddrPortFrom(at.Addr(), uint16(port))
		if (every || at.Port() == 0) && place != at {
			all = append(all, place)
		}
	}
	return all
}

// others returns where other desks may have a door: the silent ones alone, or all.
func (l *Link) others(silent bool) (all []netip.AddrPort) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	latest := l.terms.Latest().Lead
	for seat, h := range l.heard {
		if silent && !l.silent(h) || !h.Address.Addr().IsValid() {
			continue
		}
		at := portsOf(h.Address, seat == latest || silent)
		if seat == latest {
			all = append(at, all...)
		} else {
			all = append(all, at...)
		}
	}
	for _, at := range l.At {
		if !slices.Contains(all, at) {
			all = append(all, at)
		}
	}
	return all
}
