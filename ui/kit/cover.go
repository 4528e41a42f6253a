package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// cover lies over the whole window, takes every click, and holds what floats: a
// panel in the middle or a drop-down at its box. It never asks for room, so it
// cannot make the window grow.
type cover struct {
	widget.BaseWidget
	inside fyne.CanvasObject
	place  func(o fyne.CanvasObject, window fyne.Size)
	tapped func()
	dim    bool
	said   *Card // what a notice says meanwhile; hidden when it says nothing
	words  *Text
	bar    *NoticeBar // beneath, in whose place it stands
}

var (
	_ fyne.Tappable          = (*cover)(nil)
	_ fyne.SecondaryTappable = (*cover)(nil)
	_ desktop.Hoverable      = (*cover)(nil)
)

func newCover(inside fyne.CanvasObject, place func(fyne.CanvasObject, fyne.Size)) *cover {
	c := &cover{inside: inside, place: place, words: Body("")}
	c.words.Runs[0].Weight = Semi
	c.said = NewCard(c.words)
	c.said.Padding, c.said.Edge = 8, ColourEdge
	c.said.Hide()
	c.ExtendBaseWidget(c)
	return c
}

// say has what a notice beneath says stand in front; nil for nothing.
func (c *cover) say(bar *NoticeBar) {
	sentence := ""
	if c.bar = bar; bar != nil {
		sentence = bar.Text()
	}
	if sentence == c.words.String() && c.said.Hidden == (sentence == "") {
		return
	}
	c.words.Set(sentence)
	c.said.Hidden = sentence == ""
	c.placeSaid()
	canvas.Refresh(c)
}

// placeSaid puts the sentence over the notice.
func (c *cover) placeSaid() {
	if c.said.Hidden || c.bar == nil {
		return
	}
	size := c.bar.Size()
	c.said.Resize(size)
	c.said.Resize(size.Max(fyne.NewSize(0, c.said.MinSize().Height)))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.bar)
	c.said.Move(at.SubtractXY(0, c.said.Size().Height-size.Height))
}

// darken draws the veil, or leaves it to a cover above.
func (c *cover) darken(on bool) {
	if c.dim != on {
		c.dim = on
		c.Refresh()
	}
}

// Tapped is a click beside what floats.
func (c *cover) Tapped(*fyne.PointEvent) {
	if c.tapped != nil {
		c.tapped()
	}
}

// TappedSecondary does the same.
func (c *cover) TappedSecondary(ev *fyne.PointEvent) { c.Tapped(ev) }

// MouseIn keeps what lies beneath from lighting up.
func (c *cover) MouseIn(*desktop.MouseEvent) {}

// MouseMoved is for Fyne.
func (c *cover) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (c *cover) MouseOut() {}

// CreateRenderer is for Fyne.
func (c *cover) CreateRenderer() fyne.WidgetRenderer {
	r := &coverRenderer{cover: c, veil: newRect()}
	r.dress()
	return r
}

type coverRenderer struct {
	cover *cover
	veil  *canvas.Rectangle
}

func (r *coverRenderer) Destroy()           {}
func (r *coverRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *coverRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.veil, r.cover.inside, r.cover.said}
}

func (r *coverRenderer) Layout(size fyne.Size) {
	r.veil.Resize(size)
	if !size.IsZero() {
		r.cover.place(r.cover.inside, size)
	}
	r.cover.placeSaid()
}

func (r *coverRenderer) dress() {
	r.veil.FillColor = color.Transparent
	if r.cover.dim {
		r.veil.FillColor = Colour(ColourShadow)
	}
}

func (r *coverRenderer) Refresh() {
	r.dress()
	r.cover.inside.Refresh()
	r.cover.said.Refresh()
	r.Layout(r.cover.Size())
	canvas.Refresh(r.cover)
}
