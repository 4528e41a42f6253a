package ui

import (
	"log/slog"

	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// anew goes on with other records in a window of their own: see Parts.Anew.
func (s *Shell) anew(between func() (*sharing.Next, error)) {
	kit.ForgetCopied() // the clock that would do it stops
	s.wall.Close()
	s.stage.Window.Canvas().Unfocus()
	s.forgetScreens()
	w := s.Window()
	if err := s.parts.Anew(between); err != nil {
		slog.Error("ui: the other records were not opened", "cause", err)
		s.parts.leave() // the next start says why
		return
	}
	w.SetCloseIntercept(nil)
	w.Close()
}

// sayOnce says what the window before this one had to say, where somebody reads it:
// on the lock, or in a panel.
func (s *Shell) sayOnce() {
	said := s.parts.Said
	s.parts.Said = ""
	switch {
	case said == "":
	case s.guard.hidden():
		s.guard.say(said)
	default:
		kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("shell.joined_over"), Content: kit.Body(said)})
	}
}
