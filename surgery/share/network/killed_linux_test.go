package network_test

import (
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

// The lead is killed while three desks work, and starts anew.
func TestTheLeadIsKilledWhileAllWork(t *testing.T) {
	_, all := three(t)
	n := rounds(2)
	var longest time.Duration
	for range n {
		for _, p := range all {
			p.says("work 100 4")
		}
		time.Sleep(time.Second + rand.N(time.Second))
		all[0].kill()
		time.Sleep(rand.N(time.Second))
		for _, p := range all[1:] {
			p.says("idle")
		}
		all[0].start()
		longest = max(longest, agreeAll(t, 40*time.Second, all...))
	}
	acked := int64(0)
	for _, p := range all {
		acked += p.acked.Load()
	}
	t.Logf("PROMISE the lead is killed while three desks work: %d times, 0 of %d acknowledged changes lost, equal %v after its start at the latest", n, acked, longest.Round(time.Millisecond))
}

// A desk is killed when a change is kept and has not been sent.
func TestADeskIsKilledBeforeItSends(t *testing.T) {
	_, all := three(t)
	n := rounds(2)
	var longest time.Duration
	for range n {
		p := all[1+rand.IntN(2)]
		if _, err := p.in.Write([]byte("die\n")); err != nil {
			t.Fatal(err)
		}
		<-p.ended
		p.kill()
		p.start()
		longest = max(longest, agreeAll(t, 40*time.Second, all...))
	}
	t.Logf("PROMISE a desk is killed between keeping and sending: %d times, nothing lost, equal %v after its start at the latest", n, longest.Round(time.Millisecond))
}

// The lead's laptop is lost with its disk, cut off with something that it had not sent.
// Another takes over: the rest is whole, and what is lost is the end of one chain.
func TestTheLeadsDiskIsLost(t *testing.T) {
	_, all := three(t)
	lead, rest := all[0], all[1:]
	for _, p := range all {
		p.says("write 10 4")
	}
	agreeAll(t, 20*time.Second, all...)
	sent := lead.acked.Load()
	lead.cut()
	lead.says("write 3 1")
	for _, p := range rest {
		p.says("write 5 4")
	}
	lead.kill()
	if err := os.RemoveAll(lead.folder); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	rest[0].until("it says that the lead is gone", func(s state) bool { return s.Trouble != "" })
	t.Logf("the lead's end is seen after %v", time.Since(began).Round(time.Millisecond))
	began = time.Now()
	rest[0].says("takeover %s", rest[0].address)
	agreeAll(t, 40*time.Second, rest...)
	t.Logf("a new lead has all after %v", time.Since(began).Round(time.Millisecond))
	for _, p := range rest {
		p.until("it is connected", connected)
		if has := upTo(p.says("seen"), lead.seat); has != sent {
			t.Errorf("it has %d of the lead's changes, and %d were sent", has, sent)
		}
	}
	t.Logf("PROMISE the lead is lost with its disk: all there but %d changes that it had not sent, known by the number its chain ends at", lead.acked.Load()-sent)
}

// Two desks lead by mistake, apart, for a minute; then they are joined.
func TestTwoLeadsApart(t *testing.T) {
	h := newHall(t)
	of := newParty(t, 4)
	var all []*process
	for n := range 4 {
		all = append(all, h.laptop(of, n))
	}
	lead := all[0].leads()
	for _, p := range all[1:] {
		p.says("follow %s", lead)
	}
	for _, p := range all {
		p.says("write 2 1")
		p.until("all are heard", func(s state) bool { return connected(s) && s.Heard == 3 })
	}
	agreeAll(t, 20*time.Second, all...)
	// The second half is another network.
	run(t, "ip", "link", "add", h.name+"x", "type", "bridge")
	t.Cleanup(func() { run(t, "ip", "link", "del", h.name+"x") })
	run(t, "ip", "link", "set", h.name+"x", "up")
	for _, p := range all[2:] {
		run(t, "ip", "link", "set", p.here, "master", h.name+"x")
	}
	apart := 4 * time.Second
	if thorough {
		apart = time.Minute
	}
	all[2].leads()
	for end := time.Now().Add(apart); time.Now().Before(end); time.Sleep(apart / 8) {
		for _, p := range all {
			p.says("write 1 2")
		}
	}
	agreeAll(t, 20*time.Second, all[:2]...)
	agreeAll(t, 20*time.Second, all[2:]...)
	if all[0].state().At == "" || all[2].state().At == "" {
		t.Fatal("there are no two leads")
	}
	for _, p := range all[2:] {
		run(t, "ip", "link", "set", p.here, "master", h.name)
	}
	took := all[0].until("one is left, and the other says so", func(s state) bool { return s.At == "" && s.Connected && says("share.net_two_leads")(s) })
	same := agreeAll(t, 40*time.Second, all...)
	if all[2].state().At == "" {
		t.Error("the one with the later term leads no more")
	}
	t.Logf("PROMISE two leads, %v apart: one is left %v after they are joined, equal %v later", apart, took.Round(time.Millisecond), same.Round(time.Millisecond))
}
