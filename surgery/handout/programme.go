package handout

import (
	"socialmediasurgery/surgery/page"
	"socialmediasurgery/surgery/words"
)

// mostEvents is how many events a handout for one person lists: it is about them.
const mostEvents = 10

// listed returns the contents with so many of their events; the rest become a
// number.
func (c contents) listed(most int) contents {
	all := len(c.events) + c.unlisted
	if len(c.events) > most {
		c.events = c.events[:most]
	}
	c.unlisted = all - len(c.events)
	return c
}

// programmed is what is on, with how many more there are.
func (l look) programmed(c contents, width float64) page.Block {
	table := l.timetable(c.events, width)
	if c.unlisted > 0 && table.Height > 0 {
		table = stack(l.item/2, table, l.fonts.Paragraph(words.Count("handout.more_events", c.unlisted), l.text, width))
	}
	return table
}

// fewerEvents is the contents on one page with as many of their events as fit it, at
// least half: with fewer a second page is better. nil where that is too many.
func (c contents) fewerEvents(at func(contents) func(int) draft) []page.Block {
	for n := len(c.events) - 1; n > 0 && n >= len(c.events)/2; n-- {
		if blocks := c.listed(n).onOne(at(c.listed(n))); blocks != nil {
			return blocks
		}
	}
	return nil
}
