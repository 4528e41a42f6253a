package visit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/ui/kit"
)

// narrowFrom is the text size, in percent, from which the handout is behind a
// button instead of beside the steps.
const narrowFrom = 150

func narrow() bool { return kit.Grow(100) >= narrowFrom }

// Widths of the outer columns at 100 percent.
const (
	leftWidth  = 268
	rightWidth = 320
)

// grown is Grow at two thirds, for what holds text that can wrap.
func grown(n float32) float32 { return n + (kit.Grow(n)-n)*2/3 }

// columns puts the three parts beside one another. From narrowFrom on the right
// one goes, and bar, which does the same, comes.
func columns(left, middle, right, bar fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{bar}, left, middle, right)
}

type columnsLayout struct{ bar fyne.CanvasObject }

func (l *columnsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	small := narrow()
	if o[2].Visible() == small || l.bar.Visible() != small {
		show(o[2], !small)
		show(l.bar, small)
	}
	lw, rw := grown(leftWidth), float32(0)
	if !small {
		rw = kit.Grow(rightWidth)
	}
	put := func(o fyne.CanvasObject, x, width float32) {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
	put(o[0], 0, lw)
	put(o[1], lw, max(size.Width-lw-rw, 0))
	put(o[2], size.Width-rw, rw)
}

// MinSize asks for little: all three parts scroll, so the window never grows.
func (l *columnsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 320) }

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// side is a white outer column with a line towards the middle.
type side struct {
	widget.BaseWidget
	inside fyne.CanvasObject
	atLeft bool
}

func newSide(inside fyne.CanvasObject, atLeft bool) *side {
	s := &side{inside: inside, atLeft: atLeft}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *side) CreateRenderer() fyne.WidgetRenderer {
	r := &sideRenderer{side: s, back: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent)}
	r.dress()
	return r
}

type sideRenderer struct {
	side       *side
	back, line *canvas.Rectangle
}

func (r *sideRenderer) Destroy()           {}
func (r *sideRenderer) MinSize() fyne.Size { return r.side.inside.MinSize() }

func (r *sideRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.line, r.side.inside}
}

func (r *sideRenderer) Layout(size fyne.Size) {
	thick, x := kit.Size(theme.SizeNameSeparatorThickness), float32(0)
	if r.side.atLeft {
		x = size.Width - thick
	}
	r.back.Resize(size)
	r.line.Move(fyne.NewPos(x, 0))
	r.line.Resize(fyne.NewSize(thick, size.Height))
	r.side.inside.Resize(size)
}

func (r *sideRenderer) dress() {
	r.back.FillColor, r.line.FillColor = kit.Colour(kit.ColourSurface), kit.Colour(kit.ColourLine)
}

func (r *sideRenderer) Refresh() {
	r.dress()
	r.side.inside.Refresh()
	r.Layout(r.side.Size())
	canvas.Refresh(r.side)
}

// refit lays the content of a scroll out again after part of it changed: twice,
// because wrapped text knows its height only once it has its width.
func refit(s *container.Scroll) {
	width := s.Size().Width
	if width <= 0 {
		return
	}
	for range 2 {
		content := s.Content.(*fyne.Container)
		size := fyne.NewSize(width, max(content.MinSize().Height, s.Size().Height))
		if content.Size() == size {
			content.Layout.Layout(content.Objects, size)
		} else {
			content.Resize(size)
		}
	}
	canvas.Refresh(s.Content)
}

// fitted is a scroll that is refitted whenever its size changes.
func fitted(s *container.Scroll) *fyne.Container { return container.New(fitLayout{s}, s) }

type fitLayout struct{ scroll *container.Scroll }

func (l fitLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.scroll.Resize(size)
	refit(l.scroll)
}

func (l fitLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.scroll.MinSize() }

// indented sets an object in by as much as a mark and its gap take.
func indented(o fyne.CanvasObject) *fyne.Container { return container.New(indentLayout{}, o) }

type indentLayout struct{}

func (indentLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	in := kit.Grow(26) + 12
	o[0].Move(fyne.NewPos(in, 0))
	o[0].Resize(fyne.NewSize(max(size.Width-in, 1), size.Height))
}

func (indentLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(kit.Grow(26)+12, 0)
}

// tall gives an object that scrolls by itself a height to be seen in, at 100
// percent, but never more than most of the window.
func tall(o fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(tallLayout{height}, o)
}

type tallLayout struct{ height float32 }

func (tallLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (l tallLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, min(grown(l.height), 480))
}
