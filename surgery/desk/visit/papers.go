package visit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/handout"
	"socialmediasurgery/surgery/page"
)

// Handout lays out what the attendee takes home; a blank size is the visit's own.
func (r *Room) Handout(visit surgery.ID, size surgery.HandoutSize) (prints.Paper, error) {
	return r.HandoutWith(visit, size, nil)
}

// Codes returns the codes that a handout can have. Usual is the hashtag on the one of
// the week's platforms they came for, where there is one.
func (r *Room) Codes(visit surgery.ID) ([]prints.Code, error) {
	v, at, err := r.visitAt(visit)
	if err != nil {
		return nil, err
	}
	return r.codes(v, at)
}

func (r *Room) codes(v Visit, at *surgery.Surgery) ([]prints.Code, error) {
	came := map[string]bool{}
	for _, l := range v.Lists {
		if list, ok := r.checklists.Lists().Get(l.ID); ok {
			came[list.Platform] = true
		}
	}
	words := at.Words
	words.On = nil
	for _, first := range []bool{true, false} {
		for _, id := range at.Words.On {
			if came[id] == first {
				words.On = append(words.On, id)
			}
		}
	}
	return r.prints.Codes(words, handout.Calendar(at, dates.Next(at)))
}

// HandoutWith is Handout with the codes of these keys; nil is the usual ones.
func (r *Room) HandoutWith(visit surgery.ID, size surgery.HandoutSize, keys []string) (prints.Paper, error) {
	v, at, err := r.visitAt(visit)
	if err != nil {
		return prints.Paper{}, err
	}
	h := handout.Handout{FirstName: v.First, Date: v.ArrivedAt.In(r.desk.Now().Location()), Venue: at.Words.Venue,
		HelpedBy: v.With, NextSurgery: dates.Next(at)}
	h.Second = r.texts.Voice(v.Words.Language)
	h.Size = prints.SizeIn(h.Second, prints.SizeOf(size, v.PrintSize()))
	for _, l := range v.Lists {
		for _, s := range l.Steps {
			if s.Note != "" && s.State != surgery.NotForMe {
				h.Remember = append(h.Remember, handout.Remembered(s.Title, s.Note))
			}
			switch {
			case s.State == surgery.Done && s.Earlier == "":
				h.Done = append(h.Done, doneIn(h, s))
			case s.State == surgery.ToDo || s.State == surgery.NotTodayStep:
				h.Next = append(h.Next, handout.Step{Title: s.Title, How: s.How})
			}
		}
	}
	codes, err := r.codes(v, at)
	if err != nil {
		return prints.Paper{}, err
	}
	h.Links, h.Calendar = prints.Chosen(codes, keys)
	if h.StaySafe, h.WhereToTurn, err = r.texts.EveryHandout(); err != nil {
		return prints.Paper{}, err
	}
	if h.Size == surgery.EasierToRead {
		if h.Easier, err = r.texts.EasierWords(v.Lists); err != nil {
			return prints.Paper{}, err
		}
	}
	events, err := r.week.WeekEvents(at.Week, at.Day)
	if err != nil {
		return prints.Paper{}, err
	}
	h.Events = events
	p := prints.Paper{Kind: surgery.HandoutPrint, Size: h.Size, Visit: visit, Number: v.Called(), Web: h.WebPage()}
	p.Second = h.Second.Named()
	return r.fewPages(p, events, func(shown []handout.Event) func(*page.Fonts) ([]page.Page, error) {
		h.Events, h.Unlisted = shown, len(events)-len(shown)
		return h.Pages
	})
}

// visitAt returns a visit, and the surgery it was at.
func (r *Room) visitAt(id surgery.ID) (Visit, *surgery.Surgery, error) {
	v, err := r.Visit(id)
	if err != nil {
		return v, nil, err
	}
	at, err := r.desk.SurgeryOf(v.Surgery)
	return v, at, err
}

// doneIn returns what stands on a handout of a step that was done: what it is once it
// is done, or its title, which is what a second language has words for.
func doneIn(h handout.Handout, s checklist.MarkedStep) string {
	if h.Second != nil {
		return s.Title
	}
	return s.Said()
}

// fewPages lays a paper out with the week's events; where they make it longer than
// one page, with the next few of them, two at least, if that makes it shorter.
func (r *Room) fewPages(p prints.Paper, events []handout.Event, with func([]handout.Event) func(*page.Fonts) ([]page.Page, error)) (prints.Paper, error) {
	best, err := r.prints.Lay(p, with(events))
	if err != nil {
		return best, err
	}
	for _, most := range []int{6, 4, 3, 2} {
		if len(best.Pages) == 1 || len(events) <= most {
			continue
		}
		shorter, err := r.prints.Lay(p, with(events[:most]))
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
func (r *Room) Sheet(visit surgery.ID, size surgery.HandoutSize) (prints.Paper, error) {
	v, at, err := r.visitAt(visit)
	if err != nil {
		return prints.Paper{}, err
	}
	s := handout.Sheet{FirstName: v.First, Number: v.Called(), Date: v.ArrivedAt.In(r.desk.Now().Location()),
		Venue: at.Words.Venue, Size: prints.SizeOf(size, v.PrintSize())}
	s.Checked, _ = r.settings.EasyRead()
	find, err := r.texts.EasySteps(v.Lists)
	if err != nil {
		return prints.Paper{}, err
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
	return r.prints.Lay(prints.Paper{Kind: surgery.SheetPrint, Size: s.Size, Visit: visit, Number: v.Called()}, s.Pages)
}
