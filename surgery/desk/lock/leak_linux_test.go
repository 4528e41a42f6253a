package lock_test

import (
	"bytes"
	"crypto/rand"
	"os"
	"runtime"
	"testing"
	"unsafe"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/store/torture/leak"
)

// madeUpSecret returns a word that stands nowhere else, not even in this program.
func madeUpSecret(t *testing.T) []byte {
	t.Helper()
	raw := make([]byte, 48) // a short text is copied onto the stack
	if _, err := rand.Read(raw); err != nil {
		t.Fatal(err)
	}
	for i, b := range raw {
		raw[i] = 'a' + b%26
	}
	return raw
}

// inMemory returns how often each of the secrets lies in this program's memory.
func inMemory(t *testing.T, when string, wanted []leak.Wanted) map[string]int {
	t.Helper()
	found, err := leak.Memory(os.Getpid(), wanted)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, f := range found {
		counts[f.Word]++
	}
	t.Logf("%s: %v", when, counts)
	return counts
}

// rawKey returns a key's bytes, which package seal shows nobody.
func rawKey(k *seal.Key) []byte { return (*[32]byte)(unsafe.Pointer(k))[:] }

// The secrets, by the number they are looked for under.
const (
	theKey, thePassphrase, theName, theOpener = "word 1", "word 2", "word 3", "word 4"
	theOnly                                   = "word 1" // where there is one
)

// After locking, the surgery key, the passphrase, a person's name and what opens
// backups are gone from this program's memory, once what Go left behind has been
// written over. Before, they are there: the search finds them.
func TestMemoryAfterLocking(t *testing.T) {
	w := world.New(t)
	d := w.Started(t)
	name, typed := madeUpSecret(t), madeUpSecret(t)
	again := bytes.Clone(typed)
	done := world.Must(t)(d.Today.CheckInNew(today.Arrival{Name: "Zeb " + string(name), SavePlace: true}))
	wanted := leak.Bytes(nil, typed, name)
	clear(name)
	d.Lock.JudgePassphrase(typed)
	if _, err := d.Lock.SetPassphrase(nil, typed, false); err != nil {
		t.Fatal(err)
	}
	wanted = append(wanted[1:], leak.Bytes(rawKey(d.Desk.Store().Secret()))...)
	opener := []byte(d.Desk.Store().Secret().BackupIdentity().String())
	wanted = append(wanted, leak.Bytes(nil, nil, nil, opener)[3])
	clear(opener)
	if _, err := d.Backups.BackUp(); err != nil {
		t.Fatal(err)
	}
	if found := world.Search(t, d, "zeb"); len(found.Rows) != 1 {
		t.Fatalf("%+v", found)
	}
	if world.Visit(t, d, done.Visit).Name == "" || world.Board(t, d).Counts.CheckedIn != 1 {
		t.Fatal("nobody is here")
	}
	if open := inMemory(t, "open", wanted); open[theKey] == 0 || open[theName] == 0 || open[theOpener] == 0 || open[thePassphrase] == 0 {
		t.Fatal("the search finds nothing where something is")
	}
	world.LockDesk(t, d)
	asLeft := inMemory(t, "locked, as Go leaves it", wanted)
	seal.Scour()
	if left := inMemory(t, "scoured", wanted); left[theKey]+left[theName]+left[theOpener] > 0 || left[thePassphrase] > 1 { // the test's own copy
		t.Errorf("left in memory: %v", left)
	}
	if err := d.Lock.Unlock(again); err != nil {
		t.Fatal(err)
	}
	if open := inMemory(t, "open again", wanted); open[theKey] == 0 || open[theName] == 0 {
		t.Fatal("the search finds nothing where something is")
	}
	world.LockDesk(t, d)
	seal.Scour()
	if left := inMemory(t, "scoured again", wanted); len(left) > 0 {
		t.Errorf("left in memory: %v", left)
	}
	t.Logf("PROMISE memory after locking: surgery key, passphrase, a name and what opens backups were there %d, %d, %d and %d times when keys were cleared; 0 once memory was written over",
		asLeft[theKey], asLeft[thePassphrase], asLeft[theName], asLeft[theOpener])
}

// What another desk did, and a locked joined desk took in, leaves no name in its memory.
func TestMemoryOfALockedDeskThatTakesIn(t *testing.T) {
	home := world.New(t)
	a, _ := home.Protected(t)
	world.Must(t)(a.Sharing.Share())
	other := world.New(t)
	other.N = 1_000_000
	b := other.Open(t)
	stick := t.TempDir()
	j := world.Got[*sharing.Joining](t)(b.Sharing.NewJoining("Front door"))
	world.Got[[3]string](t)(j.Write(stick))
	letting := world.Got[*sharing.Letting](t)(a.Sharing.LetIn(world.Got[[]sharing.Request](t)(sharing.Requests(stick))[0], ""))
	if err := letting.Write(stick); err != nil {
		t.Fatal(err)
	}
	if err := j.Read(); err != nil {
		t.Fatal(err)
	}
	passphrase := letting.Passphrase
	next := world.Got[*sharing.Next](t)(j.Enter(passphrase))
	b.Desk.Close()
	other.Folder, other.Now = sharing.Opens(other.Folder), home.Now
	b = other.Open(t)
	if err := b.Sharing.Opened(next); err != nil {
		t.Fatal(err)
	}
	sender := world.Got[*store.Sender](t)(b.Desk.Store().Sender())
	defer sender.Clear()
	world.LockDesk(t, b)

	name := madeUpSecret(t)
	came := world.Must(t)(a.Today.CheckInNew(today.Arrival{Name: "Zeb " + string(name), SavePlace: true}))
	wanted := leak.Bytes(name) // word 1
	clear(name)
	p := world.Got[surgery.Parcel](t)(a.Desk.Store().Outgoing(nil))
	if there := inMemory(t, "at home", wanted); there[theOnly] == 0 {
		t.Fatal("the search finds nothing where something is")
	}
	world.LockDesk(t, a)
	seal.Scour()
	if left := inMemory(t, "locked at home", wanted); len(left) > 0 {
		t.Fatalf("left in memory: %v", left)
	}
	in, err := b.Crossed.TakeInWith(sender, &p)
	if err != nil || len(in.Operations) == 0 {
		t.Fatalf("%+v, %v", in, err)
	}
	if v, err := b.Desk.Store().Visit(came.Visit); err != nil || v.Called() != "A02" || world.Board(t, b).Counts.CheckedIn != 2 {
		t.Errorf("%+v, %v", v, err)
	}
	asLeft := inMemory(t, "taken in, as Go leaves it", wanted)
	seal.Scour()
	if left := inMemory(t, "scoured", wanted); len(left) > 0 {
		t.Errorf("left in memory: %v", left)
	}
	runtime.KeepAlive(in)
	world.UnlockDesk(t, b, passphrase)
	if found := world.Search(t, b, "zeb"); len(found.Rows) != 2 {
		t.Errorf("%+v", found)
	}
	if open := inMemory(t, "open", wanted); open[theOnly] == 0 {
		t.Error("the search finds nothing where something is")
	}
	world.LockDesk(t, b)
	seal.Scour()
	if left := inMemory(t, "locked again", wanted); len(left) > 0 {
		t.Errorf("left in memory: %v", left)
	}
	t.Logf("PROMISE memory of a locked desk that takes in: a name was there %d times as it was taken in; 0 once memory was written over", asLeft[theOnly])
}
