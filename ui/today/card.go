package today

import (
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// card is one visit on the board. All are of one height, so that nothing moves:
// on the selected one its actions stand where the others have their second line,
// which goes up beside the name.
type card struct {
	kit.Card
	screen  *Screen
	name    *kit.Text
	right   *kit.Text // minutes, with whom
	pill    *kit.Pill
	detail  *kit.Text
	more    *kit.Text // a second line of detail, or how many steps are done
	bar     *kit.Progress
	buttons []*kit.Button // as many as a card has actions at most

	shown    today.Card
	actions  []action
	selected bool
}

func newCard(s *Screen) *card {
	c := &card{screen: s, name: kit.Strong("Xy").OneLine(), right: kit.NewText(kit.Ellipsis).Trailing(),
		pill: kit.NewPill(kit.Plain, ""), detail: kit.Small("Xy").OneLine(), more: kit.Small("Xy").OneLine(), bar: kit.NewProgress(0)}
	content := container.New(cardLayout{c}, c.name, c.detail, c.more, c.right, c.pill, c.bar)
	for range 3 {
		b := kit.NewButton(kit.Secondary, "Xy", nil).InCard()
		c.buttons = append(c.buttons, b)
		content.Add(b)
	}
	c.Content, c.Padding = content, 12
	c.ExtendBaseWidget(c)
	return c
}

// fill draws a visit.
func (c *card) fill(shown today.Card, state kit.RowState) {
	c.shown, c.selected = shown, state.Selected
	c.Focused = state.Selected && state.Focused
	c.Edge = ""
	if state.Selected || state.Hovered {
		c.Edge = kit.ColourEdge
	}
	c.name.SetRuns(nameRuns(shown)...)
	c.bar.Set(share(shown))
	c.bar.Hidden = c.selected || shown.State != surgery.BeingHelped || shown.Steps == 0
	c.pill.Hidden = shown.State != surgery.Finished
	c.right.Hidden = !c.pill.Hidden
	if shown.Printed {
		c.pill.Set(kit.Finished, words.Say("today.handout_printed"))
	} else {
		c.pill.Set(kit.Plain, words.Say("today.no_handout"))
	}
	c.actions = nil
	if c.selected {
		c.actions = c.screen.actions(shown)
	}
	c.Refresh()
}
