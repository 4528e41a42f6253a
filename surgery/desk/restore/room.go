// Package restore brings a backup back, and mends damaged records.
package restore

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/lock"
	"socialmediasurgery/surgery/desk/settings"
)

// Room brings back and mends.
type Room struct {
	desk     *desk.Desk
	settings *settings.Room
	backups  *backups.Room
	lock     *lock.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, backups *backups.Room, lock *lock.Room) *Room {
	return &Room{desk: d, settings: settings, backups: backups, lock: lock}
}
