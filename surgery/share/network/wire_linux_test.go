package network_test

import (
	"encoding/binary"
	"math/rand/v2"
	"net"
	"sync"
	"syscall"
	"testing"
	"time"
)

// Of the system, where the syscall package has no name for it.
const (
	packetVnetHdr        = 15
	packetIgnoreOutgoing = 23
	allProtocols         = 3 // in the order of the network, below
)

// wire is put between a place and the hall: it carries each frame later, and loses some.
// Kernels often lack netem, which does the same.
func (h *hall) wire(p *place, late time.Duration, lost float64) {
	h.t.Helper()
	near, far := p.here+"n", p.here+"f"
	run(h.t, "ip", "link", "set", p.here, "nomaster")
	run(h.t, "ip", "link", "add", near, "type", "veth", "peer", "name", far)
	run(h.t, "ip", "link", "set", far, "master", h.name, "up")
	run(h.t, "ip", "link", "set", near, "up")
	a, b := ear(h.t, p.here), ear(h.t, near)
	over := make(chan struct{})
	var both sync.WaitGroup
	both.Go(func() { carry(a, b, late, lost, over) })
	both.Go(func() { carry(b, a, late, lost, over) })
	h.t.Cleanup(func() {
		close(over)
		both.Wait()
		_, _ = syscall.Close(a), syscall.Close(b)
		run(h.t, "ip", "link", "del", near)
	})
}

// ear hears and says whole frames on an interface, with what is known of their sums.
func ear(t *testing.T, name string) int {
	t.Helper()
	i, err := net.InterfaceByName(name)
	if err != nil {
		t.Fatal(err)
	}
	every := binary.NativeEndian.Uint16([]byte{0, allProtocols})
	s, err := syscall.Socket(syscall.AF_PACKET, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, int(every))
	if err == nil {
		err = syscall.SetsockoptInt(s, syscall.SOL_PACKET, packetVnetHdr, 1)
	}
	if err == nil {
		err = syscall.SetsockoptInt(s, syscall.SOL_PACKET, packetIgnoreOutgoing, 1)
	}
	if err == nil {
		err = syscall.Bind(s, &syscall.SockaddrLinklayer{Protocol: every, Ifindex: i.Index})
	}
	if err == nil {
		err = syscall.SetsockoptTimeval(s, syscall.SOL_SOCKET, syscall.SO_RCVTIMEO, &syscall.Timeval{Usec: 100_000})
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// carry carries until it is over.
func carry(from, to int, late time.Duration, lost float64, over <-chan struct{}) {
	type frame struct {
		due time.Time
		raw []byte
	}
	frames := make(chan frame, 1<<14)
	defer close(frames)
	go func() {
		for f := range frames {
			time.Sleep(time.Until(f.due))
			_, _ = syscall.Write(to, f.raw) // what does not go is lost, as on a wire
		}
	}()
	buffer := make([]byte, 1<<17)
	for {
		select {
		case <-over:
			return
		default:
		}
		n, err := syscall.Read(from, buffer) // an interface that is down says so, or nothing
		if err != nil || rand.Float64() < lost {
			continue
		}
		select {
		case frames <- frame{time.Now().Add(late), append([]byte(nil), buffer[:n]...)}:
		default:
		}
	}
}
