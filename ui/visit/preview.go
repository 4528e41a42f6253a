package visit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"socialmediasurgery/surgery/page"
	"socialmediasurgery/ui/kit"
)

// preview is the handout's first page.
type preview struct {
	object fyne.CanvasObject
	pages  []page.Page
}

func newPreview() *preview {
	return &preview{object: container.New(a4Layout{}, kit.NewCard(kit.VGap(0)))}
}

func (p *preview) set(pages []page.Page) { p.pages = pages }

// a4Layout is as high as an A4 page of that width.
type a4Layout struct{}

func (a4Layout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

func (a4Layout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 379) }
