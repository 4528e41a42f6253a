package settings

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/easyread"
)

// EasyRead returns the day on which somebody with a learning disability checked the
// words that are easier to read, and whether those are the words we have: prints are
// then called Easy Read. Words that were changed after that day have not been
// checked.
func (r *Room) EasyRead() (day time.Time, checked bool) {
	s := r.Settings()
	if s.EasyBy == "" || s.EasyOn == "" {
		return time.Time{}, false
	}
	on, err := time.Parse(time.DateOnly, s.EasyOn)
	if err != nil {
		return time.Time{}, false
	}
	written, err := easyread.Written(r.desk.Options().Files)
	if err != nil || on.Before(written) {
		return time.Time{}, false
	}
	return on, true
}

// checksEasy returns an error for a day of checking that is none, or is to come.
func (r *Room) checksEasy(s Settings) error {
	if s.EasyOn == "" {
		return nil
	}
	if on, err := time.Parse(time.DateOnly, s.EasyOn); err != nil || on.Format(time.DateOnly) > r.desk.Today() {
		return surgery.Fail(surgery.Invalid, "settings.easy_day")
	}
	return nil
}
