package door

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/netip"

	"socialmediasurgery/surgery"
)

// Dial goes through the door of a lead as a desk of the share. A lead that is not known
// shows the home desk's word for it before this desk says anything. The answer is the lead's
// seat. Errors: those above, *surgery.Error where program or clock differ, and those of
// the network.
func Dial(ctx context.Context, at netip.AddrPort, i Identity, terms *Terms) (net.Conn, surgery.ID, error) {
	certificate, err := certify(i.Secret, Peer{Seat: i.Seat, ServerKey: i.ServerKey})
	if err != nil {
		return nil, "", err
	}
	known := false
	config := &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{certificate}, NextProtos: []string{deskProtocol},
		InsecureSkipVerify: true, // no authority knows these laptops: VerifyConnection does
		VerifyConnection: func(s tls.ConnectionState) error {
			p, err := peerOf(s.PeerCertificates)
			if err != nil {
				return ErrWrongLead
			}
			key, left := i.Knows(p.Seat)
			if known = p.signedBy(key); known && left {
				return ErrLeadLeft
			} else if left || p.Seat == i.Seat || !known && i.Introduced == nil {
				return ErrWrongLead
			}
			return nil
		}}
	c, err := dialTLS(ctx, at, config)
	if err != nil {
		return nil, "", err
	}
	stop := context.AfterFunc(ctx, func() { _ = c.Close() })
	lead, err := peerOf(c.ConnectionState().PeerCertificates)
	if err == nil {
		err = meet(c, i, lead, known)
	}
	if err == nil {
		err = greet(c, i, terms, lead.Seat)
	}
	if !stop() {
		err = cmp.Or(err, ctx.Err())
	}
	if err != nil {
		_ = c.Close()
		return nil, "", err
	}
	return c, lead.Seat, nil
}

// dialTLS connects, in at most handshakeTime each for the connection and the handshake.
func dialTLS(ctx context.Context, at netip.AddrPort, config *tls.Config) (*tls.Conn, error) {
	raw, err := (&net.Dialer{Timeout: handshakeTime}).DialContext(ctx, "tcp", at.String())
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, handshakeTime)
	defer cancel()
	c := tls.Client(raw, config)
	if err := c.HandshakeContext(ctx); err != nil {
		_ = raw.Close()
		return nil, notTLS(err)
	}
	return c, nil
}

// notTLS makes ErrWrongLead of what says that something else listens there.
func notTLS(err error) error {
	var head tls.RecordHeaderError
	var alert *net.OpError
	if errors.As(err, &head) || errors.As(err, &alert) && alert.Op == "remote error" {
		return errors.Join(ErrWrongLead, err)
	}
	return err
}

// notLetIn makes ErrNotLetIn of what the other side's TLS says of our certificate.
func notLetIn(err error) error {
	var alert *net.OpError
	if errors.As(err, &alert) && alert.Op == "remote error" {
		return errors.Join(ErrNotLetIn, err)
	}
	return err
}
