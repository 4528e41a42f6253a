package barometer

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// whichSheet lets another sheet of a spreadsheet be chosen.
func (p *pollPanel) whichSheet() fyne.CanvasObject {
	return kit.WhichSheet(p.file.Sheets, p.file.Sheet, func(name string) {
		p.from.Sheet, p.from.Uses, p.from.Order = name, nil, ""
		p.read()
	})
}

// layColumns lets what each column is taken for be changed; columns of who
// answered cannot be chosen.
func (p *pollPanel) layColumns() {
	p.columns.Objects, p.uses = nil, nil
	if len(p.file.Columns) == 0 {
		return
	}
	var options []kit.Option
	for _, u := range intake.PollUses {
		options = append(options, kit.Option{Key: string(u), Label: words.Say("barometer.use_" + string(u))})
	}
	var columns []kit.ColumnIn
	for _, c := range p.file.Columns {
		p.uses = append(p.uses, c.Use)
		one := kit.ColumnIn{Heading: c.Heading, Sample: c.Sample, Use: string(c.Use)}
		if c.Private {
			one.Closed = words.Say("barometer.column_private")
		}
		columns = append(columns, one)
	}
	tiles := kit.ColumnsIn(200, columns, options, func(i int, use string) {
		p.uses[i] = intake.PollUse(use)
		p.from.Uses = p.uses
		p.read()
	})
	p.columns.Objects = []fyne.CanvasObject{kit.Strong(words.Say("barometer.columns")), tiles}
}

// whichDay asks how a date is meant that can be read two ways.
func (p *pollPanel) whichDay(a *intake.Asks) fyne.CanvasObject {
	return kit.WhichDay(a, words.Say("barometer.which_day_hint"), dayShort, func(order intake.DayOrder) {
		p.from.Order = order
		p.read()
	})
}
