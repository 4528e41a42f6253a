package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/week"
	"socialmediasurgery/surgery/words"
	"socialmediasurgery/ui/kit"
)

// lane is the bar at the foot: what lasts several days, or all of them. They stand
// beneath one another beside its name, or below it where letters are large.
type lane struct {
	screen  *Screen
	content *fyne.Container
	name    *kit.Text
	flow    *fyne.Container
	card    *kit.Card
	scroll  *container.Scroll
	items   []*laneItem
	drop    *kit.Text // says while a card is dragged what the bar is for
}

func newLane(s *Screen) *lane {
	l := &lane{screen: s, name: kit.Strong(words.Say("week.all_week")).Unbroken(), flow: kit.Flow(12), drop: kit.Small(words.Say("week.all_week_drop"))}
	l.drop.Hide()
	l.scroll = kit.Scrolled(kit.Padded(4, 4, 4, 4, container.New(&besideName{}, l.name, kit.Column(0, l.drop, l.flow))))
	l.card = kit.NewCard(container.New(atMost{140}, l.scroll))
	l.card.Padding = 6
	l.content = kit.Stack(l.card)
	return l
}

// show lists what lasts several days; nothing, and the bar is not there.
func (l *lane) show(b week.Board) {
	l.items, l.flow.Objects = nil, nil
	for _, e := range b.AllWeek {
		item := newLaneItem(l, e, b.Week)
		l.items = append(l.items, item)
		l.flow.Objects = append(l.flow.Objects, item)
	}
	l.content.Hidden = len(b.AllWeek) == 0
	l.content.Refresh()
}

// await says, while a card is dragged, that it can be let go of here.
func (l *lane) await(card bool) {
	l.hold(false)
	l.drop.Hidden = !card
	l.content.Hidden = !card && len(l.items) == 0
	l.card.Refresh()
	l.content.Refresh()
	l.screen.arrange()
	l.screen.board.reflow()
}

// hold marks the bar while a card is over it.
func (l *lane) hold(over bool) { l.card.Set(over, over) }

// holds reports whether a place of the window is on the bar.
func (l *lane) holds(at fyne.Position) bool {
	in := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(l.card))
	return l.content.Visible() && inside(in, l.card.Size())
}

// mark shows which of them the keys are on.
func (l *lane) mark() {
	for _, i := range l.items {
		i.Refresh()
		if i.id == l.screen.board.selected {
			kit.Reveal(i)
		}
	}
}

// laneItem is one event in the bar.
type laneItem struct {
	widget.BaseWidget
	lane *lane
	id   surgery.ID
	name string
	body *fyne.Container
	ring *canvas.Rectangle
}

var (
	_ fyne.Tappable  = (*laneItem)(nil)
	_ fyne.Draggable = (*laneItem)(nil)
)

func newLaneItem(l *lane, e week.EventCard, w *surgery.Week) *laneItem {
	i := &laneItem{lane: l, id: e.ID, name: e.Words.Title, ring: kit.NewRing(4)}
	text := kit.NewText(kit.Ellipsis, kit.Run{Text: e.Words.Title})
	if e.Day != w.From || e.Last() != w.Until {
		days := dayLong(e.Day)
		if e.Last() != e.Day {
			days = words.Say("week.from_until", "from", dayHead(e.Day), "until", dayHead(e.Last()))
		}
		text.Runs = append(text.Runs, kit.Run{Text: " · " + days, Size: kit.SizeSmall, Colour: kit.ColourMuted})
	}
	if e.Done > 0 {
		text.Runs = append(text.Runs, kit.Run{Text: " · " + stepsLine(e.Kind, e.Done, e.Steps), Size: kit.SizeSmall, Colour: kit.ColourMuted})
	}
	i.body = kit.MiddleRow(8, kindPill(e.Kind), container.New(oneLine{560}, text))
	i.ExtendBaseWidget(i)
	return i
}

// Tapped selects, or opens what is selected.
func (i *laneItem) Tapped(*fyne.PointEvent) {
	b := i.lane.screen.board
	again := b.selected == i.id
	b.selectEvent(i.id)
	kit.Focus(b)
	if again {
		i.lane.screen.Open()
	}
}

// Dragged marks the day beneath the mouse.
func (i *laneItem) Dragged(ev *fyne.DragEvent) { i.lane.screen.board.dragOut(i, ev) }

// DragEnd has the event last the day it was dropped on.
func (i *laneItem) DragEnd() { i.lane.screen.board.dropOut(i) }

// CreateRenderer is for Fyne.
func (i *laneItem) CreateRenderer() fyne.WidgetRenderer {
	body := kit.Padded(4, 6, 4, 6, i.body)
	return kit.Draw(kit.Drawn{Of: i, Parts: []fyne.CanvasObject{i.ring, body}, Least: body.MinSize,
		Place: func(size fyne.Size) {
			i.ring.Resize(size)
			body.Resize(size)
		},
		Dress: func() {
			b := i.lane.screen.board
			kit.ShowRing(i.ring, b.selected == i.id)
			i.ring.StrokeWidth = 3
			if !b.focused {
				i.ring.StrokeColor, i.ring.StrokeWidth = kit.Colour(kit.ColourEdge), 1
			}
		}})
}

// atMost is a place as high as what scrolls in it, up to a limit.
type atMost struct{ high float32 }

func (l atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := objects[0].(*container.Scroll)
	return fyne.NewSize(kit.Grow(120), min(s.Content.MinSize().Height, kit.Grow(l.high)))
}

func (atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
