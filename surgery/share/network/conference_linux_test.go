package network_test

import (
	"fmt"
	"testing"
	"time"

	"socialmediasurgery/surgery/desk/live"
)

// A day at a conference, played in real time: many desks, with three changes a second each.
// The lead is killed twice; once it starts anew, and once another takes over and it finds
// that when it does. In the end a desk is stolen. All desks share this machine's disk and
// cores: the long one is to be run with nothing else going on, and with TMPDIR in memory,
// as twenty laptops have twenty disks.
func TestAConference(t *testing.T) {
	if thorough {
		conference(t, 20, 30, 90, 10*time.Minute) // 400 visits
	} else {
		conference(t, 4, 30, 9, 8*time.Second)
	}
}

// conference has so many desks do something so often in ten seconds, for so long; one thing
// in so many is a check-in.
func conference(t *testing.T, desks, often, oneIn int, long time.Duration) {
	h := newHall(t)
	of := newParty(t, desks)
	var all []*process
	for n := range desks {
		all = append(all, h.laptop(of, n))
	}
	lead := all[0].leads()
	for _, p := range all[1:] {
		p.says("follow %s", lead)
	}
	for _, p := range all {
		p.until("it is connected", connected)
	}
	began := time.Now()
	works := fmt.Sprintf("work %d %d", often, oneIn)
	work(all, works)
	wait := func(part float64) { time.Sleep(time.Until(began.Add(time.Duration(part * float64(long))))) }
	pid := all[0].cmd.Process.Pid
	wait(0.3)
	computed, memory := usage(t, pid, time.Since(began))

	var nobody [][2]time.Time // leads, from a second before
	without := func(does func()) {
		from := time.Now().Add(-time.Second)
		all[0].kill()
		does()
		for _, p := range all {
			p.until("it is connected", together)
		}
		nobody = append(nobody, [2]time.Time{from, time.Now()})
		all[0].says(works)
	}
	without(func() {
		time.Sleep(2 * time.Second)
		all[0].start()
	})
	wait(0.6)
	without(func() {
		all[1].until("the lead's end is seen", func(s state) bool { return s.Trouble != "" })
		all[1].says("takeover %s", all[1].address)
		all[0].start() // it leads as well, until it is found by the other
		all[0].until("it follows", func(s state) bool { return s.Way == live.Follows && s.Connected })
	})
	wait(0.8)
	stolen := all[desks-1]
	all[0].says("lost %s", stolen.seat)
	thrown := stolen.until("a stolen desk is told that it was taken out", func(s state) bool { return !s.Connected && says("share.net_removed")(s) })
	stolen.says("idle")
	has := upTo(stolen.says("seen"), stolen.seat)
	all = all[:desks-1]
	wait(1)
	work(all, "idle")
	took := agreeAll(t, 2*time.Minute, all...)
	acked := int64(0)
	for _, p := range all {
		p.until("nobody has trouble", together)
		acked += p.acked.Load()
		if n := upTo(p.says("seen"), stolen.seat); n > has {
			t.Errorf("it has %d changes of a stolen desk, which had made %d", n, has)
		}
	}
	elsewhere, checkIns := times(t, nobody, all...)
	away, _ := times(t, nil, all...)
	for part := range 10 {
		from, to := began.Add(long*time.Duration(part)/10), began.Add(long*time.Duration(part+1)/10)
		made, _ := times(t, [][2]time.Time{{began.Add(-time.Hour), from}, {to, to.Add(time.Hour)}}, all...)
		t.Logf("tenth %d of the day: %.0f ms (median), %.0f ms (90th), %.0f ms (99th percentile of %d)", part+1, percentile(made, 50), percentile(made, 90), percentile(made, 99), len(made))
	}
	t.Logf("PROMISE %d desks, %.1f changes a second each for %v, the lead killed twice and one desk stolen (told after %v): 0 of %d acknowledged changes lost, equal hashes %v after the end; a change is elsewhere in %.0f ms (median), %.0f ms (99th percentile of %d; %.1f s with those made while nobody led), a check-in at the lead takes %.0f ms (99th percentile of %d); the lead took %.0f %% of a core and %.0f MB",
		desks, float64(often)/10, long, thrown.Round(time.Millisecond), acked, took.Round(time.Millisecond), percentile(elsewhere, 50), percentile(elsewhere, 99), len(elsewhere), percentile(away, 99)/1e3, percentile(checkIns, 99), len(checkIns), computed, memory)
}

// together reports whether a desk is connected, though it may say that it led by mistake.
func together(s state) bool { return connected(s) || s.Connected && says("share.net_two_leads")(s) }
