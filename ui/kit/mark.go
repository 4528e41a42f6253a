package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// MarkState is what a mark says of a step.
type MarkState int

// The four states of a step.
const (
	MarkToDo MarkState = iota
	MarkDone
	MarkNotToday
	MarkNotForMe
)

// Mark is a tick box that is only drawn: it never takes the focus, so that rows
// of a list do not fill the Tab order. The row, or a Check, does the rest.
type Mark struct {
	widget.BaseWidget
	state    MarkState
	disabled bool
}

// NewMark makes a mark.
func NewMark(state MarkState) *Mark {
	m := &Mark{state: state}
	m.ExtendBaseWidget(m)
	return m
}

// Set changes the state.
func (m *Mark) Set(state MarkState) {
	if m.state != state {
		m.state = state
		m.Refresh()
	}
}

// State returns the state.
func (m *Mark) State() MarkState { return m.state }

// CreateRenderer is for Fyne.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	r := &markRenderer{mark: m, box: newRect(), sign: canvas.NewImageFromResource(nil)}
	r.sign.FillMode = canvas.ImageFillContain
	r.dress()
	return r
}

type markRenderer struct {
	mark *Mark
	box  *canvas.Rectangle
	sign *canvas.Image
}

func (r *markRenderer) Destroy()                     {}
func (r *markRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box, r.sign} }
func (r *markRenderer) MinSize() fyne.Size           { return fyne.NewSize(Grow(26), Grow(26)) }

func (r *markRenderer) Layout(size fyne.Size) {
	side := Grow(26)
	at := fyne.NewPos(Snap((size.Width-side)/2), Snap((size.Height-side)/2))
	r.box.Move(at)
	r.box.Resize(fyne.NewSize(side, side))
	r.sign.Move(at.AddXY(side/8, side/8))
	r.sign.Resize(fyne.NewSize(side*3/4, side*3/4))
}

func (r *markRenderer) dress() {
	r.box.CornerRadius, r.box.StrokeWidth = 6, 2
	fill, edge, front := ColourSurface, ColourMuted, ColourOnDone
	sign := fyne.Resource(nil)
	switch r.mark.state {
	case MarkDone:
		fill, edge, sign = ColourDone, ColourDone, IconTick
	case MarkNotToday:
		fill, edge, front, sign = ColourAccentTint, ColourAccent, ColourAccent, IconLater
	case MarkNotForMe:
		fill, edge, front, sign = ColourNeutralTint, ColourMuted, ColourMuted, IconCross
	}
	if r.mark.disabled {
		fill, edge, front = ColourNeutralTint, ColourDisabled, ColourDisabled
	}
	r.box.FillColor, r.box.StrokeColor = Colour(fill), Colour(edge)
	r.sign.Hidden = sign == nil
	r.sign.Resource = Icon(sign, front)
	r.sign.Refresh()
}

func (r *markRenderer) Refresh() {
	r.dress()
	r.Layout(r.mark.Size())
	canvas.Refresh(r.mark)
}
