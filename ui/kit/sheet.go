package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sheet is what floats over a screen lies on: filled, with round corners, an edge
// and a shadow. Without a graphics card every pixel of such a shape costs several
// of a plain one, at every frame. So the shape is drawn only along its sides, each
// time cut to one of them, and a thick line, which costs least, fills its middle.
type Sheet struct {
	widget.BaseWidget
	Fill, Edge fyne.ThemeColorName
	Radius     fyne.ThemeSizeName
	Blur, Drop float32 // of the shadow: how wide it is, and how far below
}

// NewSheet makes a sheet of these colours.
func NewSheet(fill, edge fyne.ThemeColorName, radius fyne.ThemeSizeName, blur, drop float32) *Sheet {
	s := &Sheet{Fill: fill, Edge: edge, Radius: radius, Blur: blur, Drop: drop}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer is for Fyne.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	p := &sheetParts{sheet: s, middle: canvas.NewLine(color.Transparent)}
	parts := []fyne.CanvasObject{p.middle}
	for i := range p.sides {
		p.shapes[i] = newRect()
		p.sides[i] = container.NewClip(container.NewWithoutLayout(p.shapes[i]))
		parts = append(parts, p.sides[i])
	}
	return Draw(Drawn{Of: s, Parts: parts, Place: p.place, Dress: p.dress})
}

// sheetParts are the sides of a sheet, top, bottom, left and right, the whole shape
// in each, and what fills the middle.
type sheetParts struct {
	sheet  *Sheet
	middle *canvas.Line
	sides  [4]*container.Clip
	shapes [4]*canvas.Rectangle
}

// leastParted is the area below which parts would cost more than they save.
const leastParted = 150 * 150

// sidesOf returns the sides of a shape of a size, in and out being how far one reaches
// to either side of the edge, or all of it where it is too small for sides.
func sidesOf(size fyne.Size, in, out float32) []cutting {
	if size.Width <= 3*in || size.Height <= 3*in || size.Width*size.Height < leastParted {
		return []cutting{{fyne.NewPos(-out, -out), size.AddWidthHeight(2*out, 2*out)}}
	}
	level := fyne.NewSize(size.Width+2*out, in+out)
	upright := fyne.NewSize(in+out, size.Height-2*in)
	return []cutting{{fyne.NewPos(-out, -out), level}, {fyne.NewPos(-out, size.Height-in), level},
		{fyne.NewPos(-out, in), upright}, {fyne.NewPos(size.Width-in, in), upright}}
}

// cutting is a part of the room of a shape.
type cutting struct {
	at   fyne.Position
	size fyne.Size
}

// within returns how far from its edges nothing of the corners is drawn.
func (s *Sheet) within() float32 { return Size(s.Radius) + 3 }

// Hides returns the place, counted from the sheet's own, beneath which nothing is seen
// where the sheet is drawn in parts; elsewhere none.
func (s *Sheet) Hides() (at fyne.Position, size fyne.Size) {
	if !s.cuts() {
		return at, size
	}
	return fyne.NewPos(0, s.within()), fyne.NewSize(Snap(s.Size().Width), max(Snap(s.Size().Height)-2*s.within(), 0))
}

// place cuts the shape into its sides.
func (p *sheetParts) place(size fyne.Size) {
	size = fyne.NewSize(Snap(size.Width), Snap(size.Height))
	in, out := p.sheet.within(), p.sheet.Blur+p.sheet.Drop+1
	if !p.sheet.cuts() {
		in = max(size.Width, size.Height)
	}
	sides := sidesOf(size, in, out)
	for i, side := range p.sides {
		if side.Hidden = i >= len(sides); side.Hidden {
			continue
		}
		side.Move(sides[i].at)
		side.Resize(sides[i].size)
		p.shapes[i].Move(fyne.NewPos(-sides[i].at.X, -sides[i].at.Y))
		p.shapes[i].Resize(size)
	}
	p.middle.Hidden = len(sides) == 1
	// It reaches a little beneath the sides, whose fill hides its soft ends.
	p.middle.StrokeWidth = size.Height - 2*in + 4
	p.middle.Position1 = fyne.NewPos(in-2, size.Height/2)
	p.middle.Position2 = fyne.NewPos(size.Width-in+2, size.Height/2)
}

// cuts reports whether sides would meet: where a unit is no whole pixels they would
// not, nor where Fyne draws without OpenGL, in tests, which cuts shapes badly.
func (s *Sheet) cuts() bool {
	if _, window := fyne.CurrentApp().Driver().(desktop.Driver); !window {
		return false
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	return c == nil || c.Scale() == Snap(c.Scale())
}

func (p *sheetParts) dress() {
	s := p.sheet
	p.middle.StrokeColor = Colour(s.Fill)
	for _, shape := range p.shapes {
		shape.FillColor, shape.StrokeColor, shape.StrokeWidth = Colour(s.Fill), Colour(s.Edge), Size(theme.SizeNameInputBorder)
		shape.CornerRadius = Size(s.Radius)
		shape.Shadow = canvas.Shadow{Color: Colour(ColourShadow), BlurRadius: s.Blur, Offset: fyne.NewPos(0, s.Drop)}
	}
}
