package kiosk

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/ui/kit"
)

// lowered scrolls an object that stands as far from the top as there is room for: large
// letters need it for themselves.
func lowered(most float32, o fyne.CanvasObject) fyne.CanvasObject {
	c := kit.Stack(kit.Padded(8, 24, 16, 24, o))
	c.Layout = loweredLayout{most}
	return kit.Scrolled(c)
}

type loweredLayout struct{ most float32 }

func (l loweredLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for range 2 { // wrapped text knows its height once it has its width
		o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
	}
	o[0].Move(fyne.NewPos(0, kit.Snap(min(l.most-8, max(size.Height-o[0].MinSize().Height, 0)))))
}

func (l loweredLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }
