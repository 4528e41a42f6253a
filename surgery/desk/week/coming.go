package week

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/handout"
)

// Coming returns the week that begins next, at most so many days ahead; nil for none.
// Archived weeks do not count.
func (room *Room) Coming(days int) (*surgery.Week, error) {
	weeks, err := room.desk.Store().Weeks()
	if err != nil {
		return nil, err
	}
	today := room.desk.Today()
	last := dates.Add(today, days)
	var next *surgery.Week
	for _, w := range weeks { // the latest first
		if w.From > today && w.From <= last && !w.Archived {
			next = w
		}
	}
	return next, nil
}

// NextSurgery returns when and where the next surgery is, as its day, its hours and
// what is said of it: what the open one says, if it is of that week, else the next
// that is planned in the week. nil where nobody said.
func (room *Room) NextSurgery(w *surgery.Week) (*surgery.Surgery, error) {
	open, after := room.desk.Surgery(), room.desk.Today()
	if open != nil {
		if open.NextDay != "" && (w == nil || open.Week == "" || open.Week == w.ID) {
			return open, nil
		}
		after = dates.Add(open.Day, 1)
	}
	if w == nil {
		return nil, nil
	}
	events, err := room.desk.Store().Events(w.ID)
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		if e.Kind == surgery.SurgeryEvent && e.Day >= after {
			return room.planned(e), nil
		}
	}
	return nil, nil
}

// planned is the surgery that an event of a week will be, as one to come next.
func (room *Room) planned(e *surgery.Event) *surgery.Surgery {
	clock := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.In(room.desk.Now().Location()).Format("15:04")
	}
	at := &surgery.Surgery{NextDay: e.Day, NextTime: clock(e.Starts), Opens: clock(e.Starts), Closes: clock(e.Ends)}
	at.Words.Title, at.Words.Venue = e.Words.Title, e.Words.Place
	return at
}

// Calendar returns the code that puts the next surgery into the calendar of a phone,
// of that week or as the open surgery says; none where nobody said.
func (room *Room) Calendar(w *surgery.Week) (handout.Link, error) {
	at, err := room.NextSurgery(w)
	if err != nil || at == nil {
		return handout.Link{}, err
	}
	return handout.Calendar(at, dates.Next(at)), nil
}
