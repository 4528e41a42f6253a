package ui

import (
	"time"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// quit is asked for by key, menu or the window's own button. While a surgery is
// open it first shows the page that settles it; asked for again there, it goes.
func (s *Shell) quit() {
	if s.vanished.gone && s.guard.what != inKiosk {
		kit.Confirm(s.stage.Window, words.Say("shell.quit_question"), words.Say("shell.quit_vanished"), words.Say("shell.quit"), true, s.leave)
		return
	}
	switch s.guard.what {
	case inKiosk: // leaving it is unlocking
		s.guard.kiosk.host()
		return
	case covered, locked: // the page that settles a surgery names people
		s.end()
		return
	}
	if kit.TopPanel(s.stage.Window.Canvas()) != nil {
		if s.parts.MadeUp {
			s.end()
			return
		}
		kit.Confirm(s.stage.Window, words.Say("shell.quit_question"), words.Say("shell.quit_typed"), words.Say("shell.quit"), true, s.leave)
		return
	}
	if s.open && !s.quitting && !s.parts.Rooms.Sharing.Joined() { // which closes no surgery
		s.quitting = true
		s.closing().Quitting()
		s.goTo(closingID)
		return
	}
	s.end()
}

// end leaves, on any of the ways out; a made-up week first says that it all goes.
func (s *Shell) end() {
	if s.parts.MadeUp {
		kit.Confirm(s.stage.Window, words.Say("shell.made_up_quit"), words.Say("shell.made_up_goes"), words.Say("shell.quit"), false, s.leave)
		return
	}
	s.leave()
}

// quitTime is how long the toolkit has to end. About one time in forty, under
// load, it was seen to wait for ever, with the records still held.
const quitTime = 5 * time.Second

// leave ends the program. All changes are durable already; what was copied would
// stay on the clipboard of some systems.
func (s *Shell) leave() {
	kit.ForgetCopied()
	s.parts.leave()
}

func (p Parts) leave() {
	if p.Stuck != nil {
		time.AfterFunc(quitTime, p.Stuck)
	}
	p.App.Quit()
}
