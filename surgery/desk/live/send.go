package live

import (
	"log/slog"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share/network"
)

// Sending is something to be sent.
type Sending struct {
	room   *Room
	link   *network.Link
	parcel surgery.Parcel
	beside [32]byte
}

// sends returns what others lack; nil where that is nothing, nobody is reached, or
// something is being sent.
func (r *Room) sends() (*Sending, error) {
	if r.desk.Locked() {
		return nil, nil
	}
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
	if lacks == nil || !some && sent == r.told.beside {
		return nil, nil
	}
	p, err := r.desk.Store().Outgoing(lacks)
	if err != nil {
		return nil, err
	}
	p.House = r.house
	s := &Sending{r, r.running.link, p, r.told.beside}
	r.mutex.Lock()
	r.sending = s
	r.mutex.Unlock()
	return s, nil
}

// Send sends it, beside the worker. What is not sent is lacked the next time.
func (s *Sending) Send() error {
	err := s.link.Send(s.parcel)
	r := s.room
	r.mutex.Lock()
	mine := r.sending == s // and no other link has begun
	if mine {
		r.sending = nil
		if err == nil {
			r.told.sent = s.beside
		}
	}
	r.mutex.Unlock()
	if err != nil {
		slog.Debug("live: not sent", "cause", err)
		return err
	}
	r.tell() // there may be more by now
	return nil
}
