package instance

import (
	"testing"
	"time"

	"socialmediasurgery/surgery"
)

func TestTheSecondCopyCallsTheFirst(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	folder := t.TempDir()
	first, err := Take(folder)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := Take(folder); surgery.KindOf(err) != surgery.InUse {
			t.Fatalf("got %v", err)
		}
		select {
		case <-first.Calls():
		case <-time.After(10 * time.Second):
			t.Fatal("the first copy was not called")
		}
	}
	if _, err := Take(t.TempDir()); err != nil {
		t.Errorf("another folder is free: %v", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	if _, open := <-first.Calls(); open {
		t.Error("a released claim is still called")
	}
	again, err := Take(folder)
	if err != nil {
		t.Fatal(err)
	}
	again.Release()
}

// Somebody closes the window and opens the program again at once, while all is still
// being written: it opens, and no window that is gone is called.
func TestTheNextCopyWaitsForOneThatCloses(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	folder := t.TempDir()
	first, err := Take(folder)
	if err != nil {
		t.Fatal(err)
	}
	first.Closing()
	if _, open := <-first.Calls(); open {
		t.Error("it is still called")
	}
	type taken struct {
		claim *Claim
		err   error
	}
	next := make(chan taken)
	go func() {
		c, err := Take(folder)
		next <- taken{c, err}
	}()
	select {
	case got := <-next:
		t.Fatalf("it does not wait: %v", got.err)
	case <-time.After(200 * time.Millisecond):
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	got := <-next
	if got.err != nil {
		t.Fatal(got.err)
	}
	got.claim.Release()
}

func TestAFolderThatIsNotThere(t *testing.T) {
	if _, err := Take(t.TempDir() + "/none"); surgery.KindOf(err) != surgery.ReadOnly {
		t.Errorf("got %v", err)
	}
}
