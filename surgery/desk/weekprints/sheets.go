package weekprints

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
)

// ofEvent lays out the sheet of one event, for those who run it.
func (room *Room) ofEvent(p prints.Paper, w *surgery.Week, e *surgery.Event) (prints.Paper, error) {
	p.Event = e.Words.Title
	reply, _, err := room.texts.Text(handout.CrisisReplyText)
	if err != nil {
		return prints.Paper{}, err
	}
	tag := link.WithHash(e.Words.Hashtag)
	if tag == "" {
		tag = link.WithHash(w.Hashtag())
	}
	if p.Kind == surgery.ChatSheetPrint {
		c := handout.ChatSheet{Title: e.Words.Title, When: room.eventDay(e), Hashtag: tag, Account: e.Words.Account, Lead: e.Words.Lead,
			Questions: e.Words.Questions, Reply: reply, Size: p.Size}
		zone := room.desk.Now().Location()
		if !e.Starts.IsZero() {
			c.Starts = e.Starts.In(zone)
		}
		if !e.Ends.IsZero() {
			c.Ends = e.Ends.In(zone)
		}
		return room.prints.Lay(p, c.Pages)
	}
	t := handout.TakeoverSheet{Title: e.Words.Title, When: room.eventDay(e), Hashtag: tag, Account: e.Words.Account,
		Guest: e.Words.Guest, Lead: e.Words.Lead, Reply: reply, Size: p.Size}
	if !e.Ends.IsZero() {
		t.Hours = room.week.EventWhen(e)
	}
	for _, id := range w.Words.On {
		t.Platforms = append(t.Platforms, room.desk.Platforms().Name(id))
	}
	if t.Roles, _, err = room.texts.Text(handout.GuestRolesText); err != nil {
		return prints.Paper{}, err
	}
	list, err := room.week.EventList(e.ID)
	if err != nil {
		return prints.Paper{}, err
	}
	if list != nil {
		for _, s := range list.Steps {
			if s.State != surgery.NotForMe {
				t.Steps = append(t.Steps, handout.SheetStep{Title: s.Title, How: s.How, Minutes: s.Minutes, Essential: s.Essential, Done: s.State == surgery.Done})
			}
		}
	}
	return room.prints.Lay(p, t.Pages)
}

// eventDay returns "Wednesday 25 November, 4pm to 5pm".
func (room *Room) eventDay(e *surgery.Event) string {
	if e.Last() != e.Day {
		return dates.Span(e.Day, e.Last())
	}
	return strings.TrimSuffix(dates.Weekday(e.Day)+", "+room.week.EventWhen(e), ", ")
}

// twin lays out what the screens ask, on paper. Nothing has to be known for it.
func (room *Room) twin(p prints.Paper, about surgery.ID) (prints.Paper, error) {
	if p.Kind == surgery.SlipsPrint {
		slips := handout.Slips{Size: p.Size}
		if about != "" {
			w, err := room.desk.Store().Week(about)
			if err != nil {
				return prints.Paper{}, err
			}
			slips.Title, slips.Hashtag = w.Words.Title, link.WithHash(w.Hashtag())
		}
		return room.prints.Lay(p, slips.Pages)
	}
	var e *surgery.Event
	var w *surgery.Week
	var err error
	if about != "" {
		if e, err = room.desk.Store().Event(about); err == nil {
			w, err = room.desk.Store().Week(e.Week)
		}
		if err != nil {
			return prints.Paper{}, err
		}
	}
	if e != nil {
		p.Event = e.Words.Title
	}
	if p.Kind == surgery.TallyPrint {
		t := handout.Tally{Size: p.Size}
		if e != nil {
			t.Title, t.Dates, t.Question = w.Words.Title, dates.Span(e.Day, e.Last()), e.Words.Title
		}
		return room.prints.Lay(p, t.Pages)
	}
	s := handout.SignIn{Size: p.Size}
	switch {
	case e != nil:
		s.Title, s.Venue = e.Words.Title, e.Words.Place
		s.Date = dates.Of(e.Day)
	case room.desk.Surgery() != nil:
		s.Title, s.Venue = room.desk.Surgery().Words.Title, room.desk.Surgery().Words.Venue
		s.Date = dates.Of(room.desk.Surgery().Day)
	}
	return room.prints.Lay(p, s.Pages)
}
