package closing

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// openVisits lists the visits still open and the guests with nothing logged,
// with what can be done about the one selected.
type openVisits struct {
	card  *kit.Card
	list  *kit.List
	rows  []today.Card
	note  *kit.Text
	end   *kit.Button
	stage *Stage
	late  bool // from an earlier day: when a visit ended is not known any more
}

// tall is how high the list may be at 100 percent, so that the page stays one.
const tall = 250

func newOpenVisits(stage *Stage) *openVisits {
	o := &openVisits{stage: stage, note: kit.Muted("")}
	o.list = kit.NewList(kit.ListParts{
		Length: func() int { return len(o.rows) },
		Key:    func(i int) string { return string(o.rows[i].Visit) },
		New:    newVisitRow,
		Fill: func(i int, row fyne.CanvasObject, _ kit.RowState) {
			fillVisitRow(row, o.rows[i], o.late)
		},
		Selected: func(int) { o.refresh() },
		Chosen:   func(int) { o.openOne() },
		Typed:    func(r rune) { o.letter(r) },
		Lines:    true,
	})
	o.end = kit.NewButton(kit.Secondary, words.Say("closing.finish_visit"), o.endOne).WithHint(words.Say("closing.finish_key"))
	open := kit.NewButton(kit.Secondary, words.Say("closing.open_visit"), o.openOne).WithHint(words.Say("closing.open_key"))
	frame := kit.NewCard(kit.AsHigh(o.list, tall))
	frame.Padding = -1
	o.card = kit.NewCard(kit.Column(kit.Step, kit.Title(words.Say("closing.open_title")), o.note, frame,
		kit.Flow(kit.Step, open, o.end)))
	return o
}

// show lists who is still open, then guests who were finished with nothing logged.
func (o *openVisits) show(a account) {
	o.rows = append([]today.Card(nil), a.Open...)
	for _, guest := range a.Guests {
		if guest.State == surgery.Finished {
			o.rows = append(o.rows, guest)
		}
	}
	o.late = a.leftOpen
	key := "closing.open_note"
	if o.late {
		key = "closing.open_note_late"
	}
	o.note.Set(words.Say(key))
	o.card.Hidden = len(o.rows) == 0
	o.list.Refresh()
	if o.list.SelectedIndex() < 0 && len(o.rows) > 0 {
		o.list.Select(0)
	}
	o.refresh()
}

// refresh offers to finish only a visit that is open today.
func (o *openVisits) refresh() {
	if row, ok := o.chosen(); ok && row.State != surgery.Finished && !o.late {
		o.end.Enable()
	} else {
		o.end.Disable()
	}
	o.end.Hidden = o.late
}

func (o *openVisits) chosen() (today.Card, bool) {
	i := o.list.SelectedIndex()
	if i < 0 || i >= len(o.rows) {
		return today.Card{}, false
	}
	return o.rows[i], true
}

func (o *openVisits) openOne() {
	if row, ok := o.chosen(); ok {
		o.stage.OpenVisit(row.Visit)
	}
}

// endOne finishes the selected visit now, and nothing else about it changes.
func (o *openVisits) endOne() {
	row, ok := o.chosen()
	if !ok || o.end.Disabled() || o.end.Hidden {
		return
	}
	o.stage.Change(func() (surgery.Change, error) { return o.stage.Closing.EndVisit(row.Visit) }, nil)
}

// A row: number and name, how it stands, and whether nothing is logged.
func newVisitRow() fyne.CanvasObject {
	name := kit.NewText(kit.Ellipsis, kit.Run{Text: kit.Blank, Weight: kit.Bold})
	return kit.Padded(9, 14, 9, 14, kit.MiddleRow(kit.Step, name, kit.NewPill(kit.Waiting, words.Say("closing.nothing_logged"))))
}

func fillVisitRow(row fyne.CanvasObject, c today.Card, late bool) {
	parts := row.(*fyne.Container).Objects[0].(*fyne.Container)
	name, pill := parts.Objects[0].(*kit.Text), parts.Objects[1].(*kit.Pill)
	name.SetRuns(kit.Run{Text: c.Name, Weight: kit.Bold},
		kit.Run{Text: "   " + stands(c, late), Colour: kit.ColourMuted, Size: kit.SizeSmall})
	pill.Hidden = !c.Bare
	parts.Refresh()
}

// stands says how a visit stands.
func stands(c today.Card, late bool) string {
	switch {
	case c.State == surgery.Finished:
		return words.Say("closing.state_finished")
	case c.State == surgery.BeingHelped && c.Surgeon != "":
		return words.Say("closing.state_helped", "surgeon", c.Surgeon)
	case c.State == surgery.BeingHelped:
		return words.Say("closing.state_helped_nobody")
	case late || c.Minutes < 0:
		return words.Say("closing.state_waiting")
	}
	return words.Count("closing.state_waiting_minutes", c.Minutes)
}

// letter does what one stands for.
func (o *openVisits) letter(r rune) bool {
	if r != 'f' && r != 'F' || len(o.rows) == 0 {
		return false
	}
	o.endOne()
	return true
}
