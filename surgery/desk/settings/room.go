// Package settings holds what the host set on this laptop, and every folder of backups there ever was.
package settings

import (
	"sync"

	"socialmediasurgery/surgery/desk"
)

// Room is the settings.
type Room struct {
	desk *desk.Desk

	settings Settings
	settling sync.Mutex // held while settings are replaced
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk) (*Room, error) {
	r := &Room{desk: d}
	return r, d.Watch(r.watchSettings())
}
