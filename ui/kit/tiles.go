package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Tiles puts objects in rows of as many equal columns as there is room for, each
// at least that wide at 100 percent: fields side by side that stand beneath one
// another in large text. A row is as high as its highest object.
func Tiles(least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&tilesLayout{least: least, gap: gap}, objects...)
}

// tilesLayout remembers its width, since its height depends on it.
type tilesLayout struct {
	least, gap, width float32
}

func (l *tilesLayout) columns() int {
	least := Grow(l.least)
	return max(1, int((l.width+l.gap)/(least+l.gap)))
}

func (l *tilesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	n := l.columns()
	width := (size.Width - l.gap*float32(n-1)) / float32(n)
	shown := visible(objects)
	for _, o := range shown { // wrapped text knows its height once it has its width
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
	}
	y := float32(0)
	for start := 0; start < len(shown); start += n {
		row := shown[start:min(start+n, len(shown))]
		high := highest(row)
		for i, o := range row {
			at, end := nth(i, width, l.gap)
			o.Move(fyne.NewPos(at, y))
			o.Resize(fyne.NewSize(end-at, high))
		}
		y = up(y + high + l.gap)
	}
}

func (l *tilesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	n, high := l.columns(), float32(0)
	for start := 0; start < len(shown); start += n {
		high = up(high + highest(shown[start:min(start+n, len(shown))]) + l.gap)
	}
	return fyne.NewSize(Grow(80), max(high-l.gap, 0))
}

func highest(objects []fyne.CanvasObject) float32 {
	high := float32(0)
	for _, o := range objects {
		high = max(high, o.MinSize().Height)
	}
	return high
}
