package visit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// ending is the button that ends the visit, or, once it is finished, those that
// take it up again and correct what was noted.
type ending struct {
	screen *Screen
	object *fyne.Container
	finish *kit.Button
	over   []fyne.CanvasObject
	around *fyne.Container // what makes room for it
	state  surgery.VisitState
	laid   bool
}

func newEnding(s *Screen) *ending {
	e := &ending{screen: s, finish: s.command(kit.Done, "finish", words.Say("visit.finish"))}
	reopen := kit.NewButton(kit.Secondary, words.Say("visit.reopen"), func() {
		s.change(s.stage.Visit.ReopenVisit, s.middle.focus)
	})
	e.over = []fyne.CanvasObject{
		kit.Row(0, kit.NewPill(kit.Finished, words.Say("visit.finished")), layout.NewSpacer()),
		s.command(kit.Secondary, "finish", words.Say("visit.finish_change")), reopen}
	e.object = kit.Column(8, append([]fyne.CanvasObject{e.finish}, e.over...)...)
	return e
}

// inBar takes the button that ends the visit out, for the bar above the steps,
// and sets the others beside one another.
func (e *ending) inBar() *ending {
	e.object = kit.Flow(8, e.over...)
	return e
}

func (e *ending) refresh() {
	s := e.screen
	now := s.view.State
	if !s.loaded {
		now = ""
	}
	if now == e.state && e.laid {
		return
	}
	e.state, e.laid = now, true
	over := now == surgery.Finished
	show(e.object, s.loaded)
	show(e.finish, s.loaded && !over)
	for _, o := range e.over {
		show(o, over)
	}
	e.around.Refresh()
}
