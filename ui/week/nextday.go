package week

import (
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// follow says while typing that an end before the start is the next day's.
func (f *eventForm) follow() {
	for _, c := range []*kit.ClockField{f.from, f.until} {
		before := c.Box.OnChanged
		c.Box.OnChanged = func(s string) {
			before(s)
			f.sayNextDay()
		}
	}
	f.sayNextDay()
}

func (f *eventForm) sayNextDay() {
	from, a, err := f.from.Time()
	until, b, err2 := f.until.Time()
	hint := ""
	if err == nil && err2 == nil && a && b && until <= from {
		hint = words.Say("week.next_day")
	}
	f.until.Field.SetHint(hint)
}

// longNight is how long an event that ends the next day may last unasked: a longer
// one is rather a slip.
const longNight = 12 * time.Hour

// endsLate reports whether the end was typed before the start, so early that the next
// day is hardly meant.
func endsLate(e surgery.Event, zone *time.Location) bool {
	if e.Ends.IsZero() {
		return false
	}
	return e.Ends.In(zone).Format(time.DateOnly) != e.Starts.In(zone).Format(time.DateOnly) && e.Ends.Sub(e.Starts) > longNight
}

// askNextDay asks whether an end before the start is meant; without a yes the end has
// the cursor.
func (f *eventForm) askNextDay(e surgery.Event, yes func(), no func(error)) {
	zone := f.screen.stage.Now().Location()
	clock := func(at time.Time) string { return dates.Clock(at.In(zone).Format("15:04")) }
	meant := false
	kit.ShowPanel(f.screen.stage.Window, kit.PanelParts{Title: words.Say("week.next_day_title"), Verb: words.Say("week.next_day_ends"), Cancel: words.Say("week.next_day_no"),
		Content: kit.Body(words.Say("week.next_day_what", "from", clock(e.Starts), "until", clock(e.Ends), "hours", int(e.Ends.Sub(e.Starts).Hours()))),
		Submit:  func(done func(error)) { meant = true; done(nil) },
		Closed: func() {
			if meant {
				yes()
				return
			}
			err := surgery.Fail(surgery.Invalid, "week.ends_first")
			f.wrong.Check(f.until.Field, err)
			f.wrong.Focus()
			no(err)
		}})
}
