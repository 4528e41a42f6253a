package network_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/live"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/seal/quick"
	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/words"
)

// What a child is told beside its folder.
const (
	childPhrase = "SURGERY_PHRASE"
	childTimes  = "SURGERY_TIMES" // where it writes what it measures
)

func init() { network.Desk = deskChild }

// child is a laptop with whole records, in a process of its own, that does what it is
// told line by line.
type child struct {
	d *rooms.Rooms

	out  sync.Mutex
	work sync.Mutex // the desk's worker
	idle chan struct{}

	visits []surgery.ID
	seen   surgery.Seen
	seat   surgery.ID
	times  *os.File
}

func deskChild() error {
	debug.SetGCPercent(400) // a window holds some 50 MB, and its collector runs as seldom
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
	c := &child{d: d}
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

// begin notes whose records they are. The room of the network goes on as it was left.
func (c *child) begin() error {
	now, err := c.d.Desk.Store().Sharing()
	if err != nil {
		return err
	}
	c.seat = now.Seat
	c.seen, err = c.d.Desk.Store().Seen()
	return err
}

// run takes in and sends, as the window does.
func (c *child) run() {
	for range c.d.Live.Came() {
		for more := true; more; {
			c.work.Lock()
			x, err := c.d.Live.Exchange()
			if err != nil || len(x.Done.Changed) > 0 {
				err = errors.Join(err, c.notes())
			}
			c.work.Unlock()
			if err != nil {
				fmt.Fprintln(os.Stderr, "exchange:", err)
			}
			if x.Sends != nil {
				_ = x.Sends.Send() // what is not sent is sent the next time
			}
			more = x.More
		}
	}
}

// notes notes when what came was here.
func (c *child) notes() error {
	seen, err := c.d.Desk.Store().Seen()
	if err != nil {
		return err
	}
	now := time.Now().UnixMicro()
	for of, n := range seen {
		for seq := c.seen[of] + 1; of != c.seat && seq <= n; seq++ {
			fmt.Fprintf(c.times, "came %s %d %d\n", of, seq, now)
		}
	}
	c.seen = seen
	return nil
}

// steps are some of those of the list that everybody here goes through.
var steps = []string{"basics-email-first", "basics-three-words", "basics-two-step", "basics-password-manager", "basics-backup-codes",
	"basics-update-phone", "basics-location", "basics-lock-screen", "basics-scams", "basics-sign-out"}

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
		at := c.visits[len(c.visits)-1-rand.IntN(min(len(c.visits), 10))] // of those who are there
		step := steps[rand.IntN(len(steps))]
		if rand.IntN(4) == 0 {
			done, err = c.d.Visit.WriteNote(at, "safe-basics", step, fmt.Sprint("made-up note ", rand.IntN(1_000_000)))
		} else {
			states := []surgery.StepState{surgery.Done, surgery.NotTodayStep, surgery.NotForMe}
			rand.Shuffle(len(states), func(i, j int) { states[i], states[j] = states[j], states[i] })
			for _, to := range states { // one that it is not in already
				if done, err = c.d.Visit.Mark(at, "safe-basics", step, to); err != nil || done.Op != "" {
					break
				}
			}
		}
	}
	if err != nil || done.Op == "" {
		return err
	}
	turn, err := c.d.Desk.Store().Turn(done.Op)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.times, "born %s %d %d\n", c.seat, turn.Seq, time.Now().UnixMicro())
	c.says(fmt.Sprint("ack ", turn.Seq))
	return nil
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
	case "collect": // the collector lets so much garbage lie, in percent of what is used
		debug.SetGCPercent(numbers[1])
	case "idle":
		close(c.idle)
	case "lead", "takeover", "follow", "use", "rest":
		return c.goes(words)
	case "lost": // or stolen: the home desk strikes a desk off
		c.work.Lock()
		defer c.work.Unlock()
		_, err := c.d.Sharing.Lost(surgery.ID(words[1]))
		return "ok", err
	case "state":
		c.work.Lock()
		s := c.d.Live.State()
		c.work.Unlock()
		raw, err := json.Marshal(state{s.Way, s.At, s.Connected, s.Trouble, s.Next, s.Unsent, len(s.Heard)})
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
		now, err := c.d.Desk.Store().Sharing()
		if err != nil {
			return "", err
		}
		return string(now.Share), nil
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
		select {
		case <-ticks.C:
		case <-until:
			return
		}
	}
}

// state is what it says of the network.
type state struct {
	Way           live.Way
	At            string
	Connected     bool
	Trouble, Next string
	Unsent, Heard int
}

// goes has it reach the others in another way.
func (c *child) goes(words []string) (said string, err error) {
	c.work.Lock()
	defer c.work.Unlock()
	switch words[0] {
	case "lead":
		_, err = c.d.Live.Lead(live.Network{Name: "hall", Address: words[1]})
	case "takeover":
		_, err = c.d.Live.TakeOver(os.Getenv(childPhrase), live.Network{Name: "hall", Address: words[1]})
	case "follow":
		_, err = c.d.Live.Follow(words[1])
	case "use":
		_, err = c.d.Live.Use(words[1], words[2])
	case "rest":
		_, err = c.d.Live.Rest()
	}
	return "ok " + c.d.Live.State().At, err
}
