package week

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// weekForm is the panel of a week.
type weekForm struct {
	screen *Screen
	week   surgery.Week // as it was
	copied surgery.ID   // the earlier week it starts from; ""
	panel  *kit.Panel

	from        *kit.Select // which week to start from; nil for one that is there
	with        *kit.Check  // its events too
	title       *kit.Entry
	titleField  *kit.Field
	first, last *kit.DayField
	tags        *tagRows
	on          *kit.Platforms
	links       *linkRows
	archived    *kit.Check
	wrong       kit.Refusals
	kept        func() // told when a new week is shown; may be nil
}

// Details opens the panel of the week that is shown.
func (s *Screen) Details() {
	if s.shown.Week == nil {
		return
	}
	f := newWeekForm(s)
	f.fill(*s.shown.Week)
	f.archived.Set(s.shown.Week.Archived)
	f.open(words.Say("week.details"), words.Say("week.save"), f.title)
}

// newWeek is what the panel of a new week needs.
type newWeek struct {
	week  surgery.Week
	weeks []*surgery.Week
}

// NewWeek opens the panel of a new week, empty or like an earlier one.
func (s *Screen) NewWeek() { s.newWeek(nil) }

// planAndBring plans a week for a list of events that there is already, and brings it
// in.
func (s *Screen) planAndBring() { s.newWeek(s.BringIn) }

func (s *Screen) newWeek(kept func()) {
	kit.Load(s.stage.Stage, func() (newWeek, error) {
		all, err := s.stage.Week.Weeks()
		if err != nil {
			return newWeek{}, err
		}
		w, err := s.stage.Week.NewWeek("")
		return newWeek{w, all}, err
	}, func(now newWeek) {
		f := newWeekForm(s)
		f.kept = kept
		if len(now.weeks) > 0 {
			f.offer(now.weeks)
		}
		f.archived.Hide()
		f.fill(now.week)
		f.open(words.Say("week.new_week"), words.Say("week.plan_it"), f.title)
	})
}

func newWeekForm(s *Screen) *weekForm {
	f := &weekForm{screen: s, title: kit.NewEntry(words.Say("week.week_title_example"))}
	f.titleField = kit.NewField(words.Say("week.week_title"), f.title, "")
	f.title.OnChanged = func(string) { f.titleField.SetWrong("") }
	now := s.stage.Now
	f.first, f.last = kit.NewDayField(words.Say("week.first_day"), now), kit.NewDayField(words.Say("week.last_day"), now)
	grown := func() {
		if f.panel != nil {
			f.panel.Refresh()
		}
	}
	f.tags, f.on = newTagRows(grown), kit.NewPlatforms(s.stage.Platforms.All(), grown)
	f.links = newLinkRows(s, grown)
	f.archived = kit.NewCheck(words.Say("week.archive"), nil)
	return f
}

// offer lets the week start from an earlier one.
func (f *weekForm) offer(weeks []*surgery.Week) {
	options := []kit.Option{{Key: "", Label: words.Say("week.from_nothing")}}
	for _, w := range weeks {
		options = append(options, kit.Option{Key: string(w.ID), Label: words.Say("week.week_line", "title", w.Words.Title, "dates", span(w.From, w.Until))})
	}
	f.with = kit.NewCheck(words.Say("week.with_events"), nil)
	f.with.Hide()
	f.from = kit.NewSelect(options, f.startFrom)
	f.from.Set("")
}

// startFrom fills the form like an earlier week. The days stay those to come.
func (f *weekForm) startFrom(key string) {
	s := f.screen
	kit.Load(s.stage.Stage, func() (surgery.Week, error) { return s.stage.Week.NewWeek(surgery.ID(key)) }, func(w surgery.Week) {
		f.copied = surgery.ID(key)
		f.with.Hidden = key == ""
		f.with.Set(key != "")
		f.fill(w)
		f.panel.Refresh()
	})
}

func (f *weekForm) fill(w surgery.Week) {
	zone := f.screen.stage.Now().Location()
	f.week = w
	f.wrong.Clear()
	f.title.SetText(w.Words.Title)
	setDay(f.first, w.From, zone)
	setDay(f.last, w.Until, zone)
	f.tags.set(w.Words.Hashtags)
	f.on.Set(w.Words.On, w.Words.Instance)
	f.links.set(w.Words.Links)
}

func (f *weekForm) open(title, verb string, first fyne.Focusable) {
	c := kit.Column(14)
	if f.from != nil {
		c.Add(kit.Column(4, kit.NewField(words.Say("week.start_from"), f.from, ""), f.with))
	}
	for _, o := range []fyne.CanvasObject{f.titleField, kit.Tiles(240, 2*kit.Step, f.first.Field, f.last.Field),
		f.tags.content, f.links.content, f.on.Content, f.archived} {
		c.Add(o)
	}
	sections := []kit.Section{{Label: words.Say("week.days"), Part: f.first.Field}, {Label: words.Say("week.hashtag"), Part: f.tags.content},
		{Label: words.Say("week.links"), Part: f.links.content}, {Label: words.Say("kit.on"), Part: f.on.Content}}
	f.panel = kit.ShowPanel(f.screen.stage.Window, kit.PanelParts{Title: title, Content: c, Verb: verb, First: first, Width: 680, Submit: f.submit, Sections: sections})
}

// read returns the week as the panel has it; what is refused is said beneath its
// box.
func (f *weekForm) read() (surgery.Week, error) {
	f.wrong.Clear()
	w := f.week
	w.Words.Title = surgery.Clean(f.title.Text)
	if w.Words.Title == "" {
		f.wrong.Check(f.titleField, surgery.Fail(surgery.Invalid, "error.week_title_missing"))
	}
	day := func(field *kit.DayField) string {
		d, err := readDay(field)
		if err == nil && d == "" {
			err = surgery.Fail(surgery.Invalid, "week.day_missing")
		}
		f.wrong.Check(field.Field, err)
		return d
	}
	w.From, w.Until = day(f.first), day(f.last)
	if w.From != "" && w.Until != "" && w.Until < w.From {
		f.wrong.Check(f.last.Field, surgery.Fail(surgery.Invalid, "error.week_backwards"))
	}
	w.Words.Hashtags = f.tags.read(&f.wrong)
	var err error
	w.Words.On, w.Words.Instance, err = f.on.Read(len(w.Words.Hashtags) > 0)
	f.wrong.Check(f.on.ServerField, err)
	w.Words.Links = f.links.links
	w.Archived = f.archived.Visible() && f.archived.On()
	return w, f.wrong.First()
}

func (f *weekForm) submit(done func(error)) {
	s := f.screen
	wanted, err := f.read()
	if err != nil {
		f.wrong.Focus()
		done(err)
		return
	}
	from := surgery.ID("")
	if f.with != nil && f.with.Visible() && f.with.On() {
		from = f.copied
	}
	known := map[surgery.ID]bool{}
	kit.Do(s.stage.Runner, s.stage.Week.Weeks, func(all []*surgery.Week, err error) {
		if err != nil {
			done(err)
			return
		}
		for _, w := range all {
			known[w.ID] = true
		}
		f.save(wanted, from, known, done)
	})
}

// save keeps the week, and shows it when it is new.
func (f *weekForm) save(wanted surgery.Week, from surgery.ID, known map[surgery.ID]bool, done func(error)) {
	s := f.screen
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Week.SaveWeek(wanted, from) }, func(_ surgery.Change, err error) {
		if err != nil {
			f.say(err)
			done(err)
			return
		}
		done(nil)
		if wanted.ID != "" {
			return
		}
		kit.Load(s.stage.Stage, s.stage.Week.Weeks, func(all []*surgery.Week) {
			for _, w := range all {
				if !known[w.ID] {
					s.goTo(w.ID, f.kept)
				}
			}
		})
	})
}

// say tells an error of the desk beneath the box it is about.
func (f *weekForm) say(err error) {
	if surgery.AsError(err).Key == "error.week_too_long" {
		f.wrong.Check(f.last.Field, err)
		f.wrong.Focus()
	}
}
