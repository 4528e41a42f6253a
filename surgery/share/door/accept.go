package door

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"time"
)

// What strangers may take of the lead's time and memory.
const (
	handshakeTime = 3 * time.Second
	unfinishedOf  = 4  // handshakes under way of one address
	unfinishedAll = 32 // of all
	atOnce        = 20 // new connections a second that are taken at once
	lateBy        = 50 * time.Millisecond
)

// unfinished counts handshakes under way.
type unfinished struct {
	mutex sync.Mutex
	all   int
	of    map[netip.Addr]int
}

// begin reports whether one more of an address may be under way.
func (u *unfinished) begin(a netip.Addr) bool {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.all >= unfinishedAll || u.of[a] >= unfinishedOf {
		return false
	}
	u.all++
	u.of[a]++
	return true
}

func (u *unfinished) end(a netip.Addr) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	u.all--
	if u.of[a]--; u.of[a] == 0 {
		delete(u.of, a)
	}
}

// accept takes connections until the door is shut.
func (d *Door) accept() {
	open := unfinished{of: map[netip.Addr]int{}}
	second, n := time.Now(), 0
	for {
		c, err := d.listener.Accept()
		if err != nil {
			if d.ctx.Err() != nil || errors.Is(err, net.ErrClosed) {
				return
			}
			slog.Warn("door: a connection was not taken", "cause", err)
			d.pause(lateBy)
			continue
		}
		d.came.Add(1)
		if time.Since(second) > time.Second {
			second, n = time.Now(), 0
		}
		n++
		late := n > atOnce
		from := addressOf(c)
		if !open.begin(from) {
			reset(c)
			continue
		}
		d.wait.Go(func() {
			if late {
				d.pause(lateBy)
			}
			stop := context.AfterFunc(d.ctx, func() { _ = c.Close() })
			defer stop()
			t := tls.Server(c, d.config)
			defer t.Close()
			err := d.shake(t)
			if err != nil {
				slog.Debug("door: a handshake failed", "cause", err)
				part(c)
			} else if err = d.meets(t); err != nil {
				slog.Debug("door: somebody is not known", "cause", err)
				_ = t.CloseWrite() // the answer arrives before the end does
				part(c)
			}
			open.end(from)
			if err == nil {
				d.serve(t)
			}
		})
	}
}

func (d *Door) shake(t *tls.Conn) error {
	ctx, cancel := context.WithTimeout(d.ctx, handshakeTime)
	defer cancel()
	return t.HandshakeContext(ctx)
}

// addressOf returns where the other side is.
func addressOf(c net.Conn) netip.Addr { return c.RemoteAddr().(*net.TCPAddr).AddrPort().Addr().Unmap() }

// reset ends a connection and leaves nothing of it waiting in the system.
func reset(c net.Conn) {
	if t, ok := c.(*net.TCPConn); ok {
		_ = t.SetLinger(0)
	}
	_ = c.Close()
}

// part lets what was said last arrive: with something unread it would be lost.
func part(c net.Conn) {
	const linger, most = time.Second / 2, 8 << 10
	if t, ok := c.(*net.TCPConn); ok && t.CloseWrite() == nil && t.SetReadDeadline(time.Now().Add(linger)) == nil {
		_, _ = io.CopyN(io.Discard, t, most)
	}
}

// pause waits, unless the door is shut.
func (d *Door) pause(long time.Duration) {
	t := time.NewTimer(long)
	defer t.Stop()
	select {
	case <-t.C:
	case <-d.ctx.Done():
	}
}
