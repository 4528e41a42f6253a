package week

import "socialmediasurgery/surgery"

// Current returns the week that is shown, "" for none: what is printed is of
// that week.
func (s *Screen) Current() surgery.ID {
	if s.shown.Week == nil {
		return ""
	}
	return s.shown.Week.ID
}

// ShowEvent selects an event of the week that is on, and shows that week.
func (s *Screen) ShowEvent(event surgery.ID) {
	s.goTo("", func() { s.board.selectEvent(event) })
}
