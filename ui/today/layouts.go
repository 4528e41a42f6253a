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
	top := kit.Column(10, s.head.body, s.box.body, s.helpers.body)
	columns := kit.Even(14)
	for _, c := range s.columns {
		columns.Add(c.body)
	}
	s.place = &boardLayout{screen: s, top: top, columns: columns}
	s.scroll = kit.Scrolled(container.New(s.place, top, columns, s.box.float))
	return s.scroll
}

// boardLayout sets the top as high as it needs to be, the columns below it, and
// the matches over both, under the check-in box.
type boardLayout struct {
	screen       *Screen
	top, columns fyne.CanvasObject
	size         fyne.Size
}

// Room above the title and below the columns.
const (
	highGap = 18
	lowGap  = 10
)

func (l *boardLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.size = size
	width := size.Width - 2*side
	for range 2 { // text that wraps knows its height once it has its width
		l.top.Resize(fyne.NewSize(width, l.top.MinSize().Height))
	}
	l.top.Move(fyne.NewPos(side, highGap))
	y := highGap + l.top.MinSize().Height + 12
	l.columns.Move(fyne.NewPos(side, y))
	l.columns.Resize(fyne.NewSize(width, max(size.Height-y-lowGap, l.leastColumns())))
	l.placeFloat()
}

// leastColumns is the height below which the screen is scrolled instead: a
// heading and two cards.
func (l *boardLayout) leastColumns() float32 {
	least := l.columns.MinSize().Height
	return 2*least - kit.Grow(30)
}

// placeFloat puts the matches under the box, without laying out all the rest.
func (l *boardLayout) placeFloat() {
	box, float := l.screen.box, l.screen.box.float
	if !float.Visible() {
		return
	}
	at := l.top.Position().Add(box.body.Position()).Add(box.box.Position())
	at.Y += box.box.Size().Height + 6
	width := min(max(l.size.Width-2*side, box.box.Size().Width), kit.Grow(760))
	float.Move(at)
	float.Resize(fyne.NewSize(width, min(float.need(width), max(l.size.Height-at.Y-lowGap, 60))))
}

func (l *boardLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	top, columns := l.top.MinSize(), l.columns.MinSize()
	return fyne.NewSize(max(top.Width, columns.Width)+2*side, highGap+top.Height+12+l.leastColumns()+lowGap)
}

// headLayout puts the buttons at the right of the title, or else below it: with
// their keys while there is room, else without, for they stand on the menus too.
type headLayout struct {
	title   fyne.CanvasObject
	buttons []*kit.Button
	hints   []string
	row     fyne.CanvasObject // the buttons, which go on below where they must
	width   float32
	below   bool
}

func newHeadLayout(title fyne.CanvasObject, buttons ...*kit.Button) *fyne.Container {
	l := &headLayout{title: title, buttons: buttons}
	row := kit.Flow(kit.Step)
	for _, b := range buttons {
		l.hints = append(l.hints, b.Hint)
		row.Add(b)
	}
	l.row = row
	return container.New(l, title, row)
}

// least is the room the title keeps, at 100 percent.
const least = 200

// fit decides how the buttons stand at a width, and answers theirs.
func (l *headLayout) fit(width float32) float32 {
	for _, hinted := range []bool{true, false} {
		row := l.hint(hinted)
		if row+2*kit.Step+kit.Grow(least) <= width {
			l.below = false
			return row
		}
	}
	l.below = true
	l.hint(l.hint(true) <= width)
	return width
}

// hint shows or hides the keys, and answers how wide the buttons are in one line.
func (l *headLayout) hint(on bool) float32 {
	width := float32(-kit.Step)
	for i, b := range l.buttons {
		hint := ""
		if on {
			hint = l.hints[i]
		}
		if b.Hint != hint {
			b.Hint = hint
			b.Refresh()
		}
		width += b.MinSize().Width + kit.Step
	}
	return width
}

func (l *headLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	row := l.fit(size.Width)
	title := size.Width
	if !l.below {
		title -= row + 2*kit.Step
	}
	for range 2 {
		l.title.Resize(fyne.NewSize(title, l.title.MinSize().Height))
		l.row.Resize(fyne.NewSize(row, l.row.MinSize().Height))
	}
	if l.below {
		l.title.Move(fyne.NewPos(0, 0))
		l.row.Move(fyne.NewPos(0, l.title.MinSize().Height+kit.Step))
		return
	}
	l.title.Move(fyne.NewPos(0, max((l.row.MinSize().Height-l.title.MinSize().Height)/2, 0)))
	l.row.Move(fyne.NewPos(title+2*kit.Step, 0))
}

func (l *headLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.width > 0 {
		l.fit(l.width)
	}
	title, row := l.title.MinSize(), l.row.MinSize()
	width := max(title.Width, row.Width)
	if l.below {
		return fyne.NewSize(width, title.Height+kit.Step+row.Height)
	}
	return fyne.NewSize(width, max(title.Height, row.Height))
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
