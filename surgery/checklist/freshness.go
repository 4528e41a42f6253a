package checklist

import (
	"time"

	"socialmediasurgery/surgery/words"
)

// Freshness is how far the text of a step can be trusted today.
type Freshness int

// The states, from nothing to say to the most cautious.
const (
	Timeless  Freshness = iota // advice: nothing to say
	Dated                      // menus may have changed, checked on a known date
	Old                        // the same, but checked more than 18 months ago
	Unchecked                  // no source was seen, or nobody knows when
)

// staleMonths is after how long the note becomes plainer.
const staleMonths = 18

// Freshness returns the state of a step on the day of today. Advice never goes
// out of date; menus and facts do.
func (s Step) Freshness(today time.Time) Freshness {
	if s.Kind == Advice {
		return Timeless
	}
	t, _, ok := day(s.Checked)
	if !ok || !s.Verified {
		return Unchecked
	}
	y, m, d := today.Date()
	if t.AddDate(0, staleMonths, 0).Before(time.Date(y, m, d, 0, 0, 0, 0, time.UTC)) {
		return Old
	}
	return Dated
}

// Note returns the sentence to show with a step on the day of today: "menus
// may have changed" with its date, or "" where there is nothing to say.
func (s Step) Note(today time.Time) string {
	switch s.Freshness(today) {
	case Dated:
		return words.Say("checklist.note_dated", "date", s.checkedWords())
	case Old:
		return words.Say("checklist.note_old", "date", s.checkedWords())
	case Unchecked:
		return words.Say("checklist.note_unchecked")
	}
	return ""
}

func (s Step) checkedWords() string {
	t, month, _ := day(s.Checked)
	if month {
		return t.Format("January 2006")
	}
	return t.Format("2 January 2006")
}
