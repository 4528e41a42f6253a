package week

import (
	"errors"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/link"
	"socialmediasurgery/ui/kit"
)

// read returns the event as the panel has it; what is refused is said beneath
// its box.
func (f *eventForm) read() (surgery.Event, error) {
	f.wrong.Clear()
	e := f.event
	e.Kind = surgery.EventKind(f.kind.Value())
	w := &e.Words
	w.Title, w.Known = surgery.Clean(f.title.Text), surgery.Clean(f.known.Text)
	if w.Title == "" {
		f.wrong.Check(f.titleField, surgery.Fail(surgery.Invalid, "error.event_title_missing"))
	}
	f.readWhen(&e)
	w.Place, w.Online = surgery.Clean(f.place.Text), f.online.On()
	w.Lead, w.Account = surgery.Clean(f.lead.Text), surgery.Clean(f.account.Text)
	if w.Guest = ""; e.Kind == surgery.TakeoverEvent {
		w.Guest = surgery.Clean(f.guest.Text)
	}
	w.Hashtag = f.readTag()
	w.Link = f.readLink()
	w.Notes, w.Questions = f.notes.Text, nil
	if e.Kind == surgery.ChatEvent {
		w.Questions = strings.Split(f.questions.Text, "\n")
	}
	return e, f.wrong.First()
}

// readWhen reads the days and the times.
func (f *eventForm) readWhen(e *surgery.Event) {
	stage, week := f.screen.stage, f.screen.shown.Week
	e.LastDay, e.Starts, e.Ends = "", time.Time{}, time.Time{}
	when := f.when.Value()
	if when == allWeek {
		e.Day, e.LastDay = week.From, week.Until
		return
	}
	var err error
	if e.Day, err = readDay(f.day); err == nil && e.Day == "" {
		err = surgery.Fail(surgery.Invalid, "week.day_missing")
	}
	if err == nil && !week.Holds(e.Day) && e.Day != f.event.Day {
		err = surgery.Fail(surgery.Invalid, "week.day_outside", "dates", span(week.From, week.Until))
	}
	f.wrong.Check(f.day.Field, err)
	switch when {
	case severalDay:
		e.LastDay, err = readDay(f.last)
		switch {
		case err == nil && e.LastDay == "":
			err = surgery.Fail(surgery.Invalid, "week.last_missing")
		case err == nil && e.LastDay < e.Day:
			err = surgery.Fail(surgery.Invalid, "error.event_backwards")
		case err == nil && !week.Holds(e.LastDay) && e.LastDay != f.event.LastDay:
			err = surgery.Fail(surgery.Invalid, "week.day_outside", "dates", span(week.From, week.Until))
		}
		f.wrong.Check(f.last.Field, err)
	case atTimes:
		from, there, err := f.from.Time()
		if err == nil && !there {
			err = surgery.Fail(surgery.Invalid, "week.time_missing")
		}
		f.wrong.Check(f.from.Field, err)
		until, ends, err2 := f.until.Time()
		f.wrong.Check(f.until.Field, err2)
		if err != nil || err2 != nil || e.Day == "" {
			return
		}
		e.Starts = stage.Week.EventTime(e.Day, clockText(from))
		if ends {
			day := e.Day
			if until <= from { // past midnight
				day = later(day, 1)
			}
			e.Ends = stage.Week.EventTime(day, clockText(until))
		}
	}
}

func (f *eventForm) readTag() string {
	typed := surgery.Clean(f.tag.Text)
	if typed == "" {
		return ""
	}
	tag, err := link.ParseHashtag(typed)
	f.wrong.Check(f.tagField, err)
	return tag.Word()
}

func (f *eventForm) readLink() surgery.WeekLink {
	one, err := readLink(f.address, f.opens)
	f.wrong.Check(f.linkField, err)
	return one
}

// readLink returns an address and what it opens; empty for two empty boxes.
func readLink(address, opens *kit.Entry) (surgery.WeekLink, error) {
	one := surgery.WeekLink{Opens: surgery.Clean(opens.Text), Address: surgery.Clean(address.Text)}
	if one == (surgery.WeekLink{}) {
		return one, nil
	}
	parsed, err := link.ParseAddress(one.Address)
	one.Address = parsed.String()
	return one, err
}

// submit saves the event, and asks first where it would last through the night.
func (f *eventForm) submit(done func(error)) {
	wanted, err := f.read()
	if err != nil {
		f.wrong.Focus()
		done(err)
		return
	}
	same := wanted.Starts.Equal(f.event.Starts) && wanted.Ends.Equal(f.event.Ends)
	if !same && endsLate(wanted, f.screen.stage.Now().Location()) {
		f.askNextDay(wanted, func() { f.save(wanted, done) }, done)
		return
	}
	f.save(wanted, done)
}

func (f *eventForm) save(wanted surgery.Event, done func(error)) {
	s := f.screen
	s.fresh = wanted.ID == ""
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Week.SaveEvent(wanted) }, func(_ surgery.Change, err error) {
		if err != nil {
			s.fresh = false
			f.say(err)
		}
		done(err)
	})
}

// say tells an error of the desk beneath the box it is about.
func (f *eventForm) say(err error) {
	var e *surgery.Error
	if !errors.As(err, &e) {
		return
	}
	field := map[string]*kit.Field{"error.event_title_missing": f.titleField, "error.too_many_questions": f.askField,
		"error.event_too_long": f.until.Field, "error.event_backwards": f.until.Field}[e.Key]
	if field != nil {
		f.wrong.Check(field, err)
		f.wrong.Focus()
	}
}

// adviseTag holds a hashtag against its rules: refusals when the box is left,
// advice while typing.
func adviseTag(field *kit.Field, box *kit.Entry) {
	advise := func() {
		field.SetWrong("")
		hint := ""
		if tag, err := link.ParseHashtag(box.Text); err == nil {
			hint = strings.Join(tag.Advice(), " ")
		}
		field.SetHint(hint)
	}
	box.OnChanged = func(string) { advise() }
	box.OnLeave = func() {
		if typed := surgery.Clean(box.Text); typed != "" {
			if _, err := link.ParseHashtag(typed); err != nil {
				field.SetError(err)
			}
		}
	}
}
