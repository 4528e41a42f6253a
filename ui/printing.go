package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// mostCopies is what the system's printing is asked for at once.
const mostCopies = 50

// onVisit tells whether the Visit screen is seen, with a visit.
func (s *Shell) onVisit() bool {
	return s.visible != nil && s.visible.id == visitID && s.visit().Current() != ""
}

// visitReady tells whether that visit has been read, so that it can be printed
// and finished.
func (s *Shell) visitReady() bool { return s.onVisit() && s.visit().Ready() }

// canPrint tells whether there is a handout: that of the visit that is seen,
// else the week's.
func (s *Shell) canPrint() bool {
	switch {
	case s.onVisit():
		return s.visit().Ready()
	case s.onStory():
		return s.story().Ready()
	}
	return s.open
}

func (s *Shell) onStory() bool { return s.visible != nil && s.visible.id == storyID }

// print prints the handout of the open visit at once; the week's is looked at
// first.
func (s *Shell) print() {
	switch {
	case s.onVisit():
		s.visit().Print()
		return
	case s.onStory():
		s.story().Print()
		return
	}
	s.printWith()
}

// savePDF saves what print would print.
func (s *Shell) savePDF() {
	switch {
	case s.onVisit():
		s.visit().SavePDF()
		return
	case s.onStory():
		s.story().SavePDF()
		return
	}
	s.printWith()
}

// printWith shows the handout, of the open visit or of the week, and lets the
// host choose size, printer and copies.
func (s *Shell) printWith() {
	d := s.parts.Desk
	title, lay := words.Say("shell.week_handout"), d.WeekHandout
	if s.onVisit() {
		visit := s.visit().Current()
		title = words.Say("shell.visit_handout")
		lay = func(size surgery.HandoutSize) (desk.Paper, error) { return d.Handout(visit, size) }
	}
	p := &printPanel{shell: s, lay: lay, size: surgery.Standard}
	p.show(title)
}

// printPanel is the panel that prints with choices: of what, where kinds are
// given, of size, printer and copies.
type printPanel struct {
	shell   *Shell
	lay     func(surgery.HandoutSize) (desk.Paper, error)
	kinds   *kit.Field     // what to print, above the rest; nil where there is only one thing
	first   fyne.Focusable // gets the focus; nil is the copies
	more    []*kit.Button
	size    surgery.HandoutSize
	drawing int // counts what was asked for, so that only the last is shown
	preview *kit.PagePreview
	copies  *kit.Entry
	count   *kit.Field
	printer *kit.Select
	where   *kit.Field
	paper   *kit.Choice
	media   string // the paper that the host chose; "" for the one it is laid out for
	colour  *kit.Choice
	sides   *kit.Choice
	panel   *kit.Panel
}

// inGrey is the choice of printing without colour.
const inGrey = "grey"

func (p *printPanel) show(title string) {
	p.preview = kit.NewPagePreview()
	sizes := kit.NewChoice(kit.PrintSizes(), func(key string) {
		p.size = surgery.HandoutSize(key)
		p.draw()
	})
	sizes.Set(string(p.size))
	p.copies = kit.NewEntry("1")
	p.count = kit.NewField(words.Say("shell.copies"), p.copies, "")
	p.printer = kit.NewSelect([]kit.Option{{Label: words.Say("shell.usual_printer")}}, nil)
	p.printer.Set("")
	p.where = kit.NewField(words.Say("shell.printer"), p.printer, "")
	p.paper = kit.NewChoice([]kit.Option{
		{Key: "A4", Label: words.Say("prints.paper_a4")},
		{Key: "A3", Label: words.Say("prints.paper_a3")},
	}, func(key string) { p.media = key })
	p.colour = kit.NewChoice([]kit.Option{
		{Label: words.Say("prints.in_colour")},
		{Key: inGrey, Label: words.Say("prints.in_grey")},
	}, nil)
	p.colour.Set("")
	p.sides = kit.NewChoice([]kit.Option{
		{Label: words.Say("prints.sides_usual")},
		{Key: string(printer.OneSide), Label: words.Say("prints.sides_one")},
		{Key: string(printer.BothSides), Label: words.Say("prints.sides_both")},
	}, nil)
	p.sides.Set("")
	save := kit.NewButton(kit.Secondary, words.Say("shell.save_pdf"), p.save)
	choices := kit.Column(2*kit.Step, sizes, kit.Even(2*kit.Step, p.count, p.where),
		kit.NewField(words.Say("prints.paper"), p.paper, ""),
		kit.NewField(words.Say("prints.colour"), p.colour, ""),
		kit.NewField(words.Say("prints.sides"), p.sides, ""))
	if p.kinds != nil {
		choices = kit.Column(2*kit.Step, p.kinds, choices)
	}
	content, width := kit.Even(3*kit.Step, choices, p.preview), float32(880)
	if kit.Grow(100) > 130 { // large text: no room beside it
		content, width = kit.Column(2*kit.Step, choices, p.preview), 600
	}
	if p.first == nil {
		p.first = p.copies
	}
	p.panel = kit.ShowPanel(p.shell.stage.Window, kit.PanelParts{
		Title: title, Width: width, Verb: words.Say("shell.print_now"), First: p.first,
		Content: content, More: append([]*kit.Button{save}, p.more...), Submit: p.submit,
	})
	p.draw()
	p.listPrinters()
}

// draw shows the paper that is chosen, in its size.
func (p *printPanel) draw() {
	p.drawing++
	asked, size, lay := p.drawing, p.size, p.lay
	kit.Load(p.shell.stage, func() (desk.Paper, error) { return lay(size) }, func(paper desk.Paper) {
		if asked == p.drawing {
			p.preview.Set(paper.Pages)
			if p.media == "" {
				p.paper.Set(paper.LaidFor())
			}
			p.panel.Refresh() // it is as high as its pages
		}
	})
}

// listPrinters offers the system's printers beside the usual one, and says why
// there are none.
func (p *printPanel) listPrinters() {
	if folder := p.shell.parts.Desk.PrintsTo(); folder != "" {
		p.where.SetHint(words.Say("prints.into_folder", "folder", folder))
		p.panel.Refresh()
		return
	}
	kit.Beside(p.shell.stage.Runner, p.shell.parts.Desk.Printers, func(found []printer.Queue, err error) {
		if err != nil {
			what, _ := kit.ErrorWords(err)
			p.where.SetHint(what)
			p.panel.Refresh()
			return
		}
		options := []kit.Option{{Label: words.Say("shell.usual_printer")}}
		for _, q := range found {
			one := kit.Option{Key: q.Name, Label: q.Name}
			if q.Stopped {
				one.Label = words.Say("settings.printer_stopped", "printer", q.Name)
			}
			options = append(options, one)
		}
		p.printer.SetOptions(options)
	})
}

// submit prints as many copies as were asked for.
func (p *printPanel) submit(done func(error)) {
	copies := 1
	if typed := surgery.Clean(p.copies.Text); typed != "" {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 1 || n > mostCopies {
			done(surgery.Fail(surgery.Invalid, "error.copies", "most", mostCopies))
			return
		}
		copies = n
	}
	size, queue, lay, media := p.size, p.printer.Value(), p.lay, p.media
	grey, sides := p.colour.Value() == inGrey, printer.Sides(p.sides.Value())
	kit.SendPaper(p.shell.stage, func() (desk.Paper, error) {
		paper, err := lay(size)
		paper.Printer, paper.Media, paper.Grey, paper.Sides = queue, media, grey, sides
		return paper, err
	}, func(paper desk.Paper) (desk.Outgoing, error) { return p.shell.parts.Desk.ToPrinter(paper, copies) }, done)
}

func (p *printPanel) save() {
	size, lay := p.size, p.lay
	kit.SendPaper(p.shell.stage, func() (desk.Paper, error) { return lay(size) },
		func(paper desk.Paper) (desk.Outgoing, error) { return p.shell.parts.Desk.ToFolder(paper, "") },
		func(err error) {
			if err != nil {
				kit.ShowError(p.shell.stage.Window, err)
				return
			}
			p.panel.Close()
		})
}

// warned says that a print does not come out, at the bottom of the window until
// the host has seen it: they may be typing the next name by now.
func (s *Shell) warned(err error) {
	what, next := kit.ErrorWords(err)
	s.notice.Warn(what+" "+next, words.Say("prints.seen"))
}
