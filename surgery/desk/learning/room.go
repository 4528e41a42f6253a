// Package learning keeps what was learned: the log, its filters, merging and its table.
package learning

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/prints"
)

// Room is the log of what was learned.
type Room struct {
	desk   *desk.Desk
	prints *prints.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, prints *prints.Room) *Room {
	return &Room{desk: d, prints: prints}
}
