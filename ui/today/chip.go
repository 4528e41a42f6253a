package today

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/ui/kit"
)

// chip is one answer, drawn.
type chip struct {
	widget.BaseWidget
	picks *picks
	at    int
	label string
}

var _ fyne.Tappable = (*chip)(nil)

// Tapped chooses, or takes back.
func (c *chip) Tapped(*fyne.PointEvent) {
	kit.Focus(c.picks)
	c.picks.toggle(c.at)
}

// CreateRenderer is for Fyne.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	back, ring := canvas.NewRectangle(nil), kit.NewRing(8)
	label, tick := canvas.NewText(c.label, nil), canvas.NewImageFromResource(nil)
	tick.FillMode = canvas.ImageFillContain
	return kit.Draw(kit.Drawn{Of: c, Parts: []fyne.CanvasObject{back, ring, tick, label},
		Least: func() fyne.Size { // with room for the tick, so that choosing moves nothing
			bold := fyne.MeasureText(label.Text, label.TextSize, fyne.TextStyle{Bold: true})
			return fyne.NewSize(bold.Width+kit.Grow(16+6+20), max(bold.Height+kit.Grow(8), kit.Size(kit.SizeTarget)-8))
		},
		Place: func(size fyne.Size) {
			back.Resize(size)
			kit.LayRing(ring, fyne.Position{}, size)
			box := kit.Grow(16)
			tick.Move(fyne.NewPos(kit.Grow(9), (size.Height-box)/2))
			tick.Resize(fyne.NewSize(box, box))
			m := label.MinSize()
			label.Move(fyne.NewPos(kit.Grow(9)+box+kit.Grow(6), (size.Height-m.Height)/2))
			label.Resize(m)
		},
		Dress: func() {
			if c.at < len(c.picks.options) {
				c.dress(back, ring, label, tick)
			}
		}})
}

func (c *chip) dress(back, ring *canvas.Rectangle, label *canvas.Text, tick *canvas.Image) {
	back.CornerRadius, back.StrokeWidth = 8, 1
	back.FillColor, back.StrokeColor = kit.Colour(kit.ColourSurface), kit.Colour(kit.ColourEdge)
	label.TextSize, label.TextStyle, label.Color = kit.Size(kit.SizeBody), fyne.TextStyle{}, kit.Colour(kit.ColourInk)
	sign, colour := kit.IconPlus, kit.ColourMuted
	if slices.Contains(c.picks.on, c.picks.options[c.at].Key) {
		back.FillColor, back.StrokeColor, back.StrokeWidth = kit.Colour(kit.ColourTint), kit.Colour(kit.ColourPrimary), 2
		label.TextStyle, label.Color = fyne.TextStyle{Bold: true}, kit.Colour(kit.ColourPrimary)
		sign, colour = kit.IconTick, kit.ColourPrimary
	}
	tick.Resource = kit.Icon(sign, colour)
	tick.Refresh()
	kit.ShowRing(ring, c.picks.focused && c.picks.at == c.at)
}
