// Package names is a room of the desk.
package names

import "socialmediasurgery/surgery/desk"

// Room is this part of the desk.
type Room struct {
	desk *desk.Desk

	names names
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk) (*Room, error) {
	r := &Room{desk: d}
	return r, d.Watch(r.watchNames())
}
