// Package closing closes a surgery: what goes, what stays, what was learned.
package closing

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
)

// Room is the closing of a surgery.
type Room struct {
	desk    *desk.Desk
	prints  *prints.Room
	backups *backups.Room
	people  *people.Room
	today   *today.Room
	visit   *visit.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, prints *prints.Room, backups *backups.Room, people *people.Room, today *today.Room, visit *visit.Room) *Room {
	return &Room{desk: d, prints: prints, backups: backups, people: people, today: today, visit: visit}
}
