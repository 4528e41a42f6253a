package week

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"socialmediasurgery/ui/kit"
)

const (
	narrowest = 146          // a day's column at 100 percent: seven fit beside the navigation
	between   = 12           // columns
	edge      = kit.RingRoom // around all, for the focus ring
	bar       = 10           // at the right, where the scroll bar comes
	under     = 6            // the head of a day
)

// grid lays out the days: as many beside one another as there is room for, the
// others in rows beneath. The heads of a row stay in sight while it is scrolled.
type grid struct {
	board  *board
	across int     // days in a row
	wide   float32 // of a column
	size   fyne.Size
	high   float32
	rows   []gridRow
}

// gridRow is the place of one row of days.
type gridRow struct{ top, bottom float32 }

// MinSize is for Fyne.
func (g *grid) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(kit.Grow(120), g.high) }

// Layout is for Fyne.
func (g *grid) Layout(_ []fyne.CanvasObject, size fyne.Size) { g.place(size) }

// place works out the columns and puts everything where it belongs.
func (g *grid) place(size fyne.Size) {
	b := g.board
	g.size = size
	n := len(b.days)
	if n == 0 || size.Width <= 0 {
		g.high = 0
		return
	}
	room := size.Width - edge - bar
	g.across = min(max(int((room+between)/(kit.Grow(narrowest)+between)), 1), n)
	g.wide = (room - between*float32(g.across-1)) / float32(g.across)
	g.rows = g.rows[:0]
	y := g.put(b.above, 0)
	for first := 0; first < n; first += g.across {
		row := b.days[first:min(first+g.across, n)]
		head := row[0].head.MinSize().Height
		bottom := y + head + under + max(kit.Grow(60), b.empty.MinSize().Height+kit.Step)
		for i, d := range row {
			x := g.x(i)
			d.head.Resize(fyne.NewSize(g.wide, head))
			at := y + head + under
			for _, c := range d.cards {
				c.Resize(fyne.NewSize(g.wide, c.MinSize().Height)) // then it knows its height
				high := c.MinSize().Height
				if b.dragged.card != c {
					c.Move(fyne.NewPos(x, at))
				}
				c.Resize(fyne.NewSize(g.wide, high))
				at += high + kit.Step
			}
			bottom = max(bottom, at)
		}
		if n <= g.across && b.below == nil { // what is free beneath belongs to the day too
			bottom = max(bottom, b.scroll.Size().Height)
		}
		for i, d := range row {
			d.back.Move(fyne.NewPos(g.x(i), y))
			d.back.Resize(fyne.NewSize(g.wide, bottom-y))
		}
		g.rows = append(g.rows, gridRow{y, bottom})
		y = bottom
		if first+g.across < n {
			y += kit.Step
		}
	}
	g.high = y + g.put(b.below, y)
	b.pin()
	b.mark()
}

// put places what is scrolled with the days and returns its height.
func (g *grid) put(o fyne.CanvasObject, y float32) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	width := g.size.Width
	o.Resize(fyne.NewSize(width, o.MinSize().Height)) // then it knows its height
	o.Move(fyne.NewPos(0, y))
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	return o.MinSize().Height
}

func (g *grid) x(column int) float32 { return kit.Snap(edge + float32(column)*(g.wide+between)) }

// dayAt returns the day at a place of the board.
func (g *grid) dayAt(p fyne.Position) int {
	for row, at := range g.rows {
		if p.Y < at.top || p.Y > at.bottom {
			continue
		}
		column := min(max(int((p.X-edge)/(g.wide+between)), 0), g.across-1)
		return min(row*g.across+column, len(g.board.days)-1)
	}
	return -1
}

// pin keeps the heads of the row that is being looked at in sight.
func (b *board) pin() {
	g := &b.grid
	for i, d := range b.days {
		if g.across == 0 || i/g.across >= len(g.rows) {
			return
		}
		row := g.rows[i/g.across]
		y := max(row.top, min(b.scroll.Offset.Y, row.bottom-d.head.Size().Height))
		d.head.Move(fyne.NewPos(g.x(i%g.across), y))
		d.cover(y > row.top)
	}
}

// reflow lays everything out anew.
func (b *board) reflow() {
	b.grid.place(b.grid.size)
	if b.inner.Size().Height != b.grid.high {
		b.scroll.Refresh()
	}
	canvas.Refresh(b.inner)
}

// mark puts the ring around what is selected, and the box of a day that has
// nothing on that day.
func (b *board) mark() {
	g := &b.grid
	b.empty.Hidden, b.ring.Hidden = true, true
	var on fyne.CanvasObject
	if c := b.cards[b.selected]; c != nil {
		on = c
	} else if b.selected == "" && b.at < len(b.days) && g.across > 0 && b.at/g.across < len(g.rows) {
		top := g.rows[b.at/g.across].top + b.days[b.at].head.MinSize().Height + under
		b.empty.Move(fyne.NewPos(g.x(b.at%g.across), top))
		b.empty.Resize(fyne.NewSize(g.wide, b.empty.MinSize().Height))
		b.empty.Resize(fyne.NewSize(g.wide, b.empty.MinSize().Height))
		b.empty.Show()
		on = b.empty
	}
	if on != nil && b.focused && b.dragged.card == nil {
		kit.LayRing(b.ring, on.Position(), on.Size())
		kit.ShowRing(b.ring, true)
	}
	canvas.Refresh(b.inner)
}

// reveal scrolls what is selected into sight.
func (b *board) reveal() {
	if c := b.cards[b.selected]; c != nil {
		kit.Reveal(c)
	} else if b.selected == "" && b.empty.Visible() {
		kit.Reveal(b.empty)
	}
	b.pin() // Fyne does not tell of scrolling that was asked for
}

// CreateRenderer is for Fyne.
func (b *board) CreateRenderer() fyne.WidgetRenderer {
	return &boardRenderer{widget.NewSimpleRenderer(b.scroll), b}
}

type boardRenderer struct {
	fyne.WidgetRenderer
	board *board
}

func (r *boardRenderer) MinSize() fyne.Size { return fyne.NewSize(kit.Grow(160), kit.Grow(120)) }

func (r *boardRenderer) Layout(size fyne.Size) {
	b := r.board
	b.screen.fit(b.screen.cramped()) // the window may be lower now
	b.scroll.Resize(size)
	b.grid.place(fyne.NewSize(size.Width, size.Height))
	b.scroll.Refresh()
}

// Refresh follows a change of the look or the text size.
func (r *boardRenderer) Refresh() {
	r.board.screen.fit(r.board.screen.cramped())
	r.Layout(r.board.Size())
}
