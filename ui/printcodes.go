package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/prints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// printCodes is which square codes stand on a print; empty where there is nothing to
// choose.
type printCodes struct {
	content *fyne.Container
	codes   []prints.Code
	ticks   []*kit.Check
	one     *kit.Text // says that a print has the first of them only
	chosen  bool      // the host ticked or unticked one
	changed func()
}

// newPrintCodes makes it; changed is told of each choice.
func newPrintCodes(changed func()) *printCodes {
	c := &printCodes{content: kit.Column(kit.Step / 2), one: kit.Small(words.Say("weekprints.one_code")), changed: changed}
	c.one.Hide()
	return c
}

// offer shows the codes of another print, as they usually are.
func (c *printCodes) offer(codes []prints.Code) {
	c.codes, c.ticks, c.chosen = codes, nil, false
	c.content.Objects = nil
	if len(codes) > 1 || len(codes) == 1 && !codes[0].Usual {
		c.content.Objects = append(c.content.Objects, kit.Small(words.Say("weekprints.codes")))
		for _, code := range codes {
			tick := kit.NewCheck(code.Opens, func(bool) {
				c.chosen = true
				c.changed()
			})
			tick.Set(code.Usual)
			c.ticks = append(c.ticks, tick)
			c.content.Objects = append(c.content.Objects, tick)
		}
		c.content.Objects = append(c.content.Objects, c.one)
	}
	c.content.Hidden = len(c.ticks) == 0
	c.content.Refresh()
}

// suit says where a paper has one code, however many are ticked: more are more to
// choose from. Where the host chose none, the next surgery's is ticked if it found room.
func (c *printCodes) suit(paper prints.Paper) {
	said := ""
	for _, p := range paper.Pages {
		said += p.Text() + " "
	}
	said = strings.Join(strings.Fields(said), " ")
	for i, code := range c.codes {
		if !c.chosen && code.Key == prints.CalendarCode && i < len(c.ticks) {
			c.ticks[i].Set(strings.Contains(said, code.Opens))
		}
	}
	if few := paper.Size == surgery.EasierToRead; few == c.one.Hidden {
		c.one.Hidden = !few
		c.content.Refresh()
	}
}

// keys returns what the host chose; nil where nobody did.
func (c *printCodes) keys() []string {
	if !c.chosen {
		return nil
	}
	keys := []string{}
	for i, tick := range c.ticks {
		if tick.On() {
			keys = append(keys, c.codes[i].Key)
		}
	}
	return keys
}
