package door

import (
	"io"
	"net/netip"
	"sync"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/share"
)

// What a code is good for.
const (
	codeTime   = 10 * time.Minute
	wrongTries = 5
	askTime    = 20 * time.Second // until a laptop has proved that it knows the code
	mostAsk    = 4 << 10          // bytes that it may say until then
	sendTime   = 20 * time.Second // that may pass while nothing of an opening parcel goes
	inQueue    = 4                // that wait meanwhile
	mostAnswer = 40 << 10         // bytes of an answer
)

// Invitation is a code that is shown, and the laptop that came with it.
type Invitation struct {
	Code  Code
	Until time.Time

	door  *Door
	key   []byte
	asked chan *Ask
	over  chan struct{}

	before  int64         // what had come to the door then
	hearing unfinished    // laptops that have not shown yet that they know the code
	queue   chan struct{} // of those that have, and wait for the one before them
	one     chan struct{} // one laptop at a time
	timer   *time.Timer
	mutex   sync.Mutex
	wrong   int
	ended   bool
}

// Invite shows a code at the door; one that was shown before is good for nothing any
// more. It takes 0.2 seconds.
func (d *Door) Invite() (*Invitation, error) {
	code, err := NewCode(d.at)
	if err != nil {
		return nil, err
	}
	i := &Invitation{Code: code, Until: d.Now().Add(codeTime), door: d, key: code.key(), asked: make(chan *Ask), over: make(chan struct{}),
		before: d.came.Load(), hearing: unfinished{of: map[netip.Addr]int{}}, queue: make(chan struct{}, inQueue), one: make(chan struct{}, 1)}
	i.timer = time.AfterFunc(codeTime, i.End)
	d.mutex.Lock()
	old := d.inviter
	d.inviter = i
	d.mutex.Unlock()
	if old != nil {
		old.End()
	}
	return i, nil
}

// invitation returns the code that is shown and still good; nil for none.
func (d *Door) invitation() *Invitation {
	d.mutex.Lock()
	i := d.inviter
	d.mutex.Unlock()
	if i == nil {
		return nil
	}
	if d.Now().After(i.Until) {
		i.End()
		return nil
	}
	return i
}

// Asked gives each laptop that knows the code, one at a time.
func (i *Invitation) Asked() <-chan *Ask { return i.asked }

// Over is closed once the code is good for nothing any more: it was used, or ended, or
// five laptops did not know it.
func (i *Invitation) Over() <-chan struct{} { return i.over }

// Arrived reports whether anything at all has come to the door since the code is shown:
// then the network lets laptops reach one another.
func (i *Invitation) Arrived() bool { return i.door.came.Load() > i.before }

// End ends it.
func (i *Invitation) End() {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	if i.ended {
		return
	}
	i.ended = true
	i.timer.Stop()
	close(i.over)
	clear(i.key)
	i.door.mutex.Lock()
	if i.door.inviter == i {
		i.door.inviter = nil
	}
	i.door.mutex.Unlock()
}

// proof returns what one side proves, none where it is over.
func (i *Invitation) proof(role string, exporter []byte, of ...[]byte) []byte {
	i.mutex.Lock()
	defer i.mutex.Unlock()
	if i.ended {
		return nil
	}
	return proof(i.key, role, exporter, of...)
}

// failed counts a laptop that did not know the code.
func (i *Invitation) failed() {
	i.mutex.Lock()
	i.wrong++
	over := i.wrong >= wrongTries
	i.mutex.Unlock()
	if over {
		i.End()
	}
}

// Ask is a laptop that knows the code, and waits to be let in.
type Ask struct {
	Request *share.Request
	Words   [3]string // as its screen shows them too

	verdict chan letting
	gone    chan struct{}
	done    chan error
}

// letting is what was decided: no answer, where it is not let in.
type letting struct {
	answer  []byte
	opening func(io.Writer) error
}

// Gone is closed once the laptop does not wait any more.
func (a *Ask) Gone() <-chan struct{} { return a.gone }

// LetIn sends the answer to the request, and then the opening parcel; it returns once
// both have arrived. Conflict "share.join_cut" where they have not: then the laptop may
// ask again, with the same code.
func (a *Ask) LetIn(answer []byte, opening func(io.Writer) error) error {
	if len(answer) > mostAnswer {
		return surgery.Fail(surgery.Internal, "error.internal")
	}
	return a.decide(letting{answer, opening})
}

// Refuse does not let it in.
func (a *Ask) Refuse() error { return a.decide(letting{}) }

func (a *Ask) decide(l letting) error {
	select {
	case a.verdict <- l:
		return <-a.done
	case <-a.gone:
		return surgery.Fail(surgery.Conflict, "share.join_cut")
	}
}
