package sharing_test

import (
	"os"
	"os/exec"
	"strconv"
	"testing"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
)

// What the child is told.
const (
	childFolder = "SHARING_FOLDER"
	childStick  = "SHARING_STICK"
	childStep   = "SHARING_STEP"
)

// TestMain runs a child that is killed where a test wants it, or the tests.
func TestMain(m *testing.M) {
	if os.Getenv(childFolder) != "" {
		os.Args = append(os.Args[:1], "-test.run=^TestChildSwaps$")
	}
	os.Exit(m.Run())
}

// TestChildSwaps is the child: it swaps at a desk, and is killed before the step that it
// was told.
func TestChildSwaps(t *testing.T) {
	folder := os.Getenv(childFolder)
	if folder == "" {
		t.Skip("it is for a child")
	}
	dies, err := strconv.Atoi(os.Getenv(childStep))
	if err != nil {
		t.Fatal(err)
	}
	w := world.New(t)
	w.Folder, w.N = folder, 50_000_000+dies*1_000_000
	d := w.Open(t)
	world.UnlockDesk(t, d, world.Phrase)
	at := 0
	step := func() {
		if at++; at == dies {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Kill()
			}
			t.Fatal(err)
		}
	}
	step()
	swap, err := d.Sharing.BeginSwap(os.Getenv(childStick))
	if err != nil {
		t.Fatal(err)
	}
	for {
		step()
		piece, err := swap.Next()
		if err != nil {
			t.Fatal(err)
		}
		if piece == nil {
			break
		}
		step()
		world.Must(t)(d.Sharing.Take(swap, piece))
	}
	step()
	if err := d.Sharing.Fill(swap); err != nil {
		t.Fatal(err)
	}
	step()
	if err := swap.Write(); err != nil {
		t.Fatal(err)
	}
	step()
	world.Must(t)(d.Sharing.Swapped(swap))
	step()
}

// The power goes at every step of a swap: nothing that was done is lost or doubled, and
// the next swap goes on.
func TestKilledAtEveryStepOfASwap(t *testing.T) {
	s := shared(t)
	b := s.join("Front door")
	world.Must(t)(b.Today.CheckInNew(today.Arrival{Name: "Kepthelene One"}))
	s.swap(b)
	world.Must(t)(s.home.Today.CountGuest())
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	steps, here := 0, 3
	for ; steps < 30; steps++ {
		if err := s.home.Desk.Close(); err != nil {
			t.Fatal(err)
		}
		child := exec.Command(self)
		child.Env = append(os.Environ(), childFolder+"="+s.owns[0], childStick+"="+s.stick, childStep+"="+strconv.Itoa(steps+1))
		out, died := child.CombinedOutput()
		s.worlds[0].N += 10_000
		s.home = s.worlds[0].Open(t)
		world.UnlockDesk(t, s.home, world.Phrase)
		if died == nil {
			break // it came to its end
		}
		if child.ProcessState.Exited() {
			t.Fatalf("step %d: the child was not killed: %s", steps, out)
		}
		if r := world.Verified(t, s.home); r.Chain != "ok" {
			t.Fatalf("step %d: %s", steps, r.Chain)
		}
		world.Must(t)(b.Today.CountGuest())
		here++
		s.swap(b)
	}
	if steps < 6 || steps == 30 {
		t.Fatalf("%d steps", steps)
	}
	s.swap(s.home)
	s.swap(b)
	s.swap(s.home)
	facts, words, err := s.home.Desk.Store().SharedHash()
	f, w, failed := b.Desk.Store().SharedHash()
	if err != nil || failed != nil || f != facts || w != words {
		t.Errorf("they differ: %v %v", err, failed)
	}
	if n := world.Board(t, s.home).Counts.CheckedIn; n != here {
		t.Errorf("%d are at home, not %d", n, here)
	}
	t.Logf("PROMISE swapping with the stick: killed at each of %d steps, nothing lost or doubled", steps)
}
