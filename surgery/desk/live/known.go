package live

import (
	"sync"
	"time"

	"socialmediasurgery/surgery"
)

// known is what a link asks on goroutines of its own: who the desks are, and what time it
// is. It is a copy of what the worker knew last.
type known struct {
	mutex sync.Mutex
	desks map[surgery.ID]aDesk
	home  []byte // the sign key of the home desk
	old   bool   // it is to be read again
	time  time.Time
	read  time.Time // when time was so, by the system
}

type aDesk struct {
	key    []byte
	struck bool
}

// set takes over who the desks are.
func (k *known) set(now *surgery.Sharing) {
	desks := map[surgery.ID]aDesk{}
	var home []byte
	for _, d := range now.Desks {
		desks[d.ID] = aDesk{d.SignKey, d.Struck}
		if d.Home {
			home = d.SignKey
		}
	}
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.desks, k.home, k.old = desks, home, false
}

// stale has it be read again.
func (k *known) stale() {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.old = true
}

func (k *known) isOld() bool {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.old
}

// struck returns who was struck off.
func (k *known) struck() (all []surgery.ID) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	for seat, d := range k.desks {
		if d.struck {
			all = append(all, seat)
		}
	}
	return all
}

// knows returns by what a desk is known, and whether nothing is to do with it any more.
// One that goes home is let in until it has handed over. A seat that nobody has heard of
// may be another of the home desk, which was mended: its sign key is the same, and has to
// be shown.
func (k *known) knows(seat surgery.ID) (key []byte, left bool) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	d, known := k.desks[seat]
	if !known {
		return k.home, false
	}
	return d.key, d.struck
}

// tick takes over the time by the desk's clock.
func (k *known) tick(now time.Time) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	k.time, k.read = now, time.Now()
}

// now is the time by the desk's clock, which the worker alone may ask.
func (k *known) now() time.Time {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	return k.time.Add(time.Since(k.read))
}
