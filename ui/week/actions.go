package week

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

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

// LastAllWeek has the event that is selected last all week, where it does not yet.
func (s *Screen) LastAllWeek() {
	if e, ok := s.board.current(); ok {
		s.lastAllWeek(e)
	}
}

func (s *Screen) lastAllWeek(e week.EventCard) {
	w := s.shown.Week
	if w == nil || w.From == w.Until || e.Day == w.From && e.Last() == w.Until {
		return
	}
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Week.LastAllWeek(e.ID) }, nil)
}

func (s *Screen) lastADay(id surgery.ID, day string) {
	s.stage.Change(func() (surgery.Change, error) { return s.stage.Week.LastADay(id, day) }, nil)
}

// PrintSheet shows the sheet of the event that is selected, to be printed.
func (s *Screen) PrintSheet() {
	if e, ok := s.board.current(); ok && e.Sheet() != "" {
		s.stage.PrintEvent(e.ID)
	}
}

// Question goes to the question of the barometer that is selected.
func (s *Screen) Question() {
	if e, ok := s.board.current(); ok && e.Asks() {
		s.stage.AskAbout(e.ID)
	}
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
