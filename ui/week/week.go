// Package week is the screen of the themed week: what happens on which day, who
// leads it, and how far its checklist is. Everything is done from a board of
// days, by keys or by mouse; every change can be undone.
//
// Event and week are filled in on panels. What is wrong is said beneath the box
// it is about, and nothing typed is lost.
package week

import (
	"errors"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the week.
type Screen struct {
	// ExportCalendar writes a week as a calendar file, and Import takes events
	// in; nil is not offered.
	ExportCalendar func(week surgery.ID)
	Import         func()

	stage   *kit.Stage
	content *fyne.Container
	view    *kit.StateView
	head    *head
	board   *board
	lane    *lane
	actions *actionBar

	week  surgery.ID // the one that was chosen; "" is the one by date
	shown desk.WeekBoard
	fresh bool // an event is being added: the new one is selected when it comes
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *kit.Stage) *Screen {
	s := &Screen{stage: stage}
	s.head, s.board, s.lane, s.actions = newHead(s), newBoard(s), newLane(s), newActionBar(s)
	foot := kit.Padded(8, 24, 20, 24, kit.Column(10, s.actions.content, s.lane.content))
	full := kit.Edges(kit.Padded(18, 24, 4, 24, s.head.content), foot, nil, nil, kit.Padded(0, 20, 0, 20, s.board))
	s.view = kit.NewStateView(full)
	s.content = kit.Stack(s.view)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// state is what the screen shows.
type state struct {
	board desk.WeekBoard
	weeks int
}

// Shown reads the week anew and puts the keys on the board.
func (s *Screen) Shown() {
	s.load(func() {
		if s.shown.Week != nil {
			kit.Focus(s.board)
		}
	})
}

// Changed reads it again.
func (s *Screen) Changed([]surgery.Family) { s.load(func() {}) }

func (s *Screen) load(then func()) {
	kit.Do(s.stage.Runner, func() (state, error) {
		b, err := s.stage.Desk.WeekBoard(s.week)
		if gone := (*surgery.Error)(nil); s.week != "" && errors.As(err, &gone) && gone.Kind == surgery.NotFound {
			b, err = s.stage.Desk.WeekBoard("") // adding it was undone
		}
		if err != nil || b.Week != nil {
			return state{b, 1}, err
		}
		weeks, err := s.stage.Desk.Weeks()
		return state{b, len(weeks)}, err
	}, func(now state, err error) {
		if err != nil {
			s.view.Failed(err, s.Shown)
			return
		}
		s.refresh(now)
		then()
	})
}

// refresh draws everything from what was read.
func (s *Screen) refresh(now state) {
	before := s.shown
	s.shown = now.board
	if now.board.Week == nil {
		s.week = ""
		s.empty(now.weeks > 0)
		return
	}
	s.week = now.board.Week.ID
	s.view.Full()
	s.head.show(now.board)
	s.lane.show(now.board)
	s.board.show(before, now.board)
	s.actions.show()
}

// empty says what a week is, and offers to plan one; where all are archived, to
// see those.
func (s *Screen) empty(archived bool) {
	button := kit.NewButton(kit.Primary, words.Say("week.plan"), s.NewWeek)
	if archived {
		button = kit.NewButton(kit.Primary, words.Say("week.all_weeks"), s.OtherWeeks)
	}
	s.view.Empty(words.Say("week.none"), words.Say("week.none_advice"), button)
	kit.Focus(button)
}

// goTo shows another week.
func (s *Screen) goTo(week surgery.ID) {
	s.week = week
	s.board.forget()
	s.Shown()
}
