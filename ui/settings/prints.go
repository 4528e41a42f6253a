package settings

import (
	"slices"

	"socialmediasurgery/surgery/desk/settings"
	"socialmediasurgery/surgery/folders"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// prints is where prints go: a printer, or a folder as PDF files.
type prints struct {
	card     *kit.Card
	to       *kit.Choice
	printers *kit.Select
	printer  *kit.Field
	toField  *kit.Field
	folder   *folderBox
	queues   []printer.Queue
	chosen   string // the printer that is set
	kept     string // the folder that is set
	screen   *Screen
}

// Where prints go, as the choice knows it.
const (
	toPrinter = "printer"
	toFolder  = "folder"
)

func newPrints(s *Screen) *prints {
	p := &prints{screen: s}
	p.to = kit.NewChoice([]kit.Option{
		{Key: toPrinter, Label: words.Say("settings.to_printer")},
		{Key: toFolder, Label: words.Say("settings.to_folder")},
	}, p.turn)
	p.printers = kit.NewSelect(nil, func(name string) {
		s.keep(func(now *settings.Settings) { now.Printer = name }, nil)
	})
	p.printer = kit.NewField(words.Say("settings.printer"), p.printers, words.Say("settings.printers_asked"))
	p.folder = newFolderBox(s, words.Say("settings.print_folder"), words.Say("settings.print_folder_hint"), p.keepFolder)
	p.toField = kit.NewField(words.Say("settings.prints_to"), p.to, "")
	p.card = kit.NewCard(kit.Column(12, kit.Title(words.Say("settings.prints_title")), p.toField, p.printer, p.folder.content))
	return p
}

// turn goes over to the printer at once; a folder is asked for first.
func (p *prints) turn(to string) {
	p.sides(to)
	if to == toPrinter && p.kept != "" {
		p.folder.entry.SetText("")
		p.folder.commit()
	}
}

// sides shows the one that is chosen.
func (p *prints) sides(to string) {
	p.to.Set(to)
	p.printer.Hidden, p.folder.content.Hidden = to != toPrinter, to != toFolder
	p.card.Refresh()
}

// keepFolder keeps a folder that can be written; none is the printer again.
func (p *prints) keepFolder(text string, told func(error)) {
	if text == "" {
		p.screen.keep(func(now *settings.Settings) { now.PrintTo = "" }, told)
		return
	}
	kit.Do(p.screen.stage.Runner, func() (string, error) { return folders.Writable(text) }, func(path string, err error) {
		if err != nil {
			told(err)
			return
		}
		again := func(err error) { // where nothing was kept, the box shows what is
			told(err)
			p.folder.show(p.kept)
		}
		papers.AskCopied(p.screen.stage.Stage, p.screen.stage.Prints, path, again, func(told func(error)) {
			p.screen.keep(func(now *settings.Settings) { now.PrintTo = path }, told)
		})
	})
}

func (p *prints) show(now state) {
	before := p.kept
	p.chosen, p.kept = now.Printer, now.PrintTo
	p.folder.show(now.PrintTo)
	p.options()
	switch {
	case now.PrintTo != "":
		p.sides(toFolder)
	case before != "" || p.to.Value() == "":
		p.sides(toPrinter)
	}
	if now.printFlag != "" {
		p.toField.SetHint(words.Say("settings.print_flag", "folder", now.printFlag))
	}
}

// found lists the printers the system told us.
func (p *prints) found(queues []printer.Queue, err error) {
	p.queues = queues
	hint := ""
	if err != nil {
		hint = kit.ErrorLine(err)
	}
	p.printer.SetHint(hint)
	p.options()
	p.card.Refresh()
}

// options offers the usual printer, those there are, and the one that is set
// even where it is not there now.
func (p *prints) options() {
	usual := kit.Option{Label: words.Say("settings.usual_printer")}
	options := []kit.Option{usual}
	for _, q := range p.queues {
		one := kit.Option{Key: q.Name, Label: q.Name}
		if q.Stopped {
			one.Label = words.Say("settings.printer_stopped", "printer", q.Name)
		}
		if q.Default {
			options[0].Label = words.Say("settings.usual_printer_is", "printer", q.Name)
		}
		options = append(options, one)
	}
	if p.chosen != "" && !slices.ContainsFunc(options, func(o kit.Option) bool { return o.Key == p.chosen }) {
		options = append(options, kit.Option{Key: p.chosen, Label: p.chosen})
	}
	p.printers.SetOptions(options)
	p.printers.Set(p.chosen)
}
