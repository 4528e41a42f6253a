package checklists

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/desk/checklists"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// listRow is one checklist: its title, how many steps, and whose it is.
type listRow struct {
	widget.BaseWidget
	title, steps *kit.Text
	own, hidden  *kit.Pill
	pills, body  *fyne.Container
}

func newListRow() fyne.CanvasObject {
	r := &listRow{title: kit.Strong(kit.Blank).OneLine(), steps: kit.Small(kit.Blank).OneLine(),
		own: kit.NewPill(kit.Calm, kit.Blank), hidden: kit.NewPill(kit.Plain, words.Say("checklists.hidden_pill"))}
	r.pills = kit.MiddleRow(kit.Step, r.steps, r.hidden, r.own)
	r.body = kit.Padded(8, 14, 8, 14, kit.Column(3, r.title, r.pills))
	r.ExtendBaseWidget(r)
	return r
}

func (r *listRow) fill(c checklists.Row) {
	r.title.Set(c.Title)
	steps := words.Count("checklists.steps", c.Steps)
	if c.Away > 0 {
		steps += " · " + words.Count("checklists.away", c.Away)
	}
	r.steps.Set(steps)
	r.own.Hidden, r.hidden.Hidden = !c.Own, !c.Hidden
	whose := words.Say("checklists.yours")
	if c.Shipped {
		whose = words.Say("checklists.changed")
	}
	r.own.Set(kit.Calm, whose)
	r.pills.Refresh()
}

// CreateRenderer is for Fyne.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }

// stepRow is one step: its number as people see it, what to do, for whom.
type stepRow struct {
	widget.BaseWidget
	title, about *kit.Text
	hidden       *kit.Pill
	line, body   *fyne.Container
}

func newStepRow() fyne.CanvasObject {
	r := &stepRow{title: kit.Strong(kit.Blank).OneLine(), about: kit.Small(kit.Blank).OneLine(), hidden: kit.NewPill(kit.Plain, words.Say("checklists.hidden_pill"))}
	r.line = kit.MiddleRow(kit.Step, r.about, r.hidden)
	r.body = kit.Padded(8, 14, 8, 14, kit.Column(3, r.title, r.line))
	r.ExtendBaseWidget(r)
	return r
}

// fill shows a step; number is 0 for a hidden one, which has none.
func (r *stepRow) fill(s checklist.Step, number int) {
	title := s.Title
	if number > 0 {
		title = strconv.Itoa(number) + "  " + title
	}
	r.title.Set(title)
	about := words.Say("checklists.step_line", "minutes", s.Minutes,
		"track", words.Say("checklists.track_"+string(s.Track)), "kind", words.Say("checklists.kind_"+string(s.Kind)))
	if s.Essential {
		about += " · " + words.Say("checklists.step_essential")
	}
	r.about.Set(about)
	r.hidden.Hidden = !s.Hidden
	r.line.Refresh()
}

// CreateRenderer is for Fyne.
func (r *stepRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }
