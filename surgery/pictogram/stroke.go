package pictogram

import (
	"math"

	"socialmediasurgery/surgery/page"
)

// kappa is how far the controls of a quarter of a circle stand from its ends, as a
// part of its radius.
const kappa = 0.5523

type point = page.Point

func moveTo(q point) page.Segment { return page.Segment{Op: page.MoveTo, P: [3]point{q}} }
func lineTo(q point) page.Segment { return page.Segment{Op: page.LineTo, P: [3]point{q}} }
func cubeTo(a, b, q point) page.Segment {
	return page.Segment{Op: page.CubeTo, P: [3]point{a, b, q}}
}

var closed = page.Segment{Op: page.Close}

// ring is a rectangle with round corners, clockwise, or the other way round as the
// inner edge of a frame.
func ring(x, y, w, h, r float64, back bool) []page.Segment {
	r = max(0, min(r, w/2, h/2))
	k := r * (1 - kappa)
	x2, y2 := x+w, y+h
	if back {
		return []page.Segment{
			moveTo(point{X: x + r, Y: y}), cubeTo(point{X: x + k, Y: y}, point{X: x, Y: y + k}, point{X: x, Y: y + r}),
			lineTo(point{X: x, Y: y2 - r}), cubeTo(point{X: x, Y: y2 - k}, point{X: x + k, Y: y2}, point{X: x + r, Y: y2}),
			lineTo(point{X: x2 - r, Y: y2}), cubeTo(point{X: x2 - k, Y: y2}, point{X: x2, Y: y2 - k}, point{X: x2, Y: y2 - r}),
			lineTo(point{X: x2, Y: y + r}), cubeTo(point{X: x2, Y: y + k}, point{X: x2 - k, Y: y}, point{X: x2 - r, Y: y}), closed,
		}
	}
	return []page.Segment{
		moveTo(point{X: x + r, Y: y}), lineTo(point{X: x2 - r, Y: y}), cubeTo(point{X: x2 - k, Y: y}, point{X: x2, Y: y + k}, point{X: x2, Y: y + r}),
		lineTo(point{X: x2, Y: y2 - r}), cubeTo(point{X: x2, Y: y2 - k}, point{X: x2 - k, Y: y2}, point{X: x2 - r, Y: y2}),
		lineTo(point{X: x + r, Y: y2}), cubeTo(point{X: x + k, Y: y2}, point{X: x, Y: y2 - k}, point{X: x, Y: y2 - r}),
		lineTo(point{X: x, Y: y + r}), cubeTo(point{X: x, Y: y + k}, point{X: x + k, Y: y}, point{X: x + r, Y: y}), closed,
	}
}

// disc is a filled circle.
func disc(q point, r float64) []page.Segment { return ring(q.X-r, q.Y-r, 2*r, 2*r, r, false) }

// straight is a line with round ends.
func straight(a, b point, wide float64) []page.Segment {
	r := wide / 2
	dx, dy := b.X-a.X, b.Y-a.Y
	long := math.Hypot(dx, dy)
	if long == 0 {
		return disc(a, r)
	}
	dx, dy = dx/long*r, dy/long*r // along; (-dy, dx) is across
	at := func(q point, along, across float64) point {
		return point{X: q.X + along*dx - across*dy, Y: q.Y + along*dy + across*dx}
	}
	return []page.Segment{
		moveTo(at(a, 0, -1)), lineTo(at(b, 0, -1)),
		cubeTo(at(b, kappa, -1), at(b, 1, -kappa), at(b, 1, 0)), cubeTo(at(b, 1, kappa), at(b, kappa, 1), at(b, 0, 1)),
		lineTo(at(a, 0, 1)),
		cubeTo(at(a, -kappa, 1), at(a, -1, kappa), at(a, -1, 0)), cubeTo(at(a, -1, -kappa), at(a, -kappa, -1), at(a, 0, -1)), closed,
	}
}

// bent is a curve with flat ends: two edges beside it.
func bent(c piece, wide float64) []page.Segment {
	const parts = 8
	var left, right [parts + 1]point
	for i := range left {
		q, dx, dy := c.at(float64(i) / parts)
		left[i] = point{X: q.X + dy*wide/2, Y: q.Y - dx*wide/2}
		right[i] = point{X: q.X - dy*wide/2, Y: q.Y + dx*wide/2}
	}
	out := []page.Segment{moveTo(left[0])}
	for _, q := range left[1:] {
		out = append(out, lineTo(q))
	}
	for i := parts; i >= 0; i-- {
		out = append(out, lineTo(right[i]))
	}
	return append(out, closed)
}

// at returns a point of a curve, t from 0 to 1, and its direction there.
func (c piece) at(t float64) (q point, dx, dy float64) {
	u := 1 - t
	q.X = u*u*u*c.from.X + 3*u*u*t*c.a.X + 3*u*t*t*c.b.X + t*t*t*c.to.X
	q.Y = u*u*u*c.from.Y + 3*u*u*t*c.a.Y + 3*u*t*t*c.b.Y + t*t*t*c.to.Y
	dx = u*u*(c.a.X-c.from.X) + 2*u*t*(c.b.X-c.a.X) + t*t*(c.to.X-c.b.X)
	dy = u*u*(c.a.Y-c.from.Y) + 2*u*t*(c.b.Y-c.a.Y) + t*t*(c.to.Y-c.b.Y)
	if dx == 0 && dy == 0 { // a control stands on its end
		dx, dy = c.to.X-c.from.X, c.to.Y-c.from.Y
	}
	long := max(math.Hypot(dx, dy), 1e-9)
	return q, dx / long, dy / long
}

// area fills what pieces go round.
func area(pieces []piece) []page.Segment {
	var out []page.Segment
	for i, c := range pieces {
		if i == 0 || c.first {
			if i > 0 {
				out = append(out, closed)
			}
			out = append(out, moveTo(c.from))
		}
		if c.curved {
			out = append(out, cubeTo(c.a, c.b, c.to))
		} else {
			out = append(out, lineTo(c.to))
		}
	}
	return append(out, closed)
}

// edge draws along pieces, with round ends and corners.
func edge(pieces []piece, wide float64) []page.Segment {
	var out []page.Segment
	ended := map[point]bool{} // a corner needs one disc
	for _, c := range pieces {
		if !c.curved {
			out = append(out, straight(c.from, c.to, wide)...)
			ended[c.from], ended[c.to] = true, true
		}
	}
	for _, c := range pieces {
		if !c.curved {
			continue
		}
		out = append(out, bent(c, wide)...)
		for _, q := range []point{c.from, c.to} {
			if !ended[q] {
				ended[q] = true
				out = append(out, disc(q, wide/2)...)
			}
		}
	}
	return out
}
