// Package story tells a week as a story, from what was learned, planned, asked and counted.
package story

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/week"
)

// Room is the story of a week.
type Room struct {
	desk      *desk.Desk
	settings  *settings.Room
	prints    *prints.Room
	learning  *learning.Room
	week      *week.Room
	barometer *barometer.Room
	reports   *reports.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room, learning *learning.Room, week *week.Room, barometer *barometer.Room, reports *reports.Room) *Room {
	return &Room{desk: d, settings: settings, prints: prints, learning: learning, week: week, barometer: barometer, reports: reports}
}
