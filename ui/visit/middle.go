package visit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// middle is the checklist: its title, the question how confident they feel, and
// the steps.
type middle struct {
	add     *kit.Button // of the first checklist, while there is none
	screen  *Screen
	object  fyne.CanvasObject
	bar     *fyne.Container // above the steps while the handout has no column: below, notices would cover it
	state   *kit.StateView
	title   *kit.Text
	track   *kit.Pill
	summary *kit.Text
	ask     *confidence
	open    *openStep
	rows    []*row
	column  *fyne.Container
	steps   *picker
	scroll  *container.Scroll
	list    string // that the scroll stands at
	finish  *ending
}

func newMiddle(s *Screen) *middle {
	m := &middle{screen: s, title: kit.Heading("").Unbroken(), track: kit.NewPill(kit.Calm, ""), summary: kit.Small("")}
	m.ask = newConfidence(s)
	m.open = newOpenStep(s)
	m.column = kit.Column(10)
	m.steps = newPicker(m.column, m.key, m.refreshSteps)
	head := kit.Column(2, kit.Flow(8, m.title, m.track), m.summary)
	m.scroll = kit.Scrolled(kit.Padded(20, 24, 40, 24, kit.Column(12, head, m.ask.object, m.steps)))
	m.state = kit.NewStateView(fitted(m.scroll))
	m.finish = newEnding(s).inBar()
	m.bar = kit.Padded(14, 24, 0, 24, kit.Column(8, kit.Flow(12, s.handoutButton(), m.finish.finish), m.finish.object))
	m.finish.around = kit.Edges(m.bar, nil, nil, nil, m.state)
	m.object = m.finish.around
	return m
}

// focus puts the keys on the steps, or, where there are none, on what adds some,
// unless a panel is open.
func (m *middle) focus() {
	canvas := m.screen.stage.Window.Canvas()
	if !m.screen.seen || kit.TopPanel(canvas) != nil {
		return
	}
	switch {
	case m.screen.CanMark():
		kit.Focus(m.steps)
	case m.state.State() == kit.ViewEmpty:
		kit.Focus(m.add)
	}
}

func (m *middle) refresh() {
	s := m.screen
	m.finish.refresh()
	list := s.list()
	switch {
	case s.failed != nil:
		m.state.Failed(s.failed, s.load)
		return
	case !s.loaded:
		m.state.Loading()
		return
	case list == nil:
		if m.state.State() != kit.ViewEmpty {
			m.add = kit.NewButton(kit.Primary, words.Say("visit.empty_add"), s.addSafeBasics)
			m.state.Empty(words.Say("visit.empty"), words.Say("visit.empty_advice"), m.add)
			m.focus()
		}
		return
	}
	m.title.Set(list.Title)
	show(m.track, s.view.Track != "")
	if s.view.Track != "" {
		m.track.Set(kit.Calm, words.Say("desk.track_"+string(s.view.Track)))
	}
	m.summary.Set(summary(s.view, list))
	m.ask.refresh()
	if m.state.State() != kit.ViewFull {
		m.state.Full()
		m.refreshSteps()
		m.focus()
		return
	}
	m.refreshSteps()
}

// summary says how long is left and to take it easy.
func summary(v visit.Visit, list *checklist.Marked) string {
	whose := words.Say("visit.pace_own")
	if v.First != "" {
		whose = words.Say("visit.pace", "name", v.First)
	}
	if list.Minutes == 0 {
		return words.Say("visit.nothing_left")
	}
	return words.Count("visit.left", list.Minutes) + " " + whose
}

// refreshSteps draws the steps that changed and keeps the open one in sight.
func (m *middle) refreshSteps() {
	s := m.screen
	list := s.list()
	if list == nil || !s.loaded {
		return
	}
	for len(m.rows) < len(list.Steps) {
		m.rows = append(m.rows, newRow())
	}
	at := stepAt(list, s.place().step[list.ID])
	objects := make([]fyne.CanvasObject, len(list.Steps))
	for i, step := range list.Steps { // the page must leave its old row before it goes into another
		if i != at {
			m.rows[i].set(step, false, false, nil)
		}
		m.rows[i].tapped = func() {
			m.openAt(i)
			m.focus()
		}
		m.rows[i].ticked = func() { s.tick(step) }
		objects[i] = m.rows[i]
	}
	if at >= 0 {
		m.open.set(list.Steps[at])
		m.rows[at].set(list.Steps[at], true, m.steps.has, m.open.object)
	}
	m.column.Objects = objects
	refit(m.scroll)
	m.bringIntoSight(at)
}

// bringIntoSight scrolls so that the whole open step can be seen, with some of
// what comes before it.
func (m *middle) bringIntoSight(at int) {
	s := m.screen
	offset, port := m.scroll.Offset, m.scroll.Size().Height
	if m.list != string(s.id)+s.place().list { // another list starts at its top
		m.list = string(s.id) + s.place().list
		offset.Y = 0
	}
	if at >= 0 && port > 0 {
		margin, below := kit.Grow(30), kit.Grow(70) // a notice may lie over the foot
		top := m.rows[at].Position().Y + m.steps.Position().Y + m.scroll.Content.(*fyne.Container).Objects[0].Position().Y
		bottom := top + m.rows[at].Size().Height
		if bottom+below > offset.Y+port {
			offset.Y = bottom + below - port
		}
		if top-margin < offset.Y {
			offset.Y = top - margin
		}
		offset.Y = max(min(offset.Y, m.scroll.Content.Size().Height-port), 0)
	}
	if offset != m.scroll.Offset {
		m.scroll.ScrollToOffset(offset)
	}
}

// openAt opens the step at that place of the list.
func (m *middle) openAt(i int) {
	s := m.screen
	if list := s.list(); list != nil && i >= 0 && i < len(list.Steps) {
		s.place().step[list.ID] = list.Steps[i].ID
		m.refreshSteps()
	}
}

// key is what keys do on the steps.
func (m *middle) key(name fyne.KeyName) bool {
	s := m.screen
	list := s.list()
	if list == nil {
		return false
	}
	at := stepAt(list, s.place().step[list.ID])
	switch name {
	case fyne.KeyUp:
		m.openAt(at - 1)
	case fyne.KeyDown:
		m.openAt(at + 1)
	case fyne.KeyHome:
		m.openAt(0)
	case fyne.KeyEnd:
		m.openAt(len(list.Steps) - 1)
	case fyne.KeySpace:
		s.StepDone()
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.steps.pressed(name) {
			s.StepDone()
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		if step, ok := s.open(); ok && step.State != surgery.ToDo {
			s.mark(surgery.ToDo)
		}
	default:
		return false
	}
	return true
}
