package network

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"socialmediasurgery/surgery"
)

// Organisation is a message server, or a cluster of several, that the organisation has.
type Organisation struct {
	Servers     []string // addresses: tls://messages.example:4222
	Credentials string   // a file that the organisation's IT gives; "" for none

	roots *x509.CertPool // of tests; else the system's
}

// copies is how many servers of a cluster are to keep what is sent, where there are as
// many.
const copies = 3

// Use has this desk send by the organisation's server. Invalid "share.server_address"
// for an address that is none, or would not be sealed.
func (l *Link) Use(o Organisation) error {
	if len(o.Servers) == 0 {
		return surgery.Fail(surgery.Invalid, "share.server_address")
	}
	for _, at := range o.Servers {
		if u, err := url.Parse(at); err != nil || u.Scheme != "tls" || u.Host == "" || u.User != nil || strings.Trim(u.Path, "/") != "" {
			return surgery.Fail(surgery.Invalid, "share.server_address").Because(err)
		}
	}
	l.change(way{organisation: &o})
	return nil
}

// connect connects to one of the servers.
func (o *Organisation) connect(l *Link) (*connected, error) {
	with := append(l.options(), nats.Secure(&tls.Config{MinVersion: tls.VersionTLS12, RootCAs: o.roots}))
	if o.Credentials != "" {
		with = append(with, nats.UserCredentials(o.Credentials))
	}
	nc, err := nats.Connect(strings.Join(o.Servers, ","), with...)
	if err != nil {
		return nil, err
	}
	return &connected{nc: nc, make: func(ctx context.Context, js jetstream.JetStream) (jetstream.Consumer, error) {
		if err := prepareAt(ctx, js, l.names, l.Seat == l.Home); err != nil {
			return nil, err
		}
		return l.consumeAt(ctx, js)
	}}, nil
}

// prepareAt looks for the stream of the share, and makes it at the home desk where it is
// not there yet. Another desk makes none: once the surgery is over it would send to where
// nobody reads.
func prepareAt(ctx context.Context, js jetstream.JetStream, n names, home bool) error {
	there, err := js.Stream(ctx, n.stream())
	missing := errors.Is(err, jetstream.ErrStreamNotFound)
	switch {
	case !home && missing:
		return surgery.Fail(surgery.NotFound, "share.server_none").Because(err)
	case !home || err != nil && !missing || !missing && there.CachedInfo().Config.Replicas >= copies:
	default: // a cluster that was not whole may be by now
		for try := 0; try < 8; try++ { // and one that has just begun is whole soon
			if _, err = js.CreateOrUpdateStream(ctx, streamOf(n, copies)); !isCode(err, noPeers) || ctx.Err() != nil {
				break
			}
			<-time.After(askTime / 12)
		}
		if isCode(err, fewServers...) {
			slog.Warn("network: the organisation has too few servers for copies: one keeps what is sent, and while it is away nothing goes", "servers for that", copies)
			err = nil
			if missing {
				_, err = js.CreateStream(ctx, streamOf(n, 1))
			}
		}
	}
	return err
}

// consumeAt makes what this desk reads by in this session: from where it took in last, as
// far as it knows. It is in the memory of one server, made at once and lost with it: a
// session that reads nothing any more ends, and the next one makes another. One that had
// copies would have to be made anew by servers of which some are away just then.
func (l *Link) consumeAt(ctx context.Context, js jetstream.JetStream) (jetstream.Consumer, error) {
	s, err := js.Stream(ctx, l.names.stream())
	if err != nil {
		return nil, err
	}
	of := consumerOf(l.Seat)
	of.Durable, of.Name = "", string(l.Seat)+"-"+rand.Text()
	of.Replicas, of.MemoryStorage, of.InactiveThreshold = 1, true, unreadTime
	info := s.CachedInfo()
	l.mutex.Lock()
	if l.read.stream.Equal(info.Created) && l.read.seq < info.State.LastSeq {
		of.DeliverPolicy, of.OptStartSeq = jetstream.DeliverByStartSequencePolicy, l.read.seq+1
	}
	l.read.stream = info.Created
	l.mutex.Unlock()
	return js.CreateConsumer(ctx, l.names.stream(), of)
}

// unreadTime is for how long a server keeps what a desk reads by that does not read.
const unreadTime = 10 * time.Minute

// fewServers is what a server says that has not as many beside it.
var fewServers = []jetstream.ErrorCode{10074, noPeers}

// noPeers is what a cluster says that has too few servers, or does not know of all yet.
const noPeers = 10005

// AccountMay is what an organisation's account for surgeries must be allowed to do, in
// the words of its IT: to write and hear under ss., to make, read and remove streams, and
// to have single messages deleted: those that carried a key of somebody who is erased.
// It needs JetStream, and nothing of other accounts.
func AccountMay() May {
	may := May{Publish: []string{"ss.>", "$JS.ACK.>"}, Subscribe: []string{"ss.*." + ofBeat + ".*", "_INBOX.>"}}
	for _, what := range []string{"STREAM.INFO.*", "STREAM.CREATE.*", "STREAM.UPDATE.*", "STREAM.DELETE.*", "STREAM.MSG.GET.*", "STREAM.MSG.DELETE.*", "CONSUMER.CREATE.>", "CONSUMER.MSG.NEXT.*.*"} {
		may.Publish = append(may.Publish, "$JS.API."+what)
	}
	return may
}

// ForgetAt removes what the organisation's server has kept of the share: the surgery is
// over.
func (l *Link) ForgetAt() error {
	l.mutex.Lock()
	s := l.session
	l.mutex.Unlock()
	if s == nil || s.lead != "" {
		return surgery.Fail(surgery.Conflict, "share.not_connected")
	}
	s.forgetting.Store(true)
	ctx, cancel := context.WithTimeout(s.ctx, askTime)
	defer cancel()
	if err := s.js.DeleteStream(ctx, l.names.stream()); err != nil && !errors.Is(err, jetstream.ErrStreamNotFound) {
		return s.failed(err)
	}
	return nil
}
