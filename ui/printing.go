package ui

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/texts"
	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
	"socialmediasurgery/ui/story"
)

// lookAtSheet shows the sheet of a visit for the table, to be printed with
// choices; printed is told when it was.
func (s *Shell) lookAtSheet(visit surgery.ID, printed func()) {
	d := s.parts.Rooms
	lay := func(size surgery.HandoutSize) (prints.Paper, error) { return d.Visit.Sheet(visit, size) }
	(&printPanel{shell: s, lay: lay, printed: printed}).show(words.Say("shell.visit_sheet"))
}

// onVisit reports whether the Visit screen is seen, with a visit.
func (s *Shell) onVisit() bool {
	return s.visible != nil && s.visible.id == visitID && s.visit().Current() != ""
}

// visitReady reports whether that visit has been read, so that it can be printed
// and finished.
func (s *Shell) visitReady() bool { return s.onVisit() && s.visit().Ready() }

// canPrint reports whether there is a handout: that of the visit that is seen,
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

func (s *Shell) onStory() bool {
	if s.visible == nil {
		return false
	}
	_, is := s.visible.screen.(*story.Screen) // a joined desk has none
	return is
}

// print prints the handout of the open visit at once; the week's is looked at
// first.
func (s *Shell) print() {
	if p := s.printable(); p != nil {
		p.Print()
		return
	}
	s.printWith()
}

// printable is a screen that has something of its own to print.
type printable interface {
	Print()
	SavePDF()
}

// printable returns the screen that is open, if it has; else nil.
func (s *Shell) printable() printable {
	switch {
	case s.onVisit():
		return s.visit()
	case s.onStory():
		return s.story()
	}
	return nil
}

// savePDF saves what print would print.
func (s *Shell) savePDF() {
	if p := s.printable(); p != nil {
		p.SavePDF()
		return
	}
	s.printWith()
}

// printWith shows the handout, of the open visit or of the week, and lets the
// host choose size, printer and copies.
func (s *Shell) printWith() {
	d := s.parts.Rooms
	if !s.onVisit() {
		s.printWeek()
		return
	}
	visit := s.visit().Current()
	p := &printPanel{shell: s, web: true}
	choose := func() {
		keys := p.codes.keys()
		p.lay = func(size surgery.HandoutSize) (prints.Paper, error) { return d.Visit.HandoutWith(visit, size, keys) }
	}
	p.codes = newPrintCodes(func() {
		choose()
		p.draw()
	})
	choose()
	kit.Load(s.stage, func() ([]prints.Code, error) { return d.Visit.Codes(visit) }, func(codes []prints.Code) {
		p.codes.offer(codes)
		p.show(words.Say("shell.visit_handout"))
	})
}

// printWeek is printWith for the handout for everyone, which may have a second
// language, and the codes that the host chooses.
func (s *Shell) printWeek() {
	d := s.parts.Rooms
	p := &printPanel{shell: s, web: true}
	language := ""
	choose := func() {
		choice := weekprints.Choice{Language: language, Codes: p.codes.keys()}
		p.lay = func(size surgery.HandoutSize) (prints.Paper, error) {
			choice.Size = size
			return d.WeekPrints.HandoutWith(choice)
		}
	}
	p.codes = newPrintCodes(func() {
		choose()
		p.draw()
	})
	choose()
	type offered struct {
		languages []texts.Language
		codes     []prints.Code
	}
	kit.Load(s.stage, func() (offered, error) {
		codes, err := d.WeekPrints.Codes(surgery.WeekHandoutPrint, "")
		return offered{d.Texts.Languages(), codes}, err
	}, func(o offered) {
		if len(o.languages) > 0 {
			p.kinds = papers.NewSecond(words.Say("prints.language"), o.languages, func(code string) {
				language = code
				choose()
				p.draw()
			}).Field
		}
		p.codes.offer(o.codes)
		p.show(words.Say("shell.week_handout"))
	})
}

// printPanel is the panel that shows a print and prints it with choices: of
// what, where kinds are given, of size, printer and copies.
type printPanel struct {
	shell   *Shell
	lay     func(surgery.HandoutSize) (prints.Paper, error)
	kinds   *kit.Field     // what to print, above the rest; nil where there is only one thing
	codes   *printCodes    // which codes it has, above how it is printed; nil where there is nothing to choose
	first   fyne.Focusable // gets the focus; nil is the copies
	more    []*kit.Button
	web     bool                // it can be saved as a web page too
	printed func()              // told when it was sent; may be nil
	size    surgery.HandoutSize // to begin with; "" is the print's own
	drawing int                 // counts what was asked for, so that only the last is shown
	preview *kit.PagePreview
	choices *printChoices
	panel   *kit.Panel
}

func (p *printPanel) show(title string) {
	p.preview = kit.NewPagePreview()
	_, easyRead := p.shell.parts.Rooms.Settings.EasyRead()
	p.choices = newPrintChoices(false, easyRead, p.draw)
	p.choices.setSize(p.size)
	saves := []*kit.Button{kit.NewButton(kit.Secondary, words.Say("shell.save_pdf"), func() { p.save(false) })}
	if p.web {
		saves = append(saves, kit.NewButton(kit.Secondary, words.Say("shell.save_web"), func() { p.save(true) }))
	}
	choices := p.choices.content
	if p.codes != nil { // what stands on it comes before how it is printed, or is never seen
		choices = kit.Column(2*kit.Step, p.codes.content, choices)
	}
	if p.kinds != nil {
		choices = kit.Column(2*kit.Step, p.kinds, choices)
	}
	content, width := kit.Abreast(880, choices, p.preview)
	if p.first == nil {
		p.first = p.choices.copies
	}
	p.panel = kit.ShowPanel(p.shell.stage.Window, kit.PanelParts{
		Title: title, Width: width, Verb: words.Say("shell.print_now"), First: p.first,
		Content: content, More: append(saves, p.more...), Submit: p.submit,
	})
	p.draw()
	p.choices.listPrinters(p.shell, p.panel.Refresh)
}

// draw shows the paper that is chosen, in its size.
func (p *printPanel) draw() {
	p.drawing++
	asked, size, lay := p.drawing, p.choices.size, p.lay
	kit.Load(p.shell.stage, func() (prints.Paper, error) { return lay(size) }, func(paper prints.Paper) {
		if asked == p.drawing {
			p.preview.Set(paper.Pages)
			p.choices.suit(paper)
			if p.codes != nil {
				p.codes.suit(paper)
			}
			p.panel.Refresh() // it is as high as its pages
		}
	})
}

// submit prints as many copies as were asked for.
func (p *printPanel) submit(done func(error)) {
	as, err := p.choices.read()
	if err != nil {
		done(err)
		return
	}
	lay := p.lay
	papers.SendPaper(p.shell.stage, p.shell.parts.Rooms.Prints, func() (prints.Paper, error) {
		paper, err := lay(as.size)
		return as.on(paper), err
	}, func(paper prints.Paper) (prints.Outgoing, error) {
		return p.shell.parts.Rooms.Prints.ToPrinter(paper, as.copies)
	}, func(err error) {
		done(err)
		if err == nil && p.printed != nil {
			p.printed()
		}
	})
}

// save saves the paper in the size that is chosen, as a PDF or as a web page.
func (p *printPanel) save(web bool) {
	size, lay := p.choices.size, p.lay
	papers.SavePaper(p.shell.stage, p.shell.parts.Rooms.Prints, func() (prints.Paper, error) {
		paper, err := lay(size)
		paper.AsWeb = web
		return paper, err
	}, func(err error) {
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
	s.notice.Warn(kit.ErrorLine(err), words.Say("prints.seen"))
}
