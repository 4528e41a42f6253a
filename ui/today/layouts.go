package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/ui/kit"
)

// side is the room left and right of everything.
const side = 24

// lay puts the parts of the full screen in their places. The order is that of
// the Tab key.
func (s *Screen) lay() fyne.CanvasObject {
	top := kit.Column(6, s.head.body, s.box.body, s.helpers.body, s.desks.body)
	columns := kit.Even(14)
	for _, c := range s.columns {
		columns.Add(c.under)
	}
	s.dragged.name = kit.NewPill(kit.Waiting, "")
	s.dragged.name.Hide()
	s.place = &boardLayout{screen: s, top: top, columns: columns}
	s.scroll = kit.Scrolled(container.New(s.place, top, columns, s.box.float, s.dragged.name))
	return s.scroll
}

// boardLayout sets the top as high as it needs to be, the columns below it, and
// the matches over both, under the check-in box.
type boardLayout struct {
	screen       *Screen
	top, columns fyne.CanvasObject
	size         fyne.Size
	cramped      bool // the window is too small for all of the top and a card
}

// Room above the title and below the columns.
const (
	highGap = 6
	topGap  = 4
	lowGap  = 2
)

func (l *boardLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.size = size
	was := l.cramped
	l.fitTop(size.Width - 2*side)
	if l.cramped != was { // what scrolls is of another height now
		defer l.screen.scroll.Refresh()
	}
	width := size.Width - 2*side
	l.top.Move(fyne.NewPos(side, highGap))
	y := highGap + l.top.MinSize().Height + topGap
	l.columns.Move(fyne.NewPos(side, y))
	l.columns.Resize(fyne.NewSize(width, max(size.Height-y-lowGap, l.leastColumns())))
	l.placeFloat()
}

// fitTop makes the top as high as it needs to be at a width. Where that would leave no
// room for a card, it does without the counts and the surgeons, who stand behind "More", and the box is
// no higher than others.
func (l *boardLayout) fitTop(width float32) {
	port := l.screen.scroll.Size().Height
	for _, cramped := range []bool{false, true} {
		l.cramp(cramped)
		for range 2 { // text that wraps knows its height once it has its width
			l.top.Resize(fyne.NewSize(width, l.top.MinSize().Height))
		}
		if need := highGap + l.top.MinSize().Height + topGap + l.oneCard() + lowGap; port <= 0 || need <= port {
			return
		}
	}
}

func (l *boardLayout) cramp(on bool) {
	s := l.screen
	l.cramped = on
	s.head.counts.Hidden, s.helpers.body.Hidden = on, on
	s.box.box.Large = !on
}

// oneCard is the height of a heading and a card, the selected one.
func (l *boardLayout) oneCard() float32 {
	return l.columns.MinSize().Height + l.screen.actionsHigh()
}

// leastColumns is the height below which the screen is scrolled instead: a
// heading and two cards, the selected one among them; one where there is no room.
func (l *boardLayout) leastColumns() float32 {
	if l.cramped {
		return l.oneCard()
	}
	return l.oneCard() + l.screen.columns[0].cardHeight() + cardGap
}

// placeFloat puts the matches under the box, without laying out all the rest.
func (l *boardLayout) placeFloat() {
	box, float := l.screen.box, l.screen.box.float
	if !float.Visible() {
		return
	}
	at := l.top.Position().Add(box.body.Position())
	if box.row.two && !box.said.Visible() { // over the buttons, or large text leaves room for none
		at.Y += box.box.Size().Height + 6
	} else {
		at.Y += box.body.Size().Height + 6
	}
	width := min(max(l.size.Width-2*side, box.box.Size().Width), kit.Grow(760))
	float.Move(at)
	float.Resize(fyne.NewSize(width, min(float.need(width), max(l.size.Height-at.Y-lowGap, 60))))
	l.cover()
}

// cover tells the columns what of them lies beneath the matches.
func (l *boardLayout) cover() {
	float := l.screen.box.float
	var at fyne.Position
	var size fyne.Size
	if float.Visible() {
		at, size = float.sheet.Hides()
		at = at.Add(float.Position()).Subtract(l.columns.Position())
	}
	for _, c := range l.screen.columns {
		c.under.Cover(at.Subtract(c.under.Position()), size)
	}
}

// MinSize is as wide as the top, since the columns share whatever there is.
func (l *boardLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	top := l.top.MinSize()
	return fyne.NewSize(top.Width+2*side, highGap+top.Height+topGap+l.leastColumns()+lowGap)
}

// tallLayout keeps an object, a list mostly, at least that high.
type tallLayout struct{ height func() float32 }

func (l tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (l tallLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, l.height())
}

// listHeight keeps a list in a panel as high as its rows, as far as the window
// has room for it beside beyond, which is the height of everything else of the
// panel at 100 percent.
func (s *Screen) listHeight(list *kit.List, beyond float32) fyne.CanvasObject {
	return container.New(tallLayout{func() float32 {
		least := list.MinSize().Height
		room := s.stage.Window.Canvas().Size().Height*0.9 - kit.Grow(beyond)
		return max(min(list.ContentHeight(), room), least)
	}}, list)
}
