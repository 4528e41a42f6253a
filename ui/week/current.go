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
