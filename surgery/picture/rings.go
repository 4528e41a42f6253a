package picture

import (
	"math"

	"socialmediasurgery/surgery/page"
)

// ring is a closed outline of straight strokes, in mm.
type ring []page.Point

// curveSteps is into how many strokes a curve is cut: enough for letters on a
// screen.
const curveSteps = 8

func (r ring) backwards() ring {
	out := make(ring, len(r))
	for i, p := range r {
		out[len(r)-1-i] = p
	}
	return out
}

// placed moves and scales rings.
func placed(rings []ring, x, y, scale float64) []ring {
	out := make([]ring, len(rings))
	for i, r := range rings {
		out[i] = make(ring, len(r))
		for k, p := range r {
			out[i][k] = page.Point{X: x + p.X*scale, Y: y + p.Y*scale}
		}
	}
	return out
}

// ringsOf cuts the curves of a path into strokes.
func ringsOf(segments []page.Segment) []ring {
	var rings []ring
	var now ring
	for _, s := range segments {
		switch s.Op {
		case page.MoveTo:
			if len(now) > 2 {
				rings = append(rings, now)
			}
			now = ring{s.P[0]}
		case page.LineTo:
			now = append(now, s.P[0])
		case page.QuadTo:
			now = now.quad(s.P[0], s.P[1])
		case page.CubeTo:
			now = now.cube(s.P[0], s.P[1], s.P[2])
		case page.Close:
		}
	}
	if len(now) > 2 {
		rings = append(rings, now)
	}
	return rings
}

func (r ring) quad(c, to page.Point) ring {
	if len(r) == 0 {
		return r
	}
	from := r[len(r)-1]
	for i := 1; i <= curveSteps; i++ {
		t := float64(i) / curveSteps
		a, b, d := (1-t)*(1-t), 2*(1-t)*t, t*t
		r = append(r, page.Point{X: a*from.X + b*c.X + d*to.X, Y: a*from.Y + b*c.Y + d*to.Y})
	}
	return r
}

func (r ring) cube(c1, c2, to page.Point) ring {
	if len(r) == 0 {
		return r
	}
	from := r[len(r)-1]
	for i := 1; i <= curveSteps; i++ {
		t := float64(i) / curveSteps
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		r = append(r, page.Point{X: a*from.X + b*c1.X + c*c2.X + d*to.X, Y: a*from.Y + b*c1.Y + c*c2.Y + d*to.Y})
	}
	return r
}

// rounded is a rectangle with round corners, clockwise.
func rounded(x, y, w, h, radius float64) ring {
	radius = min(radius, w/2, h/2)
	if radius <= 0 {
		return ring{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
	}
	var r ring
	for corner, c := range []page.Point{{X: x + w - radius, Y: y + radius}, {X: x + w - radius, Y: y + h - radius},
		{X: x + radius, Y: y + h - radius}, {X: x + radius, Y: y + radius}} {
		r = append(r, arc(c, radius, float64(corner-1)*math.Pi/2, math.Pi/2)...)
	}
	return r
}

func arc(c page.Point, radius, start, sweep float64) ring {
	var r ring
	for i := 0; i <= curveSteps; i++ {
		a := start + sweep*float64(i)/curveSteps
		r = append(r, page.Point{X: c.X + radius*math.Cos(a), Y: c.Y + radius*math.Sin(a)})
	}
	return r
}

// stroked returns the outline of a bent line with round ends and corners.
func stroked(points []page.Point, half float64) []ring {
	var rings []ring
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		angle := math.Atan2(b.Y-a.Y, b.X-a.X)
		if len(points) == 2 { // a ruled line ends square
			dx, dy := half*math.Sin(angle), half*math.Cos(angle)
			return []ring{{{X: a.X + dx, Y: a.Y - dy}, {X: b.X + dx, Y: b.Y - dy}, {X: b.X - dx, Y: b.Y + dy}, {X: a.X - dx, Y: a.Y + dy}}}
		}
		rings = append(rings, append(arc(b, half, angle-math.Pi/2, math.Pi), arc(a, half, angle+math.Pi/2, math.Pi)...))
	}
	return rings
}
