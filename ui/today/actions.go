package today

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// action is one thing to do with the visit of a card.
type action struct {
	label  string
	key    fyne.KeyName // with Alt, while the card has the focus; "" for none
	kind   kit.Kind
	seldom bool   // behind the last button of the card
	hint   string // another key
	grave  bool   // Return does it on its own button alone
	do     func()
}

// actions returns what can be done with a card, the likeliest first. Enter opens
// every card.
func (s *Screen) actions(c today.Card) []action {
	open := action{label: words.Say("today.open"), do: func() { s.stage.OpenVisit(c.Visit) }}
	left := action{label: words.Say("today.leave_unhelped"), key: fyne.KeyL, seldom: true, do: func() { s.leave(c.Visit) }}
	remove := action{label: words.Say("today.remove_check_in"), key: fyne.KeyDelete, seldom: true, grave: true, do: func() { s.remove(c.Visit) }}
	switch c.State {
	case surgery.Waiting:
		return []action{{label: words.Say("today.pair"), key: fyne.KeyP, kind: kit.Primary, do: func() { s.pair(c) }}, open, left, remove}
	case surgery.BeingHelped:
		return []action{open,
			{label: words.Say("today.change_surgeon"), key: fyne.KeyP, do: func() { s.pair(c) }},
			{label: words.Say("today.back_to_waiting"), key: fyne.KeyW, do: func() { s.unpair(c.Visit) }}, left, remove}
	}
	return []action{open, {label: words.Say("today.reopen"), key: fyne.KeyR, do: func() { s.reopen(c.Visit) }}, remove}
}

// more offers what found no room on a card.
func (s *Screen) more(c today.Card, rest []action) {
	s.offerMore(words.Say("today.more_title", "who", c.Name), rest)
}

// offerMore opens a panel with a button for each of these, one below the other, under
// what is said first.
func (s *Screen) offerMore(title string, rest []action, said ...fyne.CanvasObject) {
	if kit.TopPanel(s.stage.Window.Canvas()) != nil {
		return
	}
	var panel *kit.Panel
	column := kit.Column(kit.Step, said...)
	for _, a := range rest {
		b := kit.NewButton(kit.Secondary, a.label, func() {
			panel.Close()
			a.do()
		})
		b.Grave = a.grave
		if a.key != "" {
			b.Hint = kit.KeyHint(kit.Alt(a.key))
		}
		if a.hint != "" {
			b.Hint = a.hint
		}
		column.Add(b)
	}
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: title, Content: column, Width: 420})
}

func (s *Screen) unpair(visit surgery.ID) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Today.Unpair(visit) }, nil)
}

func (s *Screen) reopen(visit surgery.ID) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Visit.ReopenVisit(visit) }, nil)
}

// leave finishes the visit of somebody who has gone without being helped.
func (s *Screen) leave(visit surgery.ID) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Visit.LeaveUnhelped(visit) }, nil)
}

// remove takes a check-in away that should not have been. Nothing is asked, since Undo
// brings it back.
func (s *Screen) remove(visit surgery.ID) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Visit.RemoveCheckIn(visit) }, nil)
}
