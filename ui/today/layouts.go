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
	return container.New(&boardLayout{row: s.box.body, box: s.box.box, float: s.box.float}, top, columns, s.box.float)
}

// boardLayout sets the top as high as it needs to be, the columns below it, and
// the matches over both, under the check-in box.
type boardLayout struct {
	row   fyne.CanvasObject // of the top, that the box is in
	box   fyne.CanvasObject
	float *float
}

func (l *boardLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, columns := objects[0], objects[1]
	width := size.Width - 2*side
	for range 2 { // text that wraps knows its height once it has its width
		top.Resize(fyne.NewSize(width, top.MinSize().Height))
	}
	top.Move(fyne.NewPos(side, 0))
	y := top.MinSize().Height + 12
	columns.Move(fyne.NewPos(side, y))
	columns.Resize(fyne.NewSize(width, max(size.Height-y, columns.MinSize().Height)))
	l.placeFloat(top, size)
}

func (l *boardLayout) placeFloat(top fyne.CanvasObject, size fyne.Size) {
	if !l.float.Visible() {
		return
	}
	at := top.Position().Add(l.row.Position()).Add(l.box.Position())
	at.Y += l.box.Size().Height + 6
	width := min(max(size.Width-2*side, l.box.Size().Width), kit.Grow(760))
	l.float.Move(at)
	l.float.Resize(fyne.NewSize(width, min(l.float.need(width), max(size.Height-at.Y-12, 60))))
}

func (l *boardLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, columns := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, columns.Width)+2*side, top.Height+columns.Height+12)
}

// besideLayout puts the second object at the right of the first while the first
// keeps its least width, in units at 100 percent; else below it.
type besideLayout struct {
	gap, least float32
	width      float32
}

// natural answers how wide a row of buttons is in one line.
func natural(o fyne.CanvasObject) float32 {
	width := float32(0)
	if c, ok := o.(*fyne.Container); ok {
		for _, part := range c.Objects {
			width += part.MinSize().Width + kit.Step
		}
	}
	return max(width-kit.Step, o.MinSize().Width)
}

func (l *besideLayout) beside(objects []fyne.CanvasObject, width float32) bool {
	return natural(objects[1])+l.gap+kit.Grow(l.least) <= width
}

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	left, right := objects[0], objects[1]
	leftWidth, rightWidth := size.Width, size.Width
	at := fyne.NewPos(0, 0)
	if l.beside(objects, size.Width) {
		rightWidth = natural(right)
		leftWidth -= rightWidth + l.gap
		at.X = leftWidth + l.gap
	}
	for range 2 {
		left.Resize(fyne.NewSize(leftWidth, left.MinSize().Height))
		right.Resize(fyne.NewSize(rightWidth, right.MinSize().Height))
	}
	left.Move(fyne.NewPos(0, 0))
	if at.X == 0 {
		at.Y = left.MinSize().Height + kit.Step
	}
	if at.X > 0 { // in the middle of the buttons
		left.Move(fyne.NewPos(0, (right.MinSize().Height-left.MinSize().Height)/2))
	}
	right.Move(at)
}

func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	width := max(left.Width, right.Width)
	if l.width > 0 && !l.beside(objects, l.width) {
		return fyne.NewSize(width, left.Height+kit.Step+right.Height)
	}
	return fyne.NewSize(width, max(left.Height, right.Height))
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
