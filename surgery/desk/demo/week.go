package demo

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
)

// demoEvents is where the made-up week's events stand among the assets.
const demoEvents = "sample/events.toml"

// demoPlan is the week as its file has it.
type demoPlan struct {
	Title    string
	Hashtags []string
	On       []string
	Links    []surgery.WeekLink
	Event    []struct {
		Day                                       int  // from Monday
		AllWeek                                   bool `toml:"all_week"`
		From, Until                               string
		Kind                                      surgery.EventKind
		Title, Place, Lead, Guest, Account, Notes string
		Online                                    bool
		Hashtag                                   string
		Link                                      surgery.WeekLink
		Questions                                 []string
		Done                                      int // steps of its checklist
	}
}

// plan adds the week that holds now, with its events.
func (f *demo) plan(now time.Time, monday, until string) (*surgery.Week, error) {
	f.Room.desk.SetClock(func() time.Time { return clockOn(now, 0, 12) })
	var p demoPlan
	if err := f.read(demoEvents, &p); err != nil {
		return nil, err
	}
	w := surgery.Week{From: monday, Until: until,
		Words: surgery.WeekWords{Title: p.Title, Hashtags: p.Hashtags, On: p.On, Links: p.Links}}
	if err := just(f.Room.week.SaveWeek(w, "")); err != nil {
		return nil, err
	}
	week, err := f.Room.week.Current()
	if err != nil {
		return nil, err
	}
	for _, one := range p.Event {
		e := surgery.Event{Week: week.ID, Kind: one.Kind, Day: dates.Add(monday, one.Day), Words: surgery.EventWords{
			Title: one.Title, Place: one.Place, Online: one.Online, Lead: one.Lead, Guest: one.Guest, Account: one.Account, Hashtag: one.Hashtag,
			Link: one.Link, Notes: one.Notes, Questions: one.Questions}}
		switch {
		case one.AllWeek:
			e.Day, e.LastDay = monday, until
		case one.From != "":
			e.Starts = f.Room.week.EventTime(e.Day, one.From)
		}
		if one.Until != "" {
			e.Ends = f.Room.week.EventTime(e.Day, one.Until)
		}
		done, err := f.Room.week.SaveEvent(e)
		if err != nil {
			return nil, err
		}
		if err := f.doneSteps(done.About, one.Done); err != nil {
			return nil, err
		}
	}
	return week, nil
}

// doneSteps marks the first steps of an event's checklist done.
func (f *demo) doneSteps(event surgery.ID, n int) error {
	list, err := f.Room.week.EventList(event)
	if err != nil || list == nil {
		return err
	}
	for _, s := range list.Steps[:min(n, len(list.Steps))] {
		if err := just(f.Room.week.MarkEventStep(event, s.ID, surgery.Done)); err != nil {
			return err
		}
	}
	return nil
}
