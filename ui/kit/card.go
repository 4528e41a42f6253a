package kit

import (
	"fyne.io/fyne/v2"
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
	back, ring := newRect(), NewRing(Size(theme.SizeNameCardRadius))
	return Draw(Drawn{Of: c, Parts: []fyne.CanvasObject{back, ring}, Front: func() fyne.CanvasObject { return c.Content },
		Least: func() fyne.Size {
			p := 2 * c.padding()
			return c.Content.MinSize().AddWidthHeight(p, p)
		},
		Place: func(size fyne.Size) {
			p := c.padding()
			back.Resize(size)
			layRing(ring, size)
			c.Content.Move(fyne.NewPos(p, p))
			c.Content.Resize(size.SubtractWidthHeight(2*p, 2*p))
		},
		Dress: func() {
			fill, edge := colourOr(c.Fill, ColourSurface), colourOr(c.Edge, ColourLine)
			if c.Tinted {
				fill, edge = ColourTint, ColourPrimary
			}
			back.FillColor, back.StrokeColor, back.StrokeWidth = Colour(fill), Colour(edge), Size(theme.SizeNameInputBorder)
			back.CornerRadius = Size(theme.SizeNameCardRadius)
			back.Refresh()
			ShowRing(ring, c.Focused)
		}})
}
