package network_test

import (
	"math/rand/v2"
	"testing"
	"time"
)

// rounds is how often each disturbance is tried.
func rounds(few int) int {
	if thorough {
		return 100
	}
	return few
}

// three is a share of three desks in a hall, of which the first leads.
func three(t *testing.T) (h *hall, all []*process) {
	t.Helper()
	h = newHall(t)
	of := newParty(t, 3)
	for n := range 3 {
		all = append(all, h.laptop(of, n))
	}
	lead := all[0].leads()
	for _, p := range all[1:] {
		p.says("follow %s", lead)
	}
	for _, p := range all {
		p.says("write 2 1")
		p.until("it is connected", connected)
	}
	agreeAll(t, 20*time.Second, all...)
	return h, all
}

// A desk is cut off, all write, and it comes back: again and again.
func TestCutOffAndBack(t *testing.T) {
	_, all := three(t)
	var longest time.Duration
	n := rounds(2)
	for range n {
		cut := all[rand.IntN(len(all))] // also the lead
		cut.cut()
		for _, p := range all {
			p.says("write %d 4", 1+rand.IntN(10))
		}
		if thorough {
			time.Sleep(rand.N(8 * time.Second)) // is it seen that the cable is out, or not
		}
		for _, p := range all {
			p.says("write %d 4", 1+rand.IntN(10))
		}
		cut.join()
		longest = max(longest, agreeAll(t, 40*time.Second, all...))
	}
	for _, p := range all {
		p.until("nobody has trouble", connected)
	}
	t.Logf("PROMISE a desk is cut off and comes back: %d times, nothing lost, equal after %v at the latest", n, longest.Round(time.Millisecond))
}

// A cable that is in for a second and out for two: what is written gets through.
func TestALooseCable(t *testing.T) {
	_, all := three(t)
	loose := all[1]
	over, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			loose.cut()
			select {
			case <-time.After(2 * time.Second):
			case <-over:
				loose.join()
				return
			}
			loose.join()
			select {
			case <-time.After(time.Second):
			case <-over:
				return
			}
		}
	}()
	defer func() { close(over); <-done }()
	var longest time.Duration
	n := rounds(1)
	for range n {
		for _, p := range all {
			p.says("write 5 4")
		}
		longest = max(longest, agreeAll(t, time.Minute, all...))
	}
	t.Logf("PROMISE a cable in for 1 s and out for 2 s: %d times 15 changes, nothing lost, everywhere after %v at the latest", n, longest.Round(time.Millisecond))
}

// A network that carries 256 kbit a second, and one that takes 200 ms each way and loses
// two of a hundred.
func TestASlowNetwork(t *testing.T) {
	for name, disturb := range map[string]func(h *hall, p *process){
		"256 kbit a second":            func(_ *hall, p *process) { p.slow("256kbit") },
		"200 ms each way and 2 % lost": func(h *hall, p *process) { h.wire(p.place, 200*time.Millisecond, 0.02) },
	} {
		t.Run(name, func(t *testing.T) {
			h, all := three(t)
			disturb(h, all[1])
			var longest time.Duration
			n := rounds(2)
			for range n {
				for _, p := range all {
					p.says("write %d 4", 1+rand.IntN(20))
				}
				longest = max(longest, agreeAll(t, time.Minute, all...))
			}
			for _, p := range all {
				p.until("nobody has trouble", connected)
			}
			t.Logf("PROMISE %s: %d times up to 60 changes, nothing lost, everywhere after %v at the latest", name, n, longest.Round(time.Millisecond))
		})
	}
}
