package network

import (
	"bytes"
	"context"
	"log/slog"
	"maps"
	"net/netip"
	"slices"

	"github.com/nats-io/nats.go"

	"socialmediasurgery/surgery"
)

// Who was struck off is out once the home desk's word is read, however long it takes until
// that is taken in. And where so much has come that nothing more is read until some of it
// was taken in, a lead looks at what the home desk sends all the same: it goes through the
// lead's own server. Who follows leaves a lead that was struck off, and looks for another as
// when a lead is gone. A lead that was struck off may be in the hands of somebody who passes
// nothing on: so who does not hear the home desk looks whether that leads. At a server of the
// organisation no door says it: there each desk looks
// now and then, meanwhile, at what the home desk said last.

// heeds has those be out of whom a parcel says so, in the home desk's own name.
func (l *Link) heeds(p *surgery.Parcel) {
	if l.Heed == nil {
		return
	}
	for _, seat := range l.Heed(p) {
		l.Removed(seat)
		tellOne(l.came) // that is to be kept
	}
}

// looksAhead has a lead heed what a home desk sends as soon as its server has it.
func (s *session) looksAhead() error {
	l := s.link
	if s.lead != l.Seat || l.Heed == nil {
		return nil
	}
	_, err := s.nc.Subscribe(l.names.root()+"."+ofOwn+".>", func(m *nats.Msg) { s.looksAt(m.Subject, m.Data) })
	return err
}

// looksAt heeds a message of a home desk that has not been read in its turn yet. One that is
// a part of a large parcel waits for its turn.
func (s *session) looksAt(subject string, raw []byte) {
	l := s.link
	l.using.RLock()
	defer l.using.RUnlock()
	_, seat := l.names.from(subject)
	if s.ctx.Err() != nil || seat == l.Seat || !l.ofHome(seat) {
		return
	}
	p, err := parsePiece(raw)
	if err != nil || p.n > 1 {
		return
	}
	if whole, err := l.decode(p.data); err == nil && whole.From == seat {
		l.heeds(whole)
	}
}

// asksAhead has a desk at a server of the organisation look at what home desks say beside
// what they send: that it was struck off may be beside that.
func (s *session) asksAhead() {
	if s.lead != "" {
		return
	}
	for _, seat := range s.link.homes() {
		ctx, cancel := context.WithTimeout(s.ctx, askTime)
		raw, err := s.last(ctx, names{s.link.Share, seat}.of(ofState, ">"))
		cancel()
		if err != nil && s.ctx.Err() == nil {
			slog.Warn("network: what the home desk said last was not read", "cause", err)
		}
		if p, err := parsePiece(raw); err == nil && p.n == 1 {
			_, _ = s.link.decode(p.data) // to one that was struck off it does not open
		}
	}
}

// homes returns the seats of home desks, those that were heard.
func (l *Link) homes() []surgery.ID {
	l.mutex.Lock()
	all := slices.Sorted(maps.Keys(l.heard))
	l.mutex.Unlock()
	all = slices.DeleteFunc(all, func(seat surgery.ID) bool { return seat == l.Home || !l.ofHome(seat) })
	return append(all, l.Home)
}

// ofHome reports whether a seat is of a home desk: it has another, and the same sign key,
// once it was mended, or another laptop is it in place of one that is lost.
func (l *Link) ofHome(seat surgery.ID) bool {
	if seat == l.Home {
		return true
	}
	home, _ := l.Knows(l.Home)
	key, _ := l.Knows(seat)
	return home != nil && bytes.Equal(home, key)
}

// leavesStruck ends a session that began with a lead while that was struck off.
func (s *session) leavesStruck() {
	if s.lead == "" || s.lead == s.link.Seat {
		return
	}
	if _, left := s.link.Knows(s.lead); left {
		s.close()
	}
}

// seekHome has a desk that follows another look whether the home desk leads, where it is not
// heard.
func (l *Link) seekHome() {
	for _, seat := range l.homes() {
		away := func() bool {
			l.mutex.Lock()
			defer l.mutex.Unlock()
			h := l.heard[seat]
			return l.way.follow && l.session != nil && l.session.lead != seat && h != nil && l.silent(h)
		}
		if !away() {
			continue
		}
		for _, at := range l.doorsOf(seat, netip.Addr{}) {
			if at == l.State().At { // that is where it is: coming in again would end what goes on
				continue
			}
			if l.goesTo(at, away) {
				return
			}
		}
	}
}
