package kit

import (
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
)

// DayField is a Field for a date, typed as people type one. What was read is
// said in full below while typing, and written in full on leaving. Put Field
// into the layout.
type DayField struct {
	Field *Field
	Box   *Entry
	now   func() time.Time
}

// NewDayField makes the field; now is the clock.
func NewDayField(label string, now func() time.Time) *DayField {
	f := &DayField{Box: NewEntry(words.Say("kit.day_example")), now: now}
	f.Field = NewField(label, f.Box, "")
	f.Box.OnChanged = func(string) {
		f.Field.SetWrong("")
		f.Field.SetHint("")
		if day, err := f.Day(); err == nil && !day.IsZero() {
			f.Field.SetHint(FormatDay(day))
		}
	}
	f.Box.OnLeave = func() {
		f.Field.SetHint("")
		f.settle(f.Day())
	}
	return f
}

// Set writes a day; the zero time empties the box.
func (f *DayField) Set(day time.Time) {
	f.Box.SetText(FormatDay(day))
	f.Field.SetHint("")
}

// Day returns the date: the zero time for an empty box, a *surgery.Error for
// one that cannot be read.
func (f *DayField) Day() (time.Time, error) {
	s := strings.TrimSpace(f.Box.Text)
	if s == "" {
		return time.Time{}, nil
	}
	day, ok := ParseDay(s, f.now())
	if !ok {
		return time.Time{}, surgery.Fail(surgery.Invalid, "kit.day_unread", "text", s)
	}
	return day, nil
}

// settle writes the day in full, or says below that it cannot be read.
func (f *DayField) settle(day time.Time, err error) {
	switch {
	case err != nil:
		f.Field.SetError(err)
	case !day.IsZero():
		if full := FormatDay(day); full != f.Box.Text {
			f.Box.SetText(full)
			f.Field.SetHint("")
		}
	}
}

// ClockField is a Field for a time of day.
type ClockField struct {
	Field *Field
	Box   *Entry
}

// NewClockField makes the field.
func NewClockField(label string) *ClockField {
	f := &ClockField{Box: NewEntry(words.Say("kit.clock_example"))}
	f.Field = NewField(label, f.Box, "")
	f.Box.OnChanged = func(string) { f.Field.SetWrong("") }
	f.Box.OnLeave = func() {
		at, there, err := f.Time()
		switch {
		case err != nil:
			f.Field.SetError(err)
		case there && at.String() != f.Box.Text:
			f.Box.SetText(at.String())
		}
	}
	return f
}

// Set writes a time.
func (f *ClockField) Set(at Minutes) { f.Box.SetText(at.String()) }

// Time returns the time; there is false for an empty box, and an error is a
// *surgery.Error for one that cannot be read.
func (f *ClockField) Time() (at Minutes, there bool, err error) {
	s := strings.TrimSpace(f.Box.Text)
	if s == "" {
		return 0, false, nil
	}
	at, ok := ParseClock(s)
	if !ok {
		return 0, false, surgery.Fail(surgery.Invalid, "kit.clock_unread", "text", s)
	}
	return at, true, nil
}
