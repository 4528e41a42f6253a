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
	lowGap  = 2
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
	at := l.top.Position().Add(box.body.Position())
	at.Y += box.body.Size().Height + 6
	width := min(max(l.size.Width-2*side, box.box.Size().Width), kit.Grow(760))
	float.Move(at)
	float.Resize(fyne.NewSize(width, min(float.need(width), max(l.size.Height-at.Y-lowGap, 60))))
}

func (l *boardLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	top, columns := l.top.MinSize(), l.columns.MinSize()
	return fyne.NewSize(max(top.Width, columns.Width)+2*side, highGap+top.Height+12+l.leastColumns()+lowGap)
}

// helpersLayout puts the pills between the two buttons, or, where the text is
// large, below them.
type helpersLayout struct{ width float32 }

// helpersWide is the width, at 100 percent, from which there is room in one row.
const helpersWide = 700

func (l *helpersLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	left, pills, right := objects[0], objects[1], objects[2]
	leftMin, rightMin := left.MinSize(), right.MinSize()
	x, width := float32(0), size.Width
	if !l.narrow() {
		x, width = leftMin.Width+12, size.Width-leftMin.Width-rightMin.Width-24
	}
	for range 2 {
		pills.Resize(fyne.NewSize(width, pills.MinSize().Height))
	}
	row := max(leftMin.Height, rightMin.Height)
	if l.narrow() {
		pills.Move(fyne.NewPos(0, row+kit.Step))
	} else {
		row = max(row, pills.MinSize().Height)
		pills.Move(fyne.NewPos(x, kit.Snap((row-pills.MinSize().Height)/2)))
	}
	left.Move(fyne.NewPos(0, kit.Snap((row-leftMin.Height)/2)))
	left.Resize(leftMin)
	right.Move(fyne.NewPos(kit.Snap(size.Width-rightMin.Width), kit.Snap((row-rightMin.Height)/2)))
	right.Resize(rightMin)
}

func (l *helpersLayout) narrow() bool { return l.width > 0 && l.width < kit.Grow(helpersWide) }

func (l *helpersLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, pills, right := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	row := max(left.Height, right.Height)
	switch {
	case !l.narrow():
		row = max(row, pills.Height)
	case pills.Height > 0:
		row += kit.Step + pills.Height
	}
	return fyne.NewSize(left.Width+right.Width+24, row)
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
