package network

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// Who is erased has no key any more at any desk. What carried it to them lies with the
// lead, or a server, still: sealed, but any key of the share opens it. Whoever leads, and
// the home desk at an organisation's server, puts the same without that key in its place,
// and has the server write over it.

// Erased has what carried a key of these go, of what the lead or the server keeps: now,
// and when more of it comes from a desk that has not heard. It may be called at any time,
// and again with the same.
func (l *Link) Erased(owners ...surgery.ID) {
	l.mutex.Lock()
	before := len(l.gone)
	for _, owner := range owners {
		l.gone[owner] = true
	}
	more := len(l.gone) > before
	l.mutex.Unlock()
	if more {
		tellOne(l.sweep)
	}
}

// tells reports whether a parcel carries a key of somebody who is erased.
func (l *Link) tells(p *surgery.Parcel) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if len(l.gone) > 0 {
		for owner := range p.Keys {
			if l.gone[owner] {
				return true
			}
		}
	}
	return false
}

// sweeping has such parcels go as soon as there are any.
func (l *Link) sweeping() {
	for {
		select {
		case <-l.sweep:
		case <-l.ctx.Done():
			return
		}
		l.mutex.Lock()
		s := l.session
		mine := l.way.lead != nil || l.way.organisation != nil && l.Seat == l.Home
		some := len(l.gone)
		l.mutex.Unlock()
		if s == nil || !mine || some == 0 || s.swept.denied {
			continue
		}
		if err := s.sweep(some); err != nil && s.ctx.Err() == nil {
			slog.Warn("network: what carried the key of somebody erased is kept still", "cause", err)
			l.againIn(l.pace.seek)
		}
	}
}

// againIn has it be tried once more, after a while.
func (l *Link) againIn(long time.Duration) {
	t := time.NewTimer(long)
	defer t.Stop()
	select {
	case <-t.C:
		tellOne(l.sweep)
	case <-l.ctx.Done():
	}
}

// swept is how far a session has come with that; its sweeper's alone.
type swept struct {
	gone   int    // how many were erased then
	upTo   uint64 // all before it was looked at for them
	denied bool   // the server does not let this desk do it
	may    bool   // it does
}

// message is what lies with a server: a parcel, in the pieces that have come of it.
type message struct {
	kind  string
	of    surgery.ID // who sent it
	seqs  []uint64
	whole partial
}

// sweep looks at all that is kept, of which some may carry the key of somebody erased.
func (s *session) sweep(gone int) error {
	stream, err := s.stream()
	if err != nil {
		return err
	}
	if s.swept.gone != gone {
		s.swept.gone, s.swept.upTo = gone, 1
	}
	last := stream.CachedInfo().State.LastSeq
	parts := map[[16]byte]*message{}
	for seq := s.swept.upTo; seq <= last; {
		m, err := s.next(stream, seq)
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			break
		}
		if err != nil {
			return fmt.Errorf("read what is kept: %w", err)
		}
		seq = m.Sequence + 1
		one, raw := gather(parts, s.link.names, m)
		if raw == nil {
			continue
		}
		if err := s.clean(stream, one, raw); err != nil || s.swept.denied {
			return err
		}
	}
	for id, one := range parts { // the rest of it is on its way, or never comes
		if time.Since(one.whole.began) > partTime {
			if err := s.wipe(stream, one.seqs); err != nil {
				return err
			}
			delete(parts, id)
		}
	}
	s.swept.upTo = last + 1
	for _, one := range parts {
		s.swept.upTo = min(s.swept.upTo, one.seqs[0])
	}
	return nil
}

func (s *session) stream() (jetstream.Stream, error) {
	ctx, cancel := context.WithTimeout(s.ctx, serversTime)
	defer cancel()
	return s.js.Stream(ctx, s.link.names.stream())
}

// next reads the first message from a number on.
func (s *session) next(stream jetstream.Stream, seq uint64) (*jetstream.RawStreamMsg, error) {
	ctx, cancel := context.WithTimeout(s.ctx, serversTime)
	defer cancel()
	return stream.GetMsg(ctx, seq, jetstream.WithGetMsgSubject(s.link.names.root()+".>"))
}

// gather returns a parcel once all of its pieces were read.
func gather(parts map[[16]byte]*message, n names, m *jetstream.RawStreamMsg) (*message, []byte) {
	p, err := parsePiece(m.Data)
	if err != nil {
		return nil, nil
	}
	one := parts[p.id]
	if one == nil {
		one = &message{whole: partial{pieces: make([][]byte, p.n), left: p.n, began: m.Time}}
		one.kind, one.of = n.from(m.Subject)
		parts[p.id] = one
	}
	one.seqs = append(one.seqs, m.Sequence)
	if p.n != len(one.whole.pieces) || one.whole.pieces[p.i] != nil {
		return nil, nil
	}
	one.whole.pieces[p.i] = p.data
	if one.whole.left--; one.whole.left > 0 {
		return nil, nil
	}
	delete(parts, p.id)
	return one, bytes.Join(one.whole.pieces, nil)
}

// clean puts a parcel without the keys of who is erased in the place of one that has some.
func (s *session) clean(stream jetstream.Stream, one *message, raw []byte) error {
	l := s.link
	p, err := l.decode(raw)
	if err != nil || p.From != one.of || !l.tells(p) {
		return nil // junk, or nothing of it is to go
	}
	if one.kind == ofState && l.away(one.of) { // nobody else can say what it counted
		return nil
	}
	if !s.mayWipe(stream) {
		return nil
	}
	if one.kind != ofState {
		if err := s.instead(p); err != nil {
			return fmt.Errorf("put the same without that key in its place: %w", err)
		}
	}
	return s.wipe(stream, one.seqs)
}

// keyOf returns a copy of the share key of an epoch; nil where it is not here.
func (l *Link) keyOf(epoch int64) *seal.Key {
	l.ringing.Lock()
	defer l.ringing.Unlock()
	for _, e := range l.ring.Epochs {
		if e.N == epoch {
			key := *e.Key
			return &key
		}
	}
	return nil
}

// away reports whether a desk is not heard now.
func (l *Link) away(seat surgery.ID) bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	h := l.heard[seat]
	return seat != l.Seat && (h == nil || l.silent(h))
}

// instead sends the entries of a parcel anew, with the keys that are to stay: under the
// key of the share under which they came, for who could read them then can so now.
func (s *session) instead(p *surgery.Parcel) error {
	key := s.link.keyOf(p.Epoch)
	if len(p.Entries) == 0 || key == nil {
		return nil
	}
	defer key.Clear()
	keep := surgery.Parcel{Share: p.Share, From: s.link.Seat, Written: p.Written, Seen: p.Seen, Epoch: p.Epoch, Renewals: p.Renewals, Entries: p.Entries}
	s.link.mutex.Lock()
	for owner, keys := range p.Keys {
		if !s.link.gone[owner] {
			if keep.Keys == nil {
				keep.Keys = map[surgery.ID]surgery.OwnerKeys{}
			}
			keep.Keys[owner] = keys
		}
	}
	s.link.mutex.Unlock()
	ctx, cancel := context.WithTimeout(s.ctx, serversTime)
	defer cancel()
	a := afloat{session: s, ctx: ctx}
	if err := s.publish(&a, &keep, key); err != nil {
		return err
	}
	return a.kept()
}

// mayWipe finds out, at a server of an organisation, whether this desk may have something
// deleted there. An account that may not goes on without.
func (s *session) mayWipe(stream jetstream.Stream) bool {
	if s.lead != "" || s.swept.may || s.swept.denied {
		return !s.swept.denied
	}
	ctx, cancel := context.WithTimeout(s.ctx, askTime)
	defer cancel()
	const never = 1 << 62
	err := stream.SecureDeleteMsg(ctx, never) // it answers that there is none, or not at all
	s.swept.denied = errors.Is(err, context.DeadlineExceeded)
	s.swept.may = !s.swept.denied && s.ctx.Err() == nil
	if s.swept.denied {
		slog.Warn("network: the organisation's server deletes nothing for this account: what carried the key of somebody erased stays there until the surgery is over")
	}
	return s.swept.may
}

// wipe has messages written over. One that went meanwhile need not be.
func (s *session) wipe(stream jetstream.Stream, seqs []uint64) error {
	for _, seq := range seqs {
		ctx, cancel := context.WithTimeout(s.ctx, serversTime)
		err := stream.SecureDeleteMsg(ctx, seq)
		cancel()
		if err != nil && !isCode(err, jetstream.JSErrCodeMessageNotFound, deleteFailed) {
			return fmt.Errorf("delete what is kept: %w", err)
		}
	}
	return nil
}

// deleteFailed is what a server says of a message that is not there to be deleted.
const deleteFailed = 10057
