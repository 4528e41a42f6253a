// Package week is a room of the desk.
package week

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
)

// Room is this part of the desk.
type Room struct {
	desk       *desk.Desk
	checklists *checklists.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, checklists *checklists.Room) *Room {
	return &Room{desk: d, checklists: checklists}
}
