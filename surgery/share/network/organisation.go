package network

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/url"
	"strings"

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
	return &connected{nc: nc, make: func(ctx context.Context, js jetstream.JetStream) error { return prepareAt(ctx, js, l.names) }}, nil
}

// prepareAt makes the stream of the share where it is not there yet, and what this desk
// reads it by.
func prepareAt(ctx context.Context, js jetstream.JetStream, n names) error {
	_, err := js.Stream(ctx, n.stream())
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		_, err = js.CreateStream(ctx, streamOf(n, copies))
		if isCode(err, fewServers...) {
			_, err = js.CreateStream(ctx, streamOf(n, 1))
		}
		if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) { // another desk was quicker
			err = nil
		}
	}
	if err == nil {
		_, err = js.CreateOrUpdateConsumer(ctx, n.stream(), consumerOf(n.seat))
	}
	return err
}

// fewServers is what a server says that has not as many beside it.
var fewServers = []jetstream.ErrorCode{10074, 10005, 10052}

// ForgetAt removes what the organisation's server has kept of the share: the surgery is
// over.
func (l *Link) ForgetAt() error {
	l.mutex.Lock()
	s := l.session
	l.mutex.Unlock()
	if s == nil || s.lead != "" {
		return surgery.Fail(surgery.Conflict, "share.not_connected")
	}
	ctx, cancel := context.WithTimeout(s.ctx, askTime)
	defer cancel()
	if err := s.js.DeleteStream(ctx, l.names.stream()); err != nil && !errors.Is(err, jetstream.ErrStreamNotFound) {
		return s.failed(err)
	}
	return nil
}
