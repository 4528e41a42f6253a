// Package people shows, corrects, merges and erases people, and what was passed on to whom.
package people

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/backups"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/names"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/texts"
)

// Room is the people whose place is saved.
type Room struct {
	desk       *desk.Desk
	settings   *settings.Room
	names      *names.Room
	prints     *prints.Room
	checklists *checklists.Room
	texts      *texts.Room
	backups    *backups.Room
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room, names *names.Room, prints *prints.Room, checklists *checklists.Room, texts *texts.Room, backups *backups.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, names: names, prints: prints, checklists: checklists, texts: texts, backups: backups}
	return r, d.Watch(r.watchRestored())
}
