package network_test

import (
	"crypto/rand"
	"crypto/tls"
	"fmt"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network"
)

// Strangers on the same network do what they like at the lead's door: desks notice
// nothing, and the lead takes hardly more memory.
func TestStrangersOnTheNetwork(t *testing.T) {
	h, all := three(t)
	lead, b, c := all[0], all[1], all[2]
	pid := lead.cmd.Process.Pid
	lead.says("collect 100") // as the program does: garbage that lies there is no stranger's doing
	network.ForgetMost(t, pid)
	before, _ := network.Memory(t, pid)
	began := network.CPU(t, pid)
	s := siege(t, h, netip.AddrPortFrom(lead.address, 47710))
	var longest time.Duration
	changes := 0
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end) || !s.enough(); changes++ {
		b.says("write 1 4")
		longest = max(longest, agreeAll(t, 20*time.Second, b, c))
		if time.Since(end) > time.Minute {
			t.Fatalf("strangers come to nothing: %s", s)
		}
	}
	s.end()
	now, most := network.Memory(t, pid)
	for _, p := range all {
		if st := p.state(); !connected(st) {
			t.Errorf("it noticed: %+v", st)
		}
	}
	agreeAll(t, 10*time.Second, all...)
	if longest > 5*time.Second {
		t.Errorf("a change took %v", longest)
	}
	if most-before > 20 {
		t.Errorf("the lead took %.0f MB more", most-before)
	}
	t.Logf("PROMISE strangers (%s): %d changes were elsewhere within %v, the lead took %.1f MB more (%.0f in all) and %v of a core", s, changes, longest.Round(time.Millisecond), most-before, now, (network.CPU(t, pid) - began).Round(time.Millisecond))
}

// besiegers are strangers at a door, each at an address of its own and in its own way.
type besiegers struct {
	at     netip.AddrPort
	over   chan struct{}
	wait   sync.WaitGroup
	tries  atomic.Int64
	shaken atomic.Int64 // that were heard as far as TLS
	bytes  atomic.Int64
}

func (s *besiegers) String() string {
	return fmt.Sprintf("%d connects, %d with TLS, %d MB", s.tries.Load(), s.shaken.Load(), s.bytes.Load()>>20)
}

// enough is what they do at least.
func (s *besiegers) enough() bool {
	bytes := int64(64 << 20)
	if thorough {
		bytes = 1 << 30
	}
	return s.tries.Load() >= 2000 && s.bytes.Load() >= bytes
}

func siege(t *testing.T, h *hall, at netip.AddrPort) *besiegers {
	t.Helper()
	s := &besiegers{at: at, over: make(chan struct{})}
	strange := strangersCertificate(t)
	junk := make([]byte, 64<<10)
	rand.Read(junk)
	for n, does := range []func(net.Conn){
		func(c net.Conn) {},              // comes and goes
		func(c net.Conn) { s.lingers() }, // half open
		func(c net.Conn) { s.slowly(c, []byte{22, 3, 1, 1, 0, 1, 0, 0, 0xfc, 3, 3}) }, // a byte now and then
		func(c net.Conn) { s.pours(c, junk) },                                         // junk
		func(c net.Conn) { s.pours(c, append([]byte{22, 3, 1, 0x3f, 0xff, 1, 0, 0x3f, 0xfb}, junk...)) },
		func(c net.Conn) { s.shakes(c, strange, "sms-desk/1", junk) }, // as a desk that nobody knows
		func(c net.Conn) { s.shakes(c, strange, "sms-join/1", junk) }, // as somebody who joins
		func(c net.Conn) { s.shakes(c, strange, "h2", junk) },
	} {
		own := h.at(200 + n)
		run(t, "ip", "addr", "add", own.String()+"/24", "dev", h.name)
		from := &net.Dialer{LocalAddr: &net.TCPAddr{IP: own.AsSlice()}, Timeout: 2 * time.Second}
		many := 6
		if n == 1 {
			many = 1600 // half open ones wait, and cost only what the lead keeps of them
		}
		for range many {
			s.wait.Go(func() { s.comes(from, does) })
		}
	}
	return s
}

func (s *besiegers) comes(from *net.Dialer, does func(net.Conn)) {
	for {
		select {
		case <-s.over:
			return
		default:
		}
		s.tries.Add(1)
		c, err := from.Dial("tcp", s.at.String())
		if err != nil {
			continue
		}
		does(c)
		_ = c.Close()
		time.Sleep(10 * time.Millisecond) // else it is this machine that is measured
	}
}

func (s *besiegers) lingers() {
	select {
	case <-s.over:
	case <-time.After(4 * time.Second):
	}
}

func (s *besiegers) slowly(c net.Conn, what []byte) {
	for _, b := range what {
		if _, err := c.Write([]byte{b}); err != nil {
			return
		}
		select {
		case <-s.over:
			return
		case <-time.After(time.Second / 2):
		}
	}
}

// pours pours until it is cut off.
func (s *besiegers) pours(c net.Conn, junk []byte) {
	for c.SetWriteDeadline(time.Now().Add(time.Second)) == nil {
		n, err := c.Write(junk)
		s.bytes.Add(int64(n))
		select {
		case <-s.over:
			return
		default:
		}
		if err != nil {
			return
		}
	}
}

func (s *besiegers) shakes(c net.Conn, certificate tls.Certificate, protocol string, junk []byte) {
	t := tls.Client(c, &tls.Config{InsecureSkipVerify: true, Certificates: []tls.Certificate{certificate}, NextProtos: []string{protocol}})
	if c.SetDeadline(time.Now().Add(4*time.Second)) != nil || t.Handshake() != nil {
		return
	}
	s.shaken.Add(1)
	s.pours(t, junk)
}

func (s *besiegers) end() {
	close(s.over)
	s.wait.Wait()
}
