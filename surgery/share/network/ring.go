package network

import (
	"errors"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/seal"
)

// A share gets another key when a desk is struck off. A link writes with one key as long
// as it is there; whoever holds it makes another once its desk has a newer. It reads with
// all its desk has, and with those that what comes gives it: what gives a desk the newest
// key goes beside each parcel until that desk was heard under it.

var errNoKey = errors.New("network: under no key of this share that is here")

// opens opens what is sealed alone, and notes whose it was.
func (l *Link) opens(sealed []byte, to seal.Bound, from surgery.ID) ([]byte, error) {
	l.ringing.Lock()
	defer l.ringing.Unlock()
	for _, e := range l.ring.Epochs {
		plain, err := e.Key.Open(sealed, to)
		if err == nil {
			l.noteEpoch(from, e.N)
			return plain, nil
		}
	}
	return nil, errNoKey
}

// noteEpoch notes whether a desk has the key this link writes with.
func (l *Link) noteEpoch(of surgery.ID, epoch int64) {
	if of == l.Seat {
		return
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.renewed[of] = epoch >= l.epoch // else it has lost it again
}

// StruckOff returns what the home desk said to this desk alone, at a door or beside a
// parcel: that it was struck off; nil for nothing.
func (l *Link) StruckOff() *seal.Renewal {
	l.ringing.Lock()
	defer l.ringing.Unlock()
	return l.ring.Struck
}

// tellStruck has the worker ask, where the home desk has said that now; ringing is locked.
func (l *Link) tellStruck(before *seal.Renewal) {
	if l.ring.Struck != before {
		tellOne(l.came)
	}
}

// renewals returns what has to go beside a parcel.
func (l *Link) renewals(all []surgery.Renewal) (some []surgery.Renewal) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, r := range all {
		if !l.renewed[r.Seat] {
			some = append(some, r)
		}
	}
	return some
}
