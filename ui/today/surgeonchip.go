package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

// surgeonChip is a surgeon who is here. A click seats them with whoever's card is
// selected; a card can be dropped on it. By keyboard the card's own key pairs.
type surgeonChip struct {
	widget.BaseWidget
	surgeon today.SurgeonHere
	pill    *kit.Pill
	tapped  func()
	over    bool // a card is held over it
}

var (
	_ fyne.Tappable      = (*surgeonChip)(nil)
	_ desktop.Cursorable = (*surgeonChip)(nil)
)

func newSurgeonChip(tone kit.Tone, said string, tapped func()) *surgeonChip {
	c := &surgeonChip{pill: kit.NewPill(tone, said), tapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped is a click.
func (c *surgeonChip) Tapped(*fyne.PointEvent) { kit.Act(c.tapped) }

// Cursor is a hand: this can be clicked.
func (c *surgeonChip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// hold shows that a card would be dropped here.
func (c *surgeonChip) hold(over bool) {
	if c.over != over {
		c.over = over
		c.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (c *surgeonChip) CreateRenderer() fyne.WidgetRenderer {
	return &surgeonChipRenderer{c, kit.NewRing(8)}
}

type surgeonChipRenderer struct {
	chip *surgeonChip
	ring *canvas.Rectangle
}

func (r *surgeonChipRenderer) Destroy() {}

func (r *surgeonChipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.chip.pill}
}

// MinSize is higher than the pill, to be hit.
func (r *surgeonChipRenderer) MinSize() fyne.Size {
	return r.chip.pill.MinSize().Max(fyne.NewSize(0, kit.Size(kit.SizeTarget)-14))
}

func (r *surgeonChipRenderer) Layout(size fyne.Size) {
	kit.LayRing(r.ring, fyne.Position{}, size)
	r.chip.pill.Resize(size)
}

func (r *surgeonChipRenderer) Refresh() {
	kit.ShowRing(r.ring, r.chip.over)
	r.chip.pill.Refresh()
	canvas.Refresh(r.chip)
}
