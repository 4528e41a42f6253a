// Package door is the way in for laptops that share a surgery over a network: a TLS 1.3
// listener on one address, which the lead desk opens, and what goes through it before
// parcels do. A laptop that joins proves that it knows the code; a desk shows its
// certificate. Nobody else reaches anything behind it.
//
// Nothing is opened or sent unless somebody here calls Listen, Dial or Join. Errors for
// a person are *surgery.Error; others are for whoever calls, and the log.
package door

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// The protocols behind the door, by ALPN.
const (
	joinProtocol = "sms-join/1"
	deskProtocol = "sms-desk/1"
)

// Identity is who opens a door, or goes through one.
type Identity struct {
	Seat      surgery.ID
	ServerKey string // an nkey: see Peer
	Secret    *seal.DeskSecret
	Schema    int              // of the records, as the program has it
	Now       func() time.Time // the clock
	Run       string           // another each time that the program starts
	// Knows returns the sign key of a desk of the share, nil for none, and whether it
	// left. It may be called at any time.
	Knows func(seat surgery.ID) (signKey []byte, left bool)
	// Introduced returns the sign key of a desk that Knows may not know, by the home desk's
	// word for it: see Word. It is nil where that is none. It may be called at any time, with
	// anything; nil where nobody is followed, or let in, who is not known.
	Introduced func(seat surgery.ID, word []byte) (signKey []byte)
	// Word returns by which word the home desk let this desk in; nil for none. It may be
	// called at any time. Desks hear it that were let in before, and have not heard since.
	Word func() []byte
}

// word is that, where it can be said.
func (i *Identity) word() []byte {
	if i.Word == nil {
		return nil
	}
	word := i.Word()
	if len(word) > mostWord {
		return nil
	}
	return word
}

// Options are what a door is opened with.
type Options struct {
	Identity
	Terms *Terms
	// Notice returns what the home desk says to a desk that it struck off, sealed to that
	// desk; nil for nothing. It may be called at any time.
	Notice func(seat surgery.ID) []byte
	// Carry is given the connection of each desk that was let in, and returns when it is
	// over.
	Carry func(net.Conn, Peer)
}

// Door is a listener that is open.
type Door struct {
	Options
	listener net.Listener
	config   *tls.Config
	at       netip.AddrPort
	ctx      context.Context
	cancel   context.CancelFunc
	wait     sync.WaitGroup
	came     atomic.Int64 // connections

	mutex   sync.Mutex
	desks   map[net.Conn]surgery.ID
	runs    map[surgery.ID][]string // of each desk, the latest last
	inviter *Invitation             // nil while no code is shown
}

// Listen opens a door at an address; without a port at the first of Ports that is free.
// NotFound "share.no_network" where this laptop has no such address; Conflict
// "share.no_port".
func Listen(at netip.AddrPort, o Options) (*Door, error) {
	certificate, err := certify(o.Secret, Peer{Seat: o.Seat, ServerKey: o.ServerKey})
	if err != nil {
		return nil, err
	}
	listener, err := listen(at)
	if err != nil {
		return nil, err
	}
	d := &Door{Options: o, desks: map[net.Conn]surgery.ID{}, runs: map[surgery.ID][]string{}}
	d.ctx, d.cancel = context.WithCancel(context.Background())
	d.at = listener.Addr().(*net.TCPAddr).AddrPort()
	d.config = &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{certificate}, NextProtos: []string{deskProtocol, joinProtocol},
		SessionTicketsDisabled: true, ClientAuth: tls.RequireAnyClientCert, VerifyConnection: d.verify}
	d.listener = listener
	d.wait.Go(d.accept)
	return d, nil
}

func listen(at netip.AddrPort) (net.Listener, error) {
	if !at.Addr().IsValid() || at.Addr().IsUnspecified() {
		return nil, surgery.Fail(surgery.NotFound, "share.no_network") // never on all addresses
	}
	ports := Ports[:]
	if at.Port() != 0 {
		ports = []int{int(at.Port())}
	}
	var failed error
	for _, port := range ports {
		l, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(netip.AddrPortFrom(at.Addr(), uint16(port))))
		if err == nil {
			return l, nil
		}
		failed = err
	}
	if noSuchAddress(failed) {
		return nil, surgery.Fail(surgery.NotFound, "share.no_network").Because(failed)
	}
	return nil, surgery.Fail(surgery.Conflict, "share.no_port").Because(failed)
}

// At returns where the door is.
func (d *Door) At() netip.AddrPort { return d.at }

// verify lets nobody through the handshake but desks, and whoever wants to join while a
// code is shown. One that has left is let through to be told so. Whether one that is not
// known is a desk shows after the handshake: see meets.
func (d *Door) verify(s tls.ConnectionState) error {
	p, err := peerOf(s.PeerCertificates)
	if err != nil {
		return err
	}
	switch s.NegotiatedProtocol {
	case joinProtocol:
		if d.invitation() == nil {
			return errNobodyAsked
		}
		return nil
	case deskProtocol:
		if d.Introduced != nil || d.knows(p) {
			return nil
		}
	}
	return errCertificate
}

func (d *Door) knows(p Peer) bool {
	key, _ := d.Knows(p.Seat)
	return p.signedBy(key)
}

var errNobodyAsked = errors.New("door: no code is shown")

// serve does what is to be done once the handshake is over.
func (d *Door) serve(c *tls.Conn) {
	s := c.ConnectionState()
	p, err := peerOf(s.PeerCertificates)
	if err != nil {
		return
	}
	if s.NegotiatedProtocol == joinProtocol {
		if i := d.invitation(); i != nil {
			i.serve(d.ctx, c)
		}
		return
	}
	if err := d.welcome(c, p); err != nil {
		slog.Debug("door: a desk was not let in", "cause", err)
		return
	}
	if !d.keep(c, p.Seat) {
		return
	}
	defer d.drop(c)
	if _, left := d.Knows(p.Seat); !left { // it may have left meanwhile
		d.Carry(c, p)
	}
}

// keep notes a desk's connection, and ends one that it had: it comes anew before that is
// known to be dead.
func (d *Door) keep(c net.Conn, seat surgery.ID) bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.ctx.Err() != nil {
		return false
	}
	for old, other := range d.desks {
		if other == seat {
			_ = old.Close()
		}
	}
	d.desks[c] = seat
	return true
}

// replaced reports whether a desk was replaced by another program on the same records,
// which is here. Who starts anew does not come again as who it was before: then both run,
// and one of the folders is a copy.
func (d *Door) replaced(seat surgery.ID, run string) bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	runs := d.runs[seat]
	at := slices.Index(runs, run)
	if at >= 0 && at < len(runs)-1 {
		for _, other := range d.desks {
			if other == seat {
				return true
			}
		}
		runs = slices.Delete(runs, at, at+1)
		at = -1
	}
	if at < 0 {
		const most = 16
		d.runs[seat] = append(runs[max(0, len(runs)-most):], run)
	}
	return false
}

func (d *Door) drop(c net.Conn) {
	d.mutex.Lock()
	delete(d.desks, c)
	d.mutex.Unlock()
	_ = c.Close()
}

// Throw ends the connections of a desk: it has left, or was struck off. Knows must say
// so already.
func (d *Door) Throw(seat surgery.ID) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	for c, other := range d.desks {
		if other == seat {
			_ = c.Close()
		}
	}
}

// Close shuts the door and ends all that goes through it.
func (d *Door) Close() {
	d.cancel()
	_ = d.listener.Close()
	d.mutex.Lock()
	for c := range d.desks {
		_ = c.Close()
	}
	i := d.inviter
	d.mutex.Unlock()
	if i != nil {
		i.End()
	}
	d.wait.Wait()
}
