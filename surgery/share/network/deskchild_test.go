package network_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/share/door"
	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/store"
	"socialmediasurgery/surgery/words"
)

// What a child is told beside its folder.
const (
	childPhrase = "SURGERY_PHRASE"
	childStream = "SURGERY_STREAM" // where it keeps a stream while it leads
	childTimes  = "SURGERY_TIMES"  // where it writes what it measures
)

func init() { network.Desk = deskChild }

// child is a laptop with whole records, in a process of its own, that does what it is
// told line by line.
type child struct {
	d    *rooms.Rooms
	link *network.Link
	wake chan struct{}

	out  sync.Mutex
	work sync.Mutex // the desk's worker
	idle chan struct{}

	visits []surgery.ID
	seen   surgery.Seen
	told   time.Time
	hashed surgery.Seen
	seat   surgery.ID
	times  *os.File
	list   struct {
		sync.Mutex
		desks []*surgery.DeskHere
	}
}

func deskChild() error {
	quick.Passphrases(nil)
	if err := words.Load(assets.Files()); err != nil {
		return err
	}
	d, err := rooms.Open(desk.Options{Folder: os.Getenv(network.DeskChild), Files: assets.Files()})
	if err == nil {
		err = d.Names.LoadNames()
	}
	if err == nil {
		err = d.Lock.Unlock([]byte(os.Getenv(childPhrase)))
	}
	if err != nil {
		return err
	}
	c := &child{d: d, wake: make(chan struct{}, 1)}
	if c.times, err = os.OpenFile(os.Getenv(childTimes), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err != nil {
		return err
	}
	if err := c.begin(); err != nil {
		return err
	}
	go c.run()
	c.says("ready")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		said, err := c.does(strings.Fields(lines.Text()))
		if err != nil {
			said = "error " + err.Error()
		}
		c.says(said)
	}
	return nil
}

func (c *child) says(what string) {
	c.out.Lock()
	defer c.out.Unlock()
	fmt.Println(what)
}

// begin makes the link, on what the records say.
func (c *child) begin() error {
	s := c.d.Desk.Store()
	now, err := s.Sharing()
	if err != nil {
		return err
	}
	key, secret, err := s.Secrets()
	if err != nil {
		return err
	}
	c.list.desks, c.seat = now.Desks, now.Seat
	if c.seen, err = s.Seen(); err != nil {
		return err
	}
	stream := os.Getenv(childStream)
	if stream == "" {
		stream = filepath.Join(c.d.Desk.Folder(), "stream")
	}
	c.link, err = network.New(network.Options{Identity: door.Identity{Seat: now.Seat, Secret: secret, Schema: store.Schema, Now: time.Now, Knows: c.knows},
		Share: now.Share, Home: now.HomeSeat, Key: key, Folder: stream})
	return err
}

func (c *child) knows(seat surgery.ID) ([]byte, bool) {
	c.list.Lock()
	defer c.list.Unlock()
	for _, d := range c.list.desks {
		if d.ID == seat {
			return d.SignKey, !d.Left.IsZero()
		}
	}
	return nil, false
}

// run takes in and sends.
func (c *child) run() {
	for {
		select {
		case <-c.link.Came():
		case <-c.wake:
		}
		for more := true; more; {
			var p *surgery.Parcel
			var err error
			if more, p, err = c.exchange(); err != nil {
				fmt.Fprintln(os.Stderr, "exchange:", err)
			}
			if p != nil {
				_ = c.link.Send(*p) // what is not sent is lacked the next time
			}
		}
	}
}

// exchange is one turn on the desk's worker.
func (c *child) exchange() (more bool, out *surgery.Parcel, err error) {
	c.work.Lock()
	defer c.work.Unlock()
	s := c.d.Desk.Store()
	p, some := c.link.Next(50)
	if some {
		taken, err := s.Take(&p)
		if err != nil {
			c.link.Again()
			return false, nil, err
		}
		for _, o := range taken.Operations {
			if _, failed := c.d.Desk.Elsewhere(o); failed != nil {
				err = errors.Join(err, failed)
			}
		}
	}
	seen, err := c.notes(err)
	if err != nil {
		return some, nil, err
	}
	now, err := s.Sharing()
	if err != nil {
		return some, nil, err
	}
	c.list.Lock()
	for _, d := range now.Desks {
		if !d.Left.IsZero() {
			defer c.link.Removed(d.ID)
		}
	}
	c.list.desks = now.Desks
	c.list.Unlock()
	if !maps.Equal(seen, c.hashed) && time.Since(c.told) > 2*time.Second { // it takes long with many records
		facts, words, err := s.SharedHash()
		if err != nil {
			return some, nil, err
		}
		c.told, c.hashed = time.Now(), seen
		c.link.Tell(network.Status{Seen: seen, Facts: facts, Words: words})
	}
	if some {
		return true, nil, nil
	}
	lacks, owes := c.link.Lacks(seen)
	if !owes {
		return false, nil, nil
	}
	parcel, err := s.Outgoing(lacks)
	return false, &parcel, err
}

// notes notes when what came was here.
func (c *child) notes(err error) (surgery.Seen, error) {
	seen, failed := c.d.Desk.Store().Seen()
	if err := errors.Join(err, failed); err != nil {
		return nil, err
	}
	now := time.Now().UnixMicro()
	for of, n := range seen {
		if of == c.seat {
			continue
		}
		for seq := c.seen[of] + 1; seq <= n; seq++ {
			fmt.Fprintf(c.times, "came %s %d %d\n", of, seq, now)
		}
	}
	c.seen = seen
	return seen, nil
}

// change does one thing that a helper does, and says that it is acknowledged. One in so
// many is a check-in.
func (c *child) change(checkIns int) error {
	c.work.Lock()
	defer c.work.Unlock()
	began := time.Now()
	var done surgery.Change
	var err error
	if len(c.visits) == 0 || rand.IntN(checkIns) == 0 {
		if done, err = c.d.Today.CheckInNew(today.Arrival{Name: fmt.Sprintf("Zebedee Testperson %d", rand.IntN(1000)), Track: surgery.Personal, Checklists: []string{"safe-basics"}}); err == nil {
			c.visits = append(c.visits, done.Visit)
			fmt.Fprintf(c.times, "checkin %s %d 0\n", c.seat, time.Since(began).Microseconds())
		}
	} else {
		done, err = c.d.Visit.WriteNote(c.visits[rand.IntN(len(c.visits))], "safe-basics", "basics-email-first", fmt.Sprint("made-up note ", rand.IntN(1_000_000)))
	}
	if err != nil || done.Op == "" {
		return err
	}
	seen, err := c.d.Desk.Store().Seen()
	if err != nil {
		return err
	}
	own := seen[c.seat]
	fmt.Fprintf(c.times, "born %s %d %d\n", c.seat, own, time.Now().UnixMicro())
	c.says(fmt.Sprint("ack ", own))
	return nil
}

func (c *child) tell() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// does does what it is told, and returns what it says to that.
func (c *child) does(words []string) (string, error) {
	numbers := make([]int, len(words))
	for i, w := range words {
		numbers[i], _ = strconv.Atoi(w) // where it is one
	}
	switch words[0] {
	case "write": // so many changes, of which one in so many is a check-in
		for range numbers[1] {
			if err := c.change(numbers[2]); err != nil {
				return "", err
			}
			c.tell()
		}
	case "die": // after a change is kept and before it is sent
		if err := c.change(1); err != nil {
			return "", err
		}
		c.work.Lock()
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		return "", err
	case "work": // so often in ten seconds, one in so many a check-in
		c.idle = make(chan struct{})
		go c.works(10*time.Second/time.Duration(numbers[1]), numbers[2], c.idle)
	case "idle":
		close(c.idle)
	case "lead":
		at, err := netip.ParseAddrPort(words[1])
		if err == nil {
			err = c.link.Lead(at)
		}
		if err != nil {
			return "", err
		}
		return c.link.Door().At().String(), nil
	case "follow":
		at, err := netip.ParseAddrPort(words[1])
		if err != nil {
			return "", err
		}
		c.link.Follow(at)
	case "use":
		return "ok", c.link.Use(network.Organisation{Servers: strings.Split(words[1], ","), Credentials: words[2]})
	case "rest":
		c.link.Rest()
	case "state":
		s := c.link.State()
		said := struct {
			Connected, Leads bool
			Trouble          network.Trouble
			Heard, Differ    int
			Junk             int
			Term             int64
		}{s.Connected, s.Leads, s.Trouble, len(s.Heard) - len(s.Silent), len(s.Differ), s.Junk, s.Term.N}
		raw, err := json.Marshal(said)
		return string(raw), err
	case "seen":
		c.work.Lock()
		defer c.work.Unlock()
		seen, err := c.d.Desk.Store().Seen()
		var all []string
		for _, of := range slices.Sorted(maps.Keys(seen)) {
			if seen[of] > 0 {
				all = append(all, fmt.Sprintf("%s=%d", of, seen[of]))
			}
		}
		return "seen " + strings.Join(all, " "), err
	case "hash":
		c.work.Lock()
		defer c.work.Unlock()
		facts, words, err := c.d.Desk.Store().SharedHash()
		return fmt.Sprintf("%x %x", facts, words), err
	case "share":
		return string(c.link.Share), nil
	case "seat":
		return string(c.seat), nil
	default:
		return "", fmt.Errorf("not understood: %q", words)
	}
	return "ok", nil
}

// works does something so often, for as long as it is to.
func (c *child) works(every time.Duration, checkIns int, until <-chan struct{}) {
	time.Sleep(rand.N(every)) // not all at once
	ticks := time.NewTicker(every)
	defer ticks.Stop()
	for {
		if err := c.change(checkIns); err != nil {
			fmt.Fprintln(os.Stderr, "work:", err)
		}
		c.tell()
		select {
		case <-ticks.C:
		case <-until:
			return
		}
	}
}
