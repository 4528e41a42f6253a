package torture

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"socialmediasurgery/surgery"
)

// Two copies started at the same moment on one folder: one has it and works on,
// the other says that it is in use, and so does one that only looks.
func TestStartedTwice(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	rounds := times(10, 100)
	folder, acknowledged := "", 0
	var all []surgery.ID
	for round := range rounds {
		if round%4 == 0 { // the first start of all among them
			folder, all = filepath.Join(t.TempDir(), "data"), nil
		}
		type copied struct {
			wait  func() error
			input io.Closer
			seen  chan surgery.ID
		}
		ended := make(chan int, 2)
		var copies [2]copied
		for i := range copies {
			in, out, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			cmd, lines, complaint := start(t, "hold", folder, in)
			in.Close()
			seen := make(chan surgery.ID, 20)
			copies[i] = copied{input: out, seen: seen, wait: func() error {
				for lines.Scan() {
					seen <- surgery.ID(lines.Text())
				}
				close(seen)
				err := cmd.Wait()
				if complaint.Len() > 0 {
					t.Errorf("round %d: %s", round, complaint)
				}
				ended <- cmd.ProcessState.ExitCode()
				return err
			}}
			go copies[i].wait()
		}
		if code := <-ended; code != inUse {
			t.Fatalf("round %d: the first to end said %d, not that the folder is in use", round, code)
		}
		var first copied
		for _, c := range copies {
			if id, ok := <-c.seen; ok {
				all, first = append(all, id), c
			}
		}
		cmd, lines, _ := start(t, "check", folder, nil)
		for lines.Scan() {
		}
		cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != inUse {
			t.Errorf("round %d: one that only looks ended with %d", round, code)
		}
		for _, c := range copies {
			c.input.Close() // it works on, and ends
		}
		if code := <-ended; code != 0 {
			t.Fatalf("round %d: the first ended with %d", round, code)
		}
		for id := range first.seen {
			all = append(all, id)
		}
		s := newWorld().open(t, folder)
		report, err := s.Verify()
		if err != nil || report.Chain != "ok" || report.Operations != len(all) {
			t.Fatalf("round %d: %+v, %v; %d acknowledged", round, report, err, len(all))
		}
		shut(t, s)
		acknowledged += 6
	}
	promise(t, "two copies: started twice %d times, the second said so each time, the first went on (%d acknowledged, 0 lost)", rounds, acknowledged)
}
