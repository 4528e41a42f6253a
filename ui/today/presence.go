package today

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// times opens the panel where a surgeon's times are corrected, or their leaving
// is said.
func (s *Screen) times(h today.SurgeonHere) {
	from, until := kit.NewClockField(words.Say("today.time_from")), kit.NewClockField(words.Say("today.time_until"))
	until.Field.SetHint(words.Say("today.time_until_hint"))
	from.Set(clockOf(h.From))
	if !h.Until.IsZero() {
		until.Set(clockOf(h.Until))
	}
	var panel *kit.Panel
	leave := kit.NewButton(kit.Secondary, words.Say("today.leaves_now"), func() {
		s.stage.Try(func() (surgery.Change, error) { return s.stage.Today.SurgeonLeaves(h.Presence) },
			func(_ surgery.Change, err error) {
				if err != nil {
					panel.Fail(err)
					return
				}
				panel.Close()
			})
	})
	parts := kit.PanelParts{Title: h.Name, Content: kit.Even(12, from.Field, until.Field), Verb: words.Say("kit.save"), First: from.Box}
	if h.Until.IsZero() {
		parts.More, parts.First = []*kit.Button{leave}, leave
	}
	parts.Submit = func(done func(error)) {
		start, end, err := readTimes(h, from, until)
		if err != nil {
			done(err)
			return
		}
		s.stage.Try(func() (surgery.Change, error) { return s.stage.Today.SetPresence(h.Presence, start, end) },
			func(_ surgery.Change, err error) { done(err) })
	}
	panel = kit.ShowPanel(s.stage.Window, parts)
}

// readTimes returns what was typed; an empty "until" is open.
func readTimes(h today.SurgeonHere, from, until *kit.ClockField) (start, end time.Time, err error) {
	at, there, err := from.Time()
	if err != nil {
		return start, end, err
	}
	start = h.From
	if there {
		start = onDay(h.From, at)
	}
	at, there, err = until.Time()
	if err != nil || !there {
		return start, end, err
	}
	day := h.Until
	if day.IsZero() {
		day = h.From
	}
	if h.Until.IsZero() && clockOf(day) == at { // the same minute: onDay would keep the seconds of "from"
		return start, start, nil
	}
	return start, onDay(day, at), nil
}
