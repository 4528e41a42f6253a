package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer wraps Fyne's renderer in a box of our own: higher, with an edge
// of 3:1, and the ring of the focus around it.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), entry: e, box: newRect(), ring: NewRing(Size(theme.SizeNameInputRadius))}
	for _, o := range r.WidgetRenderer.Objects() {
		switch o := o.(type) {
		case *canvas.Rectangle:
			o.Hide()
		case *container.Scroll:
			r.scroll = o
		}
	}
	if r.scroll != nil && e.MultiLine {
		r.wheel = newWheel(r.scroll, e)
	} else if r.scroll != nil {
		r.line = container.NewClip(r.scroll.Content)
	}
	r.dress()
	return r
}

type entryRenderer struct {
	fyne.WidgetRenderer
	entry     *Entry
	box, ring *canvas.Rectangle
	scroll    *container.Scroll // Fyne's
	wheel     *wheel            // over that, in a box of several lines
	line      *container.Clip   // in its place in one line, which needs no bars and no wheel
}

// inset returns how much bigger than Fyne's our box is, on each side.
func (r *entryRenderer) inset() fyne.Size { return r.entry.inset() }

func (e *Entry) inset() fyne.Size {
	if e.Large {
		return fyne.NewSize(Grow(8), Grow(8))
	}
	return fyne.NewSize(Grow(4), Grow(4))
}

// Ask has a box of that width ask for something in the first of these words that it has
// room for, else in the last.
func (e *Entry) Ask(width float32, words ...string) {
	room := width - 2*e.inset().Width - 2*Size(theme.SizeNameInnerPadding)
	asks := words[len(words)-1]
	for _, w := range words {
		if fyne.MeasureText(w, Size(theme.SizeNameText), fyne.TextStyle{}).Width <= room {
			asks = w
			break
		}
	}
	if asks != e.PlaceHolder {
		e.SetPlaceHolder(asks)
	}
}

func (r *entryRenderer) MinSize() fyne.Size {
	in := r.inset()
	size := r.WidgetRenderer.MinSize().AddWidthHeight(2*in.Width, 2*in.Height)
	least := Size(SizeTarget)
	if r.entry.Large {
		least += 8
	}
	return fyne.NewSize(up(max(size.Width, Grow(80))), up(max(size.Height, least)))
}

func (r *entryRenderer) Layout(size fyne.Size) {
	in := r.inset()
	r.box.Resize(size)
	layRing(r.ring, size)
	inner := size.SubtractWidthHeight(2*in.Width, 2*in.Height)
	if !r.entry.MultiLine { // centre the line, whatever the height given
		inner.Height = min(inner.Height, r.WidgetRenderer.MinSize().Height)
		in.Height = Snap((size.Height - inner.Height) / 2)
	}
	r.WidgetRenderer.Layout(inner)
	for _, o := range r.WidgetRenderer.Objects() {
		o.Move(o.Position().AddXY(in.Width, in.Height))
	}
	switch {
	case r.line != nil:
		r.line.Move(r.scroll.Position())
		r.line.Resize(r.scroll.Size())
	case r.wheel != nil:
		r.wheel.Move(r.scroll.Position())
		r.wheel.Resize(r.scroll.Size())
	}
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.box, r.ring}
	for _, o := range r.WidgetRenderer.Objects() {
		if r.line != nil && o == fyne.CanvasObject(r.scroll) {
			o = r.line
		}
		objects = append(objects, o)
	}
	if r.wheel != nil {
		objects = append(objects, r.wheel)
	}
	return objects
}

func (r *entryRenderer) Refresh() {
	r.dress()
	r.WidgetRenderer.Refresh()
	r.Layout(r.entry.Size())
}

func (r *entryRenderer) dress() {
	e := r.entry
	lend(e.Text)
	lend(e.PlaceHolder)
	r.box.CornerRadius = Size(theme.SizeNameInputRadius)
	r.box.FillColor = Colour(theme.ColorNameInputBackground)
	r.box.StrokeWidth = Size(theme.SizeNameInputBorder)
	edge := ColourEdge
	switch {
	case e.Disabled():
		edge = ColourLine
	case e.focused:
		edge = ColourPrimary
	}
	if e.wrong {
		edge = ColourDanger
		r.box.StrokeWidth = 2
	}
	r.box.StrokeColor = Colour(edge)
	r.box.Refresh()
	ShowRing(r.ring, e.focused && !e.Disabled())
}

// MouseDown puts the cursor where the mouse is; the text starts further in than
// Fyne thinks.
func (e *Entry) MouseDown(ev *desktop.MouseEvent) {
	touched()
	moved := *ev
	in := e.inset()
	moved.Position = ev.Position.SubtractXY(in.Width, in.Height)
	e.Entry.MouseDown(&moved)
}

// Dragged selects.
func (e *Entry) Dragged(ev *fyne.DragEvent) {
	moved := *ev
	in := e.inset()
	moved.Position = ev.Position.SubtractXY(in.Width, in.Height)
	e.Entry.Dragged(&moved)
}
