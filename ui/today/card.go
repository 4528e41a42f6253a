package today

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// card is one visit on the board: who, and for how long; what they came for, and how far
// they are. The selected one is higher than the others by its actions, below all that.
type card struct {
	kit.Card
	screen  *Screen
	name    *kit.Text
	right   *kit.Text // minutes, with whom
	pill    *kit.Pill
	detail  *kit.Text
	steps   *kit.Text // how many are done, beside the detail
	bar     *kit.Progress
	buttons []*kit.Button // as many as a card has actions at most, and one for the rest

	shown    today.Card
	actions  []action
	selected bool
	since    time.Duration // when it was, by the clock of the runner
}

// mostButtons is how many actions stand on a card at most.
const mostButtons = 4

var _ fyne.Draggable = (*card)(nil)

func newCard(s *Screen) *card {
	c := &card{screen: s, name: kit.Strong(kit.Blank).OneLine(), right: kit.NewText(kit.Ellipsis).Trailing(),
		pill: kit.NewPill(kit.Plain, ""), detail: kit.Small(kit.Blank).OneLine(), steps: kit.Small(kit.Blank).OneLine(), bar: kit.NewProgress(0)}
	content := container.New(cardLayout{c}, c.name, c.detail, c.steps, c.right, c.pill, c.bar)
	for range mostButtons {
		b := kit.NewButton(kit.Secondary, kit.Blank, nil).InCard()
		b.Hide()
		c.buttons = append(c.buttons, b)
		content.Add(b)
	}
	c.Content, c.Padding = content, cardPadding
	c.ExtendBaseWidget(c)
	return c
}

// fill draws a visit.
func (c *card) fill(shown today.Card, state kit.RowState) {
	if state.Selected && (!c.selected || c.shown.Visit != shown.Visit) {
		c.since = c.screen.stage.Runner.Clock()
	}
	c.shown, c.selected = shown, state.Selected
	c.Focused = state.Selected && state.Focused
	c.Edge = ""
	if state.Selected || state.Hovered {
		c.Edge = kit.ColourEdge
	}
	c.name.SetRuns(nameRuns(shown)...)
	c.bar.Set(share(shown))
	c.bar.Hidden = shown.State != surgery.BeingHelped || shown.Steps == 0
	c.pill.Hidden = shown.State != surgery.Finished
	c.right.Hidden = !c.pill.Hidden
	switch {
	case shown.Printed:
		c.pill.Set(kit.Finished, words.Say("today.handout_printed"))
	default:
		c.pill.Set(kit.Plain, words.Say("today.no_handout"))
	}
	c.actions = nil
	if c.selected {
		c.actions = c.screen.actions(shown)
	}
	c.Refresh()
}

// press does an action by its button. A second click, meant for the card that stood there
// before it grew, does nothing.
func (c *card) press(do func()) func() {
	return func() {
		if clock := c.screen.stage.Runner.Clock(); c.since == 0 || clock-c.since >= kit.EnterPause {
			do()
		}
	}
}
