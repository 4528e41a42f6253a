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
	label string
	key   fyne.KeyName // with Alt, while the card has the focus; "" for none
	kind  kit.Kind
	do    func()
}

// actions returns what can be done with a card, the likeliest first. Enter opens
// every card.
func (s *Screen) actions(c today.Card) []action {
	open := action{label: words.Say("today.open"), do: func() { s.stage.OpenVisit(c.Visit) }}
	switch c.State {
	case surgery.Waiting:
		return []action{{label: words.Say("today.pair"), key: fyne.KeyP, kind: kit.Primary, do: func() { s.pair(c) }}, open}
	case surgery.BeingHelped:
		return []action{open,
			{label: words.Say("today.change_surgeon"), key: fyne.KeyP, do: func() { s.pair(c) }},
			{label: words.Say("today.back_to_waiting"), key: fyne.KeyW, do: func() { s.unpair(c.Visit) }}}
	}
	return []action{open, {label: words.Say("today.reopen"), key: fyne.KeyR, do: func() { s.reopen(c.Visit) }}}
}

func (s *Screen) unpair(visit surgery.ID) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Today.Unpair(visit) }, nil)
}

func (s *Screen) reopen(visit surgery.ID) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Visit.ReopenVisit(visit) }, nil)
}
