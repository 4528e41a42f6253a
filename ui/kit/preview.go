package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/page"
)

// PagePreview shows printed pages under one another as they will print, as wide
// as it is given room for; its height follows. It is white in every look, like
// the paper.
type PagePreview struct {
	widget.BaseWidget
	pages []page.Page
	width float32
	made  map[int]drawn // by page number
}

// drawn is a page drawn for a width in pixels.
type drawn struct {
	width int
	image image.Image
}

// NewPagePreview makes an empty preview.
func NewPagePreview() *PagePreview {
	p := &PagePreview{made: map[int]drawn{}}
	p.ExtendBaseWidget(p)
	return p
}

// Set shows other pages.
func (p *PagePreview) Set(pages []page.Page) {
	p.pages = pages
	clear(p.made)
	p.Refresh()
}

// Pages returns how many there are.
func (p *PagePreview) Pages() int { return len(p.pages) }

// Resize remembers the width, since the height follows from it.
func (p *PagePreview) Resize(size fyne.Size) {
	p.width = size.Width
	p.BaseWidget.Resize(size)
}

// draw returns page i that many pixels wide, drawn once for each width.
func (p *PagePreview) draw(i, width int) image.Image {
	if i >= len(p.pages) || width <= 0 {
		return image.NewUniform(Colour(ColourSurface))
	}
	if made, ok := p.made[i]; ok && made.width == width {
		return made.image
	}
	made := drawn{width: width, image: DrawPage(p.pages[i], width)}
	p.made[i] = made
	return made.image
}

// CreateRenderer is for Fyne.
func (p *PagePreview) CreateRenderer() fyne.WidgetRenderer {
	r := &previewRenderer{preview: p}
	r.build()
	return r
}

type previewRenderer struct {
	preview *PagePreview
	sheets  []*canvas.Raster
	edges   []*canvas.Rectangle
}

func (r *previewRenderer) Destroy() {}

func (r *previewRenderer) build() {
	for i := len(r.sheets); i < len(r.preview.pages); i++ {
		r.sheets = append(r.sheets, canvas.NewRaster(func(w, _ int) image.Image { return r.preview.draw(i, w) }))
		edge := newRect()
		edge.StrokeWidth = 1
		r.edges = append(r.edges, edge)
	}
	for i := range r.sheets {
		hidden := i >= len(r.preview.pages)
		r.sheets[i].Hidden, r.edges[i].Hidden = hidden, hidden
		r.edges[i].StrokeColor = Colour(ColourEdge)
	}
}

func (r *previewRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := range r.sheets {
		out = append(out, r.sheets[i], r.edges[i])
	}
	return out
}

func (r *previewRenderer) MinSize() fyne.Size {
	width := max(r.preview.width, Grow(120))
	height := float32(0)
	for i, p := range r.preview.pages {
		if i > 0 {
			height += Step
		}
		height += sheetHeight(p, width)
	}
	if len(r.preview.pages) == 0 { // room for the page that is being laid out, so that nothing moves when it comes
		height = sheetHeight(page.Page{Size: page.A4}, width)
	}
	return fyne.NewSize(Grow(120), height)
}

func sheetHeight(p page.Page, width float32) float32 {
	return width * float32(p.Size.H/p.Size.W)
}

func (r *previewRenderer) Layout(size fyne.Size) {
	y := float32(0)
	for i, p := range r.preview.pages {
		if i >= len(r.sheets) {
			break
		}
		at, box := fyne.NewPos(0, y), fyne.NewSize(size.Width, sheetHeight(p, size.Width))
		r.sheets[i].Move(at)
		r.sheets[i].Resize(box)
		r.edges[i].Move(at)
		r.edges[i].Resize(box)
		y += box.Height + Step
	}
}

func (r *previewRenderer) Refresh() {
	r.build()
	r.Layout(r.preview.Size())
	for i := range r.sheets {
		r.sheets[i].Refresh()
		r.edges[i].Refresh()
	}
	canvas.Refresh(r.preview)
}
