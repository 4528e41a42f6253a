package network

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share/door"
)

// lead is what a desk has while it leads: the message server, and the door to it.
type lead struct {
	link   *Link
	server *leadServer
	door   *door.Door
	// fresh says that its stream was empty, and has not been filled; filling that what goes
	// into it has been asked for. The link's mutex is over both.
	fresh, filling bool

	mutex   sync.Mutex
	stopped bool
	mended  time.Time
}

// Lead has this desk lead from now on, with its door at an address: of the chosen
// network; without a port at one of door.Ports. The term is one later than the latest
// that was heard of, unless that is its own. Errors: those of door.Listen; ReadOnly
// "share.lead_folder".
func (l *Link) Lead(at netip.AddrPort) error {
	l.leave()
	server, err := startServer(l.names, l.Folder, l.Secret)
	if err != nil {
		return err
	}
	n := &lead{link: l, server: server, fresh: server.fresh}
	term := l.terms.Latest()
	if term.Lead != l.Seat { // else it goes on: who took over meanwhile stays
		term = door.Term{N: term.N + 1, Lead: l.Seat}
	}
	n.door, err = door.Listen(at, door.Options{Identity: l.Identity, Terms: l.terms, Notice: l.Notice, Carry: n.carry})
	if err != nil {
		server.stop()
		return err
	}
	l.terms.Accept(term)
	l.change(way{lead: n})
	return nil
}

// leave has this desk lead no more, where it does.
func (l *Link) leave() {
	if l.leads() {
		l.Rest()
	}
}

func (n *lead) carry(c net.Conn, p door.Peer) { n.now().carry(c, p.Seat, p.ServerKey) }

func (n *lead) now() *leadServer {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	return n.server
}

// connect connects the lead to itself.
func (n *lead) connect() (*connected, error) {
	server := n.now()
	ctx, cancel := context.WithTimeout(n.link.ctx, askTime)
	defer cancel()
	if err := server.consume(ctx, n.link.Seat); err != nil {
		return nil, err
	}
	nc, err := nats.Connect("", append(n.link.options(), nats.InProcessServer(server.server), signs(server.key))...)
	return &connected{nc: nc, lead: n.link.Seat}, err
}

func (n *lead) works() bool { return n.now().works() }

// mend starts the server anew on what lies in its folder: that may have been full.
func (n *lead) mend() {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if n.stopped || time.Since(n.mended) < n.link.pace.seek {
		return
	}
	n.mended = time.Now()
	n.server.stop()
	server, err := startServer(n.link.names, n.link.Folder, n.link.Secret)
	if err != nil {
		slog.Error("network: the message server does not start anew", "cause", err)
		return
	}
	n.server = server
}

func (n *lead) stop() {
	n.mutex.Lock()
	n.stopped = true
	server := n.server
	n.mutex.Unlock()
	n.door.Close()
	server.stop()
}

// Door returns the door, for inviting; nil where this desk does not lead.
func (l *Link) Door() *door.Door {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.way.lead == nil {
		return nil
	}
	return l.way.lead.door
}

// Removed throws out a desk that has left, or leaves it where it leads: Knows says so
// already.
func (l *Link) Removed(seat surgery.ID) {
	l.mutex.Lock()
	n, s := l.way.lead, l.session
	l.mutex.Unlock()
	if n != nil {
		n.now().strike(seat)
		n.door.Throw(seat)
	} else if s != nil && s.lead == seat {
		s.close()
	}
}

// Forget removes what a lead has kept: the surgery is over. The link must not lead.
func (l *Link) Forget() error {
	if l.leads() || l.Folder == "" {
		return surgery.Fail(surgery.Internal, "error.internal")
	}
	if err := os.RemoveAll(l.Folder); err != nil {
		return surgery.Fail(surgery.ReadOnly, "share.lead_folder").Because(err)
	}
	return nil
}

// address returns where this desk has, or would open, its door.
func (l *Link) address() netip.AddrPort {
	switch {
	case l.way.lead != nil:
		return l.way.lead.door.At()
	case l.session != nil:
		return l.session.here
	}
	return netip.AddrPort{}
}

// dial connects to whoever leads: at one of these places, or where a desk was heard.
func (l *Link) dial(at []netip.AddrPort) (*connected, error) {
	places := slices.Clone(at)
	for _, other := range l.others(false) {
		if !slices.Contains(places, other) {
			places = append(places, other)
		}
	}
	if len(places) == 0 {
		return nil, surgery.Fail(surgery.NotFound, "share.net_none")
	}
	var worst error
	const atOnce = 8
	for some := range slices.Chunk(places, atOnce) {
		c, err := l.dialSome(some)
		if err == nil {
			return l.speak(c)
		}
		worst = graver(worst, err)
	}
	return nil, worst
}

// found is a connection through the door of a lead.
type found struct {
	conn net.Conn
	lead surgery.ID
	err  error
}

// dialSome tries several places at once, and keeps the first that lets it in.
func (l *Link) dialSome(places []netip.AddrPort) (found, error) {
	ctx, cancel := context.WithCancel(l.ctx)
	defer cancel()
	tried := make(chan found, len(places))
	for _, at := range places {
		go func() {
			c, lead, err := l.through(ctx, at, l.terms)
			tried <- found{c, lead, err}
		}()
	}
	var first found
	var worst error
	for range places {
		f := <-tried
		switch {
		case f.err != nil:
			worst = graver(worst, f.err)
		case first.conn == nil:
			first = f
			cancel()
		default:
			_ = f.conn.Close()
		}
	}
	if first.conn != nil {
		return first, nil
	}
	return found{}, worst
}

// through goes through a door, and hears what is said there to this desk alone: it is the
// home desk's word, whoever passes it on.
func (l *Link) through(ctx context.Context, at netip.AddrPort, terms *door.Terms) (net.Conn, surgery.ID, error) {
	c, lead, err := door.Dial(ctx, at, l.Identity, terms)
	var left *door.Left
	if errors.As(err, &left) && len(left.Notice) > 0 {
		l.ringing.Lock()
		before := l.ring.Struck
		l.ring.Learn([][]byte{left.Notice})
		l.tellStruck(before)
		l.ringing.Unlock()
	}
	return c, lead, err
}

// graver returns which of two says more about why nobody lets this desk in.
func graver(a, b error) error {
	rank := func(err error) int {
		var ours *surgery.Error
		switch {
		case err == nil:
			return -1
		case errors.Is(err, door.ErrLeft), errors.Is(err, door.ErrCopied):
			return 4
		case errors.As(err, &ours):
			return 3
		case errors.Is(err, door.ErrNotLetIn):
			return 2
		case errors.Is(err, door.ErrWrongLead):
			return 1
		}
		return 0
	}
	if rank(b) > rank(a) {
		return b
	}
	return a
}

// once gives a client the connection that there is already.
type once struct{ net.Conn }

func (o once) Dial(string, string) (net.Conn, error) { return o.Conn, nil }

// speak begins to speak with the lead's server, through its door.
func (l *Link) speak(f found) (*connected, error) {
	nc, err := nats.Connect("nats://lead", append(l.options(), nats.SetCustomDialer(once{f.conn}), nats.SkipHostLookup(), signs(l.key))...)
	if err != nil {
		_ = f.conn.Close()
		return nil, err
	}
	here, _ := f.conn.LocalAddr().(*net.TCPAddr)
	c := &connected{nc: nc, lead: f.lead}
	if there, is := f.conn.RemoteAddr().(*net.TCPAddr); is {
		c.there = netip.AddrPortFrom(there.AddrPort().Addr().Unmap(), there.AddrPort().Port())
	}
	if l.here.IsValid() {
		c.here = netip.AddrPortFrom(l.here, 0)
	} else if here != nil {
		c.here = netip.AddrPortFrom(here.AddrPort().Addr().Unmap(), 0)
	}
	return c, nil
}
