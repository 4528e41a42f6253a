package today

import (
	"slices"
	"strings"
	"unicode/utf8"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/find"
)

// FoundEvent is an event of this week under the check-in box.
type FoundEvent struct {
	Event surgery.ID
	Title string
	Known string // what everybody calls it; ""
	When  string // "Wed 25 Nov, 4pm to 5pm"
}

// mostEvents is how many are shown: the box is for people.
const mostEvents = 2

// weekEvents is what the check-in box has read of the week that is on.
type weekEvents struct {
	day  string // it was read for; "" is not read
	rows []eventRow
}

// eventRow is an event and its words, folded, each after a space.
type eventRow struct {
	FoundEvent
	words string
}

// watchEvents lets go of them when a week changes, so that a keystroke reads nothing.
func (room *Room) watchEvents() desk.Watch {
	forget := func() { room.events = weekEvents{} }
	return desk.Watch{Opened: func() error { forget(); return nil }, Forget: forget,
		Done: func(o *surgery.Operation) {
			ofWeek := func(e surgery.Edit) bool {
				family := e.Record().Family()
				return family == surgery.Weeks || family == surgery.Events
			}
			if slices.ContainsFunc(o.Edits, ofWeek) {
				forget()
			}
		}}
}

// eventsFor returns the events of this week with a word that begins with what was
// typed, by their title or by what everybody calls them.
func (room *Room) eventsFor(typed string) ([]FoundEvent, error) {
	folded := find.Fold(typed)
	if utf8.RuneCountInString(strings.ReplaceAll(folded, " ", "")) < 2 {
		return nil, nil
	}
	if room.events.day != room.desk.Today() {
		if err := room.readEvents(); err != nil {
			return nil, err
		}
	}
	var found []FoundEvent
	for _, row := range room.events.rows {
		if len(found) < mostEvents && strings.Contains(row.words, " "+folded) {
			found = append(found, row.FoundEvent)
		}
	}
	return found, nil
}

func (room *Room) readEvents() error {
	read := weekEvents{day: room.desk.Today()}
	current, err := room.week.Current()
	if err != nil {
		return err
	}
	if current != nil {
		events, err := room.desk.Store().Events(current.ID)
		if err != nil {
			return err
		}
		for _, e := range events {
			when := dates.Short(e.Day) + ", " + room.week.EventWhen(e)
			if e.Last() != e.Day {
				when = dates.Span(e.Day, e.Last())
			}
			read.rows = append(read.rows, eventRow{FoundEvent{e.ID, e.Words.Title, e.Words.Known, when},
				" " + find.Fold(e.Words.Title+" "+e.Words.Known)})
		}
	}
	room.events = read
	return nil
}
