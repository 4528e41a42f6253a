package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Card is a sheet with a thin line around it that holds content. Focused draws the
// focus ring around it; Tinted fills it as the chosen one of several.
type Card struct {
	widget.BaseWidget
	Content         fyne.CanvasObject
	Focused, Tinted bool
	Fill, Edge      fyne.ThemeColorName // surface and line if left out
	Padding         float32             // 14 if left out; negative for none
}

// NewCard makes a card around content.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{Content: content}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes how the card is drawn.
func (c *Card) Set(focused, tinted bool) {
	if c.Focused != focused || c.Tinted != tinted {
		c.Focused, c.Tinted = focused, tinted
		c.Refresh()
	}
}

func (c *Card) padding() float32 {
	switch {
	case c.Padding < 0:
		return 0
	case c.Padding == 0:
		return 14
	}
	return c.Padding
}

// CreateRenderer is for Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{card: c, back: newRect(), ring: NewRing(Size(theme.SizeNameCardRadius))}
	r.dress()
	return r
}

type cardRenderer struct {
	card       *Card
	back, ring *canvas.Rectangle
}

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.ring, r.card.Content}
}

func (r *cardRenderer) MinSize() fyne.Size {
	p := 2 * r.card.padding()
	return r.card.Content.MinSize().AddWidthHeight(p, p)
}

func (r *cardRenderer) Layout(size fyne.Size) {
	p := r.card.padding()
	r.back.Resize(size)
	layRing(r.ring, size)
	r.card.Content.Move(fyne.NewPos(p, p))
	r.card.Content.Resize(size.SubtractWidthHeight(2*p, 2*p))
}

func (r *cardRenderer) dress() {
	c := r.card
	fill, edge, width := colourOr(c.Fill, ColourSurface), colourOr(c.Edge, ColourLine), Size(theme.SizeNameInputBorder)
	if c.Tinted {
		fill, edge = ColourTint, ColourPrimary
	}
	r.back.FillColor, r.back.StrokeColor, r.back.StrokeWidth = Colour(fill), Colour(edge), width
	r.back.CornerRadius = Size(theme.SizeNameCardRadius)
	r.back.Refresh()
	ShowRing(r.ring, c.Focused)
}

func (r *cardRenderer) Refresh() {
	r.dress()
	r.card.Content.Refresh()
	r.Layout(r.card.Size())
	canvas.Refresh(r.card)
}
