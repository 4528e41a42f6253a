package week

import (
	"slices"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/find"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Board is what the Week screen shows.
type Board struct {
	Week    *surgery.Week // nil: there is none
	Days    []Day
	AllWeek []EventCard // what lasts more than one day
	Warns   []string    // sentences: two things need one lead or one account at once
	Undo    string
	Redo    string
}

// Day is one day's column.
type Day struct {
	Day    string
	Today  bool
	Events []EventCard // all-day ones first, then by time
}

// EventCard is one event on the board.
type EventCard struct {
	surgery.Event
	When  string // "4pm to 5pm", "all day"
	Done  int    // of its checklist
	Steps int    // 0: it has none
	Clash string // "needs @LeedsandYorkPFT at the same time as ..."; ""
	Open  bool   // it is the surgery that is open now
	Asked bool   // it has a question, which people can answer
}

// Board returns what the Week screen shows of a week; "" is the current one,
// or else the next or the latest.
func (room *Room) Board(id surgery.ID) (Board, error) {
	if err := room.desk.AtHome(); err != nil {
		return Board{}, err
	}
	board := Board{Undo: room.desk.History.UndoLabel(""), Redo: room.desk.History.RedoLabel("")}
	week, err := room.WeekToShow(id)
	if err != nil || week == nil {
		return board, err
	}
	board.Week = week
	events, err := room.desk.Store().Events(week.ID)
	if err != nil {
		return board, err
	}
	cards, err := room.eventCards(events)
	if err != nil {
		return board, err
	}
	room.addClashes(&board, events, cards)
	asks, err := room.desk.Store().Barometers(week.ID)
	if err != nil {
		return board, err
	}
	for i := range cards {
		cards[i].Asked = surgery.QuestionOf(&cards[i].Event, asks, find.Fold) != nil
	}
	for day := week.From; day <= week.Until; day = dates.Add(day, 1) {
		board.Days = append(board.Days, Day{Day: day, Today: day == room.desk.Today()})
	}
	for _, c := range cards {
		if c.Last() != c.Day {
			board.AllWeek = append(board.AllWeek, c)
			continue
		}
		i := surgery.DaysBetween(week.From, c.Day)
		if i < 0 || i >= len(board.Days) { // the week was shortened: nothing may vanish
			board.AllWeek = append(board.AllWeek, c)
			continue
		}
		board.Days[i].Events = append(board.Days[i].Events, c)
	}
	return board, nil
}

// WeekToShow returns the week with that id; with "" the one that holds today, else the next, else the last.
func (room *Room) WeekToShow(id surgery.ID) (*surgery.Week, error) {
	if id != "" {
		return room.desk.Store().Week(id)
	}
	week, err := room.Current()
	if err != nil || week != nil {
		return week, err
	}
	all, err := room.desk.Store().Weeks()
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(w *surgery.Week) bool { return w.Archived })
	for i := len(all) - 1; i >= 0; i-- { // the next to come
		if all[i].From > room.desk.Today() {
			return all[i], nil
		}
	}
	if len(all) > 0 {
		return all[0], nil
	}
	return nil, nil
}

func (room *Room) eventCards(events []*surgery.Event) ([]EventCard, error) {
	ids := make([]surgery.ID, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	marks, err := room.desk.Store().Progress(ids...)
	if err != nil {
		return nil, err
	}
	cards := make([]EventCard, len(events))
	for i, e := range events {
		cards[i] = EventCard{Event: *e, When: room.EventWhen(e), Open: room.desk.Surgery() != nil && room.desk.Surgery().Event == e.ID}
		list, ok := room.checklists.Lists().Get(EventChecklist(e.Kind))
		if !ok {
			continue
		}
		steps := list.For("")
		cards[i].Steps = len(steps)
		for _, p := range marks {
			_, known := list.Step(p.Step)
			if p.On == e.ID && p.Checklist == list.ID && known && p.State == surgery.Done {
				cards[i].Done++
			}
		}
	}
	return cards, nil
}

func (room *Room) addClashes(board *Board, events []*surgery.Event, cards []EventCard) {
	byID := map[surgery.ID]*EventCard{}
	for i := range cards {
		byID[cards[i].ID] = &cards[i]
	}
	for _, c := range surgery.Clashes(events, find.Fold) {
		a, b, needed := byID[c.A], byID[c.B], neededTwice(c)
		say := func(card *EventCard, other string) {
			if card.Clash == "" { // the first: the line above the board has them all
				card.Clash = words.Say("desk.clash_card", "who", needed, "title", other)
			}
		}
		say(a, b.Words.Title)
		say(b, a.Words.Title)
		board.Warns = append(board.Warns, words.Say("desk.clash", "who", needed, "a", a.Words.Title, "b", b.Words.Title))
	}
}

// neededTwice says who, and which account, two events need at once.
func neededTwice(c surgery.Clash) string {
	switch {
	case c.Account == "":
		return c.Who
	case c.Who == "":
		return c.Account
	}
	return words.Say("desk.clash_both", "who", c.Who, "account", c.Account)
}

// EventWhen says an event's time, in the local zone: "4pm to 5pm", "8pm",
// "11.30pm to 12.30am", "all day"; "" for one that lasts several days.
func (room *Room) EventWhen(e *surgery.Event) string {
	if e.AllDay() {
		if e.Last() != e.Day {
			return ""
		}
		return words.Say("desk.all_day")
	}
	zone := room.desk.Now().Location()
	starts := dates.Clock(e.Starts.In(zone).Format("15:04"))
	if e.Ends.IsZero() {
		return starts
	}
	return words.Say("desk.from_until", "from", starts, "until", dates.Clock(e.Ends.In(zone).Format("15:04")))
}

// SaveEvent adds an event to its week, or changes the one with e.ID.
func (room *Room) SaveEvent(e surgery.Event) (surgery.Change, error) {
	if err := room.tidyEvent(&e); err != nil {
		return surgery.Change{}, err
	}
	_, o, err := desk.Keep(room.desk, &e, &e.ID, room.desk.Store().Event, desk.Kinds{Added: surgery.EventAdded, Edited: surgery.EventEdited})
	if err != nil {
		return surgery.Change{}, err
	}
	return room.desk.DoAndSay(o, func() string { return words.Say("desk.event_saved", "title", e.Words.Title) })
}

// MoveEvent puts an event on another day, at the same time by the clock.
func (room *Room) MoveEvent(id surgery.ID, day string) (surgery.Change, error) {
	before, err := room.desk.Store().Event(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := room.moved(before, surgery.DaysBetween(before.Day, day))
	o := &surgery.Operation{Kind: surgery.EventEdited, About: id, Edits: []surgery.Edit{{Before: before, After: after}}}
	return room.desk.Do(o, words.Say("desk.event_moved", "title", after.Words.Title, "day", dates.Weekday(after.Day)))
}

// LastADay has an event that lasts longer last one day, and that is it.
func (room *Room) LastADay(id surgery.ID, day string) (surgery.Change, error) {
	before, err := room.desk.Store().Event(id)
	if err != nil {
		return surgery.Change{}, err
	}
	after := room.moved(before, surgery.DaysBetween(before.Day, day))
	after.LastDay = ""
	o := &surgery.Operation{Kind: surgery.EventEdited, About: id, Edits: []surgery.Edit{{Before: before, After: after}}}
	return room.desk.Do(o, words.Say("desk.event_moved", "title", after.Words.Title, "day", dates.Weekday(after.Day)))
}

// LastAllWeek has an event last from the first day of its week to the last, at no time
// by the clock.
func (room *Room) LastAllWeek(id surgery.ID) (surgery.Change, error) {
	before, err := room.desk.Store().Event(id)
	if err != nil {
		return surgery.Change{}, err
	}
	week, err := room.desk.Store().Week(before.Week)
	if err != nil {
		return surgery.Change{}, err
	}
	after := *before
	after.Day, after.LastDay, after.Starts, after.Ends = week.From, week.Until, time.Time{}, time.Time{}
	if err := room.tidyEvent(&after); err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.EventEdited, About: id, Edits: []surgery.Edit{{Before: before, After: &after}}}
	return room.desk.Do(o, words.Say("desk.event_all_week", "title", after.Words.Title))
}

// RemoveEvent takes an event out of its week; undo brings it back with what was
// done on it.
func (room *Room) RemoveEvent(id surgery.ID) (surgery.Change, error) {
	before, o, err := desk.Remove(id, room.desk.Store().Event, surgery.EventRemoved)
	if err != nil {
		return surgery.Change{}, err
	}
	return room.desk.Do(o, words.Say("desk.event_removed", "title", before.Words.Title))
}

// tidyEvent cleans what was typed about an event.
func (room *Room) tidyEvent(e *surgery.Event) error {
	w := &e.Words
	for _, field := range []*string{&w.Title, &w.Known, &w.Place, &w.Lead, &w.Guest, &w.Account, &w.Hashtag} {
		*field = surgery.Clean(*field)
	}
	w.Notes = surgery.CleanLines(w.Notes)
	w.Questions = slices.DeleteFunc(slices.Clone(w.Questions), func(q string) bool { return strings.TrimSpace(q) == "" })
	for i, q := range w.Questions {
		w.Questions[i] = surgery.Clean(q)
	}
	if w.Hashtag != "" {
		tag, err := link.ParseHashtag(w.Hashtag)
		if err != nil {
			return err
		}
		w.Hashtag = tag.Word()
	}
	var err error
	if w.Link, err = link.Tidy(w.Link); err != nil {
		return err
	}
	e.Starts, e.Ends = e.Starts.UTC().Truncate(time.Second), e.Ends.UTC().Truncate(time.Second)
	if !e.AllDay() {
		e.Day, e.LastDay = e.Starts.In(room.desk.Now().Location()).Format(time.DateOnly), ""
	}
	if e.LastDay == e.Day {
		e.LastDay = ""
	}
	return nil
}

// EventTime returns the instant of a clock time ("13:00") on a local day; where
// the clocks skip it, the time an hour later.
func (room *Room) EventTime(day, clock string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", day+" "+clock, room.desk.Now().Location())
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
