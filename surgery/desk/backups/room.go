// Package backups makes backups beside the records and in another folder, thins and proves them,
// and looks at everything from time to time.
package backups

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
)

// Room is the backups of this desk.
type Room struct {
	desk     *desk.Desk
	settings *settings.Room
	prints   *prints.Room

	backed backed // by the last backup
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, prints: prints}
	return r, d.Watch(r.watchBackups())
}
