package week

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
func (room *Room) EventList(id surgery.ID) (*checklist.Marked, error) {
	if err := room.desk.AtHome(); err != nil {
		return nil, err
	}
	e, err := room.desk.Store().Event(id)
	if err != nil {
		return nil, err
	}
	from, ok := room.checklists.Lists().Get(EventChecklist(e.Kind))
	if !ok {
		return nil, nil
	}
	marks, err := room.desk.Store().Progress(id)
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
		step := checklist.MarkedStep{Step: s, Checklist: from.ID, Number: i + 1, State: surgery.ToDo, Menus: s.Note(room.desk.Now())}
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
func (room *Room) MarkEventStep(event surgery.ID, step string, state surgery.StepState) (surgery.Change, error) {
	e, err := room.desk.Store().Event(event)
	if err != nil {
		return surgery.Change{}, err
	}
	list, ok := room.checklists.Lists().Get(EventChecklist(e.Kind))
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	s, ok := list.Step(step)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	marks, err := room.desk.Store().Progress(event)
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
	after.State, after.At, after.Version = state, room.desk.Moment(), s.Version
	edit.After = after
	o := &surgery.Operation{Kind: surgery.StepMarked, About: event, Edits: []surgery.Edit{edit}}
	return room.desk.Do(o, words.Say("desk.marked_"+string(state), "step", s.Title))
}
