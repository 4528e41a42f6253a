package checklists

import (
	"strconv"
	"strings"
	"time"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/checklist"
	"socialmediasurgery/surgery/dates"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// newList opens the panel of a new checklist; its first step is there to change.
func (s *Screen) newList() {
	s.namePanel("checklists.new_title", "checklists.add", "", "", func(title, summary string, done func(error)) {
		id := ""
		s.stage.Try(func() (surgery.Change, error) {
			kept, made, err := s.stage.Checklists.New(title, summary)
			id = made
			return kept, err
		}, func(_ surgery.Change, err error) {
			done(err)
			if err == nil && s.lists.SelectKey(id) {
				s.loadList(func() { kit.Focus(s.steps.list) })
			}
		})
	})
}

// nameList changes the title and the summary of the chosen checklist.
func (s *Screen) nameList() {
	c := s.list
	s.namePanel("checklists.name_title", "checklists.save", c.Title, c.Summary, func(title, summary string, done func(error)) {
		s.stage.Try(func() (surgery.Change, error) { return s.stage.Checklists.Name(c.ID, title, summary) },
			func(_ surgery.Change, err error) { done(err) })
	})
}

func (s *Screen) namePanel(heading, verb, title, summary string, submit func(title, summary string, done func(error))) {
	name := kit.NewEntry(words.Say("checklists.title_example"))
	name.Limit = checklist.MaxTitle
	name.SetText(title)
	about := kit.NewEntry("")
	about.Limit = checklist.MaxSummary
	about.SetText(summary)
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say(heading), Verb: words.Say(verb), First: name, Width: 620,
		Content: kit.Column(2*kit.Step, kit.NewField(words.Say("checklists.title"), name, ""), kit.NewField(words.Say("checklists.summary"), about, "")),
		Submit:  func(done func(error)) { submit(name.Text, about.Text, done) }})
}

// stepForm is what is typed about a step.
type stepForm struct {
	before                       checklist.Step
	title, minutes, url, checked *kit.Entry
	why, how                     *kit.Entry
	track, kind                  *kit.Choice
	essential                    *kit.Check
}

func newStepForm(s checklist.Step) *stepForm {
	f := &stepForm{before: s, title: box(checklist.MaxTitle, s.Title), minutes: box(3, ""), url: box(checklist.MaxURL, s.URL),
		checked: box(40, dates.Checked(s.Checked)), why: kit.NewNotes("", 2), how: kit.NewNotes("", 4)}
	f.url.PlaceHolder = words.Say("checklists.address_example")
	f.why.Limit, f.how.Limit = checklist.MaxWhy, checklist.MaxHow
	f.why.SetText(s.Why)
	f.how.SetText(s.How)
	if s.Minutes > 0 {
		f.minutes.SetText(strconv.Itoa(s.Minutes))
	}
	f.track = choice("checklists.choice_", string(surgery.Both), string(surgery.Personal), string(surgery.Professional))
	f.kind = choice("checklists.choice_", string(checklist.Menu), string(checklist.Fact), string(checklist.Advice))
	f.essential = kit.NewCheck(words.Say("checklists.essential"), nil)
	if s.ID == "" {
		s.Track, s.Kind = surgery.Both, checklist.Menu
	}
	f.track.Set(string(s.Track))
	f.kind.Set(string(s.Kind))
	f.essential.Set(s.Essential)
	return f
}

func box(most int, text string) *kit.Entry {
	e := kit.NewEntry("")
	e.Limit = most
	e.SetText(text)
	return e
}

func choice(prefix string, keys ...string) *kit.Choice {
	var options []kit.Option
	for _, key := range keys {
		options = append(options, kit.Option{Key: key, Label: words.Say(prefix + key)})
	}
	return kit.NewChoice(options, nil)
}

// read returns the step as typed.
func (f *stepForm) read(now time.Time) (checklist.Step, error) {
	s := f.before
	s.Title, s.Why, s.How, s.URL = f.title.Text, f.why.Text, f.how.Text, f.url.Text
	s.Track, s.Kind, s.Essential = surgery.Track(f.track.Value()), checklist.StepKind(f.kind.Value()), f.essential.On()
	typed := strings.TrimSpace(f.minutes.Text)
	minutes, err := strconv.Atoi(typed)
	if err != nil {
		return s, surgery.Fail(surgery.Invalid, "checklists.no_minutes", "text", typed, "most", checklist.MaxMinutes)
	}
	s.Minutes = minutes
	switch checked := strings.TrimSpace(f.checked.Text); checked {
	case dates.Checked(f.before.Checked): // a month stays a month
	case "":
		s.Checked = ""
	default:
		day, ok := kit.ParseDay(checked, now)
		if !ok {
			return s, surgery.Fail(surgery.Invalid, "kit.day_unread", "text", checked)
		}
		s.Checked = day.Format(time.DateOnly)
	}
	return s, nil
}

// stepPanel opens the panel of a step, a blank one for a new step.
func (s *Screen) stepPanel(step checklist.Step) {
	list := s.list.ID
	title, verb, hint := words.Say("checklists.step_title"), words.Say("checklists.save"), words.Say("checklists.changed_hint")
	if step.ID == "" {
		title, verb, hint = words.Say("checklists.step_new_title"), words.Say("checklists.add"), ""
	}
	f := newStepForm(step)
	field := func(key string, input *kit.Entry, hint string) *kit.Field {
		return kit.NewField(words.Say(key), input, hint)
	}
	content := kit.Column(2*kit.Step, field("checklists.what", f.title, ""), field("checklists.why", f.why, ""),
		field("checklists.how", f.how, hint),
		kit.NewField(words.Say("checklists.track"), f.track, ""), kit.NewField(words.Say("checklists.kind"), f.kind, ""),
		f.essential, kit.Tiles(200, 16, field("checklists.minutes", f.minutes, ""), field("checklists.checked", f.checked, words.Say("checklists.checked_hint"))),
		field("checklists.address", f.url, ""))
	sections := []kit.Section{
		{Label: words.Say("checklists.title"), Part: f.title},
		{Label: words.Say("checklists.track"), Part: f.track},
		{Label: words.Say("checklists.minutes"), Part: f.minutes},
		{Label: words.Say("checklists.address"), Part: f.url},
	}
	kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: title, Verb: verb, Content: content, First: f.title, Width: 760, Sections: sections,
		Submit: func(done func(error)) {
			after, err := f.read(s.stage.Now())
			if err != nil {
				done(err)
				return
			}
			s.stage.Try(func() (surgery.Change, error) { return s.stage.Checklists.SaveStep(list, after) }, func(_ surgery.Change, err error) {
				done(err)
				if err == nil && after.ID == "" {
					s.steps.list.Select(len(s.list.Steps) - 1)
				}
			})
		}})
}
