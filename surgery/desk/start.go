package desk

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

// Start answers what the program opens on.
func (d *Desk) Start() (Start, error) {
	if d.current != nil {
		return Start{Current: d.current, LeftOpen: d.current.Day != d.today()}, nil
	}
	latest, err := d.store.LatestSurgery()
	return Start{First: latest == nil}, err
}

// NewSurgery answers today's surgery filled in from last time; only the next
// surgery's date is blank again.
func (d *Desk) NewSurgery() (*surgery.Surgery, error) {
	s := &surgery.Surgery{Kind: surgery.Monthly, Day: d.today()}
	last, err := d.store.LatestSurgery()
	if err != nil || last == nil {
		s.Words.On = []string{"bluesky"} // one to start with; the form shows it ticked
		return s, err
	}
	s.Kind, s.Opens, s.Closes, s.NextTime, s.Words = last.Kind, last.Opens, last.Closes, last.NextTime, last.Words
	if last.NextDay > s.Day {
		s.NextDay = last.NextDay
	}
	return s, nil
}

// StartSurgery opens the surgery: only its venue has to be there.
func (d *Desk) StartSurgery(s surgery.Surgery) (Done, error) {
	if d.current != nil {
		return Done{}, surgery.Fail(surgery.Conflict, "error.surgery_open")
	}
	s.ID, s.Day, s.OpenedAt = d.newID(), d.today(), d.moment()
	if err := d.tidy(&s); err != nil {
		return Done{}, err
	}
	d.history = surgery.History{}
	o := &surgery.Operation{Kind: surgery.SurgeryStarted, About: s.ID, Surgery: s.ID, Edits: []surgery.Edit{{After: &s}}}
	if err := d.do(o); err != nil {
		return Done{}, err
	}
	return d.done(o, words.Say("desk.surgery_started", "venue", s.Words.Venue)), nil
}

// EditSurgery changes what is written about the open surgery.
func (d *Desk) EditSurgery(s surgery.Surgery) (Done, error) {
	now, err := d.open()
	if err != nil {
		return Done{}, err
	}
	s.ID, s.Day, s.OpenedAt, s.ClosedAt = now.ID, now.Day, now.OpenedAt, now.ClosedAt
	if err := d.tidy(&s); err != nil {
		return Done{}, err
	}
	o := &surgery.Operation{Kind: surgery.SurgeryEdited, About: s.ID, Edits: []surgery.Edit{{Before: now, After: &s}}}
	if err := d.do(o); err != nil {
		return Done{}, err
	}
	return d.done(o, words.Say("desk.surgery_edited")), nil
}

// tidy cleans what was typed about a surgery, and holds the hashtag and the
// links against the rules of package link.
func (d *Desk) tidy(s *surgery.Surgery) error {
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
		if p, ok := d.platforms.ByID(id); ok && p.NeedsInstance() && w.Instance != "" && w.Hashtag != "" {
			tag, err := link.ParseHashtag(w.Hashtag)
			if err != nil {
				return err
			}
			if _, err := p.HashtagAddress(tag, w.Instance); err != nil {
				return err
			}
		}
	}
	var links []surgery.WeekLink
	for _, l := range w.Links {
		l.Opens, l.Address = surgery.Clean(l.Opens), surgery.Clean(l.Address)
		if l.Opens == "" && l.Address == "" {
			continue
		}
		address, err := link.ParseAddress(l.Address)
		if err != nil {
			return err
		}
		l.Address = address.String()
		links = append(links, l)
	}
	w.Links = links
	return s.Validate()
}
