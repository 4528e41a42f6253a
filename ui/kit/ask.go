package kit

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/guard"
	"socialmediasurgery/surgery/words"
)

// ask asks about what was typed before it is kept: it is taken out, or it is not
// what it looks like; then the work is done again. Who goes back finds what they
// typed as it was, and then gets the error.
func (s *Stage) ask(doubt *guard.Doubt, err error, work func() (surgery.Change, error), then func(surgery.Change, error)) {
	ahead.forget()
	what, next := ErrorWords(err)
	settled := false
	var panel *Panel
	settle := func(takeOut bool) {
		settled = true
		panel.Close()
		s.Try(func() (surgery.Change, error) {
			s.Settle(doubt, takeOut)
			return work()
		}, then)
	}
	panel = ShowPanel(s.Window, PanelParts{
		Title: what, Content: Body(next), Verb: words.Say("guard.take_out"), Cancel: words.Say("guard.back"),
		More:   []*Button{NewButton(Secondary, words.Say("guard.not_one"), func() { settle(false) })},
		Submit: func(func(error)) { settle(true) },
		Closed: func() {
			if !settled {
				then(surgery.Change{}, err)
			}
		},
	})
}
