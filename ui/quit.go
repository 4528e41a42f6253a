package ui

import "socialmediasurgery/ui/kit"

// quit is asked for by key, menu or the window's own button. While a surgery is
// open it first shows the page that settles it; asked for again there, it goes.
func (s *Shell) quit() {
	if kit.TopPanel(s.stage.Window.Canvas()) != nil && !s.quitting {
		return // something is being typed; the panel is settled first
	}
	if s.open && !s.quitting {
		s.quitting = true
		s.closing().Quitting()
		s.goTo(closingID)
		return
	}
	s.leave()
}

// leave ends the program. All changes are durable already.
func (s *Shell) leave() { s.parts.App.Quit() }
