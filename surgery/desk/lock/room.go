// Package lock locks and unlocks: the passphrase, the recovery key, the PIN, and how often each may
// be tried.
package lock

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
)

// Room is the lock.
type Room struct {
	desk     *desk.Desk
	settings *settings.Room
	prints   *prints.Room
	backups  *backups.Room

	tries     Tries // of the passphrase
	recovered bool  // unlocked by the recovery key: a new passphrase is due
	wrongPINs int   // in a row
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room, backups *backups.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, prints: prints, backups: backups}
	return r, d.Watch(r.watchLock())
}
