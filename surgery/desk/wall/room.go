// Package wall has what the second screen shows to the room.
package wall

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/week"
)

// Room is what the second screen shows.
type Room struct {
	desk      *desk.Desk
	settings  *settings.Room
	week      *week.Room
	barometer *barometer.Room

	wallBefore Wall // as it was when the desk was locked
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, settings *settings.Room, week *week.Room, barometer *barometer.Room) (*Room, error) {
	r := &Room{desk: d, settings: settings, week: week, barometer: barometer}
	return r, d.Watch(r.watchWall())
}
