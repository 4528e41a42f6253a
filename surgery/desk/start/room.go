// Package start starts a surgery and corrects its details.
package start

import "socialmediasurgery/surgery/desk"

// Room is the start of a surgery.
type Room struct {
	desk *desk.Desk
}

// New returns the room on an open desk.
func New(d *desk.Desk) *Room {
	return &Room{desk: d}
}
