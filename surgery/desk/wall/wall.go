package wall

import (
	"cmp"
	"slices"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Wall is what the projector shows to the whole room. Of a person there is the
// number, or, where the host set it so, the first name; never more.
type Wall struct {
	Title   string // "Social media surgery · today until 4pm · everyone welcome"
	Starts  string // when the week begins, where it has not: "Starts tomorrow, Monday 23 November"
	Hashtag string // with its #; "" for none
	Codes   []Code
	Events  []Event  // what is on and what comes next in the week
	Here    bool     // a surgery of today is open
	Next    []string // who is next, longest waiting first: "4", "Sam"
	Asked   []barometer.WallQuestion
	Now     time.Time // local
	Metres  int       // how far away the codes can be scanned
}

// Event is an event of the week.
type Event struct {
	On    bool   // now
	When  string // "2pm to 4pm", "Wed 4pm", "all day"
	Title string
}

// The most of each that the wall is given.
const (
	wallEvents = 3
	wallNext   = 6
)

// View returns what the projector shows now. Without a surgery of today
// there is nothing of a person in it.
func (r *Room) View() (Wall, error) {
	now := r.desk.Now()
	wall := Wall{Title: words.Say("wall.surgery"), Now: now, Metres: r.settings.Settings().WallMetres}
	if r.desk.Locked() {
		return r.lockedWall(now)
	}
	week, coming, err := r.weekNear()
	if err != nil {
		return wall, err
	}
	at := surgery.Surgery{}
	if week != nil {
		wall.Title, at.Words = week.Words.Title, week.ForSurgery()
		if wall.Events, err = r.wallEvents(week.ID, now); err != nil {
			return wall, err
		}
	}
	if open := r.desk.Surgery(); open != nil && open.Day == r.desk.Today() {
		ofWeek := at.Words
		if at = *open; at.Words.Hashtag == "" && coming {
			at.Words.Hashtag, at.Words.Instance, at.Words.On, at.Words.Links = ofWeek.Hashtag, ofWeek.Instance, ofWeek.On, ofWeek.Links
		}
		wall.Here, wall.Title = true, wallTitle(open)
		if wall.Next, err = r.wallNext(); err != nil {
			return wall, err
		}
	}
	if coming {
		wall.Starts = r.starts(week, wall.Here)
	}
	wall.Hashtag = link.WithHash(at.Words.Hashtag)
	if wall.Asked, err = r.barometer.WallQuestions(); err != nil {
		return wall, err
	}
	wall.Codes, err = r.wallCodes(at.Words, week)
	return wall, err
}

// comingDays is how long before a week the wall tells of it.
const comingDays = 6

// weekNear returns the week that is on, else the one that is coming soon; nil for none.
func (r *Room) weekNear() (week *surgery.Week, coming bool, err error) {
	if week, err = r.week.Current(); err != nil || week != nil {
		return week, false, err
	}
	week, err = r.week.Coming(comingDays)
	return week, week != nil, err
}

// starts says when a week begins; beside a surgery also which.
func (r *Room) starts(w *surgery.Week, named bool) string {
	key := "wall.starts_on"
	switch tomorrow := w.From == dates.Add(r.desk.Today(), 1); {
	case tomorrow && named:
		key = "wall.starts_tomorrow_named"
	case tomorrow:
		key = "wall.starts_tomorrow"
	case named:
		key = "wall.starts_on_named"
	}
	return words.Say(key, "day", dates.Weekday(w.From), "title", w.Words.Title)
}

// watchWall keeps what the wall says for while the desk is locked, without anybody;
// where it cannot be read the wall shows less until unlocked.
func (r *Room) watchWall() desk.Watch {
	return desk.Watch{
		Opened: func() error { r.wallBefore = Wall{}; return nil },
		Keep: func() {
			var err error
			if r.wallBefore, err = r.View(); err != nil {
				r.wallBefore = Wall{}
			}
			r.wallBefore.Next = nil
			r.wallBefore.Codes = slices.DeleteFunc(r.wallBefore.Codes, func(c Code) bool { return c.Sealed })
		},
	}
}

// lockedWall returns what the wall said when the desk was locked, none of which is
// of anyone, with who is next by number.
func (r *Room) lockedWall(now time.Time) (Wall, error) {
	wall := r.wallBefore
	wall.Now, wall.Metres = now, r.settings.Settings().WallMetres
	was := wall.Here
	wall.Here = r.desk.Surgery() != nil && r.desk.Surgery().Day == r.desk.Today()
	if wall.Title == "" || was && !wall.Here { // it was closed at another desk
		wall.Title = words.Say("wall.surgery")
	}
	var err error
	if wall.Here {
		wall.Next, err = r.wallNext()
	}
	return wall, err
}

func wallTitle(at *surgery.Surgery) string {
	title := at.Words.Title
	if title == "" {
		title = words.Say("wall.surgery")
	}
	if at.Closes == "" {
		return words.Say("wall.open", "title", title)
	}
	return words.Say("wall.open_until", "title", title, "until", dates.Clock(at.Closes))
}

// wallNext returns who is waiting, the longest first.
func (r *Room) wallNext() ([]string, error) {
	visits, err := r.desk.Store().Visits(r.desk.Surgery().ID)
	if err != nil {
		return nil, err
	}
	visits = slices.DeleteFunc(visits, func(v *surgery.Visit) bool { return v.State != surgery.Waiting })
	slices.SortStableFunc(visits, func(a, b *surgery.Visit) int {
		return cmp.Or(a.ArrivedAt.Compare(b.ArrivedAt), cmp.Compare(a.Letter, b.Letter), a.Number-b.Number)
	})
	first := map[surgery.ID]string{}
	if r.settings.Settings().WallNames && !r.desk.Nameless() {
		people, err := r.desk.Store().AttendeesAt(r.desk.Surgery().ID)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			first[p.ID] = surgery.FirstName(p.Words.Called())
		}
	}
	sharing := map[string]int{}
	for _, v := range visits {
		sharing[first[v.Attendee]]++
	}
	var next []string
	for _, v := range visits[:min(len(visits), wallNext)] {
		number, name := v.Called(), first[v.Attendee]
		switch {
		case name == "":
			next = append(next, number)
		case sharing[name] > 1: // the number tells them apart, and no second name
			next = append(next, name+" "+number)
		default:
			next = append(next, name)
		}
	}
	return next, nil
}

// wallEvents returns what is on, then what comes next; what lasts several days
// only where there is room left.
func (r *Room) wallEvents(week surgery.ID, now time.Time) ([]Event, error) {
	events, err := r.desk.Store().Events(week)
	if err != nil {
		return nil, err
	}
	today, zone := r.desk.Today(), now.Location()
	var soon, long []Event
	for _, e := range events {
		if r.desk.Surgery() != nil && r.desk.Surgery().Event == e.ID {
			continue // we are in it
		}
		shown := Event{When: r.week.EventWhen(e), Title: e.Words.Title}
		switch {
		case e.Last() != e.Day:
			if e.On(today) {
				long = append(long, Event{On: true, When: words.Say("prints.all_week"), Title: shown.Title})
			}
			continue
		case e.AllDay():
			if e.Day < today {
				continue
			}
			shown.On = e.Day == today
		default:
			if !wallEnd(e).After(now) {
				continue
			}
			shown.On = !e.Starts.After(now)
		}
		if e.Day != today && !shown.On {
			day, err := time.ParseInLocation(time.DateOnly, e.Day, zone)
			if err != nil {
				return nil, surgery.AsError(err)
			}
			shown.When = day.Format("Mon") + " " + shown.When
		}
		soon = append(soon, shown)
	}
	all := append(soon, long...)
	return all[:min(len(all), wallEvents)], nil
}

// wallEnd is when an event is over; one that says no end takes an hour.
func wallEnd(e *surgery.Event) time.Time {
	if e.Ends.IsZero() {
		return e.Starts.Add(time.Hour)
	}
	return e.Ends
}
