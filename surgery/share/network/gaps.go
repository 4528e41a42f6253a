package network

import (
	"errors"
	"log/slog"
	"maps"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
)

// What others have comes here by the stream, once. Should some of it not have come all the
// same, the chains it is of wait for it for ever: it was passed over, as this desk could
// not read it then, or a server counts it as taken in. The stream has it still, so all of
// that is read once more.

// behind is since when others have what does not come.
type behind struct {
	since time.Time     // zero for nothing
	seen  surgery.Seen  // what was here then
	read  time.Time     // when all was read once more
	wait  time.Duration // until that may be done again
}

// Reading all once more may be in vain: a desk may have by stick what it has not sent yet.
const (
	readAgain     = time.Minute
	readAgainMost = 16 * time.Minute
)

// lookBehind reads all once more, where others have had something for a while that this
// desk has not, though it has taken in all that came.
func (l *Link) lookBehind() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	b, s := &l.behind, l.session
	switch {
	case s == nil || l.status.Locked || len(l.arrived)+len(l.given) > 0 || !l.lacksSome():
		b.since = time.Time{}
		if s != nil && !l.lacksSome() {
			b.wait = 0
		}
	case b.since.IsZero() || !maps.Equal(b.seen, l.status.Seen):
		b.since, b.seen = time.Now(), l.status.Seen
	case time.Since(b.since) > 2*l.pace.silent && time.Since(b.read) > b.wait && s.rereading.CompareAndSwap(false, true):
		b.read, b.wait = time.Now(), min(max(readAgain, 2*b.wait), readAgainMost)
		l.wait.Go(func() {
			defer s.rereading.Store(false)
			slog.Warn("network: something that others have does not come: all is read once more")
			if err := s.readAnew(); err != nil && s.ctx.Err() == nil {
				slog.Warn("network: not all was read once more", "cause", err)
			}
		})
	}
}

// lacksSome reports whether a desk that is there has what this one has not.
func (l *Link) lacksSome() bool {
	for _, h := range l.heard {
		if l.silent(h) {
			continue
		}
		for of, n := range h.Seen {
			if l.status.Seen[of] < n && of != l.Seat {
				return true
			}
		}
	}
	return false
}

// readAnew reads once more all that was delivered in this session or before.
func (s *session) readAnew() error {
	stream, err := s.stream()
	if err != nil {
		return err
	}
	s.mutex.Lock()
	upTo := s.high
	s.mutex.Unlock()
	parts := map[[16]byte]*message{}
	for seq := uint64(1); seq <= upTo; {
		m, err := s.next(stream, seq)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		seq = m.Sequence + 1
		if len(parts) > mostPartial {
			clear(parts) // the rest of them never came
		}
		one, raw := gather(parts, s.link.names, m)
		if raw == nil || one.of == s.link.Seat {
			continue
		}
		s.waitForRoom()
		if s.ctx.Err() != nil {
			return nil
		}
		if err := s.link.put(raw, one.of, s, nil); err != nil {
			slog.Warn("network: what was read once more is no parcel", "cause", err)
		}
	}
	return nil
}
