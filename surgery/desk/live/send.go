package live

import (
	"log/slog"
	"maps"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share/network"
)

// Sending is something to be sent.
type Sending struct {
	room    *Room
	link    *network.Link
	parcel  surgery.Parcel
	beside  [32]byte
	forgets bool // nothing is sent: what a server of the organisation kept is to go
}

// sends returns what others lack; nil where that is nothing, nobody is reached, or
// something is being sent.
func (r *Room) sends() (*Sending, error) {
	if err := r.besides(); err != nil {
		return nil, err
	}
	r.mutex.Lock()
	busy, sent := r.sending != nil, r.told.sent
	r.mutex.Unlock()
	if busy {
		return nil, nil
	}
	lacks, some := r.running.link.Lacks(r.seen)
	if lacks == nil || !some && sent == r.told.beside || r.desk.Locked() && sent == r.told.beside && maps.Equal(r.seen, r.told.shut) {
		return nil, nil
	}
	p, err := r.outgoing(lacks)
	if err != nil {
		return nil, err
	}
	if r.desk.Locked() && len(p.Entries) == 0 && sent == r.told.beside {
		r.told.shut = r.seen // the rest goes out once it is open
		return nil, nil
	}
	p.House = r.house
	p.Renewals = append(p.Renewals, r.onStream()...)
	s := &Sending{room: r, link: r.running.link, parcel: p, beside: r.told.beside}
	r.mutex.Lock()
	r.sending = s
	r.mutex.Unlock()
	return s, nil
}

// outgoing returns what others lack; while locked, of that what was done since.
func (r *Room) outgoing(lacks surgery.Seen) (surgery.Parcel, error) {
	if r.desk.Locked() {
		return r.desk.Store().OutgoingLocked(lacks, r.running.sender)
	}
	r.told.shut = nil
	return r.desk.Store().Outgoing(lacks)
}

// Send sends it, beside the worker. What is not sent is lacked the next time.
func (s *Sending) Send() error {
	r := s.room
	var err error
	if s.forgets {
		err = s.link.ForgetAt()
	} else {
		err = s.link.Send(s.parcel)
	}
	r.mutex.Lock()
	mine := r.sending == s // and no other link has begun
	if mine {
		r.sending = nil
		switch {
		case s.forgets:
			r.forgot = true // or it was tried: nobody asks again
		case err == nil:
			r.told.sent = s.beside
		}
	}
	r.mutex.Unlock()
	if err != nil {
		slog.Debug("live: not sent", "cause", err)
	}
	if err == nil || s.forgets {
		r.tell() // there may be more by now
	}
	return err
}
