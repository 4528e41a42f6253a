package reports

import (
	"slices"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/desk/reports"
	"socialmediasurgery/surgery/report"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
	"socialmediasurgery/ui/papers"
)

// What a report can be shared as.
const (
	asPage  = "page"
	asTable = "table"
	asSlide = "slide"
)

// longPath is as long as a folder may be typed.
const longPath = 1000

// sharing is the panel on which what will leave is looked at first.
type sharing struct {
	screen  *Screen
	period  reports.Period
	what    string
	size    surgery.HandoutSize
	drawing int // counts what was asked for, so that only the last is shown
	sizes   *kit.Choice
	preview *kit.PagePreview
	rows    *fyne.Container // of the table
	says    *kit.Text
	folder  *kit.Entry
	field   *kit.Field
	print   *kit.Button
	panel   *kit.Panel
}

// Share opens the panel, if the period that is shown may leave.
func (s *Screen) Share() {
	if !s.shown.report.Period.Leaves() {
		return
	}
	p := &sharing{screen: s, period: s.shown.report.Period, what: asPage, size: surgery.Standard, preview: kit.NewPagePreview(), rows: kit.Column(2), says: kit.Small("")}
	what := kit.NewChoice([]kit.Option{
		{Key: asPage, Label: words.Say("reports.as_page")}, {Key: asTable, Label: words.Say("reports.as_table")}, {Key: asSlide, Label: words.Say("reports.as_slide")},
	}, func(key string) {
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
	p.field = kit.NewField(words.Say("reports.into"), p.folder, "")
	p.print = kit.NewButton(kit.Secondary, words.Say("shell.print_now"), p.toPrinter)
	choices := kit.Column(14, what, p.sizes, p.says, p.field, kit.Small(words.Say("reports.share_how")))
	var content fyne.CanvasObject = kit.Even(24, choices, kit.Column(0, p.preview, p.rows))
	width := float32(900)
	if kit.Grow(100) > 130 { // large text: no room beside it
		content, width = kit.Column(14, choices, p.preview, p.rows), 600
	}
	p.panel = kit.ShowPanel(s.stage.Window, kit.PanelParts{Title: words.Say("reports.share_title", "period", p.period.Title), Content: content, First: what,
		Width: width, Verb: words.Say("reports.save"), More: []*kit.Button{p.print}, Submit: p.save})
	p.draw()
}

// draw shows what is chosen as it will leave.
func (p *sharing) draw() {
	p.drawing++
	asked, stage, what, size := p.drawing, p.screen.stage, p.what, p.size
	p.says.Set(words.Say("reports.about_" + what))
	p.sizes.Hidden = what != asPage
	p.preview.Hidden, p.rows.Hidden = what == asTable, what != asTable
	if what == asPage {
		p.print.Enable()
	} else {
		p.print.Disable()
	}
	p.panel.Refresh()
	if what == asTable {
		kit.Load(p.screen.stage.Stage, func() ([][]string, error) { return stage.Reports.Table(p.period.Kind, p.period.ID) }, func(table [][]string) {
			if asked == p.drawing {
				p.list(table)
			}
		})
		return
	}
	kit.Load(p.screen.stage.Stage, func() (prints.Paper, error) {
		if what == asSlide {
			return stage.Reports.Slide(p.period.Kind, p.period.ID)
		}
		return stage.Reports.Paper(p.period.Kind, p.period.ID, size)
	}, func(paper prints.Paper) {
		if asked == p.drawing {
			p.preview.Set(paper.Pages)
			p.panel.Refresh() // it is as high as its pages
		}
	})
}

// mostRows is how many rows of the table are shown before it is saved.
const mostRows = 12

// list shows the first rows of the table: what is counted, and what is told.
func (p *sharing) list(table [][]string) {
	column := func(name string) int { return slices.Index(table[0], name) }
	group, label, shown := column("table"), column("label"), column("shown")
	p.rows.Objects = []fyne.CanvasObject{kit.Strong(words.Say("reports.first_rows"))}
	for _, row := range table[1:min(len(table), mostRows+1)] {
		p.rows.Add(kit.Small(words.Say("reports.row", "table", report.Title(report.Group(row[group])), "label", row[label], "shown", row[shown])))
	}
	if more := len(table) - 1 - mostRows; more > 0 {
		p.rows.Add(kit.Small(words.Count("reports.more_rows", more)))
	}
	p.rows.Refresh()
	p.panel.Refresh()
}

func (p *sharing) lay() (prints.Paper, error) {
	return p.screen.stage.Reports.Paper(p.period.Kind, p.period.ID, p.size)
}

func (p *sharing) toPrinter() {
	papers.SendPaper(p.screen.stage.Stage, p.screen.stage.Prints, p.lay, func(paper prints.Paper) (prints.Outgoing, error) { return p.screen.stage.Prints.ToPrinter(paper, 1) }, p.closed)
}

// save writes what is chosen into the folder; what is wrong with the folder is
// said beneath it.
func (p *sharing) save(done func(error)) {
	stage, kind, id, folder := p.screen.stage, p.period.Kind, p.period.ID, p.folder.Text
	p.field.SetWrong("")
	if p.what == asPage {
		papers.SendPaper(p.screen.stage.Stage, p.screen.stage.Prints, p.lay, func(paper prints.Paper) (prints.Outgoing, error) { return stage.Reports.ToFolder(paper, folder) }, done)
		return
	}
	write := stage.Reports.SaveTable
	if p.what == asSlide {
		write = stage.Reports.SavePicture
	}
	p.screen.stage.Try(func() (surgery.Change, error) { return write(kind, id, folder) }, func(_ surgery.Change, err error) { done(err) })
}

// closed ends the panel after printing, or says what went wrong.
func (p *sharing) closed(err error) {
	if err != nil {
		p.panel.Fail(err)
		return
	}
	p.panel.Close()
}
