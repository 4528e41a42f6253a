package store

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

// crashFolder in the environment makes this test binary a host who checks people
// in, as fast as it goes, until killed.
const crashFolder = "SURGERY_STORE_CRASH_FOLDER"

// fewChecks is how many tries random tests make.
const fewChecks = "40"

func TestMain(m *testing.M) {
	if folder := os.Getenv(crashFolder); folder != "" {
		fmt.Fprintln(os.Stderr, checkInForEver(folder))
		os.Exit(1)
	}
	flag.Set("rapid.checks", fewChecks) // on a real disk; the command line has the last word
	os.Exit(m.Run())
}

// checkInForEver prints each operation's id once Do has answered; every tenth
// erases somebody, so that kills also fall into shrinking.
func checkInForEver(folder string) error {
	w := newWorld()
	s, err := Open(w.options(folder))
	if err != nil {
		return err
	}
	// The ids must be new in every run: they count on from where the log ends.
	w.n = int(s.ends.own.seq) * 10
	var last *surgery.Operation
	for n := 1; ; n++ {
		_, number, err := s.NextNumber("sur")
		if err != nil {
			return err
		}
		o := w.checkIn("sur", "Zebedee Testperson", number)
		if n%10 == 0 {
			gone := last.Edits[0].After
			o = w.op(surgery.AttendeesErased, gone.RecordID(), surgery.Edit{Before: gone})
			o.Erases = []surgery.ID{gone.RecordID()}
		}
		if err := s.Do(o); err != nil {
			return err
		}
		last = o
		fmt.Println(o.ID)
	}
}

// Killed at any moment, everything that was acknowledged is there.
func TestKilled(t *testing.T) {
	t.Parallel()
	const kills = 20
	folder := t.TempDir()
	w := newWorld()
	shut(t, w.open(t, folder))
	acknowledged := 0
	for kill := range kills {
		cmd := exec.Command(os.Args[0], "-test.run=^$")
		cmd.Env = append(os.Environ(), crashFolder+"="+folder)
		var complaint strings.Builder
		cmd.Stderr = &complaint
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var seen []surgery.ID
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			seen = append(seen, surgery.ID(lines.Text()))
			if len(seen) == 1 { // it runs: strike at some moment from now
				wait := time.Duration(rand.IntN(150_000)) * time.Microsecond
				time.AfterFunc(wait, func() { cmd.Process.Kill() })
			}
		}
		if err := cmd.Wait(); len(seen) == 0 || err == nil || complaint.Len() > 0 {
			t.Fatalf("the host stopped by itself: %v %s", err, complaint.String())
		}
		acknowledged += len(seen)
		s := w.open(t, folder)
		for _, id := range seen {
			if _, err := s.Operation(id); err != nil {
				t.Fatalf("kill %d: %s was acknowledged: %v", kill, id, err)
			}
		}
		if report := wantOK(t, s); s.LogShort() || report.Operations < acknowledged || report.Operations > acknowledged+kill+1 {
			t.Fatalf("kill %d: %d acknowledged, %+v", kill, acknowledged, report)
		}
		shut(t, s)
	}
	t.Logf("%d kills, %d acknowledged, none lost", kills, acknowledged)
}
