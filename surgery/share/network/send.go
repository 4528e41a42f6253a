package network

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
)

const aParcel = 50 // entries in one message

// Send sends a parcel. Nil says that all of it is kept by somebody else. What was sent
// before, and is sent again, counts as sent. Conflict "share.not_connected" where there
// is nobody; nothing is lost by it: what is to be sent is asked of the log anew.
func (l *Link) Send(p surgery.Parcel) error {
	l.using.RLock()
	defer l.using.RUnlock()
	l.mutex.Lock()
	s := l.session
	l.mutex.Unlock()
	if s == nil {
		return surgery.Fail(surgery.Conflict, "share.not_connected")
	}
	ctx, cancel := context.WithTimeout(s.ctx, sendTime)
	defer cancel()
	a := &afloat{session: s, ctx: ctx}
	if l.Ring != nil && p.Epoch != l.epoch { // its keys are wrapped with another than this link has
		return surgery.Fail(surgery.Conflict, "share.not_connected")
	}
	p.Renewals = l.renewals(p.Renewals)
	parts := cut(&p)
	for i, part := range parts {
		if part.Keys != nil || i == 0 { // keys are kept before what needs them is sent
			if err := a.send(part); err != nil {
				return s.failed(err)
			}
			continue
		}
		if err := a.send(parts[i:]...); err != nil {
			return s.failed(err)
		}
		break
	}
	if err := s.sendState(a, &p); err != nil {
		return s.failed(err)
	}
	if l.tells(&p) { // who was erased while it was on its way
		tellOne(l.sweep)
	}
	return nil
}

// failed notes why something is not sent, and makes a sentence of it.
func (s *session) failed(err error) error {
	if errors.Is(err, context.DeadlineExceeded) && s.ctx.Err() == nil { // it is there, and does not say that it keeps anything
		err = surgery.Fail(surgery.Full, "share.lead_full").Because(err)
	}
	s.link.mutex.Lock()
	defer s.link.mutex.Unlock()
	trouble, why := s.link.troubleOf(err)
	if trouble == NotKept {
		s.link.state.Trouble, s.link.state.Why = trouble, why
	}
	if why == nil {
		why = surgery.Fail(surgery.Conflict, "share.not_connected").Because(err)
	}
	return why
}

// cut cuts a parcel into those that go in one message each: entries of one seat, and
// keys before all that may need them. They have no number: what is beside entries goes by
// itself.
func cut(p *surgery.Parcel) (all []*surgery.Parcel) {
	entries := p.Entries
	keys := p.Keys
	for len(entries) > 0 {
		n := 1
		for n < len(entries) && n < aParcel && entries[n].Desk == entries[0].Desk {
			n++
		}
		all = append(all, &surgery.Parcel{Share: p.Share, From: p.From, Written: p.Written, Seen: p.Seen,
			Epoch: p.Epoch, Renewals: p.Renewals, Entries: entries[:n], Keys: keys})
		entries, keys = entries[n:], nil
	}
	return all
}

// noteKept notes up to where a chain is with somebody else.
func (l *Link) noteKept(p *surgery.Parcel) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for i := range p.Entries {
		e := &p.Entries[i]
		to := l.relayed
		if e.Desk == l.Seat {
			to = l.kept
		}
		to[e.Desk] = max(to[e.Desk], e.Seq)
	}
}

// publish publishes one parcel of entries, sealed with a key of the share.
func (s *session) publish(a *afloat, p *surgery.Parcel, key *seal.Key) error {
	kind, last := ofOther, p.Entries[len(p.Entries)-1]
	if last.Desk == s.link.Seat {
		kind = ofOwn
	}
	of := label{last.Desk, last.Seq, last.Digest, len(p.Keys) > 0}
	pieces, err := s.link.pieces(p, of, key)
	if err != nil {
		return err
	}
	token := s.link.Key.Token(named(p))
	if len(pieces) > 1 { // halves of two tries do not fit: each is another
		token = s.link.Key.Token(append(named(p), pieces[0].id[:]...))
	}
	for _, one := range pieces {
		m := &nats.Msg{Subject: s.link.names.of(kind, token, strconv.Itoa(one.i)), Data: one.bytes()}
		if err := a.publish(m, jetstream.WithExpectLastSequencePerSubject(0)); err != nil {
			return err
		}
	}
	return nil
}

// named is what a parcel is known by: what it says, and which keys it has, however they
// are wrapped. So a chain that was continued in two ways has two names.
func named(p *surgery.Parcel) []byte {
	var out bytes.Buffer
	for i := range p.Entries {
		e := &p.Entries[i]
		fmt.Fprintf(&out, "%q %d %x\n", e.Desk, e.Seq, e.Digest)
	}
	for _, owner := range slices.Sorted(maps.Keys(p.Keys)) {
		fmt.Fprintf(&out, "%q", owner)
		for _, k := range p.Keys[owner] {
			fmt.Fprintf(&out, " %q", k.Desk)
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// pieces seals a parcel, in as many messages as it takes.
func (l *Link) pieces(p *surgery.Parcel, of label, key *seal.Key) ([]piece, error) {
	sealed, err := share.Seal(key, p)
	if err != nil {
		return nil, err
	}
	var id [16]byte
	rand.Read(id[:])
	var said []byte
	if of.Desk != "" {
		plain, err := json.Marshal(of)
		if err != nil {
			return nil, err
		}
		said = l.Key.Seal(plain, labelled(id))
	}
	n := (len(sealed) + mostPiece - 1) / mostPiece
	if n > mostPieces {
		return nil, surgery.Fail(surgery.Full, "share.too_large")
	}
	var all []piece
	for i := range n {
		all = append(all, piece{id, i, n, said, sealed[i*mostPiece : min(len(sealed), (i+1)*mostPiece)]})
	}
	return all, nil
}

// sendState sends what a parcel says beside entries, where that is something new.
func (s *session) sendState(a *afloat, p *surgery.Parcel) error {
	state := &surgery.Parcel{Share: p.Share, From: p.From, Number: p.Number, Written: p.Written, Seen: p.Seen,
		Epoch: p.Epoch, Renewals: p.Renewals, Counts: p.Counts, Added: p.Added, Erased: p.Erased, House: p.House}
	plain, err := json.Marshal([]any{state.Counts, state.Added, state.Erased, state.House, state.Renewals})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(plain)
	s.link.mutex.Lock()
	same := s.link.said == sum
	s.link.mutex.Unlock()
	if same {
		s.noteState(sum)
		return nil
	}
	if len(state.Counts)+len(state.Added)+len(state.Erased) == 0 && state.House == nil {
		s.noteState(sum)
		return nil
	}
	for _, w := range p.Added {
		if keys, ok := p.Keys[w.ID]; ok {
			if state.Keys == nil {
				state.Keys = map[surgery.ID]surgery.OwnerKeys{}
			}
			state.Keys[w.ID] = keys
		}
	}
	pieces, err := s.link.pieces(state, label{}, s.link.Key)
	if err != nil {
		return err
	}
	for _, one := range pieces {
		if err := a.publish(&nats.Msg{Subject: s.link.names.of(ofState, strconv.Itoa(one.i)), Data: one.bytes()}); err != nil {
			return err
		}
	}
	if err := a.kept(); err != nil {
		return err
	}
	s.noteState(sum)
	return nil
}

func (s *session) noteState(sum [32]byte) {
	s.link.mutex.Lock()
	defer s.link.mutex.Unlock()
	s.link.said = sum
	if lead := s.link.way.lead; lead != nil && lead.filling {
		lead.fresh = false
	}
	if s.link.state.Trouble == NotKept {
		s.link.state.Trouble, s.link.state.Why = "", nil
	}
}
