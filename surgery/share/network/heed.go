package network

import (
	"bytes"

	"github.com/nats-io/nats.go"

	"socialmediasurgery/surgery"
)

// Who was struck off is out once the home desk's word is read, however long it takes until
// that is taken in. And where so much has come that nothing more is read until some of it
// was taken in, a lead looks at what the home desk sends all the same: it goes through the
// lead's own server.

// heeds has those be out of whom a parcel says so, in the home desk's own name.
func (l *Link) heeds(p *surgery.Parcel) {
	if l.Heed == nil {
		return
	}
	for _, seat := range l.Heed(p) {
		l.Removed(seat)
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
