package week

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Weeks returns all themed weeks, the latest first.
func (room *Room) Weeks() ([]*surgery.Week, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	return room.desk.Store().Weeks()
}

// Current returns the week that holds today; nil for none.
func (room *Room) Current() (*surgery.Week, error) {
	return room.desk.Store().WeekOn(room.desk.Today())
}

// NewWeek returns a week to fill in: Monday to Friday, of this week until its
// Thursday, else of the next. Copied from an earlier one it has its title,
// hashtags, platforms and links.
func (room *Room) NewWeek(from surgery.ID) (surgery.Week, error) {
	if err := room.desk.AtHome(); err != nil {
		return surgery.Week{}, err
	}
	day := room.desk.Now()
	back := (int(day.Weekday()) + 6) % 7 // days since Monday
	monday := day.AddDate(0, 0, -back)
	if back > 3 {
		monday = monday.AddDate(0, 0, 7)
	}
	w := surgery.Week{From: monday.Format(time.DateOnly), Until: monday.AddDate(0, 0, 4).Format(time.DateOnly)}
	if from == "" {
		w.Words.On = []string{"bluesky"}
		return w, nil
	}
	earlier, err := room.desk.Store().Week(from)
	if err != nil {
		return w, err
	}
	w.Until = dates.Add(w.From, surgery.DaysBetween(earlier.From, earlier.Until))
	w.Words = earlier.Words
	return w, nil
}

// SaveWeek adds a week, or changes the one with w.ID; archiving is a change.
// With copyFrom the events of that earlier week come along, on the same days
// counted from the first; what was done on them does not.
func (room *Room) SaveWeek(w surgery.Week, copyFrom surgery.ID) (surgery.Change, error) {
	if err := tidyWeek(&w); err != nil {
		return surgery.Change{}, err
	}
	before, o, err := desk.Keep(room.desk, &w, &w.ID, room.desk.Store().Week, desk.Kinds{Added: surgery.WeekAdded, Edited: surgery.WeekEdited})
	if err != nil {
		return surgery.Change{}, err
	}
	if before != nil {
		follow, err := room.followDays(before, &w)
		if err != nil {
			return surgery.Change{}, err
		}
		o.Edits = append(o.Edits, follow...)
	}
	if copyFrom != "" {
		copies, err := room.copyEvents(copyFrom, &w)
		if err != nil {
			return surgery.Change{}, err
		}
		o.Edits = append(o.Edits, copies...)
	}
	return room.desk.DoAndSay(o, func() string { return words.Say("desk.week_saved", "title", w.Words.Title) })
}

// followDays has what lasts all week do so still when the days of the week change.
func (room *Room) followDays(before, after *surgery.Week) ([]surgery.Edit, error) {
	if before.From == after.From && before.Until == after.Until || after.Until < after.From {
		return nil, nil
	}
	events, err := room.desk.Store().Events(before.ID)
	if err != nil {
		return nil, err
	}
	var edits []surgery.Edit
	for _, e := range events {
		if lastsAll(e, before) {
			edits = append(edits, surgery.Edit{Before: e, After: lasting(*e, after)})
		}
	}
	return edits, nil
}

// lastsAll reports whether an event lasts as long as its week.
func lastsAll(e *surgery.Event, w *surgery.Week) bool {
	return e.LastDay != "" && e.Day == w.From && e.LastDay == w.Until
}

// lasting returns an event that lasts as long as a week.
func lasting(e surgery.Event, w *surgery.Week) *surgery.Event {
	e.Day, e.LastDay = w.From, w.Until
	if e.LastDay == e.Day {
		e.LastDay = ""
	}
	return &e
}

// copyEvents returns the events of an earlier week as new ones of w.
func (room *Room) copyEvents(from surgery.ID, w *surgery.Week) ([]surgery.Edit, error) {
	earlier, err := room.desk.Store().Week(from)
	if err != nil {
		return nil, err
	}
	events, err := room.desk.Store().Events(from)
	if err != nil {
		return nil, err
	}
	var edits []surgery.Edit
	days := surgery.DaysBetween(earlier.From, w.From)
	for _, e := range events {
		moved := room.moved(e, days)
		if lastsAll(e, earlier) {
			moved = lasting(*e, w)
		}
		moved.ID, moved.Week, moved.Words.UID, moved.Words.Barometer = room.desk.NewID(), w.ID, "", ""
		edits = append(edits, surgery.Edit{After: moved})
	}
	return edits, nil
}

// moved returns an event so many days later, at the same time by the clock on
// the wall, also across a change of the clocks.
func (room *Room) moved(e *surgery.Event, days int) *surgery.Event {
	m := *e
	m.Day = dates.Add(e.Day, days)
	if e.LastDay != "" {
		m.LastDay = dates.Add(e.LastDay, days)
	}
	zone := room.desk.Now().Location()
	if !e.Starts.IsZero() {
		m.Starts = e.Starts.In(zone).AddDate(0, 0, days).UTC()
	}
	if !e.Ends.IsZero() {
		m.Ends = m.Starts.Add(e.Ends.Sub(e.Starts))
	}
	return &m
}

// tidyWeek cleans what was typed about a week, and holds its hashtags and links
// against the rules of package link.
func tidyWeek(w *surgery.Week) error {
	words := w.Words
	words.Title = surgery.Clean(words.Title)
	words.Instance = strings.ToLower(surgery.Clean(words.Instance))
	var err error
	words.Hashtags = nil
	for _, typed := range w.Words.Hashtags {
		if typed = surgery.Clean(typed); typed == "" {
			continue
		}
		tag, err := link.ParseHashtag(typed)
		if err != nil {
			return err
		}
		words.Hashtags = append(words.Hashtags, tag.Word())
	}
	if words.Links, err = link.TidyAll(w.Words.Links); err != nil {
		return err
	}
	w.Words = words
	return nil // the dates and the title are held against the rules by Do
}
