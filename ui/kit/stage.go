package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/guard"
	"socialmediasurgery/surgery/link"
)

// Screen is one of the things the window can show. It is a plain struct with one
// refresh that draws everything from its state.
type Screen interface {
	// Content is built once; the shell shows and hides it.
	Content() fyne.CanvasObject
	// Shown is called when the screen becomes the one that is seen, and again
	// when the host asks for the screen they are on: reload, then focus.
	Shown()
	// Changed is called on the screen that is seen when records of these
	// families have changed, and before Shown on one that was hidden meanwhile.
	Changed(families []surgery.Family)
}

// Lasting is a screen that does something by itself while it is there. Dropped
// ends it: the shell lets go of all screens before self check-in begins.
type Lasting interface{ Dropped() }

// Written is a screen with a box that letters are meant for, wherever the focus is
// but in another box: the shell has them typed there. FocusBox goes to it.
type Written interface{ FocusBox() }

// Lettered is a screen with keys of one letter, which work wherever the focus is but
// in a box. Letter does what one stands for, and reports whether it is one.
type Lettered interface{ Letter(r rune) bool }

// Stage is what the shell gives every screen: the window, and the ways to change
// records, to tell the host something, and to go elsewhere. Screens do not know one
// another. Each has a Stage of its own around it, with the rooms it uses.
type Stage struct {
	Window fyne.Window
	Runner *Runner

	// Now returns the time by the clock of the records.
	Now func() time.Time
	// Platforms are the sites a week can be on and a surgeon can help with.
	Platforms link.Platforms
	// Settle returns a question about what was typed: true takes it out.
	Settle func(doubt *guard.Doubt, takeOut bool)
	// Go shows the screen with that id ("today", "settings", ...).
	Go func(screen string)
	// OpenVisit shows the Visit screen with that visit.
	OpenVisit func(visit surgery.ID)
	// Told marks every screen stale by what changed and shows the notice.
	Told func(surgery.Change)
	// Warned tells the host of something that went wrong while they did something
	// else, without taking the focus from it.
	Warned func(error)
	// Restyle applies the look and the text size of the settings.
	Restyle func()
	// Commands is the one table of what can be done; its buttons carry the key.
	Commands *Commands
	// Run carries out the command with that id, if it is enabled.
	Run func(command string)
}

// Load has something read on the worker and given to then; a failure is shown.
// (A function, because methods have no type parameters.)
func Load[T any](s *Stage, read func() (T, error), then func(T)) {
	Act(func() {
		Do(s.Runner, read, func(found T, err error) {
			if err != nil {
				ShowError(s.Window, err)
				return
			}
			then(found)
		})
	})
}

// Read reads what a screen shows. Where that fails its view says so, with a button that
// does it again. Answers come in the order in which they were asked for.
func Read[T any](s *Stage, view *StateView, again func(), read func() (T, error), show func(T)) {
	Do(s.Runner, read, func(found T, err error) {
		if err != nil {
			view.Failed(err, again)
			return
		}
		show(found)
	})
}

// Change has a change carried out on the worker, then tells every screen and the
// host; then may be nil. A failure is shown.
func (s *Stage) Change(work func() (surgery.Change, error), then func(surgery.Change)) {
	s.Try(work, func(done surgery.Change, err error) {
		switch {
		case guard.DoubtIn(err) != nil: // they were asked, and went back
		case err != nil:
			ShowError(s.Window, err)
		case then != nil:
			then(done)
		}
	})
}

// Try is Change for a panel, which shows a failure itself and keeps what was
// typed: then gets the error. What is questioned is asked about first, and the
// work done again with the answer.
func (s *Stage) Try(work func() (surgery.Change, error), then func(surgery.Change, error)) {
	Act(func() {
		Do(s.Runner, work, func(done surgery.Change, err error) {
			if doubt := guard.DoubtIn(err); doubt != nil {
				s.ask(doubt, err, work, then)
				return
			}
			if err == nil {
				s.Told(done)
			}
			then(done, err)
		})
	})
}

// warn has the host told; a stage without a place for that shows it at once.
func (s *Stage) Warn(err error) {
	if s.Warned == nil {
		ShowError(s.Window, err)
		return
	}
	s.Warned(err)
}
