// Package differs finds another desk of a share that has the same as this one, and shows
// something else.
package differs

import (
	"time"

	"socialmediasurgery/surgery"
)

// Desks are those that are looked at, a heartbeat at a time. Its methods are the worker's.
type Desks struct {
	Stays bool       // painting this desk's records anew was no help
	With  surgery.ID // the first of them

	turns   int // for how many heartbeats
	painted bool
	at      time.Time // when that was heard last
}

// afterTurns is how many heartbeats long desks have to differ: what one says may be a
// moment old.
const afterTurns = 3

// Look reports whether the shared records are to be painted anew from the log: these desks
// have the same, and something else came of it; heard says when the first was heard last.
// It asks for that once.
func (d *Desks) Look(these []surgery.ID, heard time.Time, locked bool) (paint bool) {
	if len(these) == 0 || locked {
		*d = Desks{painted: d.painted && len(these) > 0}
		return false
	}
	d.With = these[0]
	if heard.Equal(d.at) {
		return false // nothing was heard since
	}
	d.at = heard
	if d.turns++; d.turns < afterTurns {
		return false
	}
	d.turns = 0
	if d.painted {
		d.Stays = true
		return false
	}
	d.painted = true
	return true
}
