package network

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
)

// sendTime is for all that is sent at once: a change of keys, and closing, wait for it.
const sendTime = 5 * time.Second

// errMore says that some was kept in that time, and not all: the rest comes next.
var errMore = errors.New("network: there is more to send")

// mostAfloat is how many messages are on their way at once.
const mostAfloat = 256

// afloat is what was published and is not yet said to be kept, oldest first. Where much
// is, the next waits until some of it is kept.
type afloat struct {
	session *session
	ctx     context.Context // ends when the time for all of it is over
	all     []floating
	some    bool // some of it is kept
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
	select {
	case <-one.future.Ok():
	case err := <-one.future.Err():
		if !isCode(err, jetstream.JSErrCodeStreamWrongLastSequence, jetstream.JSErrCodeStreamWrongLastSequenceConstant) {
			return err
		}
	case <-a.ctx.Done():
		if a.some {
			return errMore
		}
		return a.ctx.Err()
	}
	a.all, a.some = a.all[1:], true
	if one.then != nil {
		one.then()
	}
	return nil
}

// send publishes parcels of entries, and waits until all are kept. Those that are kept
// count as sent, whatever becomes of the rest.
func (a *afloat) send(all ...*surgery.Parcel) error {
	l := a.session.link
	for _, p := range all {
		if err := a.session.publish(a, p, l.Key); err != nil {
			return err
		}
		a.all[len(a.all)-1].then = func() { l.noteKept(p) }
	}
	return a.kept()
}
