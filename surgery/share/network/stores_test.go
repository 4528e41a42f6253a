package network_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/netip"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/world"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share"
	"socialmediasurgery/surgery/share/door"
	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/store"
)

// laptop is a whole desk, with its records, and a link.
type laptop struct {
	t    testing.TB
	w    *world.World
	d    *rooms.Rooms
	link *network.Link
	stop chan struct{}
	wait sync.WaitGroup

	mutex sync.Mutex // the desk's worker
	told  network.Status
	list  struct {
		sync.Mutex
		desks []*surgery.DeskHere
	}
}

// knows reads the list of desks as it was when something was taken in last.
func (l *laptop) knows(seat surgery.ID) ([]byte, bool) {
	l.list.Lock()
	defer l.list.Unlock()
	for _, d := range l.list.desks {
		if d.ID == seat {
			return d.SignKey, !d.Left.IsZero()
		}
	}
	return nil, false
}

// begin begins a link on what the desk's records say.
func (l *laptop) begin() {
	l.t.Helper()
	s := l.d.Desk.Store()
	now := world.Got[*surgery.Sharing](l.t)(s.Sharing())
	key, secret, err := s.Secrets()
	if err != nil {
		l.t.Fatal(err)
	}
	l.list.desks = now.Desks
	at := l.w.Now
	o := network.Options{Identity: door.Identity{Seat: now.Seat, Secret: secret, Schema: store.Schema, Now: func() time.Time { return at }, Knows: l.knows},
		Share: now.Share, Home: now.HomeSeat, Key: key, Folder: filepath.Join(l.t.TempDir(), "stream")}
	network.Quick(&o)
	if l.link, err = network.New(o); err != nil {
		l.t.Fatal(err)
	}
	l.stop = make(chan struct{})
	l.wait.Go(l.run)
	l.t.Cleanup(l.end)
}

func (l *laptop) end() {
	select {
	case <-l.stop:
		return
	default:
	}
	close(l.stop)
	if err := l.link.Close(); err != nil {
		l.t.Error(err)
	}
	l.wait.Wait()
}

// run takes in and sends, as a room will.
func (l *laptop) run() {
	for {
		select {
		case <-l.link.Came():
		case <-l.stop:
			return
		}
		l.exchange()
	}
}

func (l *laptop) exchange() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	s := l.d.Desk.Store()
	for {
		came := l.link.Next(50)
		if len(came) == 0 {
			break
		}
		taken, err := s.Take(came...)
		if err != nil {
			l.t.Error(err)
			return
		}
		for _, o := range taken.Operations {
			if _, err := l.d.Desk.Elsewhere(o); err != nil {
				l.t.Error(err)
			}
		}
	}
	seen, err := s.Seen()
	now, failed := s.Sharing()
	if err := errors.Join(err, failed); err != nil {
		l.t.Error(err)
		return
	}
	l.list.Lock()
	l.list.desks = now.Desks
	l.list.Unlock()
	if !maps.Equal(seen, l.told.Seen) { // it takes long with many records
		facts, words, err := s.SharedHash()
		if err != nil {
			l.t.Error(err)
			return
		}
		l.told = network.Status{Seen: seen, Facts: facts, Words: words}
		l.link.Tell(l.told)
	}
	if lacks, some := l.link.Lacks(seen); some {
		p, err := s.Outgoing(lacks)
		if err != nil {
			l.t.Error(err)
			return
		}
		_ = l.link.Send(p) // what is not sent is lacked the next time
	}
}

// does has somebody work at the desk.
func (l *laptop) does(work func(d *rooms.Rooms)) {
	l.mutex.Lock()
	work(l.d)
	l.mutex.Unlock()
	l.exchange()
}

func (l *laptop) arrives(names ...string) {
	l.t.Helper()
	l.does(func(d *rooms.Rooms) {
		for _, name := range names {
			world.Must(l.t)(d.Today.CheckInNew(today.Arrival{Name: name}))
		}
	})
}

func homeDesk(t testing.TB) *laptop {
	w := world.New(t)
	d, _ := w.Protected(t)
	world.Must(t)(d.Sharing.Share())
	l := &laptop{t: t, w: w, d: d}
	l.begin()
	return l
}

// joins lets another laptop in, over the home desk's door.
func (l *laptop) joins(name, letter string) *laptop {
	t := l.t
	t.Helper()
	invited, err := l.link.Door().Invite()
	if err != nil {
		t.Fatal(err)
	}
	at := l.w.Now
	asks, err := share.Ask(name, store.Schema, l.clock())
	if err != nil {
		t.Fatal(err)
	}
	knock, err := door.Join(t.Context(), invited.Code, l.link.Door().At(), asks, l.clock)
	if err != nil {
		t.Fatal(err)
	}
	ask := <-invited.Asked()
	if ask.Words != knock.Words {
		t.Fatal("the words differ")
	}
	let := make(chan error, 1)
	go func() { let <- l.letIn(ask, letter) }()
	var opening bytes.Buffer
	raw, err := knock.Wait(t.Context(), &opening)
	if err := errors.Join(err, <-let); err != nil {
		t.Fatal(err)
	}
	answered, err := asks.ParseAnswer(raw)
	if err != nil {
		t.Fatal(err)
	}
	phrase, err := l.d.Sharing.Passphrase()
	if err != nil {
		t.Fatal(err)
	}
	in, err := answered.Open([]byte(phrase), store.Schema, l.clock())
	if err != nil {
		t.Fatal(err)
	}
	w := world.New(t)
	w.Now, w.N = at, 1_000_000*int(letter[0])
	n := &laptop{t: t, w: w}
	o := store.Options{Folder: w.Folder, Now: func() time.Time { return w.Now }, NewID: w.Options().NewID}
	if err := store.MakeJoined(o, store.Joining{Share: in.Share, Surgery: in.Surgery, Seat: in.Seat, HomeSeat: in.HomeSeat, HomeSignKey: in.HomeSignKey, Slots: in.Slots, Key: in.Key, Desk: asks.Secret}); err != nil {
		t.Fatal(err)
	}
	n.d = w.Open(t)
	if err := n.d.Desk.Unlock(in.Key); err != nil {
		t.Fatal(err)
	}
	key, secret, err := n.d.Desk.Store().Secrets()
	if err != nil {
		t.Fatal(err)
	}
	secret.Clear()
	if err := share.Decode(context.Background(), &opening, seal.OneKey(key), in.Share, func(p *surgery.Parcel) error {
		taken, err := n.d.Desk.Store().Take(p)
		for _, o := range taken.Operations {
			_, failed := n.d.Desk.Elsewhere(o)
			err = errors.Join(err, failed)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	n.begin()
	return n
}

// clock is what the links compare; the world's own goes on with each look.
func (l *laptop) clock() time.Time {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.w.Now
}

func (l *laptop) letIn(ask *door.Ask, letter string) error {
	l.mutex.Lock()
	s := l.d.Desk.Store()
	now, err := s.Sharing()
	if err != nil {
		return err
	}
	d := &surgery.DeskHere{ID: surgery.ID("desk-" + letter), Share: now.Share, Surgery: now.Surgery, Letter: letter, SignKey: ask.Request.SignKey, BoxKey: ask.Request.BoxKey,
		JoinedAt: l.d.Desk.Moment(), Words: surgery.DeskHereWords{Name: ask.Request.Name}}
	_, err = l.d.Desk.Do(&surgery.Operation{Kind: surgery.DeskJoined, About: d.ID, Surgery: now.Surgery, Edits: []surgery.Edit{{After: d}}}, "")
	phrase, failed := l.d.Sharing.Passphrase()
	key, secret, worse := s.Secrets()
	if err := errors.Join(err, failed, worse); err != nil {
		return err
	}
	secret.Clear()
	slots, err := seal.NewShareSlots(key, phrase, s.Slots().Recipient())
	if err != nil {
		return err
	}
	home := now.Desk(now.Seat)
	answer, err := ask.Request.Answer(share.Answer{Share: now.Share, Surgery: now.Surgery, Name: "Made-up Hall", Seat: d.ID, Letter: letter, HomeSeat: now.HomeSeat,
		HomeSignKey: home.SignKey, HomeBoxKey: home.BoxKey, Schema: store.Schema, Written: l.d.Desk.Moment()}, key, slots)
	p, failed := s.Outgoing(nil)
	l.mutex.Unlock()
	l.exchange() // the list of desks has it now
	if err := errors.Join(err, failed); err != nil {
		return err
	}
	return ask.LetIn(answer, func(w io.Writer) error {
		return share.Encode(context.Background(), w, key, share.HeadOf(&p, nil), share.Whole(&p), nil)
	})
}

// follows has it follow the lead there.
func (l *laptop) follows(at netip.AddrPort) *laptop {
	l.link.Follow(at)
	return l
}

// haveSame reports whether they have as much of each chain: that is quickly known.
func haveSame(t testing.TB, all []*laptop) bool {
	t.Helper()
	var first surgery.Seen
	for _, l := range all {
		l.mutex.Lock()
		seen, err := l.d.Desk.Store().Seen()
		l.mutex.Unlock()
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = seen
		}
		if !maps.Equal(first, seen) {
			return false
		}
	}
	return true
}

// agree waits until all desks have the same records, with so many checked in, and
// nothing waits anywhere.
func agree(t testing.TB, checkedIn int, all ...*laptop) time.Duration {
	t.Helper()
	began := time.Now()
	for {
		if !haveSame(t, all) && time.Since(began) < 20*time.Second {
			<-time.After(5 * time.Millisecond)
			continue
		}
		said, same := "", true
		var first [2][32]byte
		for i, l := range all {
			l.mutex.Lock()
			facts, words, err := l.d.Desk.Store().SharedHash()
			board, failed := l.d.Today.Board()
			l.mutex.Unlock()
			if err := errors.Join(err, failed); err != nil {
				t.Fatal(err)
			}
			n := board.Counts.CheckedIn
			if i == 0 {
				first = [2][32]byte{facts, words}
			}
			same = same && first == [2][32]byte{facts, words} && n == checkedIn
			said += fmt.Sprintf("%d at %d, ", n, i)
		}
		if same {
			return time.Since(began)
		}
		if time.Since(began) > 20*time.Second {
			t.Fatalf("they do not agree on %d: %s", checkedIn, said)
		}
		<-time.After(5 * time.Millisecond)
	}
}

// Desks with records of their own join over the door, work at once and apart, and end
// with the same, also after the lead has gone.
func TestWholeDesksAgree(t *testing.T) {
	a := homeDesk(t)
	if err := a.link.Lead(network.Here); err != nil {
		t.Fatal(err)
	}
	at := a.link.Door().At()
	began := time.Now()
	b := a.joins("Front door", "B").follows(at)
	agree(t, 1, a, b)
	t.Logf("a desk has joined, over loopback, in %v", time.Since(began).Round(time.Millisecond))
	c := a.joins("Table", "C").follows(at)
	a.arrives("Kepthelene One", "Quixotic Two")
	b.arrives("Wobble Three")
	c.does(func(d *rooms.Rooms) { world.Must(t)(d.Today.CountGuest()) })
	agree(t, 5, a, b, c)
	heardBoth := func(l *laptop) bool { return len(l.link.State().Heard) == 2 }
	for began := time.Now(); !(heardBoth(a) && heardBoth(b) && heardBoth(c)) && time.Since(began) < 20*time.Second; {
		<-time.After(5 * time.Millisecond)
	}
	for n, l := range []*laptop{a, b, c} {
		if s := l.link.State(); !s.Connected || len(s.Heard) != 2 || s.Junk != 0 {
			t.Errorf("desk %d: %+v", n, s)
		}
	}
	b.link.Rest()
	b.arrives("Left One", "Left Two", "Left Three")
	a.arrives("Right One")
	c.arrives("Right Two")
	agree(t, 7, a, c)
	t.Logf("rejoined in %v", func() time.Duration { b.follows(at); return agree(t, 10, a, b, c) }())
	a.end() // the lead is dead
	b.arrives("Last One")
	if err := b.link.Lead(network.Here); err != nil {
		t.Fatal(err)
	}
	c.arrives("Last Two")
	t.Logf("a new lead: equal after %v", agree(t, 12, b, c).Round(time.Millisecond))
	a.begin()
	a.follows(b.link.Door().At())
	agree(t, 12, a, b, c)
}
