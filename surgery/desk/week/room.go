// Package week plans a week: its events, their checklists, and calendars brought in and given out.
package week

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
)

// Room is the planning of weeks.
type Room struct {
	desk       *desk.Desk
	checklists *checklists.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, checklists *checklists.Room) *Room {
	return &Room{desk: d, checklists: checklists}
}
