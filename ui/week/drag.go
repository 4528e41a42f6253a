package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"socialmediasurgery/ui/kit"
)

// dragging is a card on its way to another day, or into the bar of what lasts all week;
// or what is in that bar, on its way to a day.
type dragging struct {
	card    *card
	to      int
	allWeek bool
	item    *laneItem
	seen    *kit.Card // stands for it over the days
}

// drag moves a card with the mouse.
func (b *board) drag(c *card, ev *fyne.DragEvent) {
	lane := b.screen.lane
	if b.dragged.card != c {
		b.move(c.day, b.rowOf(c))
		b.dragged = dragging{card: c, to: c.day}
		lane.await(true)
		b.ring.Hide()
		b.raise(c)
	}
	c.Move(c.Position().AddXY(ev.Dragged.DX, ev.Dragged.DY))
	b.dragged.allWeek = lane.holds(ev.AbsolutePosition)
	lane.hold(b.dragged.allWeek)
	to := b.grid.dayAt(c.Position().AddXY(c.Size().Width/2, kit.Grow(24)))
	if to < 0 || b.dragged.allWeek {
		to = c.day
	}
	b.dragged.to = to
	for i, d := range b.days {
		d.back.hold(i == to && to != c.day)
	}
	canvas.Refresh(b.inner)
}

func (b *board) rowOf(c *card) int {
	for i, o := range b.days[c.day].cards {
		if o == c {
			return i
		}
	}
	return 0
}

// raise draws a card above all others.
func (b *board) raise(c fyne.CanvasObject) {
	kept := make([]fyne.CanvasObject, 0, len(b.inner.Objects))
	for _, o := range b.inner.Objects {
		if o != c {
			kept = append(kept, o)
		}
	}
	b.inner.Objects = append(kept, c)
}

// drop lets go of the card: on another day it is moved there, in the bar it lasts all
// week, else it goes back.
func (b *board) drop(c *card) {
	d := b.dragged
	if d.card != c {
		return
	}
	b.dragged = dragging{}
	b.screen.lane.await(false)
	for _, day := range b.days {
		day.back.hold(false)
	}
	b.setDays(b.screen.shown)
	b.reflow()
	kit.Focus(b)
	if at, row, ok := find(b.screen.shown, c.id); ok && d.allWeek {
		b.screen.lastAllWeek(rows(b.screen.shown, at)[row])
	} else if d.to != c.day && d.to < len(b.days) {
		b.screen.moveTo(c.id, b.days[d.to].date)
	}
}

// dragOut moves what lasts all week with the mouse.
func (b *board) dragOut(i *laneItem, ev *fyne.DragEvent) {
	if b.dragged.item != i {
		b.selectEvent(i.id)
		b.dragged = dragging{item: i, seen: kit.NewCard(kit.NewText(kit.Ellipsis, kit.Run{Text: i.name, Weight: kit.Semi}))}
		b.ring.Hide()
	}
	driver := fyne.CurrentApp().Driver()
	b.dragged.to = -1
	if in := ev.AbsolutePosition.Subtract(driver.AbsolutePositionForObject(b.scroll)); inside(in, b.scroll.Size()) {
		b.dragged.to = b.grid.dayAt(ev.AbsolutePosition.Subtract(driver.AbsolutePositionForObject(b.inner)))
	}
	for n, d := range b.days {
		d.back.hold(n == b.dragged.to)
	}
	seen := b.dragged.seen
	seen.Resize(fyne.NewSize(b.grid.wide, seen.MinSize().Height))
	seen.Move(ev.AbsolutePosition.Subtract(driver.AbsolutePositionForObject(b.inner)).SubtractXY(b.grid.wide/2, seen.MinSize().Height/2))
	b.raise(seen)
	canvas.Refresh(b.inner)
}

// inside reports whether a place is on something of that size.
func inside(at fyne.Position, size fyne.Size) bool {
	return at.X >= 0 && at.Y >= 0 && at.X < size.Width && at.Y < size.Height
}

// dropOut lets go of what lasts all week: dropped on a day, it lasts that day; else
// it stays.
func (b *board) dropOut(i *laneItem) {
	d := b.dragged
	if d.item != i {
		return
	}
	b.dragged = dragging{}
	for _, day := range b.days {
		day.back.hold(false)
	}
	b.setDays(b.screen.shown)
	b.reflow()
	kit.Focus(b)
	if d.to >= 0 && d.to < len(b.days) {
		b.screen.lastADay(i.id, b.days[d.to].date)
	}
}
