package start

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/surgery/words"
)

// Start is what the program opens on.
type Start struct {
	First    bool             // nothing was ever recorded here
	Current  *surgery.Surgery // the open surgery; nil for none
	LeftOpen bool             // Current is from an earlier day: settle it first
}

// Start returns what the program opens on.
func (r *Room) Start() (Start, error) {
	if r.desk.Surgery() != nil {
		return Start{Current: r.desk.Surgery(), LeftOpen: r.desk.Surgery().Day != r.desk.Today()}, nil
	}
	latest, err := r.desk.Store().LatestSurgery()
	return Start{First: latest == nil}, err
}

// NewSurgery returns today's surgery filled in from last time; only the next
// surgery's date is blank again.
func (r *Room) NewSurgery() (*surgery.Surgery, error) {
	s := &surgery.Surgery{Kind: surgery.Monthly, Day: r.desk.Today()}
	last, err := r.desk.Store().LatestSurgery()
	switch {
	case err != nil:
		return s, err
	case last == nil:
		s.Words.On = []string{"bluesky"} // one to start with; the form shows it ticked
	default:
		s.Kind, s.Opens, s.Closes, s.NextTime, s.Words = last.Kind, last.Opens, last.Closes, last.NextTime, last.Words
		if last.NextDay > s.Day {
			s.NextDay = last.NextDay
		}
	}
	return s, r.fromWeek(s)
}

// fromWeek gives a new surgery what the week that holds its day says: hashtag,
// platforms, links, and, when one surgery of the week is on that day, its place
// and times.
func (r *Room) fromWeek(s *surgery.Surgery) error {
	week, err := r.desk.Store().WeekOn(s.Day)
	if err != nil || week == nil {
		return err
	}
	s.Week = week.ID
	s.Words.Hashtag, s.Words.Instance = week.Hashtag(), week.Words.Instance
	s.Words.On, s.Words.Links = week.Words.On, week.Words.Links
	events, err := r.desk.Store().Events(week.ID)
	if err != nil {
		return err
	}
	var today []*surgery.Event
	for _, e := range events {
		if e.Kind == surgery.SurgeryEvent && e.On(s.Day) {
			today = append(today, e)
		}
	}
	if len(today) == 1 {
		return r.fromEvent(s, today[0])
	}
	return nil
}

// fromEvent gives a new surgery its event's title, place and times.
func (r *Room) fromEvent(s *surgery.Surgery, e *surgery.Event) (err error) {
	s.Event, s.Words.Title = e.ID, e.Words.Title
	if e.Words.Place != "" && e.Words.Place != s.Words.Venue {
		s.Words.Venue = e.Words.Place
		if s.Words.WiFi, err = r.WiFiAt(e.Words.Place); err != nil {
			return err
		}
	}
	s.Opens, s.Closes = "", ""
	zone := r.desk.Now().Location()
	if !e.Starts.IsZero() {
		s.Opens = e.Starts.In(zone).Format("15:04")
	}
	if closes := e.Ends.In(zone).Format("15:04"); !e.Ends.IsZero() && closes > s.Opens {
		s.Closes = closes
	}
	return nil
}

// StartSurgery opens the surgery: only its venue has to be there.
func (r *Room) StartSurgery(s surgery.Surgery) (surgery.Change, error) {
	if r.desk.Surgery() != nil {
		return surgery.Change{}, surgery.Fail(surgery.Conflict, "error.surgery_open")
	}
	s.ID, s.Day, s.OpenedAt = r.desk.NewID(), r.desk.Today(), r.desk.Moment()
	if err := r.tidy(&s); err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.SurgeryStarted, About: s.ID, Surgery: s.ID, Edits: []surgery.Edit{{After: &s}}}
	return r.desk.DoAndSay(o, func() string { return words.Say("desk.surgery_started", "venue", s.Words.Venue) })
}

// EditSurgery changes what is written about the open surgery.
func (r *Room) EditSurgery(s surgery.Surgery) (surgery.Change, error) {
	now, err := r.desk.OpenSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	s.ID, s.Day, s.OpenedAt, s.ClosedAt, s.Week, s.Event = now.ID, now.Day, now.OpenedAt, now.ClosedAt, now.Week, now.Event
	if err := r.tidy(&s); err != nil {
		return surgery.Change{}, err
	}
	o := &surgery.Operation{Kind: surgery.SurgeryEdited, About: s.ID, Edits: []surgery.Edit{{Before: now, After: &s}}}
	return r.desk.Do(o, words.Say("desk.surgery_edited"))
}

// tidy cleans what was typed about a surgery, and holds the hashtag and the
// links against the rules of package link.
func (r *Room) tidy(s *surgery.Surgery) error {
	w := &s.Words
	w.Title, w.Venue, w.Partner = surgery.Clean(w.Title), surgery.Clean(w.Venue), surgery.Clean(w.Partner)
	if w.Hashtag = surgery.Clean(w.Hashtag); w.Hashtag != "" {
		tag, err := link.ParseHashtag(w.Hashtag)
		if err != nil {
			return err
		}
		w.Hashtag = tag.Word()
	}
	w.Instance = strings.ToLower(surgery.Clean(w.Instance))
	for _, id := range w.On {
		if p, ok := r.desk.Platforms().ByID(id); ok && p.NeedsInstance() && w.Instance != "" && w.Hashtag != "" {
			tag, err := link.ParseHashtag(w.Hashtag)
			if err != nil {
				return err
			}
			if _, err := p.HashtagAddress(tag, w.Instance); err != nil {
				return err
			}
		}
	}
	var err error
	if w.Links, err = link.TidyAll(w.Links); err != nil {
		return err
	}
	if w.WiFi, err = tidyWiFi(w.WiFi); err != nil {
		return err
	}
	return s.Validate()
}

// StartEventSurgery opens the surgery that an event of the week is, with the
// week's hashtag, links and events.
func (r *Room) StartEventSurgery(event surgery.ID) (surgery.Change, error) {
	e, err := r.desk.Store().Event(event)
	if err != nil {
		return surgery.Change{}, err
	}
	if e.Kind != surgery.SurgeryEvent {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	s, err := r.NewSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	week, err := r.desk.Store().Week(e.Week)
	if err != nil {
		return surgery.Change{}, err
	}
	s.Week = week.ID
	s.Words.Hashtag, s.Words.Instance = week.Hashtag(), week.Words.Instance
	s.Words.On, s.Words.Links = week.Words.On, week.Words.Links
	if err := r.fromEvent(s, e); err != nil {
		return surgery.Change{}, err
	}
	return r.StartSurgery(*s)
}
