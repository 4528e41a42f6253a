package network_test

import (
	"os/exec"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/words"
)

// An organisation's cluster of three servers, each on a machine of its own: the one that
// leads is killed, starts anew, and is cut off, while three desks work.
func TestAClusterOfThree(t *testing.T) {
	h := newHall(t)
	places := []*place{h.place(), h.place(), h.place()}
	var hosts []string
	for _, p := range places {
		hosts = append(hosts, p.address.String())
	}
	cluster := network.NewCluster(t, hosts, func(k int, name string) *exec.Cmd { return places[k].in(name) })
	of := newParty(t, 3)
	var all []*process
	for n := range 3 {
		p := h.laptop(of, n, "SSL_CERT_FILE="+cluster.Roots)
		p.says("use %s %s", cluster.Addresses(), cluster.Credentials)
		all = append(all, p)
		p.until("it is connected", connected) // the home desk makes the stream
		p.says("write 2 1")
	}
	agreeAll(t, 20*time.Second, all...)
	share := all[0].says("share")
	leads := func() (k int) {
		t.Helper()
		for began := time.Now(); time.Since(began) < 30*time.Second; time.Sleep(20 * time.Millisecond) {
			if s := cluster.Leads(share); s != nil {
				for k, other := range cluster.Servers {
					if s == other {
						return k
					}
				}
			}
		}
		t.Fatal("nobody leads the stream")
		return 0
	}
	n := 1
	if thorough {
		n = 20
	}
	var killed, apart time.Duration
	for range n {
		k := leads()
		work(all, "work 100 4")
		time.Sleep(time.Second)
		cluster.Servers[k].Kill()
		time.Sleep(2 * time.Second)
		work(all, "idle")
		killed = max(killed, agreeAll(t, 40*time.Second, all...)) // while it is away
		cluster.Servers[k].Start()
		cluster.UntilWhole()
		for _, p := range all {
			p.until("nobody has trouble", connected)
		}

		if !thorough {
			break // it takes the servers long to see that a cable is out
		}
		k = leads()
		work(all, "work 100 4")
		time.Sleep(time.Second)
		places[k].cut()
		time.Sleep(2 * time.Second)
		work(all, "idle")
		apart = max(apart, agreeAll(t, 60*time.Second, all...)) // while it is cut off
		places[k].join()
		cluster.UntilWhole()
		for _, p := range all {
			p.until("nobody has trouble", connected)
		}
	}
	if !thorough {
		t.Logf("PROMISE a cluster of three: the server that leads was killed, nothing lost; equal %v after the end of work", killed.Round(time.Millisecond))
		return
	}
	// Without two of the three, and without any: everybody goes on and says so.
	for _, p := range places[:2] {
		p.cut()
	}
	work(all, "write 5 4")
	for _, p := range all {
		p.until("it says that nothing is kept, or nobody is there", func(s state) bool { return s.Trouble != "" })
	}
	places[2].cut()
	for _, p := range all {
		p.until("it says that nobody is there", func(s state) bool {
			return strings.Contains(s.Trouble, "Not connected since") && s.Next == words.Say("share.server_away.next")
		})
	}
	work(all, "write 5 4")
	for _, p := range places {
		p.join()
	}
	back := agreeAll(t, 60*time.Second, all...)
	for _, p := range all {
		p.until("nobody has trouble", connected)
	}
	acked := int64(0)
	for _, p := range all {
		acked += p.acked.Load()
	}
	t.Logf("PROMISE a cluster of three: the server that leads was killed and cut off %d times each, 0 of %d acknowledged changes lost; equal %v after the end of work with one killed, %v with one cut off, %v after all are back",
		n, acked, killed.Round(time.Millisecond), apart.Round(time.Millisecond), back.Round(time.Millisecond))
}

// work has all do something.
func work(all []*process, what string) {
	for _, p := range all {
		p.says(what)
	}
}
