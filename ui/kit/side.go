package kit

import (
	"fyne.io/fyne/v2"
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
	back, line := newRect(), newRect()
	return Draw(Drawn{Of: s, Parts: []fyne.CanvasObject{back, line, s.content},
		Least: func() fyne.Size { // it grows more slowly than the text, which can wrap
			m := s.content.MinSize()
			if s.width > 0 {
				m.Width = Snap(s.width + (Grow(s.width)-s.width)/2)
			}
			return m
		},
		Place: func(size fyne.Size) {
			back.Resize(size)
			s.content.Resize(size)
			line.Resize(fyne.NewSize(1, size.Height))
			if s.atLeft {
				line.Move(fyne.NewPos(size.Width-1, 0))
			}
		},
		Dress: func() { back.FillColor, line.FillColor = Colour(ColourSurface), Colour(ColourLine) }})
}
