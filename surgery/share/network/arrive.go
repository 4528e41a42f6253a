package network

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share"
)

// How much may have come and not be taken in.
const (
	mostUnread  = 256              // parcels
	mostPartial = 8                // large parcels of which only some has come
	partTime    = 30 * time.Second // for the rest of a large one to come
	fetchTime   = 20 * time.Second
	fetchAtOnce = 64
)

// arrival is a parcel that has come.
type arrival struct {
	parcel surgery.Parcel
	of     *session
	by     []*delivered
}

// partial is a large parcel of which not all has come.
type partial struct {
	pieces [][]byte
	left   int
	by     []*delivered
	began  time.Time
}

// read reads what comes until the session is over.
func (s *session) read() {
	for s.ctx.Err() == nil {
		batch, err := s.consumer.Fetch(fetchAtOnce, jetstream.FetchContext(s.fetching()), jetstream.FetchHeartbeat(pingEvery))
		if err != nil {
			s.pause(err)
			continue
		}
		for m := range batch.Messages() {
			s.arrives(m)
		}
		s.settle() // what is here already is not taken in, and done with
		if err := batch.Error(); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			s.pause(err)
			continue
		}
		s.unread = time.Time{}
	}
}

// fetching is for how long one question for more stands.
func (s *session) fetching() context.Context {
	ctx, cancel := context.WithTimeout(s.ctx, fetchTime)
	context.AfterFunc(ctx, cancel)
	return ctx
}

// pause waits after an error; where the server has lost what we read from, the session
// ends. In a cluster of which a server is away nobody says so: nothing answers any more.
func (s *session) pause(err error) {
	if s.ctx.Err() != nil {
		return
	}
	slog.Warn("network: nothing was read", "cause", err)
	if s.unread.IsZero() {
		s.unread = time.Now()
	}
	lost := errors.Is(err, jetstream.ErrConsumerDeleted) || errors.Is(err, jetstream.ErrConsumerNotFound) || time.Since(s.unread) > s.link.pace.silent
	if lost && !s.forgetting.Load() {
		s.cancel()
		return
	}
	t := time.NewTimer(s.link.pace.again)
	defer t.Stop()
	select {
	case <-t.C:
	case <-s.ctx.Done():
	}
}

// arrives takes a message, once there is room for it.
func (s *session) arrives(m jetstream.Msg) {
	s.waitForRoom()
	if s.ctx.Err() != nil {
		return // it comes again
	}
	about, err := m.Metadata()
	if err != nil {
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if about.Sequence.Stream <= s.high {
		return // it comes again, as it was not taken in yet
	}
	s.high = about.Sequence.Stream
	d := &delivered{msg: m, seq: about.Sequence.Stream}
	s.pending = append(s.pending, d)
	kind, seat := s.link.names.from(m.Subject())
	if seat == s.link.Seat {
		d.done = true
		return
	}
	p, err := parsePiece(m.Data())
	if err != nil || kind == "" {
		s.drop(d, err)
		return
	}
	if s.link.hasAll(p, seat) {
		d.done = true
		return
	}
	raw, by := s.whole(p, d)
	if raw == nil {
		return
	}
	if err := s.link.put(raw, seat, s, by); err != nil && s.ctx.Err() == nil {
		s.drop(d, err)
		done(by)
	}
}

// waitForRoom waits until some of what has come was taken in, where it is much.
func (s *session) waitForRoom() {
	if !s.link.full() {
		return
	}
	t := time.NewTicker(s.link.pace.seek)
	defer t.Stop()
	for s.link.full() && s.ctx.Err() == nil {
		select {
		case <-s.room:
		case <-t.C:
			s.asksAhead()
		case <-s.ctx.Done():
		}
	}
}

// drop passes over what is no parcel of this share.
func (s *session) drop(d *delivered, err error) {
	d.done = true
	slog.Warn("network: something came that is no parcel", "cause", err)
	s.link.mutex.Lock()
	s.link.state.Junk++
	s.link.mutex.Unlock()
}

func done(by []*delivered) {
	for _, d := range by {
		d.done = true
	}
}

// whole returns a parcel once all of its pieces have come.
func (s *session) whole(p piece, d *delivered) ([]byte, []*delivered) {
	if p.n == 1 {
		return p.data, []*delivered{d}
	}
	of := s.parts[p.id]
	if of == nil {
		for id, old := range s.parts { // one that was given up, or replaced
			if len(s.parts) < mostPartial {
				break
			}
			done(old.by)
			delete(s.parts, id)
		}
		of = &partial{pieces: make([][]byte, p.n), left: p.n, began: time.Now()}
		s.parts[p.id] = of
	}
	if p.n != len(of.pieces) || of.pieces[p.i] != nil {
		d.done = true
		return nil, nil
	}
	of.pieces[p.i], of.by = p.data, append(of.by, d)
	if of.left--; of.left > 0 {
		return nil, nil
	}
	delete(s.parts, p.id)
	return bytes.Join(of.pieces, nil), of.by
}

// decode opens a parcel.
func (l *Link) decode(raw []byte) (whole *surgery.Parcel, err error) {
	l.ringing.Lock()
	defer l.ringing.Unlock()
	defer l.tellStruck(l.ring.Struck)
	err = share.Decode(l.ctx, bytes.NewReader(raw), l.ring, l.Share, func(p *surgery.Parcel) error {
		if whole == nil {
			whole = p
			return nil
		}
		merge(whole, p)
		return nil
	})
	if err == nil && whole == nil {
		err = errPiece
	}
	return whole, err
}

// put opens what has come, and has it ready for Next.
func (l *Link) put(raw []byte, from surgery.ID, s *session, by []*delivered) error {
	whole, err := l.decode(raw)
	if err == nil && whole.From != from {
		err = errors.New("network: a parcel in another's name")
	}
	if err != nil {
		if surgery.KindOf(err) == surgery.TooNew {
			l.mutex.Lock()
			l.state.Trouble, l.state.Why = OlderHere, surgery.AsError(err)
			l.mutex.Unlock()
		}
		return err
	}
	l.noteEpoch(from, whole.Epoch)
	l.heeds(whole)
	l.mutex.Lock()
	l.arrived = append(l.arrived, arrival{*whole, s, by})
	l.mutex.Unlock()
	if l.tells(whole) { // of a desk that has not heard
		tellOne(l.sweep)
	}
	tellOne(l.came)
	return nil
}

func (l *Link) full() bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return len(l.arrived) >= mostUnread
}

// merge adds to a parcel what a later one of the same desk says.
func merge(to, p *surgery.Parcel) {
	if cmp.Or(cmp.Compare(p.Epoch, to.Epoch), cmp.Compare(p.Number, to.Number)) >= 0 {
		to.Epoch, to.Number, to.Written, to.Seen = p.Epoch, p.Number, p.Written, p.Seen
	}
	if len(p.Renewals) > 0 {
		to.Renewals = p.Renewals
	}
	to.Entries = append(to.Entries, p.Entries...)
	for owner, keys := range p.Keys {
		if to.Keys == nil {
			to.Keys = map[surgery.ID]surgery.OwnerKeys{}
		}
		to.Keys[owner] = append(to.Keys[owner][:len(to.Keys[owner]):len(to.Keys[owner])], keys...)
	}
	if len(p.Counts) > 0 {
		to.Counts = p.Counts
	}
	if len(p.Added) > 0 {
		to.Added = p.Added
	}
	if len(p.Erased) > 0 {
		to.Erased = p.Erased
	}
	if p.House != nil {
		to.House = p.House
	}
}

// Next returns what has come, a parcel of each desk, of at most about so many entries; or
// nothing. It says that what it returned before was taken in: that does not come again.
// Where it was not, Again is to be called first.
func (l *Link) Next(most int) (came []*surgery.Parcel) {
	l.mutex.Lock()
	given := l.given
	entries, n := 0, 0
	of := map[surgery.ID]*surgery.Parcel{}
	for _, a := range l.arrived {
		if n > 0 && entries+len(a.parcel.Entries) > most {
			break
		}
		n++
		entries += len(a.parcel.Entries)
		if p := of[a.parcel.From]; p != nil {
			merge(p, &a.parcel)
			continue
		}
		p := a.parcel
		p.Entries, p.Keys = slices.Clone(p.Entries), maps.Clone(p.Keys) // it may come again as it was
		of[p.From], came = &p, append(came, &p)
	}
	l.given, l.arrived = l.arrived[:n:n], slices.Clone(l.arrived[n:])
	l.mutex.Unlock()
	for _, a := range given {
		a.of.taken(a.by)
	}
	return came
}

// Again has Next return once more what it returned last.
func (l *Link) Again() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.arrived, l.given = append(l.given, l.arrived...), nil
}

// taken notes that messages are done with, and that there is room.
func (s *session) taken(by []*delivered) {
	s.mutex.Lock()
	done(by)
	s.mutex.Unlock()
	s.settle()
	tellOne(s.room)
}

// settle tells the server up to where all is done with: of each message by itself. Were
// one to stand for those before it, a server would count these as read too whenever it
// removes one that was replaced.
func (s *session) settle() {
	s.mutex.Lock()
	for id, p := range s.parts { // its sender begins anew; what others sent must not wait for it
		if time.Since(p.began) > partTime {
			done(p.by)
			delete(s.parts, id)
		}
	}
	n := 0
	for n < len(s.pending) && s.pending[n].done {
		n++
	}
	settled := s.pending[:n:n]
	s.pending = s.pending[n:]
	s.mutex.Unlock()
	if n == 0 {
		return
	}
	s.link.mutex.Lock()
	s.link.read.seq = settled[n-1].seq
	s.link.mutex.Unlock()
	for _, d := range settled {
		if err := d.msg.Ack(); err != nil {
			if s.ctx.Err() == nil {
				slog.Warn("network: what was taken in is not acknowledged", "cause", err) // it comes again
			}
			return
		}
	}
}
