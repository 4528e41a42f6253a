package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/ui/kit"
)

// beside puts a flow of buttons at the right of what it belongs to, or beneath it
// where there is no room for both. It remembers its width, since its height
// depends on it.
type beside struct {
	between, width float32 // between the buttons; its own
	least          float32 // of the left, at 100 percent; 300 if left out
}

// apart is the room between the two.
const apart = 16

// row returns how wide the flow is in one line.
func (l *beside) row(flow fyne.CanvasObject) float32 {
	width, n := float32(0), 0
	for _, o := range flow.(*fyne.Container).Objects {
		if o.Visible() {
			width += o.MinSize().Width
			n++
		}
	}
	return width + l.between*float32(max(n-1, 0)) + 1
}

func (l *beside) fits(objects []fyne.CanvasObject) bool {
	least := l.least
	if least == 0 {
		least = 300
	}
	return l.width <= 0 || l.row(objects[1])+apart+kit.Grow(least) <= l.width
}

func (l *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	left, right := objects[0], objects[1]
	place := func(o fyne.CanvasObject, x, y, width float32) float32 {
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // then it knows its height
		o.Move(fyne.NewPos(kit.Snap(x), kit.Snap(y)))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		return o.MinSize().Height
	}
	if !l.fits(objects) {
		high := place(left, 0, 0, size.Width)
		place(right, 0, high+kit.Step, size.Width)
		return
	}
	wide := l.row(right)
	a := place(left, 0, 0, size.Width-wide-apart)
	b := place(right, size.Width-wide, 0, wide)
	left.Move(fyne.NewPos(0, kit.Snap(max((b-a)/2, 0))))
	right.Move(fyne.NewPos(kit.Snap(size.Width-wide), kit.Snap(max((min(a, b)-b)/2, 0))))
}

func (l *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	if l.fits(objects) {
		return fyne.NewSize(kit.Grow(120), max(a.Height, b.Height))
	}
	return fyne.NewSize(kit.Grow(120), a.Height+kit.Step+b.Height)
}

// oneLine makes a place for a line of text as wide as the text, up to a limit.
type oneLine struct{ widest float32 }

// newOneLine is a small line that ends in "…" where there is no room for it.
func newOneLine(s string) fyne.CanvasObject {
	return container.New(oneLine{640}, kit.Small(s).OneLine())
}

func (l oneLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	t := objects[0].(*kit.Text)
	width := float32(1)
	for _, r := range t.Runs {
		width += r.Width()
	}
	return fyne.NewSize(min(width, kit.Grow(l.widest)), t.MinSize().Height)
}

func (oneLine) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// besideName puts a flow beside its name, in the middle of its first line, so that
// what stands in all lines begins in one place; below it where letters are large.
type besideName struct{ width float32 }

func (l *besideName) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	name, flow := objects[0], objects[1].(*fyne.Container)
	at := l.left(name)
	flow.Resize(fyne.NewSize(size.Width-at.X, size.Height-at.Y)) // then it knows its height
	flow.Move(at)
	line := float32(0)
	if len(flow.Objects) > 0 && at.Y == 0 {
		line = flow.Objects[0].MinSize().Height
	}
	m := name.MinSize()
	name.Resize(m)
	name.Move(fyne.NewPos(0, kit.Snap(max((line-m.Height)/2, 0))))
}

// left is where the flow begins.
func (l *besideName) left(name fyne.CanvasObject) fyne.Position {
	m := name.MinSize()
	if large() {
		return fyne.NewPos(0, kit.Snap(m.Height+kit.Step))
	}
	return fyne.NewPos(kit.Snap(m.Width+12), 0)
}

func (l *besideName) MinSize(objects []fyne.CanvasObject) fyne.Size {
	at := l.left(objects[0])
	if l.width > at.X {
		objects[1].Resize(fyne.NewSize(l.width-at.X, objects[1].Size().Height))
	}
	return fyne.NewSize(kit.Grow(120), at.Y+max(objects[1].MinSize().Height, objects[0].MinSize().Height-at.Y))
}
