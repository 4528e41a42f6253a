package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Split sets two objects side by side, gap apart, the left with a share of the width,
// from 0 to 1.
func Split(gap, share float32, left, right fyne.CanvasObject) *fyne.Container {
	return container.New(splitLayout{gap, share}, left, right)
}

type splitLayout struct{ gap, share float32 }

func (l splitLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - l.gap) * l.share
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[1].Move(fyne.NewPos(left+l.gap, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left-l.gap, size.Height))
}

func (l splitLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	width := max(left.Width/l.share, right.Width/(1-l.share))
	return fyne.NewSize(width+l.gap, max(left.Height, right.Height))
}
