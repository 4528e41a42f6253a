// Package known is what a door and a link ask on goroutines of their own: who the desks of
// a share are, what is said to those that were struck off, and what time it is. It is a
// copy of what the worker knew last.
package known

import (
	"cmp"
	"maps"
	"sync"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/store"
)

// Desks are those of a share. Read, Look and Tick are the worker's; the rest may be called
// at any time.
type Desks struct {
	notices notices // the worker's

	mutex sync.Mutex
	share surgery.ID
	desks map[surgery.ID]aDesk
	ahead map[surgery.ID]aDesk  // of those that were struck off, as a parcel says that was read: see Heed
	home  []byte                // the sign key of the home desk
	word  []byte                // by which it let this desk in
	has   map[surgery.ID][]byte // the digests of each chain that is here, one after the other
	old   bool                  // it is to be read again
	time  time.Time
	read  time.Time // when time was so, by the system
}

type aDesk struct {
	letter string
	key    []byte
	struck bool
	notice []byte // to one that was struck off
	word   []byte // the entry that says so, where it was not taken in yet
}

// set takes over who the desks are, and what the home desk says to those it struck off.
func (k *Desks) set(now *surgery.Sharing, notices []surgery.Renewal) {
	desks := map[surgery.ID]aDesk{}
	var home []byte
	for _, d := range now.Desks {
		one := aDesk{letter: d.Letter, key: d.SignKey, struck: d.Struck}
		if d.Struck {
			one.notice = d.Renewal
		}
		for _, n := range notices {
			if n.Seat == d.ID {
				one.notice = n.Sealed
			}
		}
		desks[d.ID] = one
		if d.Home {
			home = d.SignKey
		}
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.share, k.desks, k.home, k.old = now.Share, desks, home, false
	for seat := range k.ahead {
		if desks[seat].struck { // it was taken in
			delete(k.ahead, seat)
		}
	}
}

// Stale has it be read again.
func (k *Desks) Stale() {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.old = true
}

// IsOld reports whether it is to be read again.
func (k *Desks) IsOld() bool {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.old
}

// Struck returns who was struck off.
func (k *Desks) Struck() (all []surgery.ID) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	for seat, d := range k.desks {
		if d.struck {
			all = append(all, seat)
		}
	}
	for seat := range k.ahead {
		all = append(all, seat)
	}
	return all
}

// Letter returns that of a desk, "?" for one that nobody has heard of.
func (k *Desks) Letter(seat surgery.ID) string {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return cmp.Or(k.desks[seat].letter, "?")
}

// Knows returns by what a desk is known, and whether nothing is to do with it any more.
// One that goes home is let in until it has handed over. A seat that nobody has heard of
// may be another of the home desk, which was mended: its sign key is the same, and has to
// be shown.
func (k *Desks) Knows(seat surgery.ID) (key []byte, left bool) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	d, known := k.of(seat)
	if !known {
		return k.home, false
	}
	return d.key, d.struck
}

// Notice returns what the home desk says to a desk that was struck off; nil for nothing.
func (k *Desks) Notice(seat surgery.ID) []byte {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	d, _ := k.of(seat)
	return d.notice
}

// of returns what is known of a desk.
func (k *Desks) of(seat surgery.ID) (d aDesk, known bool) {
	if d, known = k.ahead[seat]; !known {
		d, known = k.desks[seat]
	}
	return d, known
}

// Tick takes over the time by the desk's clock.
func (k *Desks) Tick(now time.Time) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.time, k.read = now, time.Now()
}

// Now is the time by the desk's clock, which the worker alone may ask.
func (k *Desks) Now() time.Time {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.time.Add(time.Since(k.read))
}

// notices are what this home desk says to desks that it struck off.
type notices struct {
	has surgery.Seen // how much of what they did is here
	all []surgery.Renewal
}

// Read takes over who the desks of a store's share are. A home desk that is open says to
// those that were struck off how much of theirs is here; else what the log has is said.
func (k *Desks) Read(s *store.Store, now *surgery.Sharing) error {
	seen, err := s.Seen()
	if err == nil {
		err = k.Follow(s, seen)
	}
	if err != nil {
		return err
	}
	if now.Home && !s.Locked() {
		has := surgery.Seen{}
		for _, d := range now.Desks {
			if d.Struck {
				has[d.ID] = seen[d.ID]
			}
		}
		if !maps.Equal(has, k.notices.has) {
			all, err := s.Notices(seen)
			if err != nil {
				return err
			}
			k.notices = notices{has, all}
		}
	}
	k.set(now, k.notices.all)
	return k.readWord(s)
}

// Look has it be read again where a desk that was struck off has handed something over
// since: seen is what is here.
func (k *Desks) Look(seen surgery.Seen) {
	for seat, has := range k.notices.has {
		if seen[seat] > has {
			k.Stale()
		}
	}
}

// Notices returns what this home desk says to desks that it struck off.
func (k *Desks) Notices() []surgery.Renewal { return k.notices.all }

// Clear forgets all but the time: other records are open.
func (k *Desks) Clear() {
	k.notices = notices{}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.share, k.desks, k.ahead, k.home, k.word, k.has, k.old = "", nil, nil, nil, nil, nil, false
}
