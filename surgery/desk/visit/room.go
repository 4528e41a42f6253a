// Package visit is one visit: its steps, finishing it, and what is taken home on paper.
package visit

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/names"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/week"
)

// Room is one visit at a time.
type Room struct {
	desk       *desk.Desk
	settings   *settings.Room
	names      *names.Room
	prints     *prints.Room
	checklists *checklists.Room
	texts      *texts.Room
	week       *week.Room
	today      *today.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, names *names.Room, prints *prints.Room, checklists *checklists.Room, texts *texts.Room, week *week.Room, today *today.Room) *Room {
	return &Room{desk: d, settings: settings, names: names, prints: prints, checklists: checklists, texts: texts, week: week, today: today}
}
