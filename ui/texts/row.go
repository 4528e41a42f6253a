package texts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// row is one text in the list: its title, where it is read, when it was checked.
type row struct {
	widget.BaseWidget
	title, where, checked *kit.Text
	yours, old            *kit.Pill
	pills, body           *fyne.Container
}

func newRow() fyne.CanvasObject {
	r := &row{title: kit.Strong(kit.Blank).OneLine(), where: kit.Small(kit.Blank).OneLine(), checked: kit.Small(kit.Blank).OneLine(),
		yours: kit.NewPill(kit.Calm, words.Say("texts.yours")), old: kit.NewPill(kit.Waiting, words.Say("texts.old"))}
	r.pills = kit.MiddleRow(kit.Step, r.checked, r.old, r.yours)
	r.body = kit.Padded(10, 14, 10, 14, kit.Column(3, r.title, r.where, r.pills))
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) fill(t texts.Row) {
	r.title.Set(t.Title)
	r.where.Set(where(t.Name))
	r.checked.Set(checked(t.Checked))
	r.yours.Hidden, r.old.Hidden = !t.Changed, !t.Old
	r.pills.Refresh()
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }
