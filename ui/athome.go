package ui

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// atHome stands on a joined desk in place of a screen that only the home desk has.
type atHome struct {
	view  *kit.StateView
	today *kit.Button
}

var _ kit.Screen = (*atHome)(nil)

func newAtHome(s *Shell, p place) *atHome {
	a := &atHome{view: kit.NewStateView(kit.Stack())}
	a.today = kit.NewButton(kit.Primary, words.Say("shell.to_today"), func() { s.goTo(todayID) })
	buttons := []*kit.Button{a.today}
	switch p.id {
	case barometerID:
		buttons = append(buttons, kit.NewButton(kit.Secondary, words.Say("shell.ask_here"), func() { s.goTo(askingID) }))
	case learningID:
		buttons = append(buttons, s.commands.Button(kit.Secondary, "quick_add"))
	}
	a.view.Empty(words.Say("shell.at_home"), words.Say("shell.at_home_"+p.id), buttons...)
	return a
}

// Content is for the shell.
func (a *atHome) Content() fyne.CanvasObject { return a.view }

// Shown gives the button the focus.
func (a *atHome) Shown() { kit.Focus(a.today) }

// Changed has nothing to draw.
func (a *atHome) Changed([]surgery.Family) {}
