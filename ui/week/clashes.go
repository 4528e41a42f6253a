package week

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// clashes is one line that says how many events need somebody, or an account, at
// once. It unfolds to say which.
type clashes struct {
	screen   *Screen
	content  *kit.Card
	line     *kit.Text
	all      *fyne.Container
	button   *kit.Button
	unfolded bool
	said     []string
}

func newClashes(s *Screen) *clashes {
	c := &clashes{screen: s, line: kit.NewText(kit.Ellipsis), all: kit.Column(4)}
	c.button = kit.NewButton(kit.Quiet, "", c.fold).InCard()
	c.content = kit.NewCard(kit.Column(0, kit.Padded(0, 0, 0, 8, kit.MiddleRow(kit.Step, c.line, c.button)), c.all))
	c.content.Fill, c.content.Edge, c.content.Padding = kit.ColourAccentTint, kit.ColourAccent, 2
	return c
}

// show says them; none, and the line is not there.
func (c *clashes) show(said []string) {
	c.said = said
	c.content.Hidden = len(said) == 0
	c.all.Objects = nil
	for _, one := range said {
		c.all.Add(kit.Padded(0, 8, 4, 8, kit.Small(one).In(kit.ColourInk)))
	}
	c.dress()
}

func (c *clashes) dress() {
	if len(c.said) == 0 {
		return
	}
	runs := []kit.Run{{Text: words.Count("week.clashes", len(c.said)), Size: kit.SizeSmall, Weight: kit.Semi, Colour: kit.ColourAccent}}
	if !c.unfolded {
		runs[0].Text += ": "
		runs = append(runs, kit.Run{Text: c.said[0], Size: kit.SizeSmall, Colour: kit.ColourInk})
	}
	c.line.SetRuns(runs...)
	c.button.SetLabel(words.Say("week.clashes_show"))
	if c.unfolded {
		c.button.SetLabel(words.Say("week.clashes_hide"))
	}
	c.all.Hidden = !c.unfolded
	c.content.Refresh()
}

// fold shows them all, or only the line again.
func (c *clashes) fold() {
	c.unfolded = !c.unfolded
	c.dress()
	c.screen.full.Refresh()
}
