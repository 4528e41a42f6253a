package desk

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
)

// EventChecklist returns which checklist an event of that kind carries; "" for
// none.
func EventChecklist(kind surgery.EventKind) string {
	switch kind {
	case surgery.TakeoverEvent:
		return "account-takeover"
	case surgery.ChatEvent:
		return "join-tweetchat"
	case surgery.LivePosting, surgery.ConferenceEvent:
		return "live-post-event"
	case surgery.BlogEvent:
		return "recovery-story-blog"
	case surgery.BarometerEvent:
		return "word-barometer"
	case surgery.OtherEvent:
		return "follow-share-hashtag"
	}
	return "" // a surgery has checklists of its own, one for each visit
}

// EventList returns an event's checklist with its progress; nil for none.
func (d *Desk) EventList(id surgery.ID) (*checklist.Marked, error) {
	e, err := d.store.Event(id)
	if err != nil {
		return nil, err
	}
	from, ok := d.lists().Get(EventChecklist(e.Kind))
	if !ok {
		return nil, nil
	}
	marks, err := d.store.Progress(id)
	if err != nil {
		return nil, err
	}
	state := map[string]*surgery.Progress{}
	for _, p := range marks {
		if p.Checklist == from.ID {
			state[p.Step] = p
		}
	}
	list := &checklist.Marked{ID: from.ID, Title: from.Title, Summary: from.Summary}
	for i, s := range from.For("") {
		step := checklist.MarkedStep{Step: s, Checklist: from.ID, Number: i + 1, State: surgery.ToDo, Menus: s.Note(d.now())}
		if p := state[s.ID]; p != nil {
			step.State, step.Note = p.State, p.Words.Note
		}
		switch step.State {
		case surgery.Done:
			list.Done++
		case surgery.ToDo:
			list.Minutes += s.Minutes
		}
		list.Steps = append(list.Steps, step)
	}
	return list, nil
}

// MarkEventStep marks one step of an event's checklist.
func (d *Desk) MarkEventStep(event surgery.ID, step string, state surgery.StepState) (surgery.Change, error) {
	e, err := d.store.Event(event)
	if err != nil {
		return surgery.Change{}, err
	}
	list, ok := d.lists().Get(EventChecklist(e.Kind))
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	s, ok := list.Step(step)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	marks, err := d.store.Progress(event)
	if err != nil {
		return surgery.Change{}, err
	}
	edit := surgery.Edit{}
	after := &surgery.Progress{On: event, Checklist: list.ID, Step: step, Person: event}
	for _, p := range marks {
		if p.Checklist == list.ID && p.Step == step {
			edit.Before = p
			*after = *p
		}
	}
	after.State, after.At, after.Version = state, d.moment(), s.Version
	edit.After = after
	o := &surgery.Operation{Kind: surgery.StepMarked, About: event, Edits: []surgery.Edit{edit}}
	return d.Do(o, words.Say("desk.marked_"+string(state), "step", s.Title))
}

// StartEventSurgery opens the surgery that an event of the week is, with the
// week's hashtag, links and events.
func (d *Desk) StartEventSurgery(event surgery.ID) (surgery.Change, error) {
	e, err := d.store.Event(event)
	if err != nil {
		return surgery.Change{}, err
	}
	if e.Kind != surgery.SurgeryEvent {
		return surgery.Change{}, surgery.Fail(surgery.Internal, "error.internal")
	}
	s, err := d.NewSurgery()
	if err != nil {
		return surgery.Change{}, err
	}
	week, err := d.store.Week(e.Week)
	if err != nil {
		return surgery.Change{}, err
	}
	s.Week = week.ID
	s.Words.Hashtag, s.Words.Instance = week.Hashtag(), week.Words.Instance
	s.Words.On, s.Words.Links = week.Words.On, week.Words.Links
	d.fromEvent(s, e)
	return d.StartSurgery(*s)
}
