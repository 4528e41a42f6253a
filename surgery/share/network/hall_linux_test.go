package network_test

import (
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
)

// thorough reports whether tests are to take all the time they need, as .ci/torture has
// them.
var thorough = os.Getenv("TORTURE") != ""

// hall is a network of its own: a bridge, and a namespace for each laptop or server.
type hall struct {
	t     *testing.T
	name  string
	third byte // of its addresses
	n     int
}

// place is a namespace with one cable into the hall.
type place struct {
	t       *testing.T
	space   string
	address netip.Addr
	here    string // our end of its cable
	there   string
}

func run(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v %s", strings.Join(args, " "), err, out)
	}
}

// newHall makes the network, or skips the test where that is not to be.
func newHall(t *testing.T) *hall {
	t.Helper()
	if _, err := exec.LookPath("ip"); (os.Getuid() != 0 || err != nil) && os.Getenv("CI") == "" {
		t.Skip("networks are made by root alone, with ip and tc: ", err)
	}
	t.Parallel() // most of the time they wait
	n := halls.Add(1)
	h := &hall{t: t, name: fmt.Sprintf("s%d%c", os.Getpid()%100000, 'a'+n%26), third: byte(n)}
	run(t, "ip", "link", "add", h.name, "type", "bridge")
	t.Cleanup(func() { run(t, "ip", "link", "del", h.name) })
	run(t, "ip", "addr", "add", h.at(254).String()+"/24", "dev", h.name)
	run(t, "ip", "link", "set", h.name, "up")
	return h
}

var halls atomic.Int32

// at is an address of the hall; the last, 254, is where the test itself is.
func (h *hall) at(n int) netip.Addr {
	return netip.AddrFrom4([4]byte{10, byte(64 + os.Getpid()%128), h.third, byte(n)})
}

// place makes the next one.
func (h *hall) place() *place {
	h.t.Helper()
	h.n++
	p := &place{t: h.t, space: fmt.Sprintf("%s-%d", h.name, h.n), address: h.at(h.n), here: fmt.Sprintf("%sv%d", h.name, h.n), there: fmt.Sprintf("%sw%d", h.name, h.n)}
	run(h.t, "ip", "netns", "add", p.space)
	h.t.Cleanup(func() { run(h.t, "ip", "netns", "del", p.space) })
	run(h.t, "ip", "link", "add", p.here, "type", "veth", "peer", "name", p.there, "netns", p.space)
	h.t.Cleanup(func() { run(h.t, "ip", "link", "del", p.here) })
	run(h.t, "ip", "link", "set", p.here, "master", h.name, "up")
	run(h.t, "ip", "-n", p.space, "addr", "add", p.address.String()+"/24", "dev", p.there)
	run(h.t, "ip", "-n", p.space, "link", "set", p.there, "up")
	run(h.t, "ip", "-n", p.space, "link", "set", "lo", "up")
	return p
}

// cut pulls the cable out, and join puts it back.
func (p *place) cut()  { p.t.Helper(); run(p.t, "ip", "link", "set", p.here, "down") }
func (p *place) join() { p.t.Helper(); run(p.t, "ip", "link", "set", p.here, "up") }

// slow has the cable carry so much a second each way, and drop what would wait longer
// than 400 ms.
func (p *place) slow(rate string) {
	p.t.Helper()
	shape := []string{"root", "tbf", "rate", rate, "burst", "8kb", "latency", "400ms"}
	run(p.t, append([]string{"tc", "qdisc", "replace", "dev", p.here}, shape...)...)
	run(p.t, append([]string{"ip", "netns", "exec", p.space, "tc", "qdisc", "replace", "dev", p.there}, shape...)...)
}

// in is a command that runs there.
func (p *place) in(name string, args ...string) *exec.Cmd {
	return exec.Command("ip", append([]string{"netns", "exec", p.space, name}, args...)...)
}
