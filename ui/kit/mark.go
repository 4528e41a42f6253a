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
	box, sign := newRect(), canvas.NewImageFromResource(nil)
	sign.FillMode = canvas.ImageFillContain
	return Draw(Drawn{Of: m, Parts: []fyne.CanvasObject{box, sign},
		Least: func() fyne.Size { return fyne.NewSize(Grow(26), Grow(26)) },
		Place: func(size fyne.Size) {
			side := Grow(26)
			at := fyne.NewPos(Snap((size.Width-side)/2), Snap((size.Height-side)/2))
			box.Move(at)
			box.Resize(fyne.NewSize(side, side))
			sign.Move(at.AddXY(side/8, side/8))
			sign.Resize(fyne.NewSize(side*3/4, side*3/4))
		},
		Dress: func() { m.dress(box, sign) }})
}

func (m *Mark) dress(box *canvas.Rectangle, sign *canvas.Image) {
	box.CornerRadius, box.StrokeWidth = 6, 2
	fill, edge, front := ColourSurface, ColourMuted, ColourOnDone
	of := fyne.Resource(nil)
	switch m.state {
	case MarkDone:
		fill, edge, of = ColourDone, ColourDone, IconTick
	case MarkNotToday:
		fill, edge, front, of = ColourAccentTint, ColourAccent, ColourAccent, IconLater
	case MarkNotForMe:
		fill, edge, front, of = ColourNeutralTint, ColourMuted, ColourMuted, IconCross
	}
	if m.disabled {
		fill, edge, front = ColourNeutralTint, ColourDisabled, ColourDisabled
	}
	box.FillColor, box.StrokeColor = Colour(fill), Colour(edge)
	sign.Hidden = of == nil
	sign.Resource = Icon(of, front)
	sign.Refresh()
}
