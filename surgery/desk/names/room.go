// Package names knows everybody whose name is kept, who is here, and what to call them.
package names

import "socialmediasurgery/surgery/desk"

// Room is the index of names, and who is here.
type Room struct {
	desk *desk.Desk

	names names
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk) (*Room, error) {
	r := &Room{desk: d}
	return r, d.Watch(r.watchNames())
}
