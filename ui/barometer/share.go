package barometer

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/barometer"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// What can be made of a question and its results.
const (
	asPoster  = "poster"
	asBig     = "big"
	asPicture = "picture"
	asTable   = "table"
	asTally   = "tally"
)

var printKinds = map[string]surgery.PrintKind{asPoster: surgery.ResultsPrint, asBig: surgery.BigResultsPrint, asTally: surgery.TallyPrint}

// sharing is the panel on which what is printed or saved is looked at first.
type sharing struct {
	screen  *Screen
	of      barometer.Results
	what    string
	size    surgery.HandoutSize
	drawing int // counts what was asked for, so that only the last is shown
	sizes   *kit.Choice
	preview *kit.PagePreview
	says    *kit.Text
	copied  *kit.Button
	folder  *kit.Entry
	field   *kit.Field
	print   *kit.Button
	panel   *kit.Panel
}

// Share opens the panel of prints and files. Before enough people have answered
// there is only the tally for paper.
func (s *Screen) Share() {
	if s.shown.at == "" {
		return
	}
	p := &sharing{screen: s, of: s.shown.results, what: asTally, size: surgery.Standard, preview: kit.NewPagePreview(), says: kit.Body("")}
	options := []kit.Option{{Key: asTally, Label: words.Say("barometer.as_tally")}}
	if p.of.Shown {
		p.what = asPoster
		options = append([]kit.Option{{Key: asPoster, Label: words.Say("barometer.as_poster")}, {Key: asBig, Label: words.Say("barometer.as_big")},
			{Key: asPicture, Label: words.Say("barometer.as_picture")}, {Key: asTable, Label: words.Say("barometer.as_table")}}, options...)
	}
	what := kit.NewChoice(options, func(key string) {
		p.what = key
		p.draw()
	})
	what.Set(p.what)
	p.sizes = kit.NewChoice(kit.PrintSizes(), func(key string) {
		p.size = surgery.HandoutSize(key)
		p.draw()
	})
	p.sizes.Set(string(p.size))
	p.folder = kit.NewEntry("")
	p.folder.Limit = longPath
	p.folder.SetText(s.stage.Prints.SavesInto())
	p.field = kit.NewField(words.Say("barometer.into"), p.folder, "")
	p.print = kit.NewButton(kit.Secondary, words.Say("barometer.print"), p.toPrinter)
	p.copied = kit.NewButton(kit.Secondary, words.Say("barometer.copy_text"), p.copyText).InCard()
	choices := kit.Column(14, what, p.sizes, kit.Column(8, p.says, p.copied), p.field)
	if p.of.Shown {
		choices.Add(kit.Small(words.Say("barometer.rounded")))
		choices.Add(kit.Small(words.Say("barometer.told_later")))
	} else {
		choices.Add(kit.Small(words.Say("barometer.share_later", "fewest", surgery.FewestPeople)))
	}
	var content fyne.CanvasObject = kit.Even(24, choices, p.preview)
	width := float32(900)
	if kit.Grow(100) > 130 { // large text: no room beside it
		content, width = kit.Column(14, choices, p.preview), 600
	}
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("barometer.share_title"), Content: content, First: what, Width: width,
		Verb: words.Say("barometer.save"), More: []*kit.Button{p.print}, Submit: p.save})
	p.draw()
}

// drawn is what the panel shows of what is chosen.
type drawn struct {
	pages []page.Page
	text  string
}

// draw shows what is chosen as it will leave.
func (p *sharing) draw() {
	p.drawing++
	asked, what, size, id := p.drawing, p.what, p.size, p.of.Barometer.ID
	kind, printed := printKinds[what]
	p.sizes.Hidden, p.print.Hidden = !printed, !printed
	kit.Load(p.screen.stage.Stage, func() (drawn, error) {
		switch {
		case printed:
			paper, err := p.screen.stage.Barometer.Paper(kind, id, size)
			return drawn{pages: paper.Pages}, err
		case what == asTable:
			return drawn{text: words.Say("barometer.table_what")}, nil
		}
		laid, text, err := p.screen.stage.Barometer.Picture(id)
		return drawn{[]page.Page{laid}, text}, err
	}, func(now drawn) {
		if asked != p.drawing {
			return
		}
		p.preview.Set(now.pages)
		p.preview.Hidden = len(now.pages) == 0
		p.says.Set(now.text)
		p.says.Hidden, p.copied.Hidden = now.text == "", what != asPicture
		p.panel.Refresh()
	})
}

// copyText puts the description on the clipboard, to post beside the picture. It
// holds nothing of anybody.
func (p *sharing) copyText() {
	fyne.CurrentApp().Clipboard().SetContent(p.says.String())
	p.copied.SetLabel(words.Say("barometer.copied"))
}

func (p *sharing) lay() (prints.Paper, error) {
	return p.screen.stage.Barometer.Paper(printKinds[p.what], p.of.Barometer.ID, p.size)
}

func (p *sharing) toPrinter() {
	papers.SendPaper(p.screen.stage.Stage, p.screen.stage.Prints, p.lay, func(paper prints.Paper) (prints.Outgoing, error) { return p.screen.stage.Prints.ToPrinter(paper, 1) }, p.panel.Fail)
}

// save saves what is chosen into the folder.
func (p *sharing) save(done func(error)) {
	s, folder, id := p.screen, p.folder.Text, p.of.Barometer.ID
	p.field.SetWrong("")
	switch p.what {
	case asTable:
		s.stage.Try(func() (surgery.Change, error) { return s.stage.Barometer.SaveCSV(id, folder) }, func(_ surgery.Change, err error) { done(err) })
	case asPicture:
		s.stage.Try(func() (surgery.Change, error) { return s.stage.Barometer.SavePicture(id, folder) }, func(_ surgery.Change, err error) { done(err) })
	default:
		papers.SendPaper(s.stage.Stage, s.stage.Prints, p.lay, func(paper prints.Paper) (prints.Outgoing, error) { return s.stage.Prints.ToFolder(paper, folder) }, done)
	}
}
