package live

import (
	"crypto/sha256"
	"encoding/json"
	"maps"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/share/network"
)

// told is what others were told of this desk.
type told struct {
	status network.Status
	seen   bool          // nothing has come or was done here since it was looked at what there is
	summed time.Time     // when the hashes were made last
	cost   time.Duration // of that
	sums   bool          // they are of status
	bye    time.Time     // when it was said first that this desk goes

	shut surgery.Seen // of what is here no more can be sent while locked

	looked time.Time // when it was looked last at what is sent beside entries
	kept   time.Time // when it was looked last whether what was heard is to be kept
	beside [32]byte  // what that came to
	sent   [32]byte  // what of it was sent; the room's mutex is over it
}

// A hash of the records takes as long as there are many. It is made when nothing more is
// coming, and takes one part in so many of the worker's time at the most.
const partOfTime = 25

// tellOthers says how far this desk is: at once what it has, and now and then what comes
// of it.
func (r *Room) tellOthers(more bool) error {
	t := &r.told
	if !t.seen {
		var err error
		if r.seen, err = r.desk.Store().Seen(); err != nil {
			return err
		}
		t.seen = true
		r.known.Look(r.seen)
		if err := r.known.Follow(r.desk.Store(), r.seen); err != nil {
			return err
		}
	}
	if locked := r.takesNothing(); !maps.Equal(r.seen, t.status.Seen) || locked != t.status.Locked {
		t.status, t.sums = network.Status{Seen: r.seen, Locked: locked, Leaves: t.status.Leaves}, false
		r.running.link.Tell(t.status)
	}
	if t.sums || more || time.Since(t.summed) < max(r.sums, partOfTime*t.cost) {
		return nil
	}
	var err error
	began := time.Now()
	if t.status.Facts, t.status.Words, err = r.desk.Store().SharedHash(); err != nil {
		return err
	}
	t.summed, t.cost, t.sums = time.Now(), time.Since(began), true
	r.running.link.Tell(t.status)
	return nil
}

// hear passes on how the others stand.
func (r *Room) hear(s network.State) error {
	if err := r.noteGone(s); err != nil {
		return err
	}
	n := &sharing.Near{Heard: map[surgery.ID]surgery.Heard{}, There: map[surgery.ID]bool{}, Gone: map[surgery.ID]bool{},
		Waits: r.running.waits, Out: s.Trouble == network.Removed}
	for _, seat := range r.way.Gone {
		n.Gone[seat] = true
	}
	if !s.Leads {
		n.Kept = s.Kept
	}
	for seat, h := range s.Heard {
		n.Heard[seat] = surgery.Heard{Written: surgery.Moment(h.Written), Read: surgery.Moment(h.At), Seen: h.Seen}
		n.There[seat] = s.Connected
		n.Kept = max(n.Kept, h.Seen[r.running.seat])
	}
	for _, seat := range s.Silent {
		n.There[seat] = false
	}
	r.sharing.Near = n
	if time.Since(r.told.kept) < r.looks { // all desks at once, or each would be written alone
		return nil
	}
	r.told.kept = time.Now()
	return r.keepHeard(n)
}

// How often what is heard is kept: often enough for what is said after a restart, and
// seldom enough to be no work.
const (
	keepHeard   = 3 * time.Second // where somebody has more
	keepHeardAt = time.Minute     // where all that is new is the time
)

// keepHeard keeps what is known of others in the records, now and then.
func (r *Room) keepHeard(n *sharing.Near) error {
	now, err := r.desk.Store().Sharing()
	if err != nil || now == nil {
		return err
	}
	news := map[surgery.ID]surgery.Heard{}
	for seat, h := range n.Heard {
		kept, wait := now.Heard[seat], keepHeardAt
		if !maps.Equal(h.Seen, kept.Seen) {
			wait = keepHeard
		}
		if since := h.Read.Sub(kept.Read); now.Desk(seat) != nil && (since >= wait || since < 0) {
			news[seat] = h
		}
	}
	if len(news) == 0 {
		return nil
	}
	return r.desk.Store().Hear(news)
}

// besides looks now and then at what is sent beside entries: counts, words that were added,
// and at the home desk what is the organisation's. Nobody tells of a change to them.
func (r *Room) besides() error {
	t := &r.told
	if time.Since(t.looked) < r.looks {
		return nil
	}
	if err := r.desk.Write(); err != nil { // counts that were held back
		return err
	}
	if r.running.home && !r.desk.Locked() {
		var err error
		if r.house, err = r.lists.House(); err != nil {
			return err
		}
	}
	counts, added, erased, err := r.desk.Store().Beside()
	if err != nil {
		return err
	}
	gone, err := r.desk.Store().ErasedSince() // words that were added too, and who was before a restart
	if err != nil {
		return err
	}
	r.running.link.Erased(gone...)
	raw, err := json.Marshal([]any{counts, added, erased, r.house, r.onStream()})
	if err != nil {
		return surgery.AsError(err)
	}
	t.looked, t.beside, t.seen = time.Now(), sha256.Sum256(raw), false
	if !r.running.home && len(counts)+len(added) == 0 {
		t.beside = [32]byte{} // there is nothing
	}
	return nil
}
