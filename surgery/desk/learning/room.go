// Package learning is a room of the desk.
package learning

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/prints"
)

// Room is this part of the desk.
type Room struct {
	desk   *desk.Desk
	prints *prints.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, prints *prints.Room) *Room {
	return &Room{desk: d, prints: prints}
}
