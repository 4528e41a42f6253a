package visit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// StepDone marks the open step done and goes to the next one.
func (s *Screen) StepDone() { s.mark(surgery.Done) }

// StepNotToday marks the open step as one for another day and goes on.
func (s *Screen) StepNotToday() { s.mark(surgery.NotTodayStep) }

// StepNotForMe marks the open step as not wanted and goes on.
func (s *Screen) StepNotForMe() { s.mark(surgery.NotForMe) }

// mark marks the open step. The next one opens at once, so that the next key is
// about the next step; the mark itself is drawn once it is saved.
func (s *Screen) mark(state surgery.StepState) {
	step, ok := s.open()
	if !ok {
		return
	}
	p, list := s.place(), s.list()
	next := step.ID
	if state != surgery.ToDo {
		at := stepAt(list, step.ID)
		if n := nextToDo(list, at); n != "" {
			next = n
		}
	}
	id := s.id
	goOn := func(to string) {
		p.step[step.Checklist] = to
		if s.id == id {
			s.middle.refreshSteps()
		}
	}
	goOn(next)
	s.middle.focus()
	if step.State == state && !step.Changed {
		return // it is so already, and keeps its day
	}
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Visit.Mark(id, step.Checklist, step.ID, state) },
		func(_ surgery.Change, err error) {
			if err != nil {
				goOn(step.ID)
				kit.ShowError(s.stage.Window, err)
			}
		})
}

// tick is a click on the box of a step, open or not: it is done, or, where it was done,
// to do again. Which step is open stays as it is, but for the one that is ticked.
func (s *Screen) tick(step checklist.MarkedStep) {
	state := surgery.Done
	if step.State == surgery.Done {
		state = surgery.ToDo
	}
	if open, ok := s.open(); ok && open.Checklist == step.Checklist && open.ID == step.ID {
		s.mark(state)
		return
	}
	s.change(func(id surgery.ID) (surgery.Change, error) {
		return s.stage.Visit.Mark(id, step.Checklist, step.ID, state)
	}, nil)
	s.middle.focus()
}

// change carries out a change of the visit that is shown; then may be nil.
func (s *Screen) change(work func(visit surgery.ID) (surgery.Change, error), then func()) {
	if !s.loaded {
		return
	}
	id := s.id
	s.stage.Change(func() (surgery.Change, error) { return work(id) }, func(surgery.Change) {
		if then != nil {
			then()
		}
	})
}

// StepNote opens the panel for a note on the open step. It opens after the key
// that asks for it is through, or the N would stand in the note.
func (s *Screen) StepNote() {
	step, ok := s.open()
	if !ok {
		return
	}
	id := s.id
	kit.Load(s.stage.Stage, func() (struct{}, error) { return struct{}{}, nil }, func(struct{}) {
		if id == s.id && kit.TopPanel(s.stage.Window.Canvas()) == nil {
			s.showNote(id, step)
		}
	})
}

func (s *Screen) showNote(id surgery.ID, step checklist.MarkedStep) {
	box := kit.NewNotes(words.Say("visit.note_example"), 5)
	box.SetText(step.Note)
	kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title:   words.Say("visit.note_title", "step", step.Title),
		Content: kit.NewField("", box, words.Say("visit.no_health")),
		Verb:    words.Say("visit.note_save"), First: box, Width: 560,
		Submit: func(done func(error)) {
			text := box.Text
			s.stage.Try(func() (surgery.Change, error) { return s.stage.Visit.WriteNote(id, step.Checklist, step.ID, text) },
				func(_ surgery.Change, err error) { done(err) })
		},
		Closed: s.middle.focus,
	})
}
