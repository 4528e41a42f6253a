package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Side is a column in the colour of a sheet at one side of the window, with a
// line towards the middle.
type Side struct {
	widget.BaseWidget
	content fyne.CanvasObject
	width   float32
	atLeft  bool
}

// NewSide makes a column around content, width wide at 100 percent; 0 is as wide
// as the content must be.
func NewSide(content fyne.CanvasObject, width float32, atLeft bool) *Side {
	s := &Side{content: content, width: width, atLeft: atLeft}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *Side) CreateRenderer() fyne.WidgetRenderer {
	r := &sideRenderer{side: s, back: newRect(), line: newRect()}
	r.dress()
	return r
}

type sideRenderer struct {
	side       *Side
	back, line *canvas.Rectangle
}

func (r *sideRenderer) Destroy() {}

func (r *sideRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.line, r.side.content}
}

// MinSize grows more slowly than the text, which can wrap.
func (r *sideRenderer) MinSize() fyne.Size {
	m := r.side.content.MinSize()
	if w := r.side.width; w > 0 {
		m.Width = Snap(w + (Grow(w)-w)/2)
	}
	return m
}

func (r *sideRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.side.content.Resize(size)
	r.line.Resize(fyne.NewSize(1, size.Height))
	if r.side.atLeft {
		r.line.Move(fyne.NewPos(size.Width-1, 0))
	}
}

func (r *sideRenderer) dress() {
	r.back.FillColor, r.line.FillColor = Colour(ColourSurface), Colour(ColourLine)
}

func (r *sideRenderer) Refresh() {
	r.dress()
	r.Layout(r.side.Size())
	r.back.Refresh()
	r.line.Refresh()
	r.side.content.Refresh()
}
