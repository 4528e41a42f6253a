package today

import (
	"fyne.io/fyne/v2"

	"socialmediasurgery/surgery"
	"socialmediasurgery/surgery/desk/today"
	"socialmediasurgery/ui/kit"
)

// dragging is a card on its way to a surgeon: its name follows the mouse.
type dragging struct {
	card today.Card
	on   bool
	over *surgeonChip // nil for none
	name *kit.Pill
}

// Dragged moves the card with the mouse.
func (c *card) Dragged(ev *fyne.DragEvent) {
	d := &c.screen.dragged
	if !d.on {
		if c.shown.State == surgery.Finished {
			return
		}
		d.card, d.on = c.shown, true
		d.name.Set(kit.Waiting, c.shown.Name)
		d.name.Resize(d.name.MinSize())
		d.name.Show()
	}
	c.screen.dragTo(ev.AbsolutePosition)
}

// DragEnd lets go of it.
func (c *card) DragEnd() { c.screen.drop() }

// dragTo has the name follow, and marks the surgeon it would be dropped on.
func (s *Screen) dragTo(at fyne.Position) {
	d, driver := &s.dragged, fyne.CurrentApp().Driver()
	d.name.Move(at.Subtract(driver.AbsolutePositionForObject(s.scroll.Content)).AddXY(kit.Grow(10), -d.name.Size().Height))
	d.over = nil
	for _, chip := range s.helpers.chips {
		from := driver.AbsolutePositionForObject(chip)
		in := at.Subtract(from)
		over := s.helpers.body.Visible() && chip.Visible() && in.X >= 0 && in.Y >= 0 && in.X < chip.Size().Width && in.Y < chip.Size().Height
		chip.hold(over)
		if over {
			d.over = chip
		}
	}
}

// drop seats whoever's card was held over a surgeon with them.
func (s *Screen) drop() {
	d := &s.dragged
	over, was := d.over, d.on
	d.on, d.over = false, nil
	d.name.Hide()
	if was {
		s.FocusBox()
	}
	if was && over != nil {
		over.hold(false)
		s.seat(d.card, over.surgeon)
	}
}
