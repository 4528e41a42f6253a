package week

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// actionBar says what can be done with the event that is selected, each with its
// key.
type actionBar struct {
	screen                        *Screen
	content                       *fyne.Container
	title                         *kit.Text
	buttons                       *fyne.Container
	start, open, list, away       *kit.Button
	earlier, later, firstOfTheDay *kit.Button
	more                          *kit.Button // leads to what has no room, see showMore
}

func newActionBar(s *Screen) *actionBar {
	a := &actionBar{screen: s, title: kit.NewText(kit.Ellipsis)}
	button := func(kind kit.Kind, label, hint string, do func()) *kit.Button {
		return kit.NewButton(kind, label, func() {
			do()
			if kit.TopPanel(s.stage.Window.Canvas()) == nil && s.shown.Week != nil {
				kit.Focus(s.board)
			}
		}).InCard().WithHint(hint)
	}
	a.start = button(kit.Done, words.Say("week.start_surgery"), "S", s.StartSurgery)
	a.open = button(kit.Secondary, words.Say("week.open"), words.Say("week.key_enter"), s.Open)
	a.list = button(kit.Secondary, words.Say("week.checklist"), "C", s.Checklist)
	a.earlier = button(kit.Secondary, words.Say("week.earlier"), words.Say("week.key_earlier"), func() { s.Move(-1) })
	a.later = button(kit.Secondary, words.Say("week.later"), words.Say("week.key_later"), func() { s.Move(1) })
	a.away = button(kit.Secondary, words.Say("week.take_out"), words.Say("week.key_delete"), s.Remove)
	a.firstOfTheDay = button(kit.Secondary, words.Say("week.add_here"), "A", s.Add)
	a.more = kit.NewButton(kit.Secondary, words.Say("week.more"), a.showMore).InCard()
	a.buttons = kit.Flow(kit.Step, a.start, a.open, a.list, a.earlier, a.later, a.away, a.more, a.firstOfTheDay)
	a.content = container.New(&beside{between: kit.Step, least: 120}, a.title, a.buttons)
	return a
}

func (a *actionBar) show() {
	e, ok := a.screen.board.current()
	title := e.Words.Title
	if at := a.screen.board.at; !ok && at < len(a.screen.shown.Days) {
		title = dayLong(a.screen.shown.Days[at].Day)
	}
	a.title.SetRuns(kit.Run{Text: title, Weight: kit.Semi, Size: kit.SizeSmall, Colour: kit.ColourMuted})
	a.start.Hidden = !ok || e.Kind != surgery.SurgeryEvent || e.Open
	a.list.Hidden = !ok || e.Steps == 0
	a.firstOfTheDay.Hidden = ok
	a.open.Hidden, a.away.Hidden = !ok, !ok
	tight := a.screen.tight // where there is room for one row only, the rest is behind one button
	a.away.Hidden = a.away.Hidden || tight
	a.more.Hidden = !ok || !tight
	a.earlier.Hidden, a.later.Hidden = tight || !ok || !a.screen.canMove(e, -1), tight || !ok || !a.screen.canMove(e, 1)
	a.title.Hidden = tight
	a.content.Refresh()
	a.screen.arrange()
}

// showMore offers what the bar has no room for in large text.
func (a *actionBar) showMore() {
	s := a.screen
	e, ok := s.board.current()
	if !ok {
		return
	}
	var panel *kit.Panel
	var rows []fyne.CanvasObject
	row := func(label, hint string, do func()) {
		b := kit.NewButton(kit.Secondary, words.Say(label), func() { panel.Close(); do() }).WithHint(words.Say(hint))
		b.Leading = true
		rows = append(rows, b)
	}
	if s.canMove(e, -1) {
		row("week.earlier", "week.key_earlier", func() { s.Move(-1) })
	}
	if s.canMove(e, 1) {
		row("week.later", "week.key_later", func() { s.Move(1) })
	}
	row("week.take_out", "week.key_delete", s.Remove)
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: e.Words.Title, Content: kit.Column(kit.Step, rows...)})
}

// Add opens the panel of a new event on the day that is selected.
func (s *Screen) Add() {
	if s.shown.Week == nil {
		return
	}
	day := s.shown.Week.From
	if s.board.at < len(s.shown.Days) {
		day = s.shown.Days[s.board.at].Day
	}
	s.editEvent(surgery.Event{Week: s.shown.Week.ID, Kind: surgery.OtherEvent, Day: day})
}

// Open opens the panel of the event that is selected.
func (s *Screen) Open() {
	if e, ok := s.board.current(); ok {
		s.editEvent(e.Event)
	}
}

// Remove takes the event that is selected out of the week; it can be undone.
func (s *Screen) Remove() {
	if e, ok := s.board.current(); ok {
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Week.RemoveEvent(e.ID) }, nil)
	}
}

// Move moves the event that is selected by so many days, within its week.
func (s *Screen) Move(days int) {
	if e, ok := s.board.current(); ok && s.canMove(e, days) {
		s.moveTo(e.ID, later(e.Day, days))
	}
}

func (s *Screen) canMove(e week.EventCard, days int) bool {
	w := s.shown.Week
	return w != nil && later(e.Day, days) >= w.From && later(e.Last(), days) <= w.Until
}

func (s *Screen) moveTo(id surgery.ID, day string) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Week.MoveEvent(id, day) }, nil)
}

// StartSurgery opens the surgery that is selected, and goes to Today.
func (s *Screen) StartSurgery() {
	if e, ok := s.board.current(); ok && e.Kind == surgery.SurgeryEvent && !e.Open {
		s.start(e.ID)
	}
}

// start opens a surgery. One of another day is asked about first: the visits would
// be counted as today's.
func (s *Screen) start(event surgery.ID) {
	do := func() {
		s.stage.Change(func() (surgery.Change, error) { return s.stage.Start.StartEventSurgery(event) },
			func(surgery.Change) { s.stage.Go("today") })
	}
	at, row, ok := find(s.shown, event)
	if !ok {
		do()
		return
	}
	if e := rows(s.shown, at)[row]; e.Day != s.stage.Now().Format(time.DateOnly) {
		kit.Confirm(s.stage.Window, words.Say("week.start_other_day"), words.Say("week.start_other_day_what", "title", e.Words.Title, "day", dayLong(e.Day)),
			words.Say("week.start_today"), false, do)
		return
	}
	do()
}
