package barometer

import (
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/intake"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// whichSheet lets another sheet of a spreadsheet be chosen.
func (p *pollPanel) whichSheet() fyne.CanvasObject {
	var options []kit.Option
	for _, name := range p.file.Sheets {
		options = append(options, kit.Option{Key: name, Label: name})
	}
	which := kit.NewSelect(options, func(name string) {
		p.from.Sheet, p.from.Uses, p.from.Order = name, nil, ""
		p.read()
	})
	which.Set(p.file.Sheet)
	return kit.NewField(words.Say("barometer.sheet"), which, "")
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
	tiles := kit.Tiles(200, 12)
	for i, c := range p.file.Columns {
		p.uses = append(p.uses, c.Use)
		label := c.Heading
		if label == "" {
			label = words.Say("barometer.column", "number", strconv.Itoa(i+1))
		}
		if c.Private {
			tiles.Add(kit.Column(4, kit.Strong(label), kit.Small(words.Say("barometer.column_private"))))
			continue
		}
		choose := kit.NewSelect(options, func(key string) {
			p.uses[i] = intake.PollUse(key)
			p.from.Uses = p.uses
			p.read()
		})
		choose.Set(string(c.Use))
		tiles.Add(kit.NewField(label, choose, c.Sample))
	}
	p.columns.Objects = []fyne.CanvasObject{kit.Strong(words.Say("barometer.columns")), tiles}
}

// whichDay asks how a date is meant that can be read two ways.
func (p *pollPanel) whichDay(a *intake.Asks) fyne.CanvasObject {
	options := []kit.Option{{Key: string(intake.DayFirst), Label: dayShort(a.DayFirst)}, {Key: string(intake.MonthFirst), Label: dayShort(a.MonthFirst)}}
	choose := kit.NewSelect(options, func(order string) {
		p.from.Order = intake.DayOrder(order)
		p.read()
	})
	choose.Set(string(a.Likely))
	return kit.NewField(words.Say("barometer.which_day", "text", a.Text), choose, words.Say("barometer.which_day_hint"))
}
