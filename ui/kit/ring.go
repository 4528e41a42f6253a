package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// The focus ring is 3 units of the primary colour around a widget, ringOut outside
// it, so that it is seen on a filled one as well as on a plain one.
const (
	ringWide = 3
	ringOut  = 5
)

// RingRoom is how much a ring needs around what wears it, where something scrolls
// or ends there.
const RingRoom = 6

// NewRing makes the focus ring of something with corners of that radius, hidden.
// A widget of a screen draws it beneath what it has itself.
func NewRing(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth = ringWide
	r.CornerRadius = radius + ringOut
	r.Hide()
	return r
}

// LayRing puts the ring around a place.
func LayRing(r *canvas.Rectangle, at fyne.Position, size fyne.Size) {
	r.Move(at.SubtractXY(ringOut, ringOut))
	r.Resize(size.AddWidthHeight(2*ringOut, 2*ringOut))
}

// ShowRing shows the ring where the focus is, in the colours of now.
func ShowRing(r *canvas.Rectangle, focused bool) {
	r.StrokeColor = Colour(ColourPrimary)
	r.Hidden = !focused
	r.Refresh()
}

func layRing(r *canvas.Rectangle, size fyne.Size) { LayRing(r, fyne.Position{}, size) }

// newRect makes a rectangle without a colour yet; Fyne cannot draw a nil one.
func newRect() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
