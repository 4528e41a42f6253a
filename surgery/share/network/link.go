package network

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nkeys"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share/door"
	"socialmediasurgery/surgery/share/network/internal/hasty"
)

// Options are what a link is made with.
type Options struct {
	door.Identity // ServerKey and Run are found by the link itself
	Share         surgery.ID
	Home          surgery.ID // the seat of the home desk
	Key           *seal.Key  // the share key; the link keeps one of its own
	Ring          *seal.Ring // or all of them: it writes with the newest, and reads with all
	// Notice returns what a lead says to a desk that was struck off; see door.Options.
	Notice func(seat surgery.ID) []byte
	// Heed is told each parcel once it is read, and returns who was struck off by what the
	// home desk says in it: Knows and Notice say so from then on. It may be called at any
	// time; nil where nobody asks.
	Heed func(*surgery.Parcel) []surgery.ID
	// Has reports whether a desk's chain is here up to an entry, which has this digest: what
	// says so of itself is not read. It may be called at any time; nil where nobody knows.
	Has    func(desk surgery.ID, seq int64, digest []byte) bool
	Folder string           // for what a lead keeps until the surgery is over
	Term   door.Term        // the latest that was heard of when the program ran last
	At     []netip.AddrPort // where other desks may have a door, likewise

	pace pace
	here netip.Addr // of tests, whose laptops are all at one address
}

// Link carries parcels between this desk and the others, over a network. Its methods may
// be called at any time; Send and Next by one at a time.
type Link struct {
	Options
	names names
	key   nkeys.KeyPair
	terms *door.Terms
	came  chan struct{}
	wake  chan struct{} // something that is waited for has changed
	sweep chan struct{} // something that is kept for others may have to go
	ctx   context.Context
	stop  context.CancelFunc
	wait  sync.WaitGroup

	using   sync.RWMutex // of the key
	looking atomic.Bool  // whether another leads

	ringing sync.Mutex // what comes may give it another key
	ring    *seal.Ring
	epoch   int64 // of the key it writes with

	mutex   sync.Mutex
	way     way
	failure string    // to connect, that was written down last
	stepped time.Time // when another was found to lead as well
	copied  time.Time // when another program was heard on the same records
	session *session  // nil while nothing is connected
	state   State
	status  Status
	heard   map[surgery.ID]*heard
	arrived []arrival
	given   []arrival // by Next, and not known to be taken
	said    [32]byte  // the state that was sent last
	relayed surgery.Seen
	kept    surgery.Seen // what of this desk's own is with somebody else
	read    struct {     // up to where an organisation's stream was taken in
		stream time.Time // when it was made
		seq    uint64
	}
	renewed map[surgery.ID]bool // who is known to have the key this link writes with
	gone    map[surgery.ID]bool // who is erased
	behind  behind
}

// way is how this desk reaches the others: one of these, or none.
type way struct {
	lead         *lead
	follow       bool
	at           []netip.AddrPort // where a lead may be
	organisation *Organisation
}

// New returns a link that does nothing yet.
func New(o Options) (*Link, error) {
	if !(names{o.Share, o.Seat}).valid() {
		return nil, surgery.Fail(surgery.Internal, "error.internal")
	}
	ring := o.Ring
	if ring == nil {
		ring = seal.OneKey(o.Key)
	}
	ring = ring.Copy()
	var err error
	l := &Link{Options: o, names: names{o.Share, o.Seat}, came: make(chan struct{}, 1), wake: make(chan struct{}, 1), sweep: make(chan struct{}, 1), heard: map[surgery.ID]*heard{},
		relayed: surgery.Seen{}, kept: surgery.Seen{}, renewed: map[surgery.ID]bool{}, gone: map[surgery.ID]bool{}, ring: ring, epoch: ring.Epochs[0].N}
	l.Key = ring.Newest()
	if l.pace == (pace{}) {
		l.pace = paced
		if p := hasty.Get(); p != nil {
			l.pace, l.here = pace{beat: p.Beat, silent: p.Silent, again: p.Again, seek: p.Seek}, p.Here
		}
	}
	if l.key, l.ServerKey, err = serverKey(o.Secret); err != nil {
		return nil, err
	}
	l.terms = door.NewTerms(o.Term, l.later)
	l.Run = rand.Text()
	l.ctx, l.stop = context.WithCancel(context.Background())
	l.state.Since = l.Now()
	l.wait.Go(l.connecting)
	l.wait.Go(l.beating)
	l.wait.Go(l.sweeping)
	return l, nil
}

// pace says how often things are done: tests have it quicker.
type pace struct {
	beat   time.Duration // between two heartbeats
	silent time.Duration // without one, until a desk is silent
	again  time.Duration // between two tries to connect, at first
	seek   time.Duration // between two looks for another lead
}

var paced = pace{beat: 2 * time.Second, silent: 6 * time.Second, again: 250 * time.Millisecond, seek: 5 * time.Second}

// A connection that is dead without an end is found in three of these.
const (
	pingEvery = 2 * time.Second
	pingsOut  = 2
)

// Came is told when there may be something for Next.
func (l *Link) Came() <-chan struct{} { return l.came }

func tellOne(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// Follow has this desk follow whoever leads: at one of these addresses, or where a desk
// was heard.
func (l *Link) Follow(at ...netip.AddrPort) {
	l.change(way{follow: true, at: at})
}

// Rest ends what Lead, Follow or Use began. What has not been sent stays with whoever
// holds the link.
func (l *Link) Rest() { l.change(way{}) }

// change goes another way from now on.
func (l *Link) change(to way) {
	l.mutex.Lock()
	from, s := l.way, l.session
	l.way = to
	l.state.Trouble, l.state.Why = "", nil
	l.mutex.Unlock()
	if s != nil {
		s.close()
	}
	if from.lead != nil && from.lead != to.lead {
		from.lead.stop()
	}
	tellOne(l.wake)
}

// connecting keeps a session for as long as there is a way.
func (l *Link) connecting() {
	wait := l.pace.again
	for l.ctx.Err() == nil {
		s, err := l.connect()
		if err == nil && s != nil {
			wait = l.pace.again
			s.read()
			l.ended(s)
			continue
		}
		l.failed(err)
		t := time.NewTimer(wait)
		select {
		case <-l.wake:
			wait = l.pace.again
		case <-t.C:
			wait = min(2*wait, 8*l.pace.again)
		case <-l.ctx.Done():
		}
		t.Stop()
	}
}

// connect begins a session the way it is to be; none where there is no way.
func (l *Link) connect() (*session, error) {
	l.mutex.Lock()
	now := l.way
	l.mutex.Unlock()
	var s *session
	var err error
	switch {
	case now.lead != nil:
		s, err = l.open(now.lead.connect())
	case now.organisation != nil:
		s, err = l.open(now.organisation.connect(l))
	case now.follow:
		s, err = l.open(l.dial(now.at))
	}
	if s == nil || err != nil {
		return nil, err
	}
	l.mutex.Lock()
	stale := l.way.lead != now.lead || l.way.organisation != now.organisation || l.way.follow != now.follow
	if !stale {
		l.session = s
		l.state.Connected, l.state.Since, l.state.Trouble, l.state.Why = true, l.Now(), "", nil
	}
	l.mutex.Unlock()
	if stale {
		s.close()
		return nil, nil
	}
	s.leavesStruck()
	l.beat()
	tellOne(l.sweep)
	tellOne(l.came) // there may be something to send
	return s, nil
}

// ended forgets a session, and what came in it and was not taken: it comes again.
func (l *Link) ended(s *session) {
	s.close()
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.session, l.arrived, l.given = nil, nil, nil
	if l.state.Connected {
		l.state.Connected, l.state.Since = false, l.Now()
	}
	if l.way.lead == nil && (l.way.follow || l.way.organisation != nil) {
		l.state.Trouble = NoNetwork
	}
	tellOne(l.came)
}

// failed notes why nothing is connected.
func (l *Link) failed(err error) {
	if err == nil {
		return
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if said := err.Error(); said != l.failure {
		l.failure = said
		slog.Warn("network: not connected", "cause", err)
	}
	l.state.Trouble, l.state.Why = l.troubleOf(err)
}

// Close ends the link.
func (l *Link) Close() error {
	l.Rest()
	l.stop()
	l.wait.Wait()
	l.using.Lock()
	defer l.using.Unlock()
	l.ringing.Lock()
	defer l.ringing.Unlock()
	l.ring.Clear()
	return nil
}
