package visit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/ui/kit"
)

// narrowFrom is the text size, in percent, from which the handout is behind a
// button instead of beside the steps.
const narrowFrom = 150

func narrow() bool { return kit.Grow(100) >= narrowFrom }

// Widths of the outer columns at 100 percent.
const (
	leftWidth  = 276
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

// tall gives an object that scrolls by itself a height to be seen in, the same
// at every text size, so that the panel around it need not scroll as well.
func tall(o fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(tallLayout{height}, o)
}

type tallLayout struct{ height float32 }

func (tallLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (l tallLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, l.height)
}

// command makes a button of a command that says less than the menu does: what it
// is about stands right above it.
func (s *Screen) command(kind kit.Kind, id, label string) *kit.Button {
	table := s.stage.Commands
	return kit.NewButton(kind, label, func() { table.Run(id) }).WithHint(table.Button(kind, id).Hint)
}

// reveal scrolls so that the foot of an object can be seen.
func reveal(s *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	foot := driver.AbsolutePositionForObject(o).Y + o.Size().Height - driver.AbsolutePositionForObject(s).Y
	if over := foot + 12 - s.Size().Height; over > 0 {
		s.ScrollToOffset(s.Offset.AddXY(0, over))
	}
}
