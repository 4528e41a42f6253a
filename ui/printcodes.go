package ui

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/desk/weekprints"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// printCodes is which square codes stand on a print; empty where there is nothing to
// choose.
type printCodes struct {
	content *fyne.Container
	codes   []weekprints.Code
	ticks   []*kit.Check
	chosen  bool // the host ticked or unticked one
	changed func()
}

// newPrintCodes makes it; changed is told of each choice.
func newPrintCodes(changed func()) *printCodes {
	return &printCodes{content: kit.Column(kit.Step / 2), changed: changed}
}

// offer shows the codes of another print, as they usually are.
func (c *printCodes) offer(codes []weekprints.Code) {
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
	}
	c.content.Hidden = len(c.ticks) == 0
	c.content.Refresh()
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
