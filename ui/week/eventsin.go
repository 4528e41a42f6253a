package week

import (
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/calendar"
	weekroom "socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

var standingTones = map[calendar.Standing]kit.Tone{calendar.New: kit.Calm, calendar.Update: kit.Waiting, calendar.Alike: kit.Waiting, calendar.Gone: kit.Alarm}

// eventsIn is the preview of events from a file: which are new, which change one
// that is there. What is ticked is taken in.
type eventsIn struct {
	screen   *Screen
	from     weekroom.EventFrom
	file     weekroom.EventFile
	list     *kit.List
	frame    *kit.Card
	so       *kit.Text
	problems *fyne.Container
	panel    *kit.Panel
}

func showEvents(s *Screen, from weekroom.EventFrom, f weekroom.EventFile) {
	p := &eventsIn{screen: s, from: from, file: f, so: kit.Muted(""), problems: kit.Stack()}
	p.list = p.build()
	p.frame = kit.Framed(p.list, 300)
	content := kit.Column(12)
	if len(f.Sheets) > 1 {
		content.Add(kit.WhichSheet(f.Sheets, f.Sheet, func(name string) { p.from.Sheet = name; p.read() }))
	}
	content.Objects = append(content.Objects, p.so, p.frame, p.problems)
	parts := kit.PanelParts{Title: words.Say("week.events_in"), Content: content, Width: 680}
	if len(f.Rows) > 0 || len(f.Sheets) > 1 { // another sheet may have some
		parts.Verb, parts.Submit = words.Say("week.take_ticked"), p.submit
		if len(f.Sheets) > 1 || slices.ContainsFunc(f.Rows, func(r weekroom.EventRow) bool { return r.Standing == calendar.Gone }) {
			parts.Verb = words.Say("week.do_ticked") // some would be taken out
		}
	}
	if len(f.Rows) > 0 {
		parts.First = p.list
	}
	p.refresh()
	p.panel = kit.ShowPanel(s.stage.Window, parts)
	if len(f.Rows) > 0 {
		p.list.Select(0)
	}
}

// read reads another sheet of the file.
func (p *eventsIn) read() {
	s, from, week := p.screen, p.from, p.screen.shown.Week.ID
	kit.Do(s.stage.Runner, func() (weekroom.EventFile, error) { return s.stage.Week.ReadEvents(week, from) }, func(f weekroom.EventFile, err error) {
		p.panel.Fail(err)
		if err != nil {
			return
		}
		p.file = f
		p.refresh()
		if len(f.Rows) > 0 {
			p.list.Select(0)
		}
		p.panel.Refresh()
	})
}

// refresh draws what was read.
func (p *eventsIn) refresh() {
	none := len(p.file.Rows) == 0 // what is wrong says more than 0 of 0
	p.frame.Hidden, p.so.Hidden = none, none
	p.problems.Objects = nil
	if said := problemList(p.file.Problems, p.file.Dropped); said != nil {
		p.problems.Add(said)
	}
	p.problems.Hidden = len(p.problems.Objects) == 0 // or it would leave a gap
	p.list.Refresh()
	p.say()
}

func (p *eventsIn) build() *kit.List {
	return kit.NewList(kit.ListParts{
		Length: func() int { return len(p.file.Rows) },
		Key: func(i int) string {
			return words.Say("week.step_line", "number", i, "title", p.file.Rows[i].Event.Words.Title)
		},
		New: func() fyne.CanvasObject {
			return kit.Padded(6, 12, 6, 10, kit.MiddleRow(12, kit.NewMark(kit.MarkToDo),
				kit.Column(0, kit.Body(kit.Blank).OneLine(), kit.Small(kit.Blank).OneLine()), kit.NewPill(kit.Plain, kit.Blank)))
		},
		Fill: p.fill,
		Chosen: func(i int) {
			p.toggle(i)
		},
		Lines:       true,
		ChooseOnTap: true,
	})
}

func (p *eventsIn) fill(i int, row fyne.CanvasObject, _ kit.RowState) {
	r := p.file.Rows[i]
	parts := row.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	state := kit.MarkToDo
	if r.Take {
		state = kit.MarkDone
	}
	parts[0].(*kit.Mark).Set(state)
	texts := parts[1].(*fyne.Container).Objects
	texts[0].(*kit.Text).Set(r.Event.Words.Title)
	line := dayLong(r.Event.Day)
	if last := r.Event.Last(); last != r.Event.Day {
		line = words.Say("week.from_until", "from", line, "until", dayLong(last))
	}
	if r.When != "" {
		line += " · " + r.When
	}
	if r.Was != "" {
		line += " · " + words.Say("week.was", "when", r.Was)
	}
	if r.Event.Words.Place != "" {
		line += " · " + r.Event.Words.Place
	}
	texts[1].(*kit.Text).Set(line)
	parts[2].(*kit.Pill).Set(standingTones[r.Standing], words.Say("week.standing_"+string(r.Standing)))
}

// toggle ticks a row, or takes the tick away; one that is the same has nothing
// to take.
func (p *eventsIn) toggle(i int) {
	if r := &p.file.Rows[i]; r.Standing != calendar.Same {
		r.Take = !r.Take
		p.list.Refresh()
		p.say()
	}
}

func (p *eventsIn) say() {
	n := 0
	for _, r := range p.file.Rows {
		if r.Take {
			n++
		}
	}
	p.so.Set(words.Count("week.ticked", n, "all", len(p.file.Rows)))
}

func (p *eventsIn) submit(done func(error)) {
	s, week := p.screen, p.screen.shown.Week.ID
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Week.ImportEvents(week, p.file.Rows) }, func(_ surgery.Change, err error) { done(err) })
}
