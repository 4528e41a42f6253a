// Package weekprints lays out the papers of a week.
package weekprints

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/week"
)

// Room is the papers of a week.
type Room struct {
	desk      *desk.Desk
	settings  *settings.Room
	prints    *prints.Room
	texts     *texts.Room
	week      *week.Room
	barometer *barometer.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room, texts *texts.Room, week *week.Room, barometer *barometer.Room) *Room {
	return &Room{desk: d, settings: settings, prints: prints, texts: texts, week: week, barometer: barometer}
}
