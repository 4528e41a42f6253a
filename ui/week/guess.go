package week

import (
	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/intake"
)

// guess is what a form fills in by itself from the title of a new event, until the
// host says otherwise.
type guess struct {
	kindSaid, whenSaid, onlineSaid bool
}

// guessKind follows the title as it is typed.
func (f *eventForm) guessKind() {
	if f.event.ID != "" || f.guess.kindSaid || f.times == nil {
		return
	}
	kind, _ := intake.GuessKind(f.title.Text)
	changed := string(kind) != f.kind.Value()
	f.kind.Set(string(kind))
	if was := f.when.Value(); f.preset() || changed || was != f.when.Value() {
		f.fit()
	}
}

// preset fills in what is usual for a kind: a chat is online, a takeover lasts the
// day, and people are asked all week. It reports whether anything changed.
func (f *eventForm) preset() bool {
	if f.event.ID != "" {
		return false
	}
	kind := surgery.EventKind(f.kind.Value())
	online, when := f.online.On(), f.when.Value()
	if !f.guess.onlineSaid {
		f.online.Set(kind == surgery.ChatEvent)
	}
	if !f.guess.whenSaid && f.from.Box.Text == "" && f.until.Box.Text == "" {
		f.when.Set(usualWhen(kind, f.title.Text))
	}
	return online != f.online.On() || when != f.when.Value()
}

func usualWhen(kind surgery.EventKind, title string) string {
	switch {
	case kind == surgery.TakeoverEvent:
		return allDay
	case kind == surgery.BarometerEvent && surgery.IsQuestion(title):
		return allWeek
	}
	return atTimes
}
