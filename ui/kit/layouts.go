package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Step is the rhythm of our screens: gaps are whole or half steps.
const Step = 8

// VGap is an empty place of that height.
func VGap(height float32) fyne.CanvasObject {
	r := newRect()
	r.SetMinSize(fyne.NewSize(0, height))
	return r
}

// HGap is an empty place of that width.
func HGap(width float32) fyne.CanvasObject {
	r := newRect()
	r.SetMinSize(fyne.NewSize(width, 0))
	return r
}

// Column puts objects under one another, each as wide as the column, gap apart.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(columnLayout{gap}, objects...)
}

// columnLayout lays out twice where text wraps, because the height of wrapped
// text is known only once it has its width.
type columnLayout struct{ gap float32 }

func (l columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, spacers := float32(0), 0
	for _, o := range visible(objects) {
		if isSpacer(o) {
			spacers++
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
	}
	spare := max(size.Height-l.MinSize(objects).Height, 0)
	for _, o := range visible(objects) {
		height := o.MinSize().Height
		if isSpacer(o) {
			height = spare / float32(spacers)
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y = up(y + height + l.gap)
	}
}

func (l columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range visible(objects) {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		if i > 0 {
			size.Height = up(size.Height + l.gap)
		}
		size.Height += m.Height
	}
	return size
}

// Row puts objects beside one another, each as wide as it must be and as high
// as the row, gap apart; layout.NewSpacer takes what is left.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(rowLayout{gap: gap}, objects...)
}

// MiddleRow is a Row whose objects keep their height and stand in the middle.
func MiddleRow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(rowLayout{gap: gap, middle: true}, objects...)
}

type rowLayout struct {
	gap    float32
	middle bool
}

func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	spare := max(size.Width-l.MinSize(objects).Width, 0)
	takes, takers := isGreedy, count(objects, isGreedy)
	if takers == 0 {
		takes, takers = isSpacer, count(objects, isSpacer)
	}
	for _, o := range visible(objects) {
		m := o.MinSize()
		width, y, height := m.Width, float32(0), size.Height
		if takes(o) {
			width += spare / float32(takers)
		}
		if l.middle {
			o.Resize(fyne.NewSize(width, m.Height))
			height = min(o.MinSize().Height, size.Height)
			y = Snap((size.Height - height) / 2)
		}
		o.Move(fyne.NewPos(Snap(x), y))
		o.Resize(fyne.NewSize(width, height))
		x += width + l.gap
	}
}

func (l rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range visible(objects) {
		m := o.MinSize()
		size.Height = max(size.Height, m.Height)
		size.Width += m.Width
		if i > 0 {
			size.Width += l.gap
		}
	}
	return size
}

func count(objects []fyne.CanvasObject, is func(fyne.CanvasObject) bool) int {
	n := 0
	for _, o := range visible(objects) {
		if is(o) {
			n++
		}
	}
	return n
}

// isGreedy reports whether an object in a row takes what is left before spacers
// do: text that wraps or ends in "…", boxes, and what holds any of these.
func isGreedy(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *Text:
		return o.Overflow != Whole
	case *Entry, *Field, *List, *Progress, *Choice, *Check, *Select:
		return true
	case *Card:
		return isGreedy(o.Content)
	case *fyne.Container:
		if _, flows := o.Layout.(*flowLayout); flows {
			return true
		}
		return count(o.Objects, isGreedy) > 0
	}
	return false
}

// HeadLast puts head above rest, which comes first in the Tab order: a way back is not
// what comes next.
func HeadLast(gap float32, head, rest fyne.CanvasObject) *fyne.Container {
	return container.New(headLastLayout{gap}, rest, head)
}

type headLastLayout struct{ gap float32 }

func (l headLastLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	columnLayout(l).Layout([]fyne.CanvasObject{o[1], o[0]}, size)
}

func (l headLastLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return columnLayout(l).MinSize(o)
}

// RightFirst puts two buttons beside one another, of which Tab comes to the right one
// first: a minus is not what comes next.
func RightFirst(gap float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(rightFirstLayout{gap}, right, left)
}

type rightFirstLayout struct{ gap float32 }

func (l rightFirstLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rowLayout{gap: l.gap, middle: true}.Layout([]fyne.CanvasObject{o[1], o[0]}, size)
}

func (l rightFirstLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return rowLayout{gap: l.gap}.MinSize(o)
}

func isSpacer(o fyne.CanvasObject) bool {
	_, ok := o.(layout.SpacerObject)
	return ok
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	for _, o := range objects {
		if !o.Visible() {
			out := make([]fyne.CanvasObject, 0, len(objects))
			for _, o := range objects {
				if o.Visible() {
					out = append(out, o)
				}
			}
			return out
		}
	}
	return objects
}

// Edges is Fyne's border layout with the Tab order people expect: top, left,
// centre, right, bottom. Each may be nil.
func Edges(top, bottom, left, right, centre fyne.CanvasObject) *fyne.Container {
	c := container.New(layout.NewBorderLayout(top, bottom, left, right))
	for _, o := range []fyne.CanvasObject{top, left, centre, right, bottom} {
		if o != nil {
			c.Add(o)
		}
	}
	return c
}

// Padded puts room around an object.
func Padded(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// Stack puts objects over one another, the last on top.
func Stack(objects ...fyne.CanvasObject) *fyne.Container { return container.NewStack(objects...) }

// Narrow keeps an object in the middle, at most that wide at 100 percent.
func Narrow(widest float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(narrowLayout{widest}, o)
}

type narrowLayout struct{ widest float32 }

func (l narrowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(size.Width, Grow(l.widest))
	for _, o := range objects {
		o.Move(fyne.NewPos(Snap((size.Width-width)/2), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (l narrowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return layout.NewStackLayout().MinSize(objects)
}

// Even gives each object the same width, gap apart.
func Even(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(evenLayout{gap}, objects...)
}

type evenLayout struct{ gap float32 }

func (l evenLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown := visible(objects)
	n := float32(len(shown))
	width := (size.Width - l.gap*(n-1)) / n
	for i, o := range shown {
		at, end := nth(i, width, l.gap)
		o.Move(fyne.NewPos(at, 0))
		o.Resize(fyne.NewSize(end-at, size.Height))
	}
}

func (l evenLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	shown := visible(objects)
	for _, o := range shown {
		size = size.Max(o.MinSize())
	}
	n := float32(len(shown))
	return fyne.NewSize(size.Width*n+l.gap*max(n-1, 0), size.Height)
}

// nth returns where the nth of several of one width, gap apart, begins and ends, on
// whole units.
func nth(n int, width, gap float32) (from, until float32) {
	from = float32(n) * (width + gap)
	return Snap(from), Snap(from + width)
}
