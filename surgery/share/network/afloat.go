package network

import (
	"context"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
)

// keepTime is how long a server may take to keep one message more. All that is sent at
// once has no time of its own: a line may be slow and yet carry it.
const keepTime = 5 * time.Second

// mostAfloat is how many messages are on their way at once.
const mostAfloat = 256

// afloat is what was published and is not yet said to be kept, oldest first. Where much
// is, the next waits until some of it is kept.
type afloat struct {
	session *session
	all     []floating
}

type floating struct {
	future jetstream.PubAckFuture
	then   func() // once it is kept
}

// publish publishes one message.
func (a *afloat) publish(m *nats.Msg, how ...jetstream.PublishOpt) error {
	if len(a.all) >= mostAfloat {
		if err := a.first(); err != nil {
			return err
		}
	}
	f, err := a.session.js.PublishMsgAsync(m, how...)
	if err != nil {
		return err
	}
	a.all = append(a.all, floating{future: f})
	return nil
}

// kept waits until all of it is kept.
func (a *afloat) kept() error {
	for len(a.all) > 0 {
		if err := a.first(); err != nil {
			return err
		}
	}
	return nil
}

// first waits until a server says that it keeps the oldest message, or did already.
func (a *afloat) first() error {
	one := a.all[0]
	ctx, cancel := context.WithTimeout(a.session.ctx, keepTime)
	defer cancel()
	select {
	case <-one.future.Ok():
	case err := <-one.future.Err():
		if !isCode(err, jetstream.JSErrCodeStreamWrongLastSequence, jetstream.JSErrCodeStreamWrongLastSequenceConstant) {
			return err
		}
	case <-ctx.Done():
		return ctx.Err()
	}
	a.all = a.all[1:]
	if one.then != nil {
		one.then()
	}
	return nil
}

// send publishes parcels of entries, and waits until all are kept. Those that are kept
// count as sent, whatever becomes of the rest.
func (s *session) send(all ...*surgery.Parcel) error {
	a := afloat{session: s}
	for _, p := range all {
		if err := s.publish(&a, p, s.link.Key); err != nil {
			return err
		}
		a.all[len(a.all)-1].then = func() { s.link.noteKept(p) }
	}
	return a.kept()
}
