package network

import (
	"context"
	"testing"

	"github.com/nats-io/nats.go/jetstream"
)

// What has come to a desk and was not taken in comes again when its connection has ended,
// though what a desk says beside its entries was replaced meanwhile.
func TestWhatWasReplacedTakesNothingAlong(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	c.Follow(at)
	r.agree(0, a, b, c)
	until(t, "all are connected", func() bool { return b.State().Connected && c.State().Connected })
	c.lock(true)
	for n := range 5 {
		b.write(1)
		r.agree(int64(n+1), a, b)
		until(t, "it has come", func() bool { return c.State().Unread > n })
	}
	c.Rest()
	c.Follow(at)
	c.lock(false)
	r.agree(5, a, b, c)
}

// What a server counts as read, and was not, is read once more.
func TestWhatDoesNotComeIsReadOnceMore(t *testing.T) {
	r := newRoom(t)
	a, b, c := r.desk(), r.desk(), r.desk()
	at := a.leads()
	b.Follow(at)
	c.Follow(at)
	until(t, "all are connected", func() bool { return b.State().Connected && c.State().Connected })
	c.Rest()
	b.write(3)
	r.agree(3, a, b)
	passOver(t, a, c)
	c.Follow(at)
	b.write(2)
	r.agree(5, a, b, c)
}

// passOver has the server of a lead count all as read that there is for a desk.
func passOver(t *testing.T, lead, l *laptop) {
	t.Helper()
	lead.Link.mutex.Lock()
	js := lead.Link.way.lead.now().js
	lead.Link.mutex.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	s, err := js.Stream(ctx, l.names.stream())
	if err != nil {
		t.Fatal(err)
	}
	if err := js.DeleteConsumer(ctx, l.names.stream(), l.names.consumer()); err != nil {
		t.Fatal(err)
	}
	of := consumerOf(l.Seat)
	of.DeliverPolicy, of.OptStartSeq = jetstream.DeliverByStartSequencePolicy, s.CachedInfo().State.LastSeq+1
	if _, err := js.CreateConsumer(ctx, l.names.stream(), of); err != nil {
		t.Fatal(err)
	}
}
