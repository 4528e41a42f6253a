package today

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// pair asks who sits with a visit; those who are free and able come first.
func (s *Screen) pair(c today.Card) {
	kit.Load(s.stage.Stage, func() ([]today.Choice, error) { return s.stage.Today.Choices(c.Visit) }, func(choices []today.Choice) {
		if kit.TopPanel(s.stage.Window.Canvas()) == nil {
			newPairing(s, c, choices).show()
		}
	})
}

// pairing is the panel that pairs.
type pairing struct {
	screen  *Screen
	card    today.Card
	choices []today.Choice
	list    *kit.List
	sheet   *kit.Check
	look    *kit.Button // at the sheet first; nil without one
	printed bool        // the sheet was, from there
	panel   *kit.Panel
}

func newPairing(s *Screen, c today.Card, choices []today.Choice) *pairing {
	p := &pairing{screen: s, card: c, choices: choices}
	p.list = kit.NewList(kit.ListParts{
		Length:     func() int { return len(p.choices) },
		Key:        func(i int) string { return string(p.choices[i].Presence) },
		New:        newPersonRow,
		Fill:       func(i int, row fyne.CanvasObject, _ kit.RowState) { p.fill(p.choices[i], row.(*personRow)) },
		Chosen:     func(int) { p.panel.Submit() },
		TapSelects: true, Lines: true,
		Clock: s.stage.Runner.Clock,
	})
	p.sheet = kit.NewCheck(words.Say("today.print_sheet"), func(on bool) { s.sheet = on })
	if c.Steps == 0 {
		p.sheet.SetLabel(words.Say("today.print_no_steps"))
		p.sheet.Disable()
		return p
	}
	p.sheet.Set(s.sheet)
	if s.LookAtSheet != nil {
		p.look = kit.NewButton(kit.Secondary, words.Say("today.look_at_sheet"), func() { s.LookAtSheet(c.Visit, p.sheetPrinted) })
	}
	return p
}

// sheetPrinted says that the sheet has gone out already, so that pairing does not
// print it again; the next pairing asks as before.
func (p *pairing) sheetPrinted() {
	p.printed = true
	p.sheet.SetLabel(words.Say("today.sheet_printed"))
	p.sheet.Set(true)
	p.sheet.Disable()
}

func (p *pairing) show() {
	s := p.screen
	parts := kit.PanelParts{Title: words.Say("today.pair_title", "who", p.card.Name), Width: 560, Closed: func() {
		if s.focused() == nil { // opened by a button on a card that may be gone
			s.FocusBox()
		}
	}}
	if len(p.choices) == 0 {
		parts.Content = kit.Body(words.Say("today.pair_nobody"))
		parts.Verb, parts.Submit = words.Say("today.surgeons"), func(done func(error)) { done(nil); s.Surgeons() }
		kit.ShowPanel(s.stage.Window, parts)
		return
	}
	frame := kit.NewCard(s.listHeight(p.list, 225))
	frame.Padding = -1
	parts.Content = kit.Column(12, kit.Small(detailText(p.card)), frame, p.sheet)
	parts.Verb, parts.First, parts.Submit = words.Say("today.pair_verb"), p.list, p.submit
	if p.look != nil {
		parts.More = append(parts.More, p.look)
	}
	if p.card.State == surgery.BeingHelped {
		parts.More = append(parts.More, kit.NewButton(kit.Secondary, words.Say("today.back_to_waiting"), func() {
			p.panel.Close()
			s.unpair(p.card.Visit)
		}))
	}
	p.panel = kit.ShowPanel(s.stage.Window, parts)
}

func (p *pairing) fill(c today.Choice, row *personRow) {
	o := p.screen.offer
	state, tone := words.Say("today.free"), kit.Finished
	if len(c.With) > 0 {
		state, tone = words.Say("today.with", "surgeon", strings.Join(c.With, ", ")), kit.Calm
	}
	if p.sitsThere(c) {
		state = words.Say("today.sits_now")
	}
	helps := kit.Run{Text: words.Say("today.helps_all"), Size: kit.SizeSmall, Colour: kit.ColourMuted}
	if len(c.Helps) > 0 {
		helps.Text = words.Say("today.helps_with", "what", strings.Join(o.platformNames(c.Helps), ", "))
	}
	if !c.CanHelp {
		var lacks []string
		for _, platform := range p.card.Platforms {
			if !slices.Contains(c.Helps, platform) {
				lacks = append(lacks, platform)
			}
		}
		helps.Text = words.Say("today.cannot_help", "what", strings.Join(o.platformNames(lacks), ", "))
		helps.Colour = kit.ColourAccent
	}
	row.set(c.Name, helps, tone, state)
}

// sitsThere reports whether the surgeon is the one who helps already.
func (p *pairing) sitsThere(c today.Choice) bool {
	return p.card.State == surgery.BeingHelped && c.Name == p.card.Surgeon && slices.Contains(c.With, p.card.Name)
}

func (p *pairing) submit(done func(error)) {
	s, i := p.screen, max(p.list.SelectedIndex(), 0)
	with, visit := p.choices[i].Surgeon, p.card.Visit
	print := s.sheet && p.card.Steps > 0 && !p.printed
	if p.sitsThere(p.choices[i]) { // nothing to change
		done(nil)
		return
	}
	s.stage.Try(func() (surgery.Change, error) { return s.stage.Today.Pair(visit, with) }, func(_ surgery.Change, err error) {
		done(err)
		if err == nil && print {
			s.printSheet(visit)
		}
	})
}

// printSheet prints the numbered checklists to take to the table.
func (s *Screen) printSheet(visit surgery.ID) {
	stage := s.stage
	papers.SendPaper(s.stage.Stage, s.stage.Prints, func() (prints.Paper, error) { return stage.Visit.Sheet(visit, "") },
		func(p prints.Paper) (prints.Outgoing, error) { return stage.Prints.ToPrinter(p, 1) },
		func(err error) {
			if err != nil {
				kit.ShowError(s.stage.Window, err)
			}
		})
}

// personRow is a row with a name, a line about them, and a pill.
type personRow struct {
	widget.BaseWidget
	name, about *kit.Text
	pill        *kit.Pill
	body        *fyne.Container
}

func newPersonRow() fyne.CanvasObject {
	r := &personRow{name: kit.Strong(kit.Blank).OneLine(), about: kit.Small(kit.Blank).OneLine(), pill: kit.NewPill(kit.Plain, kit.Blank)}
	r.body = kit.Padded(8, 14, 8, 14, kit.MiddleRow(12, kit.Column(0, r.name, r.about), r.pill))
	r.ExtendBaseWidget(r)
	return r
}

func (r *personRow) set(name string, about kit.Run, tone kit.Tone, state string) {
	r.name.SetRuns(kit.Run{Text: name, Weight: kit.Bold})
	r.about.SetRuns(about)
	r.pill.Hidden = state == ""
	r.pill.Set(tone, state)
	r.body.Refresh()
}

// CreateRenderer is for Fyne.
func (r *personRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }
