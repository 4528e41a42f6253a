package desk

import (
	"strings"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/link"
)

// ofEvent lays out the sheet of one event, for those who run it.
func (d *Desk) ofEvent(p Paper, w *surgery.Week, e *surgery.Event) (Paper, error) {
	reply, _, err := d.text(handout.CrisisReplyText)
	if err != nil {
		return Paper{}, err
	}
	tag := link.WithHash(e.Words.Hashtag)
	if tag == "" {
		tag = link.WithHash(w.Hashtag())
	}
	if p.Kind == surgery.ChatSheetPrint {
		c := handout.ChatSheet{Title: e.Words.Title, When: d.eventDay(e), Hashtag: tag, Account: e.Words.Account, Lead: e.Words.Lead,
			Questions: e.Words.Questions, Reply: reply, Size: p.Size}
		zone := d.now().Location()
		if !e.Starts.IsZero() {
			c.Starts = e.Starts.In(zone)
		}
		if !e.Ends.IsZero() {
			c.Ends = e.Ends.In(zone)
		}
		return d.lay(p, c.Pages)
	}
	t := handout.TakeoverSheet{Title: e.Words.Title, When: d.eventDay(e), Hashtag: tag, Account: e.Words.Account, Lead: e.Words.Lead, Reply: reply, Size: p.Size}
	if !e.Ends.IsZero() {
		t.Hours = d.EventWhen(e)
	}
	for _, id := range w.Words.On {
		t.Platforms = append(t.Platforms, d.platforms.Name(id))
	}
	if t.Roles, _, err = d.text(handout.GuestRolesText); err != nil {
		return Paper{}, err
	}
	list, err := d.EventList(e.ID)
	if err != nil {
		return Paper{}, err
	}
	if list != nil {
		for _, s := range list.Steps {
			if s.State != surgery.NotForMe {
				t.Steps = append(t.Steps, handout.SheetStep{Title: s.Title, How: s.How, Minutes: s.Minutes, Essential: s.Essential, Done: s.State == surgery.Done})
			}
		}
	}
	return d.lay(p, t.Pages)
}

// eventDay returns "Wednesday 25 November, 4pm to 5pm".
func (d *Desk) eventDay(e *surgery.Event) string {
	if e.Last() != e.Day {
		return dates.Span(e.Day, e.Last())
	}
	return strings.TrimSuffix(dates.Weekday(e.Day)+", "+d.EventWhen(e), ", ")
}

// twin lays out what the screens ask, on paper. Nothing has to be known for it.
func (d *Desk) twin(p Paper, about surgery.ID) (Paper, error) {
	if p.Kind == surgery.SlipsPrint {
		slips := handout.Slips{Size: p.Size}
		if about != "" {
			w, err := d.store.Week(about)
			if err != nil {
				return Paper{}, err
			}
			slips.Title, slips.Hashtag = w.Words.Title, link.WithHash(w.Hashtag())
		}
		return d.lay(p, slips.Pages)
	}
	var e *surgery.Event
	var w *surgery.Week
	var err error
	if about != "" {
		if e, err = d.store.Event(about); err == nil {
			w, err = d.store.Week(e.Week)
		}
		if err != nil {
			return Paper{}, err
		}
	}
	if p.Kind == surgery.TallyPrint {
		t := handout.Tally{Size: p.Size}
		if e != nil {
			t.Title, t.Dates, t.Question = w.Words.Title, dates.Span(e.Day, e.Last()), e.Words.Title
		}
		return d.lay(p, t.Pages)
	}
	s := handout.SignIn{Size: p.Size}
	switch {
	case e != nil:
		s.Title, s.Venue = e.Words.Title, e.Words.Place
		s.Date = dates.Of(e.Day)
	case d.current != nil:
		s.Title, s.Venue = d.current.Words.Title, d.current.Words.Venue
		s.Date = dates.Of(d.current.Day)
	}
	return d.lay(p, s.Pages)
}
