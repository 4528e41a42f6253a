package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Drawn draws a widget: of which parts it is, how large it has to be, where they go
// and how they look. Parts stand from back to front.
type Drawn struct {
	Of    fyne.Widget
	Parts []fyne.CanvasObject
	Least func() fyne.Size // nil for a widget that needs no room
	Place func(size fyne.Size)
	// Front stands before the parts, and may be something else each time; nil for nothing.
	Front func() fyne.CanvasObject
	Dress func() // before each time it is shown; nil where nothing changes
}

var _ fyne.WidgetRenderer = (*Drawn)(nil)

// Draw returns the renderer of a widget, dressed.
func Draw(d Drawn) fyne.WidgetRenderer {
	if d.Dress != nil {
		d.Dress()
	}
	return &d
}

// Destroy has nothing to let go of.
func (d *Drawn) Destroy() {}

// Objects returns the parts.
func (d *Drawn) Objects() []fyne.CanvasObject {
	if d.Front == nil {
		return d.Parts
	}
	return append(d.Parts[:len(d.Parts):len(d.Parts)], d.Front())
}

// MinSize returns the least size.
func (d *Drawn) MinSize() fyne.Size {
	if d.Least == nil {
		return fyne.Size{}
	}
	return d.Least()
}

// Layout places the parts.
func (d *Drawn) Layout(size fyne.Size) { d.Place(size) }

// Refresh dresses the parts anew, and what stands in them.
func (d *Drawn) Refresh() {
	if d.Dress != nil {
		d.Dress()
	}
	for _, part := range d.Objects() {
		switch part.(type) {
		case fyne.Widget, *fyne.Container: // shapes are drawn with the widget
			part.Refresh()
		}
	}
	d.Layout(d.Of.Size())
	canvas.Refresh(d.Of)
}
