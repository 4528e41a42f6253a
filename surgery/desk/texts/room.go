// Package texts has the texts of prints: the host's own words, the notices, the protection pack,
// words that are easier to read, and the languages beside English.
package texts

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
)

// Room is the texts.
type Room struct {
	desk       *desk.Desk
	settings   *settings.Room
	prints     *prints.Room
	checklists *checklists.Room

	spoken  spoken  // languages beside English
	notices notices // of the host's own, to be read while locked
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room, checklists *checklists.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, prints: prints, checklists: checklists}
	return r, d.Watch(r.watchNotices())
}
