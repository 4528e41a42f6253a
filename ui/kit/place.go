package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// AsHigh is a place for a list: as high as its rows, at most that high at 100
// percent; 0 is no limit. Larger text gets a quarter more at the most, so that what
// stands below stays in sight.
func AsHigh(list *List, most float32) *fyne.Container { return container.New(asHigh{list, most}, list) }

// Framed is a list AsHigh in a card.
func Framed(list *List, most float32) *Card {
	c := NewCard(AsHigh(list, most))
	c.Padding = -1
	return c
}

type asHigh struct {
	list *List
	most float32
}

func (l asHigh) MinSize([]fyne.CanvasObject) fyne.Size {
	height := l.list.ContentHeight()
	if l.most > 0 {
		height = min(height, Grow(l.most), 1.25*l.most)
	}
	return fyne.NewSize(Grow(120), height)
}

func (asHigh) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{}) // it may have stood elsewhere, at another text size
		o.Resize(size)
	}
}
