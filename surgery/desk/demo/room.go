// Package demo fills an empty desk with a week that is made up.
package demo

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/desk/start"
	"socialmediasurgery/surgery/desk/story"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/desk/week"
)

// Room fills the desk with a made-up week.
type Room struct {
	desk      *desk.Desk
	settings  *settings.Room
	prints    *prints.Room
	learning  *learning.Room
	week      *week.Room
	start     *start.Room
	today     *today.Room
	barometer *barometer.Room
	visit     *visit.Room
	closing   *closing.Room
	story     *story.Room
}

// New returns the room on an open desk.
func New(d *desk.Desk, settings *settings.Room, prints *prints.Room, learning *learning.Room, week *week.Room, start *start.Room, today *today.Room, barometer *barometer.Room, visit *visit.Room, closing *closing.Room, story *story.Room) *Room {
	return &Room{desk: d, settings: settings, prints: prints, learning: learning, week: week, start: start, today: today, barometer: barometer, visit: visit, closing: closing, story: story}
}
