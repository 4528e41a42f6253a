package checklist

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/link"
)

// Marked is a checklist as somebody, or an event, has it: with what became of it.
type Marked struct {
	ID      string
	Title   string
	Summary string
	Minutes int // of the steps still to do
	Done    int
	Of      int // of so many: without what is not for them
	Steps   []MarkedStep
}

// MarkedStep is one step of it.
type MarkedStep struct {
	Step
	Checklist string
	Number    int               // on the sheet, continuous over all checklists
	State     surgery.StepState // not today counts for one visit only
	Earlier   string            // the day it was done, when that was at an earlier visit
	Note      string
	Menus     string // "menus may have changed" sentence; ""
	Address   string // where to read more, as text; ""
	Changed   bool   // the text changed since it was done
}

// Marked returns the checklists of a visit, as they stand now.
func (l *Library) Marked(v *surgery.Visit, state surgery.Marks, now time.Time) []Marked {
	var lists []Marked
	number := 0
	for _, id := range v.Checklists {
		from, ok := l.Get(id)
		if !ok {
			continue // the host took the file away; its progress stays in the store
		}
		list := Marked{ID: id, Title: from.Title, Summary: from.Summary}
		for _, s := range from.For(v.Track) {
			number++
			step := marked(v, id, s, state[surgery.StepKey{Checklist: id, Step: s.ID}], now)
			step.Number = number
			if step.State != surgery.NotForMe {
				list.Of++
			}
			switch step.State {
			case surgery.Done:
				list.Done++
			case surgery.ToDo:
				list.Minutes += s.Minutes
			}
			list.Steps = append(list.Steps, step)
		}
		lists = append(lists, list)
	}
	return lists
}

func marked(v *surgery.Visit, list string, s Step, p *surgery.Progress, now time.Time) MarkedStep {
	step := MarkedStep{Step: s, Checklist: list, State: surgery.ToDo, Menus: s.Note(now)}
	if a, err := link.ParseAddress(s.URL); err == nil {
		step.Address = a.Display()
	}
	if p == nil {
		return step
	}
	step.Note = p.Words.Note
	earlier := p.On != v.ID
	if earlier && p.State == surgery.NotTodayStep {
		return step // not that day; perhaps today
	}
	step.State = p.State
	step.Changed = earlier && p.State == surgery.Done && p.Version < s.Version
	if earlier && p.State != surgery.ToDo {
		step.Earlier = dates.Near(now, p.At)
	}
	return step
}
