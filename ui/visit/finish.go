package visit

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/visit"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// finishDraft is what stands in the finish panel.
type finishDraft struct {
	visit.Finish
	save bool
	day  string
}

// finishForm is the finish panel's content.
type finishForm struct {
	screen  *Screen
	visit   surgery.ID
	guest   bool
	after   *kit.Choice
	outcome *kit.Choice
	barrier *kit.Choice
	learnt  *kit.Entry
	save    *kit.Check
	until   *kit.DayField
	name    *kit.Entry
	named   *kit.Field
	yes     *kit.Consents
	object  *fyne.Container
	grown   func()
}

// Finish opens the finish panel; all of it is optional, and Ctrl+Return again
// finishes and goes back to Today.
func (s *Screen) Finish() {
	if !s.loaded {
		return
	}
	f := newFinishForm(s)
	verb, over := words.Say("visit.finish"), s.view.State == surgery.Finished
	if over {
		verb = words.Say("visit.finish_save")
	}
	var panel *kit.Panel
	f.grown = func() { panel.Refresh() }
	f.save.OnChanged = func(on bool) {
		f.showSaving()
		if on && f.until.Box.Text == "" {
			f.until.Set(day(s.until))
		}
		panel.Refresh()
	}
	saved := false
	panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{
		Title: words.Say("visit.finish"), Content: f.object, Width: 700, First: f.after, Keeps: true,
		Verb: verb, Kind: kit.Done,
		Submit: func(done func(error)) {
			what, err := f.read()
			if err != nil {
				done(err)
				return
			}
			s.stage.Try(func() (surgery.Change, error) { return s.stage.Visit.FinishVisit(f.visit, what) },
				func(_ surgery.Change, err error) {
					saved = err == nil
					done(err)
				})
		},
		Closed: func() {
			s.places[f.visit].finish = nil
			if !saved {
				s.places[f.visit].finish = f.draft()
			} else if s.id == f.visit {
				s.Back()
			}
		},
	})
}

func newFinishForm(s *Screen) *finishForm {
	v := s.view
	f := &finishForm{screen: s, visit: s.id, guest: v.Guest()}
	f.after = kit.NewChoice(confidenceOptions(), nil).InEvenWidths()
	f.outcome = kit.NewChoice(options("visit.outcome_", surgery.Outcomes), nil)
	f.barrier = kit.NewChoice(options("visit.barrier_", surgery.Barriers), nil)
	f.after.None, f.outcome.None, f.barrier.None = true, true, true
	f.learnt = kit.NewNotes("", 2)
	f.save = kit.NewCheck(words.Say("visit.save_place"), nil)
	f.until = kit.NewDayField("", s.stage.Now)
	f.name = kit.NewEntry("")
	f.named = kit.NewField(words.Say("visit.guest_name"), f.name, words.Say("visit.guest_name_hint"))
	f.yes = kit.NewConsents(surgery.Allowed{}, func() { f.grown() })
	f.object = kit.Column(12,
		kit.NewField(words.Say("visit.confident_after"), scale(f.after), before(v.Before)),
		kit.NewField(words.Say("visit.outcome"), f.outcome, ""),
		kit.NewField(words.Say("visit.barrier"), f.barrier, ""),
		kit.NewField(words.Say("visit.learnt"), f.learnt, words.Say("visit.no_health")),
		kit.Column(8, kit.MiddleRow(8, f.save, f.until.Field), f.named), f.yes.Content)
	f.fill(v)
	return f
}

// fill puts in what was typed and not saved, else what is recorded.
func (f *finishForm) fill(v visit.Visit) {
	d := f.screen.place().finish
	if d == nil {
		d = &finishDraft{Finish: visit.Finish{After: v.After, Outcome: v.Outcome, Barrier: v.Barrier, Learnt: v.Words.Learnt, Allowed: &v.Allowed},
			save: v.Saved}
		if v.Saved {
			d.day = kit.FormatDay(day(v.SavedUntil))
		}
	}
	f.after.Set(strconv.Itoa(d.After))
	f.outcome.Set(string(d.Outcome))
	f.barrier.Set(string(d.Barrier))
	f.learnt.SetText(d.Learnt)
	f.save.Set(d.save)
	f.until.Box.SetText(d.day)
	f.until.Field.SetHint("")
	f.name.SetText(d.Name)
	f.yes.Set(*d.Allowed)
	f.showSaving()
}

func (f *finishForm) showSaving() {
	show(f.until.Field, f.save.On())
	show(f.named, f.save.On() && f.guest)
	show(f.yes.Content, f.save.On() || !f.guest) // a yes needs somebody who said it
}

func (f *finishForm) draft() *finishDraft {
	after, _ := strconv.Atoi(f.after.Value()) // "" is none
	allowed := f.yes.Value()
	return &finishDraft{save: f.save.On(), day: f.until.Box.Text, Finish: visit.Finish{After: after,
		Outcome: surgery.Outcome(f.outcome.Value()), Barrier: surgery.Barrier(f.barrier.Value()), Learnt: f.learnt.Text,
		Name: f.name.Text, Allowed: &allowed}}
}

// read returns what is to be recorded, or which box cannot be read.
func (f *finishForm) read() (visit.Finish, error) {
	d := f.draft()
	if !d.save {
		d.Name = ""
		return d.Finish, nil
	}
	until, err := f.until.Day()
	if err != nil {
		kit.Focus(f.until.Box)
		return d.Finish, err
	}
	if until.IsZero() {
		kit.Focus(f.until.Box)
		return d.Finish, surgery.Fail(surgery.Invalid, "visit.save_day_missing")
	}
	if f.guest && strings.TrimSpace(d.Name) == "" {
		kit.Focus(f.name)
	}
	d.SaveUntil = until.Format(time.DateOnly)
	return d.Finish, nil
}

// before says what they answered at the start.
func before(n int) string {
	if n == 0 {
		return ""
	}
	return words.Say("visit.confident_was", "n", strconv.Itoa(n))
}

func options[T ~string](prefix string, keys []T) []kit.Option {
	var all []kit.Option
	for _, k := range keys {
		all = append(all, kit.Option{Key: string(k), Label: words.Say(prefix + string(k))})
	}
	return all
}

// day reads a date as records hold it; the zero time for none.
func day(date string) time.Time {
	t, _ := time.Parse(time.DateOnly, date) // our own dates, or ""
	return t
}
