package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flow puts objects beside one another and goes on below where the width ends:
// pills, small buttons.
func Flow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap: gap}, objects...)
}

// flowLayout remembers its width, since its height depends on it.
type flowLayout struct {
	gap, width float32
}

func (l *flowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	l.place(objects, func(o fyne.CanvasObject, pos fyne.Position, s fyne.Size) {
		o.Move(pos)
		o.Resize(s)
	})
}

func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.place(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (l *flowLayout) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) fyne.Size {
	var x, y, high, wide float32
	width := l.width
	if width <= 0 {
		width = 1 << 20
	}
	lineStart := 0
	shown := visible(objects)
	flush := func(end int) {
		x := float32(0)
		for _, o := range shown[lineStart:end] {
			m := o.MinSize()
			w := min(m.Width, width)
			put(o, fyne.NewPos(Snap(x), y+Snap((high-m.Height)/2)), fyne.NewSize(w, m.Height))
			x += w + l.gap
		}
		lineStart = end
	}
	for i, o := range shown {
		m := o.MinSize()
		wide = max(wide, m.Width)
		if x > 0 && x+m.Width > width {
			flush(i)
			y = up(y + high + l.gap)
			x, high = 0, 0
		}
		x += min(m.Width, width) + l.gap
		high = max(high, m.Height)
	}
	flush(len(shown))
	return fyne.NewSize(min(wide, Grow(120)), y+high)
}
