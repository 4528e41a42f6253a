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
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// Screen is the week.
type Screen struct {
	stage   *Stage
	content *fyne.Container
	view    *kit.StateView
	full    *fyne.Container
	foot    *fyne.Container
	head    *head
	board   *board
	lane    *lane
	actions *actionBar

	week  surgery.ID // the one that was chosen; "" is the one by date
	shown week.Board
	tight bool // head and foot are scrolled with the days
	fresh bool // an event is being added: the new one is selected when it comes
}

var _ kit.Screen = (*Screen)(nil)

// New makes the screen.
func New(stage *Stage) *Screen {
	s := &Screen{stage: stage}
	s.head, s.board, s.lane, s.actions = newHead(s), newBoard(s), newLane(s), newActionBar(s)
	s.full = kit.Stack()
	s.view = kit.NewStateView(s.full)
	s.fit(s.cramped())
	s.content = kit.Stack(s.view)
	return s
}

// Content is for the shell.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// state is what the screen shows.
type state struct {
	board week.Board
	weeks int
}

// Shown reads the week anew and puts the keys on the board.
func (s *Screen) Shown() { s.show(nil) }

func (s *Screen) show(then func()) {
	s.load(func() {
		if s.shown.Week != nil {
			kit.Focus(s.board)
		}
		if then != nil {
			then()
		}
	})
}

// Changed reads it again.
func (s *Screen) Changed([]surgery.Family) { s.load(func() {}) }

func (s *Screen) load(then func()) {
	kit.Read(s.stage.Stage, s.view, s.Shown, func() (state, error) {
		b, err := s.stage.Week.Board(s.week)
		if gone := (*surgery.Error)(nil); s.week != "" && errors.As(err, &gone) && gone.Kind == surgery.NotFound {
			b, err = s.stage.Week.Board("") // adding it was undone
		}
		if err != nil || b.Week != nil {
			return state{b, 1}, err
		}
		weeks, err := s.stage.Week.Weeks()
		return state{b, len(weeks)}, err
	}, func(now state) {
		s.refresh(now)
		then()
	})
}

// refresh draws everything from what was read.
func (s *Screen) refresh(now state) {
	before := s.shown
	s.shown = now.board
	s.fit(s.cramped())
	if now.board.Week == nil {
		s.week = ""
		s.empty(now.weeks > 0)
		return
	}
	s.week = now.board.Week.ID
	s.head.show(now.board)
	s.lane.show(now.board)
	s.board.show(before, now.board)
	s.actions.show()
	s.view.Full()
}

// large reports whether letters are so large that the days need the room of the
// whole screen.
func large() bool { return kit.Grow(100) >= 150 }

// leastHigh is how high the screen has to be, at 100 percent, for head and foot to
// stand around the days.
const leastHigh = 560

// cramped reports whether the days need that room, as letters are large or the window
// is low.
func (s *Screen) cramped() bool {
	high := float32(0)
	if s.content != nil {
		high = s.content.Size().Height
	}
	return large() || high > 0 && high < kit.Grow(leastHigh)
}

// fit puts head and foot around the days, or, where these need the room, into
// what is scrolled, so that the days are not squeezed between them.
func (s *Screen) fit(tight bool) {
	if s.foot != nil && s.tight == tight {
		return
	}
	s.tight = tight
	days := kit.Padded(0, 14, 0, 20, s.board)
	if tight {
		s.board.above, s.board.below = kit.Padded(12, 10, 8, 4, s.head.content), kit.Padded(8, 10, 8, 4, s.lane.content)
		s.foot = kit.Padded(8, 24, 16, 24, s.actions.content)
		s.full.Objects = []fyne.CanvasObject{kit.Edges(nil, s.foot, nil, nil, days)}
	} else {
		s.board.above, s.board.below = nil, nil
		s.foot = kit.Padded(8, 24, 12, 24, kit.Column(6, s.actions.content, s.lane.content))
		s.full.Objects = []fyne.CanvasObject{kit.Edges(kit.Padded(14, 24, 4, 24, s.head.content), s.foot, nil, nil, days)}
	}
	s.board.setDays(s.shown)
	if s.shown.Week != nil {
		s.actions.show()
	}
	s.full.Refresh()
}

// arrange follows a foot that grew or shrank.
func (s *Screen) arrange() {
	edges := s.full.Objects[0].(*fyne.Container)
	if s.foot.MinSize().Height != s.foot.Size().Height {
		edges.Layout.Layout(edges.Objects, edges.Size())
	}
}

// empty says what a week is, and offers to plan one; where all are archived, to
// see those.
func (s *Screen) empty(archived bool) {
	button := kit.NewButton(kit.Primary, words.Say("week.plan"), s.NewWeek)
	if archived {
		button = kit.NewButton(kit.Primary, words.Say("week.all_weeks"), s.OtherWeeks)
	}
	bring := kit.NewButton(kit.Secondary, words.Say("week.plan_and_bring"), s.planAndBring)
	s.view.Empty(words.Say("week.none"), words.Say("week.none_advice"), button, bring)
	kit.Focus(button)
}

// goTo shows another week; then may be nil.
func (s *Screen) goTo(week surgery.ID, then func()) {
	s.week = week
	s.board.forget()
	s.show(then)
}
