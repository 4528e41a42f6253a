package network_test

import (
	"testing"
	"time"
)

// A day at a conference, played in real time: many desks, three changes a second at each,
// and the lead is killed twice; once it starts anew, and once another takes over.
func TestAConference(t *testing.T) {
	desks, long := 5, 8*time.Second
	if thorough {
		desks, long = 20, 10*time.Minute
	}
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
	work(all, "work 30 90") // with twenty desks that makes 400 visits in ten minutes
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
			p.until("it is connected", connected)
		}
		nobody = append(nobody, [2]time.Time{from, time.Now()})
		all[0].says("work 30 90")
	}
	without(func() {
		time.Sleep(2 * time.Second)
		all[0].start()
		all[0].says("lead %s:47710", all[0].address)
	})
	wait(0.6)
	without(func() {
		all[1].until("the lead's end is seen", func(s state) bool { return s.Trouble != "" })
		all[1].leads()
		all[0].start()
		all[0].says("follow %s:47710", all[1].address)
	})
	wait(1)
	work(all, "idle")
	took := agreeAll(t, 2*time.Minute, all...)
	acked := int64(0)
	for _, p := range all {
		p.until("nobody has trouble", connected)
		acked += p.acked.Load()
	}
	elsewhere, checkIns := times(t, nobody, all...)
	away, _ := times(t, nil, all...)
	t.Logf("PROMISE %d desks, 3 changes a second each for %v, the lead killed twice: 0 of %d acknowledged changes lost, equal hashes %v after the end; a change is elsewhere in %.0f ms (median), %.0f ms (99th percentile of %d; %.1f s with those made while nobody led), a check-in at the lead takes %.0f ms (99th percentile of %d); the lead took %.0f %% of a core and %.0f MB",
		desks, long, acked, took.Round(time.Millisecond), percentile(elsewhere, 50), percentile(elsewhere, 99), len(elsewhere), percentile(away, 99)/1e3, percentile(checkIns, 99), len(checkIns), computed, memory)
}
