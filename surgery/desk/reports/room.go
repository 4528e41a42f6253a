// Package reports counts what may be told of surgeries and weeks, and writes it as paper, table and
// slide.
package reports

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/today"
)

// Room is the reports.
type Room struct {
	desk       *desk.Desk
	settings   *settings.Room
	prints     *prints.Room
	checklists *checklists.Room
	today      *today.Room
	barometer  *barometer.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room, checklists *checklists.Room, today *today.Room, barometer *barometer.Room) *Room {
	return &Room{desk: d, settings: settings, prints: prints, checklists: checklists, today: today, barometer: barometer}
}
