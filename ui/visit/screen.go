// Package visit is the Visit screen: one attendee, their checklists, the steps
// one at a time, and the handout they take home. It is made to be seen by the
// attendee, so nobody else's data is ever on it.
package visit

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	textsroom "socialmediasurgery/surgery/desk/texts"
	visitroom "socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/ui/kit"
)

// Screen is the Visit screen. Open says whose visit it shows.
type Screen struct {
	stage  *Stage
	root   *fyne.Container
	left   *left
	middle *middle
	right  *right

	id        surgery.ID
	view      visitroom.Visit
	until     string               // until when a place saved today is kept
	languages []textsroom.Language // that may stand beside English on the handout
	loaded    bool                 // view is the visit id
	seen      bool                 // the window shows this screen
	failed    error                // why it is not
	places    map[surgery.ID]*place
	stop      func() // of the minutes; nil before the screen was shown

	reading, again bool // a read is under way; another is wanted after it
}

var _ kit.Screen = (*Screen)(nil)

// place is where the host is in one visit. It is kept while the program runs, so
// that going over to another visit and back loses nothing.
type place struct {
	list     string            // the checklist that is shown
	step     map[string]string // the open step, by checklist
	sheet    string            // typed from the sheet and not marked yet
	skipped  bool              // the question how confident they feel
	finish   *finishDraft      // typed into the finish panel and not saved yet
	removing int               // where the checklist that is being taken off stood
}

// New makes the screen; it is built when it is first shown.
func New(stage *Stage) *Screen {
	return &Screen{stage: stage, places: map[surgery.ID]*place{}}
}

// Dropped ends what goes on by itself: the screen is not used any more.
func (s *Screen) Dropped() {
	if s.stop != nil {
		s.stop()
	}
}

// Content returns the screen, built at the first call.
func (s *Screen) Content() fyne.CanvasObject {
	if s.root == nil {
		s.left, s.middle, s.right = newLeft(s), newMiddle(s), newRight(s)
		s.root = columns(s.left.object, s.middle.object, s.right.object, s.middle.bar)
		s.refresh()
		s.stop = s.stage.Runner.Every(time.Minute, func() {
			if s.root.Visible() && s.loaded {
				s.load() // "12 min" goes on
			}
		})
	}
	return s.root
}

// Open shows a visit. Of the one shown before, all that was typed and chosen is
// kept.
func (s *Screen) Open(visit surgery.ID) {
	if visit != s.id {
		s.id, s.view, s.loaded, s.failed = visit, visitroom.Visit{}, false, nil
	}
	s.seen = false // until the shell says so with Shown
	s.Content()
	s.refresh()
	s.load()
}

// Current returns the visit that is shown, "" for none.
func (s *Screen) Current() surgery.ID { return s.id }

// Shown reads the visit again and puts the keys on its steps.
func (s *Screen) Shown() {
	s.Content()
	s.seen = true
	s.load()
	s.middle.focus()
}

// Changed reads the visit again.
func (s *Screen) Changed([]surgery.Family) { s.load() }

// Back goes to Today.
func (s *Screen) Back() {
	s.seen = false
	s.stage.Go("today")
}

// Ready reports whether a visit is there to be printed or finished.
func (s *Screen) Ready() bool { return s.loaded }

// CanMark reports whether a step is open, for the keys that mark one.
func (s *Screen) CanMark() bool {
	_, ok := s.open()
	return ok
}

// place returns where the host is in the visit that is shown.
func (s *Screen) place() *place {
	p := s.places[s.id]
	if p == nil {
		p = &place{step: map[string]string{}}
		s.places[s.id] = p
	}
	return p
}

// found is what is read of a visit.
type found struct {
	visit     visitroom.Visit
	until     string
	languages []textsroom.Language
}

// load reads the visit on the worker and draws it.
func (s *Screen) load() {
	id := s.id
	if id == "" {
		return
	}
	if s.again = s.reading; s.reading {
		return
	}
	s.reading = true
	kit.Do(s.stage.Runner, func() (found, error) {
		v, err := s.stage.Visit.Visit(id)
		return found{v, s.stage.Settings.SaveUntil(), s.stage.Texts.Languages()}, err
	}, func(got found, err error) {
		s.reading = false
		if id != s.id { // another visit is open by now
			s.load()
			return
		}
		fresh := !s.loaded
		if !fresh && s.seen && surgery.KindOf(err) == surgery.NotFound { // the check-in was undone
			s.loaded = false
			s.Back()
			return
		}
		s.view, s.until, s.languages, s.loaded, s.failed = got.visit, got.until, got.languages, err == nil, err
		s.settle()
		s.refresh()
		if fresh && s.loaded {
			s.middle.focus()
		}
		if s.again {
			s.load()
			return
		}
		s.right.soon()
	})
}

// settle makes the chosen checklist and the open step ones that are there.
func (s *Screen) settle() {
	p := s.place()
	lists := s.view.Lists
	if len(lists) == 0 {
		p.list = ""
		return
	}
	if s.listAt(p.list) < 0 {
		p.list = lists[min(max(p.removing, 0), len(lists)-1)].ID
		if p.removing == 0 {
			p.list = firstToDo(lists)
		}
	}
	list := s.list()
	if stepAt(list, p.step[list.ID]) < 0 {
		p.step[list.ID] = nextToDo(list, -1)
	}
}

// firstToDo returns the first checklist with a step still to do.
func firstToDo(lists []checklist.Marked) string {
	for _, l := range lists {
		for _, step := range l.Steps {
			if step.State == surgery.ToDo {
				return l.ID
			}
		}
	}
	return lists[0].ID
}

// nextToDo returns the step to do after place at, or before it when there is
// none after, else the step at that place.
func nextToDo(list *checklist.Marked, at int) string {
	n := len(list.Steps)
	for i := 1; i <= n; i++ {
		if step := list.Steps[(at+i+n)%n]; step.State == surgery.ToDo {
			return step.ID
		}
	}
	if n == 0 {
		return ""
	}
	return list.Steps[max(at, 0)].ID
}

// list returns the checklist that is shown, nil for none.
func (s *Screen) list() *checklist.Marked {
	if i := s.listAt(s.place().list); i >= 0 {
		return &s.view.Lists[i]
	}
	return nil
}

func (s *Screen) listAt(id string) int {
	for i, l := range s.view.Lists {
		if l.ID == id {
			return i
		}
	}
	return -1
}

func stepAt(list *checklist.Marked, id string) int {
	for i, step := range list.Steps {
		if step.ID == id {
			return i
		}
	}
	return -1
}

// open returns the step that is open.
func (s *Screen) open() (checklist.MarkedStep, bool) {
	list := s.list()
	if !s.loaded || list == nil {
		return checklist.MarkedStep{}, false
	}
	i := stepAt(list, s.place().step[list.ID])
	if i < 0 {
		return checklist.MarkedStep{}, false
	}
	return list.Steps[i], true
}

// refresh draws everything from the state; each part draws only what changed.
func (s *Screen) refresh() {
	if s.root == nil {
		return
	}
	s.left.refresh()
	s.middle.refresh()
	s.right.refresh()
}
