// Package checklists reads the checklists that come with the program and the host's own, and has
// them edited, shared and printed.
package checklists

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
)

// Room is the checklists.
type Room struct {
	desk     *desk.Desk
	settings *settings.Room
	prints   *prints.Room

	shelf shelf
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, prints: prints}
	return r, d.Watch(r.watchChecklists())
}
