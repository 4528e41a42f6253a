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
	r := &chipRenderer{chip: c, back: canvas.NewRectangle(nil), ring: kit.NewRing(8),
		label: canvas.NewText(c.label, nil), tick: canvas.NewImageFromResource(nil)}
	r.tick.FillMode = canvas.ImageFillContain
	r.dress()
	return r
}

type chipRenderer struct {
	chip       *chip
	back, ring *canvas.Rectangle
	label      *canvas.Text
	tick       *canvas.Image
}

func (r *chipRenderer) Destroy() {}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.ring, r.tick, r.label}
}

// MinSize has room for the tick, so that choosing moves nothing.
func (r *chipRenderer) MinSize() fyne.Size {
	bold := fyne.MeasureText(r.label.Text, r.label.TextSize, fyne.TextStyle{Bold: true})
	return fyne.NewSize(bold.Width+kit.Grow(16+6+20), max(bold.Height+kit.Grow(8), kit.Size(kit.SizeTarget)-8))
}

func (r *chipRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	kit.LayRing(r.ring, fyne.Position{}, size)
	box := kit.Grow(16)
	r.tick.Move(fyne.NewPos(kit.Grow(9), (size.Height-box)/2))
	r.tick.Resize(fyne.NewSize(box, box))
	m := r.label.MinSize()
	x := kit.Grow(9) + box + kit.Grow(6)
	r.label.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
	r.label.Resize(m)
}

func (r *chipRenderer) dress() {
	c := r.chip
	on := slices.Contains(c.picks.on, c.picks.options[c.at].Key)
	r.back.CornerRadius, r.back.StrokeWidth = 8, 1
	r.back.FillColor, r.back.StrokeColor = kit.Colour(kit.ColourSurface), kit.Colour(kit.ColourEdge)
	r.label.TextSize, r.label.TextStyle, r.label.Color = kit.Size(kit.SizeBody), fyne.TextStyle{}, kit.Colour(kit.ColourInk)
	sign, colour := kit.IconPlus, kit.ColourMuted
	if on {
		r.back.FillColor, r.back.StrokeColor, r.back.StrokeWidth = kit.Colour(kit.ColourTint), kit.Colour(kit.ColourPrimary), 2
		r.label.TextStyle, r.label.Color = fyne.TextStyle{Bold: true}, kit.Colour(kit.ColourPrimary)
		sign, colour = kit.IconTick, kit.ColourPrimary
	}
	r.tick.Resource = kit.Icon(sign, colour)
	r.tick.Refresh()
	kit.ShowRing(r.ring, c.picks.focused && c.picks.at == c.at)
}

func (r *chipRenderer) Refresh() {
	if r.chip.at < len(r.chip.picks.options) {
		r.dress()
	}
	r.Layout(r.chip.Size())
	canvas.Refresh(r.chip)
}
