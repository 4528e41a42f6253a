package papers

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// longFolder is as long as a folder may be typed.
const longFolder = 1000

// Sharing is what can be made of something that a screen shows.
type Sharing struct {
	Title string
	Kinds []ShareKind // the first is chosen
	Notes []string    // said beneath the folder
}

// ShareKind is one thing that can be made: on paper, or a file.
type ShareKind struct {
	Key, Label, About string // About, which may be "", is said of it
	// Paper lays it out; nil is for a file, which has no size and is not printed.
	Paper func(surgery.HandoutSize) (prints.Paper, error)
	// ToFolder saves the paper; nil is the usual way.
	ToFolder func(paper prints.Paper, folder string) (prints.Outgoing, error)
	// Look returns what is seen of a file before it is there, and Save writes it.
	Look func() (ShareLook, error)
	Save func(folder string) (surgery.Change, error)
	// Copies offers to put what Look says on the clipboard.
	Copies bool
}

// ShareLook is what is seen of what is chosen.
type ShareLook struct {
	Pages []page.Page
	Says  string
	Rows  []string // a heading, and the first rows of a table
}

// sharing is the panel on which what leaves is looked at first.
type sharing struct {
	stage   *kit.Stage
	room    *prints.Room
	kind    ShareKind
	size    surgery.HandoutSize
	sizes   *kit.Choice
	about   *kit.Text
	says    *kit.Text
	said    *fyne.Container
	copied  *kit.Button
	preview *kit.PagePreview
	rows    *fyne.Container
	folder  *kit.Entry
	print   *kit.Button
	panel   *kit.Panel
}

// Share opens the panel, which closes when what is chosen was printed or saved.
func Share(stage *kit.Stage, room *prints.Room, of Sharing) {
	p := &sharing{stage: stage, room: room, kind: of.Kinds[0], size: surgery.Standard, preview: kit.NewPagePreview(),
		about: kit.Small(""), says: kit.Body(""), rows: kit.Column(2), folder: kit.NewEntry("")}
	var options []kit.Option
	for _, k := range of.Kinds {
		options = append(options, kit.Option{Key: k.Key, Label: k.Label})
	}
	what := kit.NewChoice(options, func(key string) {
		for _, k := range of.Kinds {
			if k.Key == key {
				p.kind = k
			}
		}
		p.draw()
	})
	what.Set(p.kind.Key)
	p.sizes = kit.NewChoice(kit.PrintSizes(), func(key string) {
		p.size = surgery.HandoutSize(key)
		p.draw()
	})
	p.sizes.Set(string(p.size))
	p.folder.Limit = longFolder
	p.folder.SetText(room.SavesInto())
	p.print = kit.NewButton(kit.Secondary, words.Say("prints.print"), p.toPrinter)
	p.copied = kit.NewButton(kit.Secondary, words.Say("prints.copy_text"), p.copyText).InCard()
	p.said = kit.Column(kit.Step, p.says, p.copied)
	choices := kit.Column(14, what, p.sizes, p.about, p.said, kit.NewField(words.Say("prints.into"), p.folder, ""))
	for _, note := range of.Notes {
		choices.Add(kit.Small(note))
	}
	content, width := kit.Abreast(900, choices, kit.Column(0, p.preview, p.rows))
	p.panel = kit.ShowPanel(stage.Window, kit.PanelParts{Title: of.Title, Content: content, First: what, Width: width,
		Verb: words.Say("prints.save"), More: []*kit.Button{p.print}, Submit: p.save})
	p.draw()
}

// draw shows what is chosen as it will leave.
func (p *sharing) draw() {
	kind, size := p.kind, p.size
	p.about.Set(kind.About)
	p.about.Hidden = kind.About == ""
	p.sizes.Hidden, p.print.Hidden = kind.Paper == nil, kind.Paper == nil
	p.panel.Refresh()
	kit.Load(p.stage, func() (ShareLook, error) {
		if kind.Paper == nil {
			return kind.Look()
		}
		paper, err := kind.Paper(size)
		return ShareLook{Pages: paper.Pages}, err
	}, func(now ShareLook) {
		p.preview.Set(now.Pages)
		p.says.Set(now.Says)
		p.rows.Objects = nil
		for i, row := range now.Rows {
			if i == 0 {
				p.rows.Add(kit.Strong(row))
				continue
			}
			p.rows.Add(kit.Small(row))
		}
		p.preview.Hidden, p.rows.Hidden = len(now.Pages) == 0, len(now.Rows) == 0
		p.said.Hidden, p.copied.Hidden = now.Says == "", !kind.Copies
		p.panel.Refresh() // it is as high as its pages
	})
}

// copyText puts on the clipboard what is said, to post beside a picture. It holds
// nothing of anybody.
func (p *sharing) copyText() {
	fyne.CurrentApp().Clipboard().SetContent(p.says.String())
	p.copied.SetLabel(words.Say("prints.copied"))
}

// lay returns what lays out the paper that is chosen now, on the worker.
func (p *sharing) lay() func() (prints.Paper, error) {
	kind, size := p.kind, p.size
	return func() (prints.Paper, error) { return kind.Paper(size) }
}

func (p *sharing) toPrinter() {
	SendPaper(p.stage, p.room, p.lay(), func(paper prints.Paper) (prints.Outgoing, error) { return p.room.ToPrinter(paper, 1) }, func(err error) {
		if err != nil {
			p.panel.Fail(err)
			return
		}
		p.panel.Close()
	})
}

// save saves what is chosen into the folder.
func (p *sharing) save(done func(error)) {
	kind, folder := p.kind, p.folder.Text
	if kind.Paper == nil {
		p.stage.Try(func() (surgery.Change, error) { return kind.Save(folder) }, func(_ surgery.Change, err error) { done(err) })
		return
	}
	to := p.room.ToFolder
	if kind.ToFolder != nil {
		to = kind.ToFolder
	}
	SendPaper(p.stage, p.room, p.lay(), func(paper prints.Paper) (prints.Outgoing, error) { return to(paper, folder) }, done)
}
