package desk

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// Handout lays out what the attendee takes home; a blank size is the visit's own.
func (d *Desk) Handout(visit surgery.ID, size surgery.HandoutSize) (Paper, error) {
	v, err := d.Visit(visit)
	if err != nil {
		return Paper{}, err
	}
	at, err := d.SurgeryOf(v.Surgery)
	if err != nil {
		return Paper{}, err
	}
	h := handout.Handout{FirstName: v.First, Date: v.ArrivedAt.In(d.now().Location()), Venue: at.Words.Venue,
		HelpedBy: v.With, NextSurgery: dates.Next(at)}
	for _, l := range v.Lists {
		for _, s := range l.Steps {
			switch {
			case s.State == surgery.Done && s.Earlier == "":
				h.Done = append(h.Done, s.Title)
			case s.State == surgery.ToDo || s.State == surgery.NotTodayStep:
				h.Next = append(h.Next, handout.Step{Title: s.Title, How: s.How})
			}
		}
	}
	if h.Links, err = handout.Links(d.platforms, at.Words); err != nil {
		return Paper{}, err
	}
	if h.StaySafe, h.WhereToTurn, err = d.everyHandout(); err != nil {
		return Paper{}, err
	}
	h.Size, h.Second = sizeOf(size, v.PrintSize()), d.voice(v.Words.Language)
	if h.Size == surgery.EasierToRead {
		if h.Easier, err = d.easierWords(v.Lists); err != nil {
			return Paper{}, err
		}
	}
	events, err := d.weekEvents(at.Week, at.Day)
	if err != nil {
		return Paper{}, err
	}
	p := Paper{Kind: surgery.HandoutPrint, Size: h.Size, Visit: visit, Number: v.Number}
	return d.fewPages(p, events, func(shown []handout.Event) func(*page.Fonts) ([]page.Page, error) {
		h.Events = shown
		return h.Pages
	})
}

// fewPages lays a paper out with the week's events; where they make it longer than
// one page, with the next few of them, two at least, if that makes it shorter.
func (d *Desk) fewPages(p Paper, events []handout.Event, with func([]handout.Event) func(*page.Fonts) ([]page.Page, error)) (Paper, error) {
	best, err := d.lay(p, with(events))
	if err != nil {
		return best, err
	}
	for _, most := range []int{6, 4, 3, 2} {
		if len(best.Pages) == 1 || len(events) <= most {
			continue
		}
		shorter, err := d.lay(p, with(events[:most]))
		if err != nil {
			return shorter, err
		}
		if len(shorter.Pages) < len(best.Pages) {
			best = shorter
		}
	}
	return best, nil
}

// Sheet lays out the visit's checklists for the table, numbered as on screen.
func (d *Desk) Sheet(visit surgery.ID, size surgery.HandoutSize) (Paper, error) {
	v, err := d.Visit(visit)
	if err != nil {
		return Paper{}, err
	}
	at, err := d.SurgeryOf(v.Surgery)
	if err != nil {
		return Paper{}, err
	}
	s := handout.Sheet{FirstName: v.First, Number: v.Number, Date: v.ArrivedAt.In(d.now().Location()),
		Venue: at.Words.Venue, Size: sizeOf(size, v.PrintSize())}
	s.Checked, _ = d.EasyRead()
	find, err := d.easySteps(v.Lists)
	if err != nil {
		return Paper{}, err
	}
	for _, l := range v.Lists {
		list := handout.SheetChecklist{Title: l.Title}
		for _, step := range l.Steps {
			easier, _ := find(step)
			list.Steps = append(list.Steps, handout.SheetStep{Title: step.Title, How: step.How, Minutes: step.Minutes,
				Essential: step.Essential, Done: step.State == surgery.Done, Easier: easier.Task()})
		}
		s.Checklists = append(s.Checklists, list)
	}
	return d.lay(Paper{Kind: surgery.SheetPrint, Size: s.Size, Visit: visit, Number: v.Number}, s.Pages)
}

// WeekHandout lays out the handout for everyone, of the open surgery.
func (d *Desk) WeekHandout(size surgery.HandoutSize) (Paper, error) {
	return d.WeekHandoutIn("", size)
}

// WeekHandoutIn is WeekHandout with a language beside English; "" is none.
func (d *Desk) WeekHandoutIn(language string, size surgery.HandoutSize) (Paper, error) {
	at, err := d.OpenSurgery()
	if err != nil {
		return Paper{}, err
	}
	w := handout.Week{Title: at.Words.Title, Hashtag: "", NextSurgery: dates.Next(at), Size: sizeOf(size, ""), Second: d.voice(language)}
	if at.Words.Hashtag != "" {
		w.Hashtag = "#" + at.Words.Hashtag
	}
	if w.Links, err = handout.Links(d.platforms, at.Words); err != nil {
		return Paper{}, err
	}
	if w.StaySafe, w.WhereToTurn, err = d.everyHandout(); err != nil {
		return Paper{}, err
	}
	if w.Events, err = d.weekEvents(at.Week, at.Day); err != nil {
		return Paper{}, err
	}
	if w.Easier, err = d.easierBoxes(); err != nil {
		return Paper{}, err
	}
	return d.lay(Paper{Kind: surgery.WeekHandoutPrint, Size: w.Size}, w.Pages)
}

func (d *Desk) lay(p Paper, pages func(*page.Fonts) ([]page.Page, error)) (Paper, error) {
	fonts, err := d.Fonts()
	if err != nil {
		return Paper{}, err
	}
	p.Pages, err = pages(fonts)
	return p, err
}

func sizeOf(asked, own surgery.HandoutSize) surgery.HandoutSize {
	switch {
	case asked != "":
		return asked
	case own != "":
		return own
	}
	return surgery.Standard
}

func (d *Desk) SurgeryOf(id surgery.ID) (*surgery.Surgery, error) {
	if d.current != nil && d.current.ID == id {
		return d.current, nil
	}
	return d.store.Surgery(id)
}

// everyHandout returns the texts that stand on every handout.
func (d *Desk) everyHandout() (safe, turn handout.Text, err error) {
	if safe, _, err = d.text(handout.StaySafeText); err != nil {
		return safe, turn, err
	}
	turn, _, err = d.text(handout.WhereToTurnText)
	return safe, turn, err
}

// weekEvents returns what is still on in the week, from a day on.
func (d *Desk) weekEvents(week surgery.ID, from string) ([]handout.Event, error) {
	if week == "" {
		return nil, nil
	}
	events, err := d.store.Events(week)
	if err != nil {
		return nil, err
	}
	var listed, allWeek []handout.Event
	for _, e := range events {
		if e.Last() < from {
			continue
		}
		if e.Last() != e.Day {
			allWeek = append(allWeek, handout.Event{When: words.Say("prints.all_week"), Title: e.Words.Title, Where: whereIs(e)})
			continue
		}
		day, err := time.Parse(time.DateOnly, e.Day)
		if err != nil {
			return nil, surgery.AsError(err)
		}
		listed = append(listed, handout.Event{When: day.Format("Mon") + " " + d.EventWhen(e), Title: e.Words.Title, Where: whereIs(e)})
	}
	return append(listed, allWeek...), nil // what has a day is missed more easily
}

// whereIs returns where an event is, and that a surgery is for everyone.
func whereIs(e *surgery.Event) string {
	place := e.Words.Place
	switch {
	case e.Kind != surgery.SurgeryEvent:
		return place
	case place == "":
		return words.Say("prints.welcome")
	}
	return words.Say("prints.place_welcome", "place", place)
}
