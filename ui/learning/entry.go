package learning

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/learning"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// entryPanel is the panel on which an entry is written.
type entryPanel struct {
	stage *Stage
	entry surgery.Learning
	what  *kit.Entry
	kind  *kindBox
	day   *kit.DayField
	about map[string]*kit.Check
	tags  *kit.Entry
	event *kit.Select
	opens *kit.Entry
	link  *kit.Entry
	panel *kit.Panel
}

// showEntry lets a host write an entry; saved is told when it is kept.
func showEntry(stage *Stage, l surgery.Learning, saved func(surgery.Change)) {
	p := &entryPanel{stage: stage, entry: l, what: kit.NewNotes("", 4), about: map[string]*kit.Check{}, tags: kit.NewEntry(words.Say("learning.tags_example")),
		opens: kit.NewEntry(words.Say("learning.link_opens_example")), link: kit.NewEntry("https://"), event: kit.NewSelect(nil, nil)}
	p.link.Limit = surgery.MaxNote
	p.what.SetText(l.Words.What)
	p.kind = newKindBox(stage, func() {
		if p.panel != nil {
			p.panel.Refresh()
		}
	})
	p.kind.set(l)
	p.day = kit.NewDayField(words.Say("learning.day"), stage.Now)
	if day, err := time.Parse(time.DateOnly, l.Day); err == nil {
		p.day.Set(day)
	}
	leave := p.day.Box.OnLeave
	p.day.Box.OnLeave = func() {
		leave()
		p.loadEvents()
	}
	var topics []fyne.CanvasObject
	for _, t := range surgery.Topics {
		p.about[t] = kit.NewCheck(learning.TopicWords(t), nil)
		topics = append(topics, p.about[t])
	}
	for _, t := range l.About {
		p.about[t].Set(true)
	}
	p.tags.SetText(strings.Join(l.Words.Tags, ", "))
	p.opens.SetText(l.Words.Link.Opens)
	p.link.SetText(l.Words.Link.Address)
	content := kit.Column(14,
		kit.NewField(words.Say("learning.what"), p.what, ""), p.kind.content,
		kit.Column(4, kit.Strong(words.Say("learning.about")), kit.Even(kit.Step, topics...)),
		kit.Even(16, kit.NewField(words.Say("learning.tags"), p.tags, ""), p.day.Field),
		kit.NewField(words.Say("learning.event"), p.event, ""),
		kit.Even(16, kit.NewField(words.Say("learning.link"), p.link, ""), kit.NewField(words.Say("learning.link_opens"), p.opens, "")))
	title := words.Say("learning.add_title")
	if l.ID != "" {
		title = words.Say("learning.edit_title")
	}
	first := fyne.Focusable(p.what)
	if l.Kind == surgery.Quote && l.Permitted == "" { // sorted as one: permission is what is missing
		first = p.kind.said
	}
	p.panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: title, Verb: words.Say("learning.keep"), First: first, Width: 760, Content: content,
		Submit: func(done func(error)) { p.submit(done, saved) }})
	if l.ID == "" { // from the short panel
		p.panel.Carry(p.what)
	}
	p.loadEvents()
}

// loadEvents offers the events of the week that holds the day.
func (p *entryPanel) loadEvents() {
	at, err := p.day.Day()
	if err != nil {
		return // said beneath the day
	}
	day, now := at.Format(time.DateOnly), surgery.ID(p.event.Value())
	if now == "" {
		now = p.entry.Event
	}
	kit.Do(p.stage.Runner, func() ([]*surgery.Event, error) { return p.stage.Learning.Events(day, now) }, func(events []*surgery.Event, err error) {
		if err != nil {
			return // an entry can be kept without one
		}
		options := []kit.Option{{Label: words.Say("learning.no_event")}}
		for _, e := range events {
			options = append(options, kit.Option{Key: string(e.ID), Label: dayWords(e.Day) + " · " + e.Words.Title})
		}
		p.event.SetOptions(options)
		p.event.Set(string(now))
		if p.event.Value() == "" {
			p.event.Set("")
		}
	})
}

func (p *entryPanel) submit(done func(error), saved func(surgery.Change)) {
	at, err := p.day.Day()
	if err != nil {
		done(err)
		return
	}
	l := p.entry
	l.Day = ""
	if !at.IsZero() {
		l.Day = at.Format(time.DateOnly)
	}
	l.Words.What = p.what.Text
	p.kind.into(&l)
	l.About = nil
	for _, t := range surgery.Topics {
		if p.about[t].On() {
			l.About = append(l.About, t)
		}
	}
	l.Words.Tags = strings.FieldsFunc(p.tags.Text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	l.Event = surgery.ID(p.event.Value())
	l.Words.Link = surgery.WeekLink{Opens: p.opens.Text, Address: p.link.Text}
	keep := p.stage.Learning.Add
	if l.ID != "" {
		keep = p.stage.Learning.Edit
	}
	p.stage.Try(func() (surgery.Change, error) { return keep(l) }, func(d surgery.Change, err error) {
		done(err)
		if err == nil && saved != nil {
			saved(d)
		}
	})
}
