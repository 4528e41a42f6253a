// Package start is a room of the desk.
package start

import "socialmediasurgery/surgery/desk"

// Room is this part of the desk.
type Room struct {
	desk *desk.Desk
}

// New returns the room on an open desk.
func New(d *desk.Desk) *Room {
	return &Room{desk: d}
}
