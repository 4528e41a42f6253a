package network

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/share/door"
	quicklinks "socialmediasurgery/surgery/share/network/quick"
)

// By these this program, started anew, is told that it is a laptop, or a message server.
const (
	DeskChild   = "SURGERY_DESK"   // its folder
	ServerChild = "SURGERY_SERVER" // its configuration
)

// Desk is what a laptop does.
var Desk func() error

// TestMain runs the tests, or a laptop or a server, where this program was started anew
// as one.
func TestMain(m *testing.M) {
	var child func() error
	switch {
	case os.Getenv(DeskChild) != "":
		child = Desk
	case os.Getenv(ServerChild) != "":
		child = serve
	}
	if child != nil {
		if err := child(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if os.Getenv("LOG") == "" {
		slog.SetDefault(slog.New(slog.NewTextHandler(io.Discard, nil)))
	}
	os.Exit(m.Run())
}

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// room is a share of a test: the list of desks that all its laptops have.
type room struct {
	t    testing.TB
	key  *seal.Key
	all  []*laptop
	pace pace

	mutex sync.Mutex
	keys  map[surgery.ID][]byte
	left  map[surgery.ID]bool
}

func newRoom(t *testing.T) *room { return newRoomOf(t) }

func newRoomOf(t testing.TB) *room {
	quick.Passphrases(t)
	return &room{t: t, key: seal.NewKey(), keys: map[surgery.ID][]byte{}, left: map[surgery.ID]bool{},
		pace: pace{beat: 40 * time.Millisecond, silent: 300 * time.Millisecond, again: 20 * time.Millisecond, seek: 100 * time.Millisecond}}
}

func (r *room) knows(seat surgery.ID) ([]byte, bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.keys[seat], r.left[seat]
}

func (r *room) leaves(seat surgery.ID) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.left[seat] = true
}

// here is the loopback address of this package's tests.
var here = netip.AddrPortFrom(quicklinks.Here(1), 0)

// laptop is a desk as far as a carrier goes: what it has of each chain.
type laptop struct {
	*Link
	room *room
	stop chan struct{}
	wait sync.WaitGroup
	wake chan struct{}

	mutex  sync.Mutex
	number int64
	chains map[surgery.ID][]surgery.Entry
	counts map[surgery.ID]int // by desk
	loose  map[surgery.Turn]surgery.Entry
	taken  int // times
	locked bool
	erased bool // the owner of all that is written
	stamps bool // whether what it writes says when
	late   []time.Duration
}

// desk makes the next laptop, with a secret of its own.
func (r *room) desk(change ...func(*Options)) *laptop {
	r.t.Helper()
	seat := surgery.ID(fmt.Sprintf("seat-%c", 'a'+len(r.all)))
	o := Options{Identity: door.Identity{Seat: seat, Secret: seal.NewDeskSecret(), Schema: 7, Now: func() time.Time { return noon }, Knows: r.knows}, Share: "share-1", Home: "seat-a",
		Key: r.key, Folder: filepath.Join(r.t.TempDir(), "stream"), pace: r.pace, here: here.Addr()}
	for _, c := range change {
		c(&o)
	}
	r.mutex.Lock()
	if r.keys[seat] == nil {
		r.keys[seat] = o.Secret.SignKey()
	}
	r.mutex.Unlock()
	l := &laptop{room: r, chains: map[surgery.ID][]surgery.Entry{}, counts: map[surgery.ID]int{}}
	l.open(o)
	r.all = append(r.all, l)
	return l
}

// open begins the laptop's program, and restarts it on what its log has.
func (l *laptop) open(o Options) {
	if err := l.starts(o); err != nil {
		l.room.t.Fatal(err)
	}
	l.room.t.Cleanup(func() { l.kill() })
}

func (l *laptop) starts(o Options) (err error) {
	l.stop, l.wake, l.loose = make(chan struct{}), make(chan struct{}, 1), map[surgery.Turn]surgery.Entry{}
	if l.Link, err = New(o); err == nil {
		l.wait.Go(l.run)
	}
	return err
}

// kill ends it.
func (l *laptop) kill() {
	select {
	case <-l.stop:
		return
	default:
	}
	close(l.stop)
	if err := l.Close(); err != nil {
		l.room.t.Error(err)
	}
	l.wait.Wait()
}

// run does what a room of the desk does with a carrier.
func (l *laptop) run() {
	for {
		select {
		case <-l.Came():
		case <-l.wake:
		case <-l.stop:
			return
		}
		for !l.isLocked() {
			came := l.Next(50)
			if len(came) == 0 {
				break
			}
			for _, p := range came {
				l.take(p)
			}
		}
		l.tell()
		if lacks, some := l.Lacks(l.seen()); some {
			if err := l.Send(l.outgoing(lacks)); err == nil {
				l.tell()
			}
		}
	}
}

func (l *laptop) isLocked() bool {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.locked
}

func (l *laptop) lock(locked bool) {
	l.mutex.Lock()
	l.locked = locked
	l.mutex.Unlock()
	tellOne(l.wake)
}

// erases has the desk erase the owner of all that is written.
func (l *laptop) erases() {
	l.mutex.Lock()
	l.erased = true
	l.mutex.Unlock()
	l.Erased("owner")
}

func (l *laptop) take(p *surgery.Parcel) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.taken++
	for _, e := range p.Entries {
		l.loose[surgery.Turn{Desk: e.Desk, Seq: e.Seq}] = e
	}
	for again := true; again; {
		again = false
		for at, e := range l.loose {
			if n := int64(len(l.chains[at.Desk])); at.Seq <= n {
				delete(l.loose, at)
			} else if at.Seq == n+1 {
				l.chains[at.Desk] = append(l.chains[at.Desk], e)
				delete(l.loose, at)
				again = true
				if l.stamps && len(e.Facts) == 8 {
					l.late = append(l.late, time.Since(time.UnixMicro(int64(binary.BigEndian.Uint64(e.Facts)))))
				}
			}
		}
	}
	for _, c := range p.Counts {
		l.counts[p.From] = c.N
	}
}

func (l *laptop) seen() surgery.Seen {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	seen := surgery.Seen{}
	for of, chain := range l.chains {
		seen[of] = int64(len(chain))
	}
	return seen
}

// hash is what came of it.
func (l *laptop) hash() [32]byte {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	sum := sha256.New()
	for _, of := range slices.Sorted(maps.Keys(l.chains)) {
		for _, e := range l.chains[of] {
			fmt.Fprintf(sum, "%s %d %x\n", of, e.Seq, e.Digest)
		}
	}
	return [32]byte(sum.Sum(nil))
}

func (l *laptop) tell() {
	l.Tell(Status{Seen: l.seen(), Facts: l.hash(), Locked: l.isLocked()})
}

// write does some things at the desk.
func (l *laptop) write(n int) {
	l.mutex.Lock()
	for range n {
		e := surgery.Entry{Turn: surgery.Turn{Desk: l.Seat, Seq: int64(len(l.chains[l.Seat]) + 1)}, Kind: surgery.CheckedIn, Words: []byte(strings.Repeat("sealed words ", 20))}
		if l.stamps {
			e.Facts = binary.BigEndian.AppendUint64(nil, uint64(time.Now().UnixMicro()))
		}
		e.Digest = e.Sum()
		l.chains[l.Seat] = append(l.chains[l.Seat], e)
		l.counts[l.Seat]++
	}
	l.mutex.Unlock()
	tellOne(l.wake)
}

// outgoingLocked is a parcel of what it has at the lead's own desk.
func (l *laptop) outgoingLocked() surgery.Parcel {
	return surgery.Parcel{Share: l.Share, From: l.Seat, Number: 1, Written: noon, Entries: l.chains["seat-c"]}
}

func (l *laptop) outgoing(lacks surgery.Seen) surgery.Parcel {
	seen := l.seen()
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.number++
	p := surgery.Parcel{Share: l.Share, From: l.Seat, Number: l.number, Written: noon, Seen: seen, Counts: []surgery.DeskCount{{Of: "surgery", N: l.counts[l.Seat]}}}
	for _, of := range slices.Sorted(maps.Keys(l.chains)) {
		if chain := l.chains[of]; lacks[of] < int64(len(chain)) {
			p.Entries = append(p.Entries, chain[max(0, lacks[of]):]...)
		}
	}
	if len(p.Entries) > 0 && !l.erased {
		p.Keys = map[surgery.ID]surgery.OwnerKeys{"owner": {{Desk: l.Seat, Wrapped: []byte("wrapped")}}}
	}
	return p
}

// until waits for something that is to come about by itself.
func until(t testing.TB, what string, is func() bool) time.Duration {
	t.Helper()
	began := time.Now()
	for !is() {
		if time.Since(began) > 15*time.Second {
			t.Fatal("it does not come about: ", what)
		}
		<-time.After(2 * time.Millisecond)
	}
	return time.Since(began)
}

// agree waits until all of them have the same, and so much of it.
func (r *room) agree(entries int64, all ...*laptop) time.Duration {
	r.t.Helper()
	return until(r.t, fmt.Sprintf("all have %d entries", entries), func() bool {
		for _, l := range all {
			n := int64(0)
			for _, has := range l.seen() {
				n += has
			}
			if n != entries || l.hash() != all[0].hash() {
				return false
			}
		}
		return true
	})
}

// leads has a laptop lead.
func (l *laptop) leads() netip.AddrPort {
	l.room.t.Helper()
	if err := l.Lead(here); err != nil {
		l.room.t.Fatal(err)
	}
	return l.Door().At()
}
