package visit

import (
	"slices"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
)

// AddChecklist gives the visit one more checklist; one it has already stays.
func (r *Room) AddChecklist(visit surgery.ID, list string) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	found, ok := r.checklists.Lists().Get(list)
	if !ok {
		return surgery.Change{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	if slices.Contains(v.Checklists, list) {
		return surgery.Change{Visit: visit}, nil
	}
	after := v.Copy()
	after.Checklists = append(after.Checklists, list)
	return r.today.ChangeVisit(surgery.ChecklistAdded, v, after, "desk.checklist_added", "list", found.Title)
}

// RemoveChecklist takes a checklist off the visit; what was marked stays in the
// store and comes back with it.
func (r *Room) RemoveChecklist(visit surgery.ID, list string) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	title := list
	if found, ok := r.checklists.Lists().Get(list); ok {
		title = found.Title
	}
	after := v.Copy()
	after.Checklists = slices.DeleteFunc(after.Checklists, func(id string) bool { return id == list })
	return r.today.ChangeVisit(surgery.ChecklistRemoved, v, after, "desk.checklist_removed", "list", title)
}

// Mark marks one step.
func (r *Room) Mark(visit surgery.ID, list, step string, state surgery.StepState) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	m, err := r.mark(v, list, step, r.as(state))
	if err != nil || m.same {
		return surgery.Change{Visit: visit}, err
	}
	return r.desk.Do(marking(surgery.StepMarked, v, m.edit), words.Say("desk.marked_"+string(state), "step", m.title))
}

// WriteNote writes the note on a step; a blank one takes it away.
func (r *Room) WriteNote(visit surgery.ID, list, step, note string) (surgery.Change, error) {
	v, err := r.desk.Store().Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	m, err := r.mark(v, list, step, func(p *surgery.Progress, _ checklist.Step) { p.Words.Note = surgery.CleanLines(note) })
	if err != nil {
		return surgery.Change{}, err
	}
	return r.desk.Do(marking(surgery.NoteWritten, v, m.edit), words.Say("desk.note_written", "step", m.title))
}

// MarkSheet marks steps as they came back from the table, "1-4 6 s7 x9" by
// their numbers on the sheet. If anything cannot be read, nothing is marked.
func (r *Room) MarkSheet(visit surgery.ID, typed string) (surgery.Change, error) {
	view, err := r.Visit(visit)
	if err != nil {
		return surgery.Change{}, err
	}
	var steps []checklist.MarkedStep
	for _, l := range view.Lists {
		steps = append(steps, l.Steps...)
	}
	marks, err := surgery.ReadMarks(typed, len(steps))
	if err != nil {
		return surgery.Change{}, err
	}
	var edits []surgery.Edit
	for _, m := range marks {
		s := steps[m.Number-1]
		now, err := r.mark(&view.Visit, s.Checklist, s.ID, r.as(m.State))
		if err != nil {
			return surgery.Change{}, err
		}
		if !now.same {
			edits = append(edits, now.edit)
		}
	}
	if len(edits) == 0 {
		return surgery.Change{Visit: visit, Notice: words.Say("desk.marked_already")}, nil
	}
	return r.desk.Do(marking(surgery.StepsMarked, &view.Visit, edits...), words.Count("desk.steps_marked", len(edits)))
}

// change is what is done to the progress of a step.
type change func(*surgery.Progress, checklist.Step)

// as is marking a step now, in the words it has now. What is so already, in the same
// words, keeps the day on which it became so.
func (r *Room) as(state surgery.StepState) change {
	return func(p *surgery.Progress, s checklist.Step) {
		if p.State == state && p.Version == s.Version && state != surgery.NotTodayStep {
			return
		}
		p.State, p.At, p.Version = state, r.desk.Moment(), s.Version
	}
}

// marked is what a change does to the progress of a step.
type marked struct {
	edit  surgery.Edit
	title string // of the step
	same  bool   // nothing
}

// mark returns what changes the progress of one step at this visit.
func (r *Room) mark(v *surgery.Visit, list, step string, change change) (marked, error) {
	from, ok := r.checklists.Lists().Get(list)
	if !ok {
		return marked{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	s, ok := from.Step(step)
	if !ok {
		return marked{}, surgery.Fail(surgery.NotFound, "error.gone")
	}
	all, err := r.desk.Store().Progress(v.ID)
	if err != nil {
		return marked{}, err
	}
	for _, p := range all {
		if p.Checklist == list && p.Step == step {
			after := *p
			change(&after, s)
			return marked{surgery.Edit{Before: p, After: &after}, s.Title, after == *p}, nil
		}
	}
	p := &surgery.Progress{On: v.ID, Checklist: list, Step: step, State: surgery.ToDo, At: r.desk.Moment(),
		Version: s.Version, Person: v.Owner()}
	if earlier, err := r.earlier(v, surgery.StepKey{Checklist: list, Step: step}); err != nil {
		return marked{}, err
	} else if earlier != nil {
		// A note neither undoes what was done nor does it again: see progressOf.
		p.State, p.At, p.Version, p.Words = earlier.State, earlier.At, earlier.Version, earlier.Words
	}
	was := *p
	change(p, s)
	return marked{surgery.Edit{After: p}, s.Title, *p == was}, nil
}

// earlier returns what became of a step at the attendee's earlier visits.
func (r *Room) earlier(v *surgery.Visit, step surgery.StepKey) (*surgery.Progress, error) {
	if v.Guest() {
		return nil, nil
	}
	visits, err := r.desk.Store().VisitsOf(v.Attendee)
	if err != nil {
		return nil, err
	}
	state, err := r.progressOf(visits)
	return state[step], err
}

// marking returns the operation that marks steps of a visit.
func marking(kind surgery.Kind, v *surgery.Visit, edits ...surgery.Edit) *surgery.Operation {
	return &surgery.Operation{Kind: kind, About: v.ID, Surgery: v.Surgery, Visit: v.ID, Edits: edits}
}
