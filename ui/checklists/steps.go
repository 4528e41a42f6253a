package checklists

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// steps is the chosen checklist: what can be done with it, and its steps.
type steps struct {
	screen  *Screen
	card    *kit.Card
	title   *kit.Text
	summary *kit.Text
	away    *kit.Button // hides the list, or shows it again
	ours    *kit.Button
	list    *kit.List
	hide    *kit.Button // of a step
}

func newSteps(s *Screen) *steps {
	p := &steps{screen: s, title: kit.Title(""), summary: kit.Muted("")}
	p.list = kit.NewList(kit.ListParts{
		Length:   func() int { return len(s.list.Steps) },
		Key:      func(i int) string { return s.list.ID + "\n" + s.list.Steps[i].ID },
		New:      newStepRow,
		Fill:     func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*stepRow).fill(s.list.Steps[i], p.number(i)) },
		Selected: func(int) { p.label() },
		Chosen:   func(int) { p.edit() },
		Other: func(_ int, ev *fyne.KeyEvent) bool {
			if ev.Name == fyne.KeyDelete {
				p.toggle()
			}
			return ev.Name == fyne.KeyDelete
		},
		Shortcut: func(_ int, k fyne.Shortcut) bool {
			switch k.ShortcutName() {
			case kit.Alt(fyne.KeyUp).ShortcutName():
				p.move(-1)
			case kit.Alt(fyne.KeyDown).ShortcutName():
				p.move(+1)
			default:
				return false
			}
			return true
		},
		Lines: true,
	})
	button := func(key string, do func()) *kit.Button { return kit.NewButton(kit.Secondary, words.Say(key), do) }
	p.away = button("checklists.hide_list", p.toggleList)
	p.ours = button("checklists.ours", s.backToOurs)
	p.hide = button("checklists.hide_step", p.toggle).WithHint(words.Say("checklists.hide_key"))
	ofList := kit.Flow(kit.Step, button("checklists.change_list", s.nameList), button("checklists.preview", s.preview),
		button("checklists.share", s.share), p.away, p.ours)
	ofStep := kit.Flow(kit.Step, button("checklists.add_step", func() { s.stepPanel(checklist.Step{}) }),
		button("checklists.change_step", p.edit).WithHint(words.Say("checklists.change_key")),
		button("checklists.up", func() { p.move(-1) }).WithHint(words.Say("checklists.up_key")),
		button("checklists.down", func() { p.move(+1) }).WithHint(words.Say("checklists.down_key")), p.hide)
	p.card = kit.NewCard(kit.Column(12, kit.Column(2, p.title, p.summary), ofList, framed(p.list, stepsTall), ofStep))
	return p
}

// show shows the screen's checklist.
func (p *steps) show(row checklists.Row) {
	p.title.Set(p.screen.list.Title)
	p.summary.Set(p.screen.list.Summary)
	p.ours.Hidden = !row.Own || !row.Shipped
	away := words.Say("checklists.hide_list")
	if row.Hidden {
		away = words.Say("checklists.show_list")
	}
	p.away.SetLabel(away)
	p.list.Refresh()
	if p.list.SelectedIndex() < 0 {
		p.list.Select(0)
	}
	p.label()
	p.card.Refresh()
}

// number is the place of a step among those people see, 0 for a hidden one.
func (p *steps) number(i int) int {
	if p.screen.list.Steps[i].Hidden {
		return 0
	}
	n := 0
	for _, s := range p.screen.list.Steps[:i+1] {
		if !s.Hidden {
			n++
		}
	}
	return n
}

func (p *steps) chosen() (checklist.Step, bool) {
	i := p.list.SelectedIndex()
	if i < 0 || i >= len(p.screen.list.Steps) {
		return checklist.Step{}, false
	}
	return p.screen.list.Steps[i], true
}

// label says what the button does with the chosen step.
func (p *steps) label() {
	label := words.Say("checklists.hide_step")
	if s, ok := p.chosen(); ok && s.Hidden {
		label = words.Say("checklists.show_step")
	}
	p.hide.SetLabel(label)
}

func (p *steps) edit() {
	if s, ok := p.chosen(); ok {
		p.screen.stepPanel(s)
	}
}

func (p *steps) move(by int) {
	if s, ok := p.chosen(); ok {
		list := p.screen.list.ID
		p.screen.change(func() (surgery.Change, error) {
			done, err := p.screen.stage.Checklists.MoveStep(list, s.ID, by)
			done.Notice = "" // it is seen, and a notice would lie over the buttons
			return done, err
		})
	}
}

func (p *steps) toggle() {
	if s, ok := p.chosen(); ok {
		list := p.screen.list.ID
		p.screen.change(func() (surgery.Change, error) { return p.screen.stage.Checklists.HideStep(list, s.ID, !s.Hidden) })
	}
}

func (p *steps) toggleList() {
	if row, ok := p.screen.chosen(); ok {
		p.screen.change(func() (surgery.Change, error) { return p.screen.stage.Checklists.Hide(row.ID, !row.Hidden) })
	}
}
