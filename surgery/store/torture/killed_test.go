package torture

import (
	"math/rand/v2"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// The program's desk, killed at any moment: everything that was acknowledged is
// there, and nothing is damaged.
func TestKilled(t *testing.T) {
	kills := times(20, 1_000)
	acknowledged, wanted, folder, whole, tried := 0, 0, "", 0, 0
	for kill := range kills {
		if kill%25 == 0 { // from nothing; a short log is quick to look through
			folder, whole, tried = t.TempDir(), 0, 0
		}
		cmd, out, complaint := start(t, "write", folder, nil)
		strike := func() { cmd.Process.Kill() }
		first := time.AfterFunc(30*time.Second, strike)
		if kill%10 == 9 { // while it opens
			first.Reset(within(40))
		}
		let := 1 + rand.IntN(30) // operations, and then a moment of any length
		var seen []surgery.ID
		for out.Scan() {
			seen = append(seen, surgery.ID(out.Text()))
			if len(seen) == let {
				first.Stop()
				wanted += let
				time.AfterFunc(within(20), strike)
			}
		}
		if err := cmd.Wait(); err == nil || cmd.ProcessState.Exited() {
			t.Fatalf("kill %d: the desk stopped by itself: %v %s", kill, err, complaint)
		}
		acknowledged += len(seen)
		tried += len(seen) + 1
		s := newWorld().open(t, folder)
		for _, id := range seen {
			if _, err := s.Operation(id); err != nil {
				t.Fatalf("kill %d: %s was acknowledged: %v", kill, id, err)
			}
		}
		report, err := s.Verify()
		if err != nil || report.Chain != "ok" || s.LogShort() {
			t.Fatalf("kill %d: damaged: %+v, %v", kill, report, err)
		}
		if whole += len(seen); report.Operations < whole || report.Operations > tried {
			t.Fatalf("kill %d: %d operations, not %d to %d", kill, report.Operations, whole, tried)
		}
		shut(t, s)
	}
	if acknowledged < wanted || wanted < kills {
		t.Errorf("only %d acknowledged, and %d waited for: nothing is shown by that", acknowledged, wanted)
	}
	promise(t, "killed: %d kills of the desk, %d acknowledged, 0 lost, 0 damaged", kills, acknowledged)
}
