package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ringGap is how far outside a widget its focus ring stands, so that it is seen
// on a filled button as well as on a plain one.
const ringGap = 3

// ring is the focus ring: 2 units of the primary colour around a widget.
func newRing(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth = 2
	r.CornerRadius = radius + ringGap
	r.Hide()
	return r
}

func layRing(r *canvas.Rectangle, size fyne.Size) {
	r.Move(fyne.NewPos(-ringGap, -ringGap))
	r.Resize(size.AddWidthHeight(2*ringGap, 2*ringGap))
}

func showRing(r *canvas.Rectangle, focused bool) {
	r.StrokeColor = Colour(ColourPrimary)
	r.Hidden = !focused
	r.Refresh()
}

// newRect makes a rectangle without a colour yet; Fyne cannot draw a nil one.
func newRect() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
