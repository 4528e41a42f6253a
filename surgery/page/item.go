package page

func (t Text) moved(dx, dy float64) Item { t.X += dx; t.Y += dy; return t }
func (b Box) moved(dx, dy float64) Item  { b.X += dx; b.Y += dy; return b }
func (p Path) moved(dx, dy float64) Item { p.X += dx; p.Y += dy; return p }
func (m Mark) moved(dx, dy float64) Item { m.X += dx; m.Y += dy; return m }
func (l Line) moved(dx, dy float64) Item {
	l.X1, l.Y1, l.X2, l.Y2 = l.X1+dx, l.Y1+dy, l.X2+dx, l.Y2+dy
	return l
}

func (t Text) extent() Rect {
	return Rect{t.X, t.Y - t.Size*mmPerPoint*0.8, t.Width, t.Size * mmPerPoint}
}
func (b Box) extent() Rect {
	return Rect{b.X - b.Thick/2, b.Y - b.Thick/2, b.W + b.Thick, b.H + b.Thick}
}
func (m Mark) extent() Rect { return Rect{m.X, m.Y, m.Size, m.Size} }
func (l Line) extent() Rect {
	x, y := min(l.X1, l.X2), min(l.Y1, l.Y2)
	return Rect{x, y, max(l.X1, l.X2) - x, max(l.Y1, l.Y2) - y}
}
func (p Path) extent() Rect {
	if p.Says != "" || p.Missing != "" { // letters stand on a baseline
		return Rect{p.X, p.Y - p.Height*0.8, p.Width, p.Height}
	}
	return Rect{p.X, p.Y, p.Width, p.Height}
}

// Extent returns the space an item takes, in mm. For letters it is the height
// of their line, not of their ink.
func Extent(it Item) Rect { return it.extent() }

// Rect is a rectangle in mm, X and Y its upper left corner.
type Rect struct{ X, Y, W, H float64 }

// Moved returns items at another place, dx and dy in mm; the given ones stay.
func Moved(items []Item, dx, dy float64) []Item {
	out := make([]Item, len(items))
	for i, it := range items {
		out[i] = it.moved(dx, dy)
	}
	return out
}

// TickLine is the bent stroke of a Tick in a square of one, y downwards;
// whoever draws a Mark scales it by its Size.
var TickLine = [3]Point{{0.10, 0.55}, {0.38, 0.83}, {0.92, 0.20}}

// How thick the strokes of a Mark are, as a part of its Size.
const (
	TickThick = 0.13
	BoxThick  = 0.07
)
