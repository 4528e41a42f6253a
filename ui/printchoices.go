package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/printer"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// mostCopies is what the system's printing is asked for at once.
const mostCopies = 50

// inGrey is the choice of printing without colour.
const inGrey = "grey"

// printChoices are what a host may choose of a print, or of several: size,
// copies, printer, paper, colour, sides.
type printChoices struct {
	content *fyne.Container
	size    surgery.HandoutSize
	chosen  bool // the host chose the size
	sizes   *kit.Choice
	usual   *kit.Text // says that no words were written for the size that is chosen
	lacks   *kit.Text // says what had no room on the print
	copies  *kit.Entry
	printer *kit.Select
	where   *kit.Field
	paper   *kit.Choice
	media   string // the paper that the host chose; "" for the one each is laid out for
	colour  *kit.Choice
	sides   *kit.Choice
}

// newPrintChoices makes them. Of several prints each has a size and a paper of its own,
// and that is a choice too. resized, which may be nil, is told of another size.
func newPrintChoices(several, easyRead bool, resized func()) *printChoices {
	c := &printChoices{usual: kit.Small(""), lacks: kit.Small("")}
	c.usual.Hide()
	c.lacks.Hide()
	sizes := kit.HandoutSizes(easyRead)
	if several {
		sizes = append([]kit.Option{{Label: words.Say("prints.size_own")}}, sizes...)
	}
	c.sizes = kit.NewChoice(sizes, func(key string) {
		c.size, c.chosen = surgery.HandoutSize(key), true
		if several {
			c.say(c.size == surgery.EasierToRead, "prints.some_easier")
		}
		if resized != nil {
			resized()
		}
	})
	c.copies = kit.NewEntry("1")
	c.copies.Unkept = true // not worth a question
	c.printer = kit.NewSelect([]kit.Option{{Label: words.Say("shell.usual_printer")}}, nil)
	c.printer.Set("")
	c.where = kit.NewField(words.Say("shell.printer"), c.printer, "")
	papers := []kit.Option{{Key: "A4", Label: words.Say("prints.paper_a4")}, {Key: "A3", Label: words.Say("prints.paper_a3")}}
	if several {
		papers = append([]kit.Option{{Label: words.Say("prints.paper_own")}}, papers...)
	}
	c.paper = kit.NewChoice(papers, func(key string) { c.media = key })
	c.paper.Set("")
	c.colour = kit.NewChoice([]kit.Option{
		{Label: words.Say("prints.in_colour")},
		{Key: inGrey, Label: words.Say("prints.in_grey")},
	}, nil)
	c.colour.Set("")
	c.sides = kit.NewChoice([]kit.Option{
		{Label: words.Say("prints.sides_usual")},
		{Key: string(printer.OneSide), Label: words.Say("prints.sides_one")},
		{Key: string(printer.BothSides), Label: words.Say("prints.sides_both")},
	}, nil)
	c.sides.Set("")
	c.content = kit.Column(2*kit.Step, c.sizes, c.usual, c.lacks, kit.Even(2*kit.Step, kit.NewField(words.Say("shell.copies"), c.copies, ""), c.where),
		kit.NewField(words.Say("prints.paper"), c.paper, ""),
		kit.NewField(words.Say("prints.colour"), c.colour, ""),
		kit.NewField(words.Say("prints.sides"), c.sides, ""))
	return c
}

// setSize chooses a size without telling of it.
func (c *printChoices) setSize(size surgery.HandoutSize) {
	c.size = size
	c.sizes.Set(string(size))
}

// suit shows the size and the paper that a print has, where the host chose none, and
// says where the print cannot have the size that is chosen.
func (c *printChoices) suit(paper prints.Paper) {
	why := "prints.no_easier"
	if paper.Second != "" {
		why = "prints.easier_in_two"
	}
	c.lack(paper.Lacks)
	c.say(c.size == surgery.EasierToRead && paper.Size != c.size, why)
	if c.size == "" {
		c.setSize(paper.Size)
	}
	if c.media == "" {
		c.paper.Set(paper.LaidFor())
	}
}

// lack says what had no room; "" for all had.
func (c *printChoices) lack(what string) {
	c.lacks.Set(what)
	c.lacks.Hidden = what == ""
	c.content.Refresh()
}

// say shows a sentence under the sizes, or none.
func (c *printChoices) say(shown bool, sentence string) {
	c.usual.Set(words.Say(sentence))
	c.usual.Hidden = !shown
	c.content.Refresh()
}

// listPrinters offers the system's printers beside the usual one, or says why
// there are none; changed is told when there is more to show.
func (c *printChoices) listPrinters(s *Shell, changed func()) {
	if folder := s.parts.Rooms.Prints.PrintsTo(); folder != "" {
		c.where.SetHint(words.Say("prints.into_folder", "folder", folder))
		changed()
		return
	}
	kit.Beside(s.stage.Runner, s.parts.Rooms.Prints.Printers, func(found []printer.Queue, err error) {
		if err != nil {
			what, _ := kit.ErrorWords(err)
			c.where.SetHint(what)
			changed()
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
		c.printer.SetOptions(options)
	})
}

// printAs is what was chosen, when Print was pressed: what is changed while it
// is on its way no longer counts.
type printAs struct {
	size           surgery.HandoutSize
	copies         int
	printer, media string
	grey           bool
	sides          printer.Sides
}

// read returns what is chosen. Invalid for a number of copies that is none.
func (c *printChoices) read() (printAs, error) {
	as := printAs{size: c.size, copies: 1, printer: c.printer.Value(), media: c.media,
		grey: c.colour.Value() == inGrey, sides: printer.Sides(c.sides.Value())}
	if typed := surgery.Clean(c.copies.Text); typed != "" {
		n, err := strconv.Atoi(typed)
		if err != nil || n < 1 || n > mostCopies {
			return as, surgery.Fail(surgery.Invalid, "error.copies", "most", mostCopies)
		}
		as.copies = n
	}
	return as, nil
}

// on returns the paper to be printed so.
func (as printAs) on(paper prints.Paper) prints.Paper {
	paper.Printer, paper.Media, paper.Grey, paper.Sides = as.printer, as.media, as.grey, as.sides
	return paper
}
