package network_test

import (
	"bufio"
	"fmt"
	"io"
	"net/netip"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network"
)

// hall is a network of its own: a bridge, and a namespace for each laptop.
type hall struct {
	t    *testing.T
	name string
	n    int
}

func run(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
		t.Fatalf("ip %s: %v %s", strings.Join(args, " "), err, out)
	}
}

// newHall makes the network, or skips the test where that is not to be.
func newHall(t *testing.T) *hall {
	t.Helper()
	must := os.Getenv("CI") != ""
	if os.Getenv("TORTURE") == "" && !must {
		t.Skip("it takes half a minute: make torture, which sets TORTURE, runs it")
	}
	if _, err := exec.LookPath("ip"); (os.Getuid() != 0 || err != nil) && !must {
		t.Skip("networks are made by root alone, with ip: ", err)
	}
	h := &hall{t: t, name: fmt.Sprint("sms", os.Getpid()%10000)}
	run(t, "link", "add", h.name, "type", "bridge")
	t.Cleanup(func() { run(t, "link", "del", h.name) })
	run(t, "link", "set", h.name, "up")
	return h
}

// process is a laptop in a namespace: a process of its own.
type process struct {
	t       *testing.T
	cmd     *exec.Cmd
	in      io.Writer
	out     *bufio.Reader
	address netip.Addr
	link    string // our end of its cable
}

// laptop starts one.
func (h *hall) laptop(keys string) *process {
	h.t.Helper()
	h.n++
	space, here, there := fmt.Sprintf("%s-%d", h.name, h.n), fmt.Sprintf("%sv%d", h.name, h.n), fmt.Sprintf("%sw%d", h.name, h.n)
	at := netip.AddrFrom4([4]byte{10, 77, 0, byte(h.n)})
	run(h.t, "netns", "add", space)
	h.t.Cleanup(func() { run(h.t, "netns", "del", space) })
	run(h.t, "link", "add", here, "type", "veth", "peer", "name", there, "netns", space)
	h.t.Cleanup(func() { run(h.t, "link", "del", here) })
	run(h.t, "link", "set", here, "master", h.name, "up")
	run(h.t, "-n", space, "addr", "add", at.String()+"/24", "dev", there)
	run(h.t, "-n", space, "link", "set", there, "up")
	run(h.t, "-n", space, "link", "set", "lo", "up")
	p := &process{t: h.t, address: at, link: here}
	p.cmd = exec.Command("ip", "netns", "exec", space, os.Args[0])
	p.cmd.Env = append(os.Environ(), network.ChildSeat+"="+strconv.Itoa(h.n), network.ChildKeys+"="+keys, network.ChildFolder+"="+h.t.TempDir())
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		h.t.Fatal(err)
	}
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		h.t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	p.out = bufio.NewReader(out)
	h.t.Cleanup(p.kill)
	return p
}

// kill ends the process as a power cut does.
func (p *process) kill() {
	if p.cmd.ProcessState == nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
	}
}

// says has it do something, and returns what it answers.
func (p *process) says(what string, args ...any) string {
	p.t.Helper()
	if _, err := fmt.Fprintf(p.in, what+"\n", args...); err != nil {
		p.t.Fatal(err)
	}
	line, err := p.out.ReadString('\n')
	if err != nil || strings.HasPrefix(line, "error") {
		p.t.Fatal(what, ": ", line, err)
	}
	return strings.TrimSpace(line)
}

// agree waits until all have so many entries, and the same.
func (h *hall) agree(entries int, all ...*process) time.Duration {
	h.t.Helper()
	began := time.Now()
	for {
		said := map[string]bool{}
		for _, p := range all {
			said[p.says("hash")] = true
		}
		for s := range said {
			if len(said) == 1 && strings.HasPrefix(s, fmt.Sprintf("%d ", entries)) {
				return time.Since(began)
			}
		}
		if time.Since(began) > 30*time.Second {
			h.t.Fatalf("they do not agree on %d: %v", entries, said)
		}
		<-time.After(20 * time.Millisecond)
	}
}

func (h *hall) state(p *process, want string) time.Duration {
	h.t.Helper()
	began := time.Now()
	for p.says("state") != want {
		if time.Since(began) > 30*time.Second {
			h.t.Fatalf("it says %q, want %q", p.says("state"), want)
		}
		<-time.After(20 * time.Millisecond)
	}
	return time.Since(began)
}

// Laptops in networks of their own, each a process, as fast as the program has it: cut
// off and joined again, and a lead that is killed while all write.
func TestLaptopsOnANetwork(t *testing.T) {
	h := newHall(t)
	keys := network.NewChildKeys(4)
	a, b, c := h.laptop(keys), h.laptop(keys), h.laptop(keys)
	lead := a.says("lead %s:0", a.address)
	b.says("follow %s", lead)
	c.says("follow %s", lead)
	a.says("write 10")
	t.Logf("three laptops are together after %v", h.agree(10, a, b, c).Round(time.Millisecond))
	run(t, "link", "set", b.link, "down")
	t.Logf("a cable that is pulled out is seen after %v", h.state(b, "no_network").Round(time.Millisecond))
	b.says("write 500")
	a.says("write 250")
	c.says("write 250")
	h.agree(510, a, c)
	run(t, "link", "set", b.link, "up")
	t.Logf("1,000 waiting changes: equal %v after the cable is back", h.agree(1010, a, b, c).Round(time.Millisecond))
	for range 20 {
		b.says("write 1")
		c.says("write 1")
	}
	a.kill()
	b.says("write 5")
	c.says("write 5")
	h.state(c, "no_network")
	b.says("lead %s:0", b.address)
	t.Logf("a new lead: equal after %v", h.agree(1060, b, c).Round(time.Millisecond))
	d := h.laptop(keys)
	d.says("follow %s:47710", b.address)
	h.agree(1060, b, c, d)
	h.state(d, "connected")
}
