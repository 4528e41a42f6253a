package week

import (
	"unicode"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// marks are the keys of the states of a step.
var marks = map[rune]surgery.StepState{' ': surgery.Done, 'S': surgery.NotTodayStep, 'X': surgery.NotForMe}

// checklistPanel walks through the checklist of an event: one step is open with
// why and how, and each is marked as on a visit.
type checklistPanel struct {
	screen *Screen
	event  surgery.Event
	list   *checklist.Marked
	rows   *kit.List
	so     *kit.Text
	bar    *kit.Progress
	why    *kit.Text
	how    *kit.Text
	menus  *kit.Text
	panel  *kit.Panel
}

// Checklist opens the checklist of the event that is selected.
func (s *Screen) Checklist() {
	if e, ok := s.board.current(); ok && e.Steps > 0 {
		s.checklistOf(e.Event)
	}
}

func (s *Screen) checklistOf(e surgery.Event) {
	kit.Load(s.stage.Stage, func() (*checklist.Marked, error) { return s.stage.Week.EventList(e.ID) }, func(list *checklist.Marked) {
		if list != nil {
			newChecklist(s, e, list)
		}
	})
}

func newChecklist(s *Screen, e surgery.Event, list *checklist.Marked) {
	p := &checklistPanel{screen: s, event: e, list: list, so: kit.Small(""), bar: kit.NewProgress(0),
		why: kit.Muted(""), how: kit.Body(""), menus: kit.Small("")}
	p.rows = kit.NewList(kit.ListParts{
		Length: func() int { return len(p.list.Steps) },
		Key:    func(i int) string { return p.list.Steps[i].ID },
		New: func() fyne.CanvasObject {
			return kit.Padded(8, 12, 8, 10, kit.MiddleRow(12, kit.NewMark(kit.MarkToDo), kit.Body(kit.Blank).OneLine(), kit.Small("").Unbroken()))
		},
		Fill:     p.fillRow,
		Selected: func(int) { p.showStep() },
		Chosen:   func(int) {},
		Other: func(i int, ev *fyne.KeyEvent) bool {
			if ev.Name != fyne.KeySpace {
				return false
			}
			p.mark(i, surgery.Done)
			return true
		},
		Typed: p.letter,
		Lines: true,
	})
	frame := kit.Framed(p.rows, 250)
	button := func(label, hint string, state surgery.StepState) *kit.Button {
		return kit.NewButton(kit.Secondary, label, func() {
			p.mark(p.rows.SelectedIndex(), state)
			kit.Focus(p.rows)
		}).InCard().WithHint(hint)
	}
	keys := kit.Flow(kit.Step, button(words.Say("week.step_done"), words.Say("week.key_space"), surgery.Done),
		button(words.Say("week.step_not_today"), "S", surgery.NotTodayStep), button(words.Say("week.step_not_for_me"), "X", surgery.NotForMe))
	step := kit.NewCard(kit.Column(8, p.why, p.how, p.menus, kit.VGap(2), keys))
	content := kit.Column(12, kit.Column(4, kit.Muted(e.Words.Title), p.bar, p.so), frame, step)
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: list.Title, Content: content, First: p.rows, Width: 680, Letter: p.letter})
	p.rows.Select(p.next())
	p.refresh()
}

// letter marks the step that is selected as its key says.
func (p *checklistPanel) letter(r rune) {
	if state, ok := marks[unicode.ToUpper(r)]; ok {
		p.mark(p.rows.SelectedIndex(), state)
	}
}

// next returns the first step that is still to do.
func (p *checklistPanel) next() int {
	for i, s := range p.list.Steps {
		if s.State == surgery.ToDo {
			return i
		}
	}
	return 0
}

var markOf = map[surgery.StepState]kit.MarkState{surgery.Done: kit.MarkDone, surgery.NotTodayStep: kit.MarkNotToday, surgery.NotForMe: kit.MarkNotForMe}

func (p *checklistPanel) fillRow(i int, row fyne.CanvasObject, _ kit.RowState) {
	step := p.list.Steps[i]
	parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	parts[0].(*kit.Mark).Set(markOf[step.State])
	parts[1].(*kit.Text).Set(words.Say("week.step_line", "number", step.Number, "title", step.Title))
	state := ""
	if step.State != surgery.ToDo {
		state = words.Say("week.state_" + string(step.State))
	}
	parts[2].(*kit.Text).Set(state)
}

func (p *checklistPanel) refresh() {
	n := len(p.list.Steps)
	p.bar.Set(float32(p.list.Done) / float32(max(n, 1)))
	p.so.Set(words.Say("week.steps_so_far", "done", p.list.Done, "steps", n))
	p.rows.Refresh()
	p.showStep()
}

// showStep writes why and how of the step that is selected.
func (p *checklistPanel) showStep() {
	i := p.rows.SelectedIndex()
	if i < 0 || i >= len(p.list.Steps) {
		return
	}
	step := p.list.Steps[i]
	p.why.Set(step.Why)
	p.why.Hidden = step.Why == ""
	p.how.Set(step.How)
	p.how.Hidden = step.How == ""
	p.menus.Set(step.Menus)
	p.menus.Hidden = step.Menus == ""
	if p.panel != nil {
		p.panel.Refresh()
	}
}

// mark marks a step; the same again takes the mark back. Done goes on to the
// next step.
func (p *checklistPanel) mark(i int, state surgery.StepState) {
	if i < 0 || i >= len(p.list.Steps) {
		return
	}
	step := p.list.Steps[i]
	if step.State == state {
		state = surgery.ToDo
	}
	s := p.screen
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Week.MarkEventStep(p.event.ID, step.ID, state) }, func(_ surgery.Change, err error) {
		if err != nil {
			p.panel.Fail(err)
			return
		}
		p.panel.Fail(nil)
		kit.Load(s.stage.Stage, func() (*checklist.Marked, error) { return s.stage.Week.EventList(p.event.ID) }, func(list *checklist.Marked) {
			if list == nil {
				return
			}
			p.list = list
			if state != surgery.ToDo && i+1 < len(list.Steps) {
				p.rows.Select(i + 1)
			}
			p.refresh()
		})
	})
}
