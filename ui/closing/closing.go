// Package closing is the page that settles a surgery before its names go. It
// changes nothing until the one button that closes, and that asks first.
//
// It is shown when the host closes the surgery, when they quit with one open,
// and first of all when one was left open on an earlier day.
package closing

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/closing"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/sharing"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// Screen is the page that closes a surgery.
type Screen struct {
	// Quit ends the program; the shell sets it.
	Quit func()

	stage   *Stage
	content *fyne.Container
	view    *kit.StateView
	page    *page
	thanks  *thanks

	at       account
	asked    bool // Quitting was called for the next Shown
	quitting bool // the page is offered on the way out
	closed   bool // the thanks are shown
	busy     bool
}

var _ kit.Screen = (*Screen)(nil)

// account is what the page is drawn from.
type account struct {
	closing.Closing
	counts   today.Counts
	leftOpen bool             // from an earlier day
	absent   []sharing.Absent // other desks that have not handed over
}

// names returns how many names will be erased.
func (a account) names() int { return a.NamesGo + a.PlacesEnd }

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage, Quit: func() {}}
	s.page = newPage(s)
	s.thanks = newThanks(s.leave)
	s.view = kit.NewStateView(kit.Stack(s.page.content, s.thanks.content))
	s.content = kit.Stack(s.view)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Quitting has the page offered on the way out of the program the next time it
// is shown.
func (s *Screen) Quitting() { s.asked = true }

// Shown reads what there is to settle.
func (s *Screen) Shown() {
	s.quitting, s.asked = s.asked, false
	s.closed = false
	s.load(s.page.focus)
}

// Changed reads it again; what was typed stays.
func (s *Screen) Changed([]surgery.Family) {
	if !s.closed && !s.busy {
		s.load(func() {})
	}
}

// Letter does what one stands for.
func (s *Screen) Letter(r rune) bool { return !s.closed && !s.busy && s.page.open.letter(r) }

func (s *Screen) load(then func()) {
	kit.Do(s.stage.Runner, s.read, func(a account, err error) {
		switch {
		case surgery.KindOf(err) == surgery.NotFound:
			button := kit.NewButton(kit.Primary, words.Say("closing.to_start"), func() { s.stage.Go("start") })
			s.view.Empty(words.Say("closing.none_open"), words.Say("closing.none_advice"), button)
			kit.Focus(button)
		case err != nil:
			s.view.Failed(err, s.Shown)
		default:
			s.at = a
			s.refresh()
			then()
		}
	})
}

func (s *Screen) read() (account, error) {
	start, err := s.stage.Start.Start()
	if err != nil {
		return account{}, err
	}
	closing, err := s.stage.Closing.Closing()
	if err != nil {
		return account{}, err
	}
	board, err := s.stage.Today.Board()
	if err != nil {
		return account{}, err
	}
	absent, err := s.stage.Sharing.Absents()
	return account{closing, board.Counts, start.LeftOpen, absent}, err
}

func (s *Screen) refresh() {
	s.thanks.content.Hidden = !s.closed
	s.page.content.Hidden = s.closed
	if !s.closed {
		s.page.show(s.at, s.quitting)
	}
	s.view.Full()
}

// back goes to Today; nothing was changed.
func (s *Screen) back() { s.stage.Go("today") }

// close asks once, then closes.
func (s *Screen) close() {
	kept := s.page.learnt.kept()
	left, err := s.page.here.left()
	if err != nil {
		return // said beneath the box
	}
	kit.Confirm(s.stage.Window, words.Say("closing.ask"), happens(s.at.names(), len(kept), len(s.at.Learnt), len(s.at.absent)),
		closeLabel(s.at.names()), true, func() { s.settle(kept, left) })
}

func (s *Screen) settle(kept []closing.Learnt, left []closing.Left) {
	if s.busy {
		return
	}
	s.busy = true
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Closing.CloseSurgery(kept, left...) }, func(_ surgery.Change, err error) {
		s.busy = false
		if err != nil {
			kit.ShowError(s.stage.Window, err)
			return
		}
		s.closed = true
		s.page.learnt.forget()
		s.thanks.show(s.at, len(kept), s.quitting)
		s.refresh()
		kit.Focus(s.thanks.button)
		papers.OfferFiles(s.stage.Stage, s.stage.Prints, func(files prints.Settled) { s.thanks.still(papers.FilesStill(files)) })
	})
}

// leave goes on from the thanks: out of the program, or to the start.
func (s *Screen) leave() {
	switch {
	case len(s.at.absent) > 0: // they do not know yet that it is closed
		s.stage.Go("desks")
	case s.quitting:
		s.Quit()
	default:
		s.stage.Go("start")
	}
}
