package ui

import (
	"testing"
	"time"
)

// A joined desk that runs on for days takes the names off by itself: while it runs, and,
// where it slept and was locked, as soon as it is unlocked.
func TestOverdueNamesGoWhileTheProgramRuns(t *testing.T) {
	for name, sleeps := range map[string]bool{"running": false, "locked": true} {
		t.Run(name, func(t *testing.T) {
			r, home, _ := joined(t)
			names := func() int { return r.desk.Names.NameIndex().Len() }
			over := time.Date(2026, 12, 9, 0, 0, 0, 0, time.UTC)
			for r.guard.tick(); r.now.Before(over); r.guard.tick() {
				if n := names(); n != 1 && !sleeps {
					t.Fatalf("%d names at %v", n, r.now)
				}
				r.now = r.now.Add(time.Hour)
				if r.guard.touch(); !sleeps {
					r.guard.ticked = r.now
				}
			}
			if r.desk.Desk.Locked() != sleeps {
				t.Fatalf("locked: %v", r.desk.Desk.Locked())
			}
			if sleeps {
				phrase, err := home.Sharing.Passphrase()
				if err == nil {
					err = r.desk.Lock.Unlock([]byte(phrase))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if n := names(); n != 0 {
				t.Errorf("%d names are still there", n)
			}
		})
	}
}
