package live_test

import (
	"errors"
	"fmt"
	"maps"
	"net/netip"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/share/network/quick"
)

// here is the loopback address of this package's tests.
var here = live.Network{Name: "Made-up network", Address: quick.Here(1).String()}

const phrase = "seven made-up otters juggle"

// clock is what all laptops of a test go by.
type clock struct {
	mutex sync.Mutex
	at    time.Time
}

func (c *clock) now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.at = c.at.Add(time.Millisecond)
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.at = c.at.Add(d)
}

// venue is where laptops meet: they have a clock and a stick in common.
type venue struct {
	t     testing.TB
	clock clock
	stick string
	n     int
	home  *laptop
}

// laptop is one, with a worker.
type laptop struct {
	v      *venue
	own    string // the folder of its own records
	offset time.Duration

	mutex  sync.Mutex // the worker
	d      *rooms.Rooms
	next   int
	errs   []error
	leaves func() (*sharing.Next, error)
	told   map[surgery.Family]int // how often a family was said to have changed
	wait   sync.WaitGroup
}

func newVenue(t testing.TB) *venue {
	world.New(t) // words, and cheap passphrases
	quick.Links(t, netip.MustParseAddr(here.Address))
	return &venue{t: t, clock: clock{at: time.Date(2026, 11, 24, 13, 0, 0, 0, time.UTC)}, stick: t.TempDir()}
}

func (v *venue) laptop() *laptop {
	v.n++
	return &laptop{v: v, own: v.t.TempDir(), next: v.n * 1_000_000, told: map[surgery.Family]int{}}
}

func (l *laptop) id() surgery.ID {
	l.next++
	return surgery.ID(fmt.Sprintf("00000000-0000-4000-8000-%012d", l.next))
}

// open opens the records of a laptop, and starts its worker.
func (l *laptop) open() *laptop {
	t := l.v.t
	t.Helper()
	o := (&world.World{Folder: sharing.Opens(l.own)}).Options()
	o.NewID, o.NewOp, o.Now = l.id, l.id, func() time.Time { return l.v.clock.now().Add(l.offset) }
	d, err := rooms.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	d.Live.Hasten()
	if err := d.Names.LoadNames(); err != nil {
		t.Fatal(err)
	}
	l.d = d
	l.wait.Go(func() { l.work(d) })
	t.Cleanup(l.close)
	return l
}

// work is what the shell does.
func (l *laptop) work(d *rooms.Rooms) {
	for range d.Live.Came() {
		for l.turn(d) {
		}
	}
}

func (l *laptop) turn(d *rooms.Rooms) bool {
	l.mutex.Lock()
	if l.d != d {
		l.mutex.Unlock()
		return false
	}
	x, err := d.Live.Exchange()
	if err != nil {
		l.errs = append(l.errs, err)
	}
	for _, f := range x.Done.Changed {
		l.told[f]++
	}
	l.leaves = x.Leaves
	l.mutex.Unlock()
	if x.Sends != nil {
		l.wait.Go(func() { _ = x.Sends.Send() })
	}
	return x.More
}

func (l *laptop) close() {
	l.mutex.Lock()
	d := l.d
	l.d = nil
	if d != nil {
		if err := d.Desk.Close(); err != nil {
			l.v.t.Error(err)
		}
	}
	l.mutex.Unlock()
	l.wait.Wait()
}

// does has somebody work at the desk.
func (l *laptop) does(work func(d *rooms.Rooms)) {
	l.v.t.Helper()
	l.mutex.Lock()
	defer l.mutex.Unlock()
	work(l.d)
}

func (l *laptop) arrives(names ...string) {
	l.v.t.Helper()
	l.does(func(d *rooms.Rooms) {
		for _, name := range names {
			world.Must(l.v.t)(d.Today.CheckInNew(today.Arrival{Name: name}))
		}
	})
}

func (l *laptop) state() (s live.State) {
	l.does(func(d *rooms.Rooms) { s = d.Live.State() })
	return s
}

// shares opens a home desk that shares its surgery, on no network yet.
func (v *venue) shares() *laptop {
	t := v.t
	t.Helper()
	l := v.laptop().open()
	v.home = l
	l.does(func(d *rooms.Rooms) {
		world.Must(t)(d.Start.StartSurgery(surgery.Surgery{Kind: surgery.Monthly, Words: surgery.SurgeryWords{Venue: "Made-up Hall"}}))
		if _, err := d.Lock.SetPassphrase(nil, []byte(phrase), false); err != nil {
			t.Fatal(err)
		}
		world.Must(t)(d.Sharing.Share())
	})
	return l
}

// leads has a laptop lead.
func (l *laptop) leads() *laptop {
	l.v.t.Helper()
	l.does(func(d *rooms.Rooms) { world.Must(l.v.t)(d.Live.Lead(here)) })
	return l
}

// joins lets another laptop in, by stick.
func (v *venue) joins(name string) *laptop {
	t := v.t
	t.Helper()
	l := v.laptop().open()
	var j *sharing.Joining
	l.does(func(d *rooms.Rooms) {
		j = world.Got[*sharing.Joining](t)(d.Sharing.NewJoining(name))
		world.Got[[3]string](t)(j.Write(v.stick))
	})
	var letting *sharing.Letting
	v.home.does(func(d *rooms.Rooms) {
		asks := world.Got[[]sharing.Request](t)(sharing.Requests(v.stick))
		letting = world.Got[*sharing.Letting](t)(d.Sharing.LetIn(asks[0], ""))
		if err := letting.Write(v.stick); err != nil {
			t.Fatal(err)
		}
	})
	if err := j.Read(); err != nil {
		t.Fatal(err)
	}
	next := world.Got[*sharing.Next](t)(j.Enter(letting.Passphrase))
	l.close()
	l.open()
	l.does(func(d *rooms.Rooms) {
		if err := d.Sharing.Opened(next); err != nil {
			t.Fatal(err)
		}
	})
	return l
}

// follows has it follow a laptop that leads.
func (l *laptop) follows(other *laptop) *laptop {
	l.v.t.Helper()
	at := other.state().At
	l.does(func(d *rooms.Rooms) { world.Must(l.v.t)(d.Live.Follow(at)) })
	return l
}

// until waits for something.
func until(t testing.TB, what string, is func() bool) time.Duration {
	t.Helper()
	began := time.Now()
	for !is() {
		if time.Since(began) > 20*time.Second {
			t.Fatalf("it did not come to this: %s", what)
		}
		<-time.After(5 * time.Millisecond)
	}
	return time.Since(began)
}

// agree waits until all have the same records, with so many checked in.
func agree(t testing.TB, checkedIn int, all ...*laptop) time.Duration {
	t.Helper()
	said := ""
	began := time.Now()
	for time.Since(began) < 20*time.Second {
		same := true
		var first [2][32]byte
		var seen surgery.Seen
		said = ""
		for i, l := range all {
			l.does(func(d *rooms.Rooms) {
				facts, words, err := d.Desk.Store().SharedHash()
				has, worse := d.Desk.Store().Seen()
				board, failed := d.Today.Board()
				if err := errors.Join(err, failed, worse); err != nil {
					t.Fatal(err)
				}
				if i == 0 {
					first, seen = [2][32]byte{facts, words}, has
				}
				same = same && first == [2][32]byte{facts, words} && maps.Equal(seen, has) && board.Counts.CheckedIn == checkedIn
				said += fmt.Sprintf("%d at %d %v %v; ", board.Counts.CheckedIn, i, d.Live.State().Connected, l.errs)
			})
		}
		if same {
			return time.Since(began)
		}
		<-time.After(10 * time.Millisecond)
	}
	t.Fatalf("they do not agree on %d: %s", checkedIn, said)
	return 0
}

// gone reports whether a joined laptop has nothing of the surgery any more.
func (l *laptop) gone() bool {
	_, err := os.Stat(sharing.Opens(l.own))
	return err == nil && !strings.Contains(sharing.Opens(l.own), "shared")
}
