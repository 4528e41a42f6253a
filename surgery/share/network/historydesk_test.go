package network_test

import (
	"errors"
	"maps"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"pgregory.net/rapid"

	"socialmediasurgery/assets"
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/known"
	"socialmediasurgery/surgery/desk/rooms"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share/door"
	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/store"
)

// member is a whole desk in a random history: its records, and a link, of which it does
// what the room of the network does.
type member struct {
	h       *history
	letter  string
	folder  string // of its records
	streams string // of what it keeps while it leads
	wake    chan struct{}
	stop    chan struct{}
	wait    sync.WaitGroup

	mutex  sync.Mutex // its worker
	d      *rooms.Rooms
	seat   surgery.ID
	known  *known.Desks
	link   *network.Link
	secret *seal.DeskSecret
	sender *store.Sender
	epoch  int64
	way    string // "leads", "follows"; "" for none
	term   door.Term
	thrown map[surgery.ID]bool
	told   network.Status
	slow   bool  // it takes nothing in
	done   int64 // up to which number of its own it said that it is done
	failed error
}

// places are where a door may be.
func places() (all []netip.AddrPort) {
	for _, port := range door.Ports {
		all = append(all, netip.AddrPortFrom(network.Here.Addr(), uint16(port)))
	}
	return all
}

// starts has it work: its records are opened, and it goes the way it went.
func (m *member) starts() (err error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.stop, m.wake = make(chan struct{}), make(chan struct{}, 1)
	if m.d, err = rooms.Open(desk.Options{Folder: m.folder, Files: assets.Files(), Temporary: true}); err != nil {
		return err
	}
	if err := m.opens(); err != nil {
		return err
	}
	m.wait.Go(m.run)
	return nil
}

// opens unlocks it, and has a link where there is none.
func (m *member) opens() error {
	for _, phrase := range slices.Backward(m.h.phrases) { // it may not have heard of the latest
		if m.d.Desk.Locked() && m.openedBy(phrase) {
			if err := m.d.Lock.Unlock([]byte(phrase)); err != nil {
				return err
			}
		}
	}
	if m.link != nil {
		return nil
	}
	s := m.d.Desk.Store()
	now, err := s.Sharing()
	if err != nil {
		return err
	}
	ring, err := s.Ring()
	if err != nil {
		return err
	}
	defer ring.Clear()
	key, secret, err := s.Secrets()
	if err != nil {
		return err
	}
	key.Clear()
	m.seat, m.secret, m.known, m.thrown, m.told, m.epoch = now.Seat, secret, &known.Desks{}, map[surgery.ID]bool{}, network.Status{}, ring.Epochs[0].N
	m.known.Tick(m.d.Desk.Now())
	if err := m.known.Read(s, now); err != nil {
		return err
	}
	o := network.Options{Identity: door.Identity{Seat: now.Seat, Secret: secret, Schema: store.Schema, Now: m.known.Now, Knows: m.known.Knows, Introduced: m.known.Introduced, Word: m.known.Word},
		Share: now.Share, Home: now.HomeSeat, Ring: ring, Notice: m.known.Notice, Heed: m.known.Heed, Has: m.known.Has, Folder: m.streams, Term: m.term}
	network.Quick(&o)
	if m.link, err = network.New(o); err != nil {
		return err
	}
	m.link.ReadsOnce()
	if m.sender, err = s.Sender(); err != nil {
		return err
	}
	return m.goes(m.way)
}

// openedBy reports whether a passphrase opens it: the door counts what is wrong.
func (m *member) openedBy(phrase string) bool {
	for _, raw := range [][]byte{[]byte(phrase), seal.HeardPassphrase([]byte(phrase))} {
		if key, err := m.d.Desk.Store().Slots().OpenPassphrase(raw); err == nil {
			key.Clear()
			return true
		}
	}
	return false
}

// goes has it lead, or follow whoever does, or neither.
func (m *member) goes(way string) error {
	m.way = way
	switch way {
	case "leads":
		return m.link.Lead(network.Here)
	case "follows":
		m.link.Follow(places()...)
	default:
		m.link.Rest()
	}
	return nil
}

// unlinks ends the link.
func (m *member) unlinks() error {
	if m.link == nil {
		return nil
	}
	if m.term = m.link.State().Term; m.way == "leads" && m.link.Door() == nil {
		m.way = "follows" // another led, later
	}
	err := m.link.Close()
	m.sender.Clear()
	m.secret.Clear()
	m.link = nil
	return err
}

// ends ends it, in order or killed: then what lies on its disk is as it was at a moment.
func (m *member) ends(killed bool) error {
	m.mutex.Lock()
	if m.d == nil {
		m.mutex.Unlock()
		return nil
	}
	d := m.d
	folder, left := m.folder, error(nil)
	if killed {
		m.folder = m.h.folder()
		left = os.CopyFS(m.folder, os.DirFS(folder))
	}
	m.d, m.slow = nil, false
	close(m.stop)
	err := errors.Join(left, m.unlinks())
	m.mutex.Unlock()
	m.wait.Wait()
	err = errors.Join(err, d.Desk.Close())
	if killed {
		err = errors.Join(err, os.RemoveAll(folder))
	}
	return err
}

func (m *member) run() {
	for {
		m.mutex.Lock()
		link := m.link
		m.mutex.Unlock()
		if link == nil {
			return
		}
		select {
		case <-link.Came():
		case <-m.wake:
		case <-m.stop:
			return
		}
		p, link, err := m.exchanges()
		if err != nil {
			m.mutex.Lock()
			m.failed = errors.Join(m.failed, err)
			m.mutex.Unlock()
		}
		if p != nil {
			_ = link.Send(*p) // what is not sent is lacked the next time
		}
	}
}

// exchanges takes in what has come, and returns what is to be sent.
func (m *member) exchanges() (*surgery.Parcel, *network.Link, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.d == nil || m.slow {
		return nil, nil, nil
	}
	s := m.d.Desk.Store()
	m.known.Tick(m.d.Desk.Now())
	for !m.d.Desk.Locked() {
		came := m.link.Next(50)
		if len(came) == 0 {
			break
		}
		if _, err := m.d.Crossed.TakeIn(came...); err != nil {
			m.link.Again()
			return nil, nil, err
		}
	}
	if s.Epoch() != m.epoch && !m.d.Desk.Locked() { // a link writes with one share key
		if err := errors.Join(m.unlinks(), m.opens()); err != nil {
			return nil, nil, err
		}
	}
	if n := m.link.StruckOff(); n != nil {
		if err := s.StruckOff(n); err != nil {
			return nil, nil, err
		}
	}
	now, err := s.Sharing()
	if err == nil {
		err = m.known.Read(s, now)
	}
	if err != nil {
		return nil, nil, err
	}
	for _, seat := range m.known.Struck() {
		if !m.thrown[seat] {
			m.thrown[seat] = true
			m.link.Removed(seat)
		}
	}
	return m.tells(s)
}

// tells says how far it is, and returns what others lack.
func (m *member) tells(s *store.Store) (*surgery.Parcel, *network.Link, error) {
	seen, err := s.Seen()
	if err != nil {
		return nil, nil, err
	}
	if err := m.known.Follow(s, seen); err != nil {
		return nil, nil, err
	}
	locked := m.d.Desk.Locked()
	if !maps.Equal(seen, m.told.Seen) || locked != m.told.Locked {
		m.told = network.Status{Seen: seen, Locked: locked}
		m.link.Tell(m.told)
	}
	lacks, some := m.link.Lacks(seen)
	if !some {
		return nil, nil, nil
	}
	var p surgery.Parcel
	if locked {
		p, err = s.OutgoingLocked(lacks, m.sender)
	} else {
		p, err = s.Outgoing(lacks)
	}
	return &p, m.link, err
}

// works has somebody work at it; what it may refuse it may.
func (m *member) works(t *rapid.T, do func(d *rooms.Rooms) error) bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	err := do(m.d)
	switch surgery.KindOf(err) {
	case surgery.NotFound, surgery.Conflict, surgery.Invalid, surgery.Locked:
		return false
	}
	if err != nil {
		t.Fatalf("desk %s: %v", m.letter, err)
	}
	seen, err := m.d.Desk.Store().Seen()
	if err != nil {
		t.Fatal(err)
	}
	m.done = seen[m.seat]
	select {
	case m.wake <- struct{}{}:
	default:
	}
	return true
}

// seen returns what it has.
func (m *member) seen() surgery.Seen {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	seen, err := m.d.Desk.Store().Seen()
	m.failed = errors.Join(m.failed, err)
	return seen
}

// GoString is what a history says of it that found something.
func (m *member) GoString() string { return m.letter }

// until waits for something, and reports whether it came about.
func until(long time.Duration, is func() bool) bool {
	for began := time.Now(); !is(); {
		if time.Since(began) > long {
			return false
		}
		<-time.After(2 * time.Millisecond)
	}
	return true
}

// streamsOf is a new folder for what a lead keeps.
func streamsOf(folder string) string { return filepath.Join(folder, "streams") }
