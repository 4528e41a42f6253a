// Package prints lays out papers, sends them to a printer or a folder, counts them, and remembers
// the files that were written for somebody.
package prints

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/page"
)

// Room is the printing.
type Room struct {
	desk     *desk.Desk
	settings *settings.Room

	fonts *page.Fonts // nil until something is printed
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings}
	return r, d.Watch(r.watchPrints())
}
