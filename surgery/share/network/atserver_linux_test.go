package network_test

import (
	"os/exec"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network"
)

// atServer has whole desks, each a process, meet at a server of an organisation.
func atServer(t *testing.T, desks int) (*network.Cluster, []*process) {
	t.Helper()
	one := network.NewCluster(t, []string{network.Host}, func(_ int, name string) *exec.Cmd { return exec.Command(name) })
	of := newParty(t, desks)
	var all []*process
	for n := range desks {
		p := of.laptop(&place{t: t}, n, "SSL_CERT_FILE="+one.Roots)
		p.uses(one)
		all = append(all, p)
	}
	return one, all
}

func (p *process) uses(one *network.Cluster) {
	p.t.Helper()
	p.says("use %s %s", one.Addresses(), one.Credentials)
	p.until("it is connected", connected) // the home desk makes the stream
}

// A laptop that is struck off, and that an organisation's server lets in all the same,
// reads there that it was, also when it comes later: it takes nobody in any more. What it
// brings waits at the home desk.
func TestAStruckLaptopReadsItAtTheServer(t *testing.T) {
	one, all := atServer(t, 3)
	a, b, c := all[0], all[1], all[2]
	for _, p := range all {
		p.says("write 2 1")
	}
	agreeAll(t, 20*time.Second, all...)
	c.says("rest")
	c.says("write 2 1")
	a.says("lost %s", c.seat)
	b.says("write 1 1")
	agreeAll(t, 20*time.Second, a, b)
	c.uses(one)
	for began := time.Now(); ; <-time.After(20 * time.Millisecond) {
		said := c.tries("write 1 1")
		if strings.Contains(said, "struck_off") {
			break
		}
		if time.Since(began) > 20*time.Second {
			t.Fatal("it takes people in still: ", said)
		}
	}
	for began := time.Now(); upTo(a.says("seen"), c.seat) < c.acked.Load(); <-time.After(20 * time.Millisecond) {
		if time.Since(began) > 20*time.Second {
			t.Fatal("what it did is not at the home desk")
		}
	}
	agreeAll(t, 20*time.Second, a, b)
}
