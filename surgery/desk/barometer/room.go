// Package barometer asks a question, counts the answers so that none can be matched to anybody, and
// tells the results.
package barometer

import (
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/week"
)

// Room is the barometers.
type Room struct {
	desk   *desk.Desk
	prints *prints.Room
	week   *week.Room

	answering answering // likewise: see Answer
}

// New returns the room on an open desk, which tells it what it is to know.
func New(d *desk.Desk, prints *prints.Room, week *week.Room) (*Room, error) {
	r := &Room{desk: d, prints: prints, week: week}
	return r, d.Watch(r.watchAnswers())
}
