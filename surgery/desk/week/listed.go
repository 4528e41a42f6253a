package week

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/words"
)

// WeekEvents returns what is still on in the week, from a day on.
func (room *Room) WeekEvents(week surgery.ID, from string) ([]handout.Event, error) {
	if week == "" {
		return nil, nil
	}
	events, err := room.desk.Store().Events(week)
	if err != nil {
		return nil, err
	}
	var listed, allWeek []handout.Event
	for _, e := range events {
		if e.Last() < from {
			continue
		}
		if e.Last() != e.Day {
			allWeek = append(allWeek, handout.Event{When: words.Say("prints.all_week"), Title: e.Words.Title, Where: WhereIs(e)})
			continue
		}
		day, err := time.Parse(time.DateOnly, e.Day)
		if err != nil {
			return nil, surgery.AsError(err)
		}
		listed = append(listed, handout.Event{When: day.Format("Mon") + " " + room.EventWhen(e), Title: e.Words.Title, Where: WhereIs(e)})
	}
	return append(listed, allWeek...), nil // what has a day is missed more easily
}

// WhereIs returns where an event is, and that a surgery is for everyone.
func WhereIs(e *surgery.Event) string {
	place := e.Words.Place
	switch {
	case e.Kind != surgery.SurgeryEvent:
		return place
	case place == "":
		return words.Say("prints.welcome")
	}
	return words.Say("prints.place_welcome", "place", place)
}
