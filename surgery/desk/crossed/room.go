// Package crossed is what needs a look where several laptops share a surgery: what two of
// them did without knowing of each other, and what came and waits.
package crossed

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/names"
	"socialmediasurgery/surgery/desk/people"
	"socialmediasurgery/surgery/desk/visit"
)

// Room is what needs a look.
type Room struct {
	desk   *desk.Desk
	names  *names.Room
	people *people.Room
	visit  *visit.Room
	here   *here // nil: not read yet
}

// New returns the room on an open desk.
func New(d *desk.Desk, names *names.Room, people *people.Room, visit *visit.Room) (*Room, error) {
	r := &Room{desk: d, names: names, people: people, visit: visit}
	return r, d.Watch(r.watchHere())
}

// told is what is drawn anew when something was settled.
var told = []surgery.Family{surgery.DesksHere, surgery.Settings}

// clock says a time, with its day where that is not today.
func (r *Room) clock(t time.Time) string { return dates.Time(r.desk.Now(), t) }
