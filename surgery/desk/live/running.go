package live

import (
	"errors"
	"log/slog"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
	"socialmediasurgery/surgery/share/door"
	"socialmediasurgery/surgery/share/network"
	"socialmediasurgery/surgery/store"
)

// streamFolder is the folder, in that of the records, in which a lead keeps what is sent
// until the surgery is over. It is sealed, and never the only copy.
const streamFolder = "network"

// running is a link at work.
type running struct {
	link   *network.Link
	secret *seal.DeskSecret // for as long as the link is there
	sender *store.Sender    // for what is sent while locked
	epoch  int64            // of the share key it writes with
	seat   surgery.ID
	home   bool
	leads  bool // it did when it was looked at last
	waits  bool // what came is under a share key that is taken over once it is open
	thrown map[surgery.ID]bool
	struck *seal.Renewal // this desk was, and has taken that in
	stop   chan struct{}
	wait   sync.WaitGroup

	mutex    sync.Mutex
	networks []network.Interface // nil: not looked at yet
}

// ready has a link that does nothing yet, where there is none.
func (r *Room) ready() error {
	if r.running != nil {
		return nil
	}
	if r.desk.Locked() {
		return surgery.Fail(surgery.Locked, "error.locked")
	}
	now, err := r.sharing.Seated()
	if err != nil {
		return err
	}
	if now.Seat == "" {
		return surgery.Fail(surgery.Conflict, "error.join_again")
	}
	if err := r.known.Read(r.desk.Store(), now); err != nil {
		return err
	}
	ring, err := r.desk.Store().Ring()
	if err != nil {
		return err
	}
	defer ring.Clear()
	key, secret, err := r.desk.Store().Secrets()
	if err != nil {
		return err
	}
	key.Clear()
	if r.way.Share != now.Share {
		r.way = kept{Share: now.Share}
	}
	r.known.HeedAgain(r.way.Heeded) // before anybody is let in
	r.known.Tick(r.desk.Now())
	o := network.Options{Identity: door.Identity{Seat: now.Seat, Secret: secret, Schema: store.Schema, Now: r.known.Now, Knows: r.known.Knows, Introduced: r.known.Introduced, Word: r.known.Word},
		Share: now.Share, Home: now.HomeSeat, Ring: ring, Notice: r.known.Notice, Heed: r.known.Heed, Has: r.known.Has, Folder: filepath.Join(r.desk.Folder(), streamFolder), Term: r.way.Term, At: r.way.places()}
	if now.Home {
		o.Home = now.Seat // also one that was mended
	}
	link, err := network.New(o)
	if err != nil {
		secret.Clear()
		return surgery.AsError(err)
	}
	sender, err := r.desk.Store().Sender()
	if err != nil {
		secret.Clear()
		return errors.Join(err, link.Close())
	}
	run := &running{link: link, secret: secret, sender: sender, epoch: ring.Epochs[0].N, seat: now.Seat, home: now.Home, thrown: map[surgery.ID]bool{}, stop: make(chan struct{})}
	run.wait.Go(func() { run.watch(r.tell, r.looks) })
	r.running, r.told, r.late = run, told{}, map[surgery.ID]int{}
	return nil
}

// watch passes on what the link tells, and looks now and then at which networks there are.
func (run *running) watch(tell func(), looks time.Duration) {
	ticks := time.NewTicker(looks)
	defer ticks.Stop()
	for {
		select {
		case <-run.link.Came():
		case <-ticks.C:
			if run.link.Door() != nil {
				run.look()
			}
		case <-run.stop:
			return
		}
		tell()
	}
}

func (run *running) look() {
	found, err := network.Interfaces()
	if err != nil {
		slog.Warn("live: the networks were not looked at", "cause", err)
		return
	}
	run.mutex.Lock()
	defer run.mutex.Unlock()
	run.networks = append([]network.Interface{}, found...)
}

// end ends the link. What it kept stays for the next.
func (r *Room) end() {
	run := r.running
	if run == nil {
		return
	}
	r.running = nil
	r.mutex.Lock()
	r.sending, r.forgot = nil, false
	r.mutex.Unlock()
	run.sender.Clear()
	close(run.stop)
	run.link.Rest() // nothing is open, and no file held, from here on
	go func() {     // a server of an organisation may take long to say that it is not there
		if err := run.link.Close(); err != nil {
			slog.Warn("live: a link did not end well", "cause", err)
		}
		run.wait.Wait()
		run.secret.Clear()
	}()
	r.sharing.Near = nil
}

// forget ends the link and removes what a lead kept.
func (r *Room) forget() {
	run := r.running
	if run == nil {
		return
	}
	run.link.Rest()
	if err := run.link.Forget(); err != nil {
		slog.Error("live: what was kept for other desks is not gone", "cause", err)
	}
	r.end()
}

// sweep removes what a lead kept of a share that is over, where no link was there to
// forget it.
func (r *Room) sweep() {
	folder := filepath.Join(r.desk.Folder(), streamFolder)
	if err := os.RemoveAll(filepath.Join(folder, "jetstream")); err != nil {
		slog.Error("live: what was kept for other desks is not gone", "cause", err)
	}
	_ = os.Remove(folder) // where it is there, and there is nothing else in it
}

// resume goes the way that was chosen.
func (r *Room) resume() error {
	if err := r.ready(); err != nil {
		return err
	}
	switch r.way.Way {
	case Leads:
		at, err := r.where()
		if err != nil {
			return err
		}
		return r.lead(at)
	case Follows:
		r.running.follow(r.way.places())
	case Uses:
		return r.running.use(r.way)
	}
	return nil
}

// lead leads, with the door where it was the last time if that is possible: others look
// there.
func (r *Room) lead(at netip.AddrPort) error {
	link := r.running.link
	err := error(surgery.Fail(surgery.Conflict, "share.no_port"))
	if r.way.Port != 0 {
		err = link.Lead(netip.AddrPortFrom(at.Addr(), r.way.Port))
	}
	if surgery.KindOf(err) == surgery.Conflict {
		err = link.Lead(at)
	}
	if err != nil {
		return err
	}
	r.running.leads, r.way.Port = true, link.Door().At().Port()
	return nil
}

// where returns the address of this laptop on the network that was chosen: it may have got
// another meanwhile. NotFound "share.no_network".
func (r *Room) where() (netip.AddrPort, error) {
	r.running.look()
	return r.running.where(r.way.Network)
}

func (run *running) where(of Network) (netip.AddrPort, error) {
	at, err := netip.ParseAddr(of.Address)
	run.mutex.Lock()
	defer run.mutex.Unlock()
	if err == nil && (at.IsLoopback() || slices.ContainsFunc(run.networks, func(i network.Interface) bool { return i.Address == at })) {
		return netip.AddrPortFrom(at, 0), nil
	}
	for _, i := range run.networks {
		if i.Name == of.Name {
			return netip.AddrPortFrom(i.Address, 0), nil
		}
	}
	return netip.AddrPort{}, surgery.Fail(surgery.NotFound, "share.no_network")
}

func (run *running) follow(at []netip.AddrPort) {
	run.leads = false
	run.link.Follow(at...)
}

func (run *running) use(k kept) error {
	run.leads = false
	return run.link.Use(k.organisation())
}

// renew takes over who the desks are, and throws out who was struck off.
func (r *Room) renew() error {
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return err
	}
	if err := r.known.Read(r.desk.Store(), now); err != nil {
		return err
	}
	for _, seat := range r.known.Struck() {
		if !r.running.thrown[seat] {
			r.running.thrown[seat] = true
			r.running.link.Removed(seat)
		}
	}
	return nil
}
