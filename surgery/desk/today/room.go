// Package today is a surgery in full swing: the board, checking in, pairing, surgeons and
// arrivals of self check-in.
package today

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/names"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/store"
)

// Room is a surgery in full swing.
type Room struct {
	desk       *desk.Desk
	settings   *settings.Room
	names      *names.Room
	checklists *checklists.Room
	week       *week.Room

	tallies    []store.Count // not yet written: see CountRole
	remembered remembered    // by the check-in box
	events     weekEvents    // the same
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room, names *names.Room, checklists *checklists.Room, week *week.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, names: names, checklists: checklists, week: week}
	if err := d.Watch(r.watchRows()); err != nil {
		return nil, err
	}
	if err := d.Watch(r.watchEvents()); err != nil {
		return nil, err
	}
	return r, d.Watch(r.watchRoles())
}
